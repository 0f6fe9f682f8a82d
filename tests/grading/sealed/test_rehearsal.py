"""What is rehearsed before submissions run is what notebooks do, and leaves nothing that one could read."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

BEFORE_AND_AFTER = """
import json, os, sys, warnings
from lessonkit.quick_start import leave_out_grammar
leave_out_grammar()
from lessonkit.grading.sealed.rehearsal import rehearse
from lessonkit.grading.sealed.shell import Shell, new_shell
shown = rehearse()
gone = not Shell.initialized()
open_files = len(os.listdir("/proc/self/fd"))
shell = new_shell()
import plotly.io
from lessonkit.exercises.learner import session
told = {
    "shown": shown,
    "gone": gone,
    "open_files": open_files,
    "names": sorted(set(shell.user_ns) - {"In", "Out", "exit", "quit", "open", "get_ipython"}),
    "first": shell.run("x = [len(In), _, sorted(Out)]\\nx", "a", characters=999, total=999),
    "lesson": session._open is None,
    "templates": [name for name in plotly.io.templates if "scomm" in name],
    "template": plotly.io.templates.default,
    "answers_to": shell is get_ipython() if "get_ipython" in dir() else __import__("IPython").get_ipython() is shell,
    "modules": [name for name in ("matplotlib", "IPython.extensions.storemagic") if name in sys.modules],
}
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """What a fresh process says of itself once it has rehearsed."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", BEFORE_AND_AFTER], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_only_the_cells_that_are_meant_to_fail_do(told: dict[str, Any]) -> None:
    failed = [[one["ename"] for one in cell if one["output_type"] == "error"] for cell in told["shown"]]
    assert failed == [[]] * (len(failed) - 2) + [["ZeroDivisionError"], ["SyntaxError"]]


def test_tables_and_charts_are_shown_and_nothing_is_warned_of(told: dict[str, Any]) -> None:
    """A warning is told once in a process: one that is rehearsed would be kept from a learner's page."""
    kinds = {kind for cell in told["shown"] for one in cell for kind in one.get("data", ())}
    assert {"text/html", "text/plain", "application/vnd.plotly.v1+json"} <= kinds
    assert not [one for cell in told["shown"] for one in cell if one.get("name") == "stderr"]


def test_the_next_shell_is_as_a_first_one(told: dict[str, Any]) -> None:
    assert told["gone"]
    assert told["answers_to"]
    assert [name for name in told["names"] if not name.startswith("_")] == []
    assert told["first"][0]["data"]["text/plain"] == "[2, '', []]"


def test_no_lesson_is_open_and_no_chart_is_dressed(told: dict[str, Any]) -> None:
    assert told["lesson"]
    assert (told["templates"], told["template"], told["modules"]) == ([], "plotly", [])
