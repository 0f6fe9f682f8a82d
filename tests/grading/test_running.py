"""A submission runs in a process of its own, and whatever it does there costs itself alone."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from scomm.exercises.learner.handover import MIME
from scomm.grading.running import Limits, Ran, run

ANSWER = f"""
from IPython.display import display
display({{"{MIME}": {{"answer": x}}, "text/plain": ""}}, raw=True)
"""
SWALLOW = "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except:\n        pass"


def ran(tmp_path: Path, *cells: str, asks: dict[int, str] | None = None, **limits: float) -> Ran:
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
    return run(
        notebook, asks or {}, tmp_path, {}, Limits(**{"cell_seconds": 2, "after_interrupt": 0.6, **limits})
    )


def shown(outcome: Ran, index: int) -> str:
    """What the last output of a cell says as text."""
    output = outcome.outputs[index][-1]
    return output.get("text") or output.get("ename") or output["data"]["text/plain"]


def test_cells_run_in_order_and_an_error_stops_nothing(tmp_path: Path) -> None:
    outcome = ran(tmp_path, "x = 1", "1 / 0", "", "x + 1")
    assert outcome.ending == "done"
    assert [shown(outcome, index) for index in (1, 3)] == ["ZeroDivisionError", "2"]


def test_a_check_is_asked_for_its_answer_in_place_of_what_it_says(tmp_path: Path) -> None:
    outcome = ran(tmp_path, "x = 4", "print('full marks')", asks={1: ANSWER})
    assert outcome.messages == {1: [{"answer": 4}]}
    assert 1 not in outcome.outputs


def test_a_cell_that_does_not_end_is_interrupted_and_the_rest_runs(tmp_path: Path) -> None:
    outcome = ran(tmp_path, "x = 1", "while True:\n    pass", "x")
    assert (outcome.ending, outcome.late, shown(outcome, 2)) == ("done", {1}, "1")


def test_after_a_cell_that_swallows_interrupts_the_rest_runs_in_a_fresh_kernel(tmp_path: Path) -> None:
    outcome = ran(tmp_path, "x = 1", SWALLOW, "x", asks={2: ANSWER}, cell_seconds=1)
    assert (outcome.ending, outcome.late) == ("done", {1})
    assert outcome.messages == {2: [{"answer": 1}]}


def test_a_task_that_blocks_every_later_cell_costs_its_own_cell_alone(tmp_path: Path) -> None:
    task = "import asyncio\nasync def f():\n    while True:\n        pass\nt = asyncio.create_task(f())"
    outcome = ran(tmp_path, "x = 1", task, "", "x + 1", "x", asks={4: ANSWER}, cell_seconds=1)
    assert (outcome.ending, outcome.late, shown(outcome, 3)) == ("done", {1}, "2")
    assert outcome.messages == {4: [{"answer": 1}]}


def test_two_cells_in_a_row_that_swallow_interrupts_cost_themselves_alone(tmp_path: Path) -> None:
    outcome = ran(tmp_path, "x = 1\nx", SWALLOW, SWALLOW, "x", asks={3: ANSWER}, cell_seconds=1)
    assert (outcome.ending, outcome.late, shown(outcome, 0)) == ("done", {1, 2}, "1")
    assert outcome.messages == {3: [{"answer": 1}]}


def test_a_kernel_that_ends_itself_leaves_what_came_before(tmp_path: Path) -> None:
    outcome = ran(tmp_path, "x = 1\nx", "import os\nos._exit(1)", "x")
    assert (outcome.ending, set(outcome.outputs)) == ("died", {0})


@pytest.mark.parametrize("name", ["SIGKILL", "SIGINT", "SIGTERM"])
def test_a_signal_to_the_kernels_parent_reaches_no_grader(tmp_path: Path, name: str) -> None:
    attack = f"import os, signal, time\nos.kill(os.getppid(), signal.{name})\ntime.sleep(0.5)"
    outcome = ran(tmp_path, "1", attack, "2")
    assert outcome.ending == ("lost" if name == "SIGKILL" else "done")
    assert 0 in outcome.outputs


def test_the_whole_notebook_has_a_limit_of_time(tmp_path: Path) -> None:
    began = time.monotonic()
    outcome = ran(tmp_path, *["import time\ntime.sleep(1.5)"] * 9, total_seconds=3)
    assert outcome.ending == "total-time"
    assert 0 < len(outcome.outputs) < 4
    assert time.monotonic() - began < 12


def test_output_is_limited_for_a_cell_and_for_the_notebook(tmp_path: Path) -> None:
    outcome = ran(
        tmp_path,
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


def test_what_a_notebook_leaves_running_is_ended(tmp_path: Path) -> None:
    left = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(599)'], start_new_session=True, env={})"
    ran(tmp_path, left, left)
    time.sleep(0.2)
    assert not [
        one
        for one in psutil.process_iter(["cmdline"])
        if "import time; time.sleep(599)" in (one.info["cmdline"] or [])
    ]


def test_a_message_that_cannot_be_read_costs_its_own_cell_alone(tmp_path: Path) -> None:
    deep = "y = 'x'\nfor _ in range(3000):\n    y = [y]\nimport json, sys\nsys.setrecursionlimit(100000)\n"
    deep += (
        "from IPython.display import display\ndisplay({'application/json': y, 'text/plain': ''}, raw=True)"
    )
    outcome = ran(tmp_path, "1", deep, "2")
    assert outcome.ending == "done"
    assert shown(outcome, 2) == "2"


def test_a_module_beside_the_notebook_is_the_notebooks_own(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise RuntimeError('not the grader')")
    (tmp_path / "nbclient.py").write_text("raise RuntimeError('not the grader')")
    (tmp_path / "mine.py").write_text("x = 5")
    assert shown(ran(tmp_path, "import mine\nmine.x"), 0) == "5"


def test_no_tag_makes_the_grader_pass_over_a_cell(tmp_path: Path) -> None:
    cells = [new_markdown_cell("# hi"), new_code_cell("1", metadata={"tags": ["skip-execution"]})]
    outcome = run(new_notebook(cells=cells), {}, tmp_path, {}, Limits())
    assert shown(outcome, 1) == "1"


def test_the_runner_knows_neither_the_kit_nor_nbgrader() -> None:
    from scomm.grading.running import RUNNER

    code = f"import runpy, sys; runpy.run_path({str(RUNNER)!r}); print([m for m in sys.modules if m.split('.')[0] in ('scomm', 'nbgrader', 'pandas')])"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
