"""A check does not praise an older answer, and counts what the answer cell set before it failed."""

from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from lessonkit.exercises.learner import failed_cells
from lessonkit.exercises.learner.failed_cells import AFTERWARDS, REFUSAL, FailedCells, watch
from lessonkit.exercises.wire import BLANK, answer

VARIABLES = {"in-doubt": "in_doubt", "in-doubt-too": "in_doubt_too"}


@pytest.mark.parametrize(
    "source",
    [
        "in_doubt = 77 counties",
        "day = 1 / 0\nin_doubt = day",
        "def in_doubt(day)\n    return 3",
        "in_doubt 77",
    ],
)
def test_a_cell_that_sets_an_answer_and_fails_is_remembered_until_it_runs_through(source: str) -> None:
    cells = FailedCells(VARIABLES)
    cells.saw(source, success=False, failing_at=(1, 0))
    assert "in-doubt" in cells
    assert "in-doubt-too" not in cells
    cells.saw("in_doubt = 77", success=True)
    assert "in-doubt" not in cells


@pytest.mark.parametrize(
    "source", ["print(in_doubt)", 'check("in-doubt")', "x = in_doubt", "", "in_doubts = 1 / 0"]
)
def test_a_cell_that_sets_no_answer_is_passed_over(source: str) -> None:
    cells = FailedCells(VARIABLES)
    cells.saw(source, success=False)
    assert "in-doubt" not in cells


def test_an_answer_is_refused_or_told_by_how_its_cell_ended() -> None:
    cells = FailedCells(VARIABLES)
    assert cells.judged_by("in-doubt", lambda: answer(3)) == answer(3)
    cells.saw("in_doubt = 1 / 0", success=False, failing_at=(1, 11))
    assert [cells.judged_by("in-doubt", lambda given=given: given) for given in (answer(3), BLANK)] == [
        REFUSAL,
        REFUSAL,
    ]
    cells.saw("in_doubt = 3\n1 / 0", success=False, failing_at=(2, 0))
    assert cells.judged_by("in-doubt", lambda: answer(3)).rule == AFTERWARDS
    assert cells.judged_by("in-doubt", lambda: BLANK) == BLANK
    assert cells.judged_by("in-doubt-too", lambda: answer(3)) == answer(3)


@pytest.fixture
def shell():
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    shell.history_manager.enabled = False
    yield shell
    InteractiveShell.clear_instance()


def run(shell, *cells: str) -> None:
    for cell in cells:
        with capture_output():
            shell.run_cell(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "in_doubt = 8\n1 / 0",
        "in_doubt = 9\n1 / 0",
        "in_doubt = 8\nraise KeyboardInterrupt",
        "in_doubt = 8; 1 / 0",
        "in_doubt = 8\nimport sys\nsys.exit(1)",
        "in_doubt = 8\nreturn",
        "if True:\n    in_doubt = 8\n    1 / 0",
        "for in_doubt in [7, 9]:\n    pass\n1 / 0",
        "%%time\nin_doubt = 8\n1 / 0",
        "%%capture\nin_doubt = 8\n1 / 0",
        "!true\nin_doubt = 8\n1 / 0",
        "import asyncio\nawait asyncio.sleep(0)\nin_doubt = 8\n1 / 0",
        "def f():\n    return 1 / 0\nin_doubt = 8\nf()",
        "def in_doubt():\n    return 1 / 0\nin_doubt()",
        "exec('in_doubt = 9')\n1 / 0",
    ],
)
def test_what_was_set_before_the_error_counts_and_is_told(shell, cell: str) -> None:
    run(shell, "in_doubt = 8")
    cells = watch(VARIABLES)
    run(shell, cell)
    assert cells.judged_by("in-doubt", lambda: answer(8)).rule == AFTERWARDS
    run(shell, "in_doubt = 8")
    assert cells.judged_by("in-doubt", lambda: answer(8)) == answer(8)


@pytest.mark.parametrize(
    "cell",
    [
        "in_doubt = 1 / 0",
        "1 / 0\nin_doubt = 9",
        "in_doubt = 7 boxes",
        "in_doubt = 9\nx = 7 boxes",
        "raise KeyboardInterrupt\nin_doubt = 9",
        "for n in [1]:\n    in_doubt = 1 / 0",
        "%%time\nin_doubt = 1 / 0",
        "%time in_doubt = 1 / 0",
        "%%capture\nin_doubt = 1 / 0",
        "in_doubt = 9\ndel in_doubt\n1 / 0",
    ],
)
def test_an_older_answer_does_not_count_where_the_last_run_set_none(shell, cell: str) -> None:
    run(shell, "in_doubt = 8")
    cells = watch(VARIABLES)
    run(shell, cell)
    assert cells.judged_by("in-doubt", lambda: answer(8)) == REFUSAL


@pytest.mark.parametrize(
    "cell", ["%%writefile {0}\nin_doubt = 1 / 0", "x = 1 / 0", "print(in_doubt / 0)", "%%html\n<p>"]
)
def test_a_cell_that_is_no_answer_cell_changes_nothing(shell, cell: str, tmp_path) -> None:
    run(shell, "in_doubt = 8")
    cells = watch(VARIABLES)
    run(shell, cell.format(tmp_path / "x.py"))
    assert cells.judged_by("in-doubt", lambda: answer(8)) == answer(8)


@pytest.mark.parametrize(
    "mended",
    ["in_doubt = 8\nseen.append('in-doubt' in cells)", "in_doubt = 9; seen.append('in-doubt' in cells)"],
)
def test_an_answer_that_is_set_and_checked_in_one_cell_counts_at_once(shell, mended: str) -> None:
    run(shell, "in_doubt = 8")
    shell.user_ns["cells"] = cells = watch(VARIABLES)
    shell.user_ns["seen"] = seen = []
    run(shell, "in_doubt = 1 / 0", "seen.append('in-doubt' in cells)", mended)
    assert seen == [True, False]
    assert "in-doubt" not in cells


def test_a_first_cell_that_runs_again_forgives_no_failed_cell(shell) -> None:
    watch(VARIABLES)
    run(shell, "in_doubt = 1 / 0")
    assert "in-doubt" in watch(VARIABLES)
    assert "in-doubt" not in watch({"in-doubt": "another"})


def test_a_run_that_ends_without_a_result_has_failed(shell) -> None:
    cells = watch(VARIABLES)
    shell.events.trigger("pre_run_cell", type("Info", (), {"raw_cell": "in_doubt = 8"}))
    shell.events.trigger("post_run_cell", None)
    assert "in-doubt" in cells


def test_an_end_without_a_beginning_is_told_by_its_code_alone(shell) -> None:
    cells = watch(VARIABLES)
    shell.events.unregister("pre_run_cell", failed_cells._watched.began)
    run(shell, "in_doubt = 8\n1 / 0")
    assert cells.judged_by("in-doubt", lambda: answer(8)).rule == AFTERWARDS
    shell.events.register("pre_run_cell", failed_cells._watched.began)
