"""In a real kernel: a check stops a function without end, says so, and does not call an older one after an error."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from lessonkit.exercises.kinds import clock
from lessonkit.exercises.learner.at_work import say

KIT = Path(__file__).parents[3]
START = f"""import sys; sys.path.insert(0, {str(KIT)!r})
import lessonkit.exercises.learner.in_time as in_time
in_time.SECONDS = 1
from scomm import begin, check
deal = begin("90-tiny", "otter-maple-river")"""
LOOP = "def percent(part, whole):\n    while part >= 0:\n        part += 1\n    return part"
RIGHT = "def percent(part, whole):\n    return 100 * part / whole if whole else float('nan')"
COUNTS = f"calls = []\n{RIGHT.replace('return', 'calls.append(1); return')}"
CHECK = 'check("percent")'

pytestmark = pytest.mark.skipif(not clock.can_stop(), reason="no timer interrupts Python on this system")


@pytest.fixture
def replies(here: Path, monkeypatch: pytest.MonkeyPatch):
    """What the cells of the tiny lesson's notebook show, as plain words, in a kernel of its own."""
    monkeypatch.setenv("PYTHONPATH", str(KIT / "src"))

    def of(*cells: str | tuple[str, str]) -> list[str]:
        pairs = [one if isinstance(one, tuple) else (one, "") for one in (START, *cells)]
        made = [new_code_cell(source, **({"id": id} if id else {})) for source, id in pairs]
        where = {"metadata": {"path": str(here)}}
        client = NotebookClient(
            new_notebook(cells=made), allow_errors=True, resources=where, kernel_name="python3", timeout=120
        )
        client.execute()
        return [" ".join(map(_words, cell.outputs)) for cell in client.nb.cells[1:]]

    return of


def _words(output: NotebookNode) -> str:
    if output.output_type in ("stream", "error"):
        return output.get("text") or output.ename
    data = output.data
    return unescape(re.sub(r"<[^>]+>", " ", data.get("text/html") or data["text/plain"]))


def test_a_check_stops_a_function_without_end_says_where_and_the_next_one_is_checked(replies) -> None:
    _, stopped, _, right = replies(LOOP, CHECK, RIGHT, CHECK)
    assert say("told.endless", n=1) in stopped
    assert "Timed out" in stopped
    assert re.search(r"line [23] of its cell, where it was stopped *(while part >= 0:|part \+= 1)", stopped)
    assert "Right" in right


def test_after_a_stop_the_kernels_own_interrupt_is_as_before(replies) -> None:
    *_, handlers = replies(
        LOOP,
        CHECK,
        "import signal\nsignal.getsignal(signal.SIGALRM) == signal.SIG_DFL, signal.getitimer(signal.ITIMER_REAL)",
    )
    assert handlers == "(True, (0.0, 0.0))"


@pytest.mark.parametrize(
    "broken",
    [
        "1 / 0\n" + RIGHT,
        "def percent(part, whole)\n    return part",
        "percent = wrong",
        "raise KeyboardInterrupt\n" + RIGHT,
    ],
)
def test_after_an_error_in_the_answer_cell_the_older_function_is_not_called(replies, broken: str) -> None:
    answer = "90-tiny-answer-percent"
    _, _, _, reply, calls = replies(COUNTS, "calls.clear()", (broken, answer), CHECK, "len(calls)")
    assert calls == "0"
    assert "ended in an error" in reply


def test_where_a_check_can_stop_nothing_it_says_so_while_the_function_runs(replies) -> None:
    slow = "import time\ndef percent(part, whole):\n    time.sleep(0.7)\n    return part"
    no_timer = "import lessonkit.exercises.kinds.clock as clock\nclock.can_stop = lambda: False"
    _, _, reply = replies(no_timer, slow, CHECK)
    assert say("told.still-running", n=1) in reply
    assert say("told.endless", n=1) not in reply
