"""A submission runs in a process of its own, and whatever it does there costs itself alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable

import psutil
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from lessonkit.exercises.learner.handover import MIME
from lessonkit.grading.fences.proving import chosen
from lessonkit.grading.sealed.job import Job, Limits, Ran
from lessonkit.grading.sealed.serving import run

ANSWER = f"""
from IPython.display import display
display({{"{MIME}": {{"answer": x}}, "text/plain": ""}}, raw=True)
"""
SWALLOW = "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except:\n        pass"


@pytest.fixture
def ran() -> Callable[..., Ran]:
    """Runs cells in the strongest fence of this machine."""

    def run_cells(
        *cells: str | NotebookNode,
        asks: dict[int, str] | None = None,
        files: dict[str, bytes] | None = None,
        **limits: float,
    ) -> Ran:
        made = tuple(new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells)
        held = Limits(**{"cell_seconds": 2, "after_interrupt": 0.6, **limits})  # type: ignore[arg-type]
        job = Job(made, asks or {}, files or {}, limits=held)
        return run(job, chosen().fence)

    return run_cells


def shown(outcome: Ran, index: int) -> str:
    """What the last output of a cell says as text."""
    output = outcome.outputs[index][-1]
    return output.get("text") or output.get("ename") or output["data"]["text/plain"]


def test_cells_run_in_order_and_an_error_stops_nothing(ran: Callable[..., Ran]) -> None:
    outcome = ran("x = 1", "1 / 0", "", "x + 1")
    assert outcome.ending == "done"
    assert [shown(outcome, index) for index in (1, 3)] == ["ZeroDivisionError", "2"]


def test_a_check_is_asked_for_its_answer_in_place_of_what_it_says(ran: Callable[..., Ran]) -> None:
    outcome = ran("x = 4", "print('full marks')", asks={1: ANSWER})
    assert outcome.messages == {1: [{"answer": 4}]}
    assert 1 not in outcome.outputs


def test_a_cell_that_does_not_end_is_interrupted_and_the_rest_runs(ran: Callable[..., Ran]) -> None:
    outcome = ran("x = 1", "while True:\n    pass", "x")
    assert (outcome.ending, outcome.late, shown(outcome, 2)) == ("done", {1}, "1")


def test_after_a_cell_that_swallows_interrupts_the_rest_runs_in_a_fresh_kernel(
    ran: Callable[..., Ran],
) -> None:
    outcome = ran("x = 1", SWALLOW, "x", asks={2: ANSWER}, cell_seconds=1)
    assert (outcome.ending, outcome.late) == ("done", {1})
    assert outcome.messages == {2: [{"answer": 1}]}


def test_a_task_that_blocks_every_later_cell_costs_its_own_cell_alone(ran: Callable[..., Ran]) -> None:
    task = "import asyncio\nasync def f():\n    while True:\n        pass\nt = asyncio.create_task(f())"
    outcome = ran("x = 1", task, "", "x + 1", "x", asks={4: ANSWER}, cell_seconds=1)
    assert (outcome.ending, outcome.late, shown(outcome, 3)) == ("done", {1}, "2")
    assert outcome.messages == {4: [{"answer": 1}]}


def test_two_cells_in_a_row_that_swallow_interrupts_cost_themselves_alone(ran: Callable[..., Ran]) -> None:
    outcome = ran("x = 1\nx", SWALLOW, SWALLOW, "x", asks={3: ANSWER}, cell_seconds=1)
    assert (outcome.ending, outcome.late, shown(outcome, 0)) == ("done", {1, 2}, "1")
    assert outcome.messages == {3: [{"answer": 1}]}


def test_a_cell_that_takes_the_streams_away_costs_no_later_cell_its_own(ran: Callable[..., Ran]) -> None:
    outcome = ran("import sys\nsys.stdout = sys.stderr = None", "print(3)", "x = 4", "x")
    assert (outcome.ending, outcome.late) == ("done", set())
    assert [shown(outcome, index).strip() for index in (1, 3)] == ["3", "4"]


ENDS = {
    "os._exit": "import os\nos._exit(1)",
    "exit()": "exit()",
    "quit() with more behind it": "x = 2\nquit()\nx = 3",
    "exit without brackets": "exit",
    "a crash": "import ctypes\nctypes.string_at(0)",
    "abort": "import os\nos.abort()",
    "a signal to itself": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "a thread that ends it": "import os, threading, time\nthreading.Thread(target=os._exit, args=(0,)).start()\ntime.sleep(1)",
    "descriptors closed": "import os\nos.closerange(3, 1_000)",
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_a_cell_that_ends_its_own_process_costs_itself_alone(ran: Callable[..., Ran], end: str) -> None:
    outcome = ran("x = 1", end, "x + 1", "x", asks={3: ANSWER}, cell_seconds=10)
    assert (outcome.ending, outcome.excess, shown(outcome, 2)) == ("done", {1: "end"}, "2")
    assert outcome.messages == {3: [{"answer": 1}]}
    assert "ended the program" in outcome.outputs[1][0]["traceback"][0]


def test_a_process_that_ends_while_its_answer_is_read_costs_that_answer_alone(
    ran: Callable[..., Ran],
) -> None:
    ending = "import os\nclass Ending:\n    def __repr__(self):\n        os._exit(0)\nx = Ending()"
    asks = {1: "print(repr(x))", 3: ANSWER}
    outcome = ran(ending, "", "x = 5", "x", asks=asks, cell_seconds=10)
    assert (outcome.ending, outcome.excess, outcome.messages) == ("done", {1: "end"}, {3: [{"answer": 5}]})


def test_a_notebook_that_ends_every_process_ends_after_some(ran: Callable[..., Ran]) -> None:
    outcome = ran(*["exit()"] * 8, "1", cell_seconds=10)
    assert (outcome.ending, set(outcome.excess)) == ("died", {0, 1, 2, 3, 4})


@pytest.mark.parametrize("name", ["SIGKILL", "SIGINT", "SIGTERM"])
def test_a_signal_to_what_started_it_reaches_nobody(ran: Callable[..., Ran], name: str) -> None:
    attack = f"import os, signal, time\nos.kill(os.getppid(), signal.{name})\ntime.sleep(0.5)"
    outcome = ran("1", attack, "2")
    assert outcome.ending == "done"
    assert shown(outcome, 2) == "2"


def test_the_whole_notebook_has_a_limit_of_time(ran: Callable[..., Ran]) -> None:
    began = time.monotonic()
    outcome = ran(*["import time\ntime.sleep(3)"] * 9, cell_seconds=9, total_seconds=8)
    assert outcome.ending == "total-time"
    assert 0 < len(outcome.outputs) < 3
    assert time.monotonic() - began < 25


def test_the_time_that_a_kernel_takes_to_start_is_not_the_notebooks(ran: Callable[..., Ran]) -> None:
    assert ran("x = 1", cell_seconds=9, total_seconds=1).ending == "done"


def test_output_is_limited_for_a_cell_and_for_the_notebook(ran: Callable[..., Ran]) -> None:
    outcome = ran(
        "print('a' * 5_000_000)",
        *["print('b' * 900)"] * 4,
        "x = 3",
        asks={5: ANSWER.replace("x}", "3}")},
        cell_characters=1000,
        total_characters=2000,
    )
    sizes = [sum(len(str(output)) for output in outputs) for outputs in outcome.outputs.values()]
    assert max(sizes) < 2000
    assert "More output was left out" in shown(outcome, 0)
    assert "More output was left out" in shown(outcome, 4)
    assert outcome.messages == {5: [{"answer": 3}]}  # an answer is no output


def test_what_a_notebook_leaves_running_is_ended(ran: Callable[..., Ran]) -> None:
    left = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(599)'], start_new_session=True, env={})"
    ran(left, left)
    time.sleep(0.2)
    assert not [
        one
        for one in psutil.process_iter(["cmdline"])
        if "import time; time.sleep(599)" in (one.info["cmdline"] or [])
    ]


def test_a_message_that_cannot_be_read_costs_its_own_cell_alone(ran: Callable[..., Ran]) -> None:
    deep = "y = 'x'\nfor _ in range(3000):\n    y = [y]\nimport json, sys\nsys.setrecursionlimit(100000)\n"
    deep += (
        "from IPython.display import display\ndisplay({'application/json': y, 'text/plain': ''}, raw=True)"
    )
    outcome = ran("1", deep, "2")
    assert outcome.ending == "done"
    assert shown(outcome, 2) == "2"


def test_a_module_beside_the_notebook_is_the_notebooks_own(ran: Callable[..., Ran]) -> None:
    broken = b"raise RuntimeError('not the grader')"
    files = {
        "nbclient.py": broken,
        "psutil.py": broken,
        "ipykernel.py": broken,
        "tornado.py": broken,
        "mine.py": b"x = 5",
    }
    assert shown(ran("import mine\nmine.x", files=files), 0) == "5"


def test_no_tag_makes_the_grader_pass_over_a_cell(ran: Callable[..., Ran]) -> None:
    outcome = ran(new_markdown_cell("# hi"), new_code_cell("1", metadata={"tags": ["skip-execution"]}))
    assert shown(outcome, 1) == "1"


def test_memory_without_end_costs_its_own_cell_alone(ran: Callable[..., Ran]) -> None:
    grow = "held = []\nwhile True:\n    held.append(bytearray(20_000_000))"
    outcome = ran("x = 1", grow, "x", asks={2: ANSWER}, cell_seconds=20, memory_megabytes=600)
    assert (outcome.ending, outcome.excess) == ("done", {1: "memory"})
    assert outcome.messages == {2: [{"answer": 1}]}


def test_a_fork_of_a_cell_runs_no_other_cell(ran: Callable[..., Ran]) -> None:
    outcome = ran("x = 0", "import os\npid = os.fork()\nx += 1", "x", cell_seconds=10)
    assert (outcome.ending, shown(outcome, 2)) == ("done", "1")


def test_a_later_submission_finds_nothing_of_an_earlier_one(ran: Callable[..., Ran]) -> None:
    secret = "the answer of " + "anna"
    ran(f"word = {secret!r}")
    look = (
        "import re\nword, found = b'answer of ' + b'anna', False\n"
        "for line in open('/proc/self/maps'):\n"
        "    first, last = (int(part, 16) for part in line.split()[0].split('-'))\n"
        "    if 'rw' in line and 'stack' not in line and '[v' not in line:\n"
        "        with open('/proc/self/mem', 'rb') as memory:\n"
        "            memory.seek(first)\n"
        "            found |= b'the ' + word in memory.read(last - first)\n"
        "found"
    )
    assert "True" not in shown(ran(look, cell_seconds=20), 0)


def test_the_server_knows_no_key_and_no_gradebook() -> None:
    code = (
        "import sys\nfrom lessonkit.grading.sealed.server import loaded_shell\nloaded_shell()\n"
        "print([name for name in sys.modules if name.startswith(('nbgrader', 'sqlalchemy', 'lessonkit.grading.keys'))])"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_server_whose_starter_is_gone_before_it_begins_loads_nothing_and_ends() -> None:
    """A fence ends a server with its starter, but can't where the starter ended first: the server itself looks."""
    theirs, ours = os.pipe()
    os.close(ours)
    begun = subprocess.Popen(
        [
            sys.executable,
            "-P",
            "-X",
            "importtime",
            "-m",
            "lessonkit.grading.sealed.server",
            "none",
            "1",
        ],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(theirs)
    said, loaded = begun.communicate(timeout=60)
    assert (begun.returncode, said) == (0, "")
    assert "plotly" not in loaded
