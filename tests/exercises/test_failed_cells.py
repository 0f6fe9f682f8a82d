"""A check does not praise an older answer once the answer cell has ended in an error."""

from __future__ import annotations

import doctest

import pytest

from scomm.exercises import failed_cells
from scomm.exercises.failed_cells import FailedCells


@pytest.mark.parametrize(
    "source",
    [
        "in_doubt = 77 counties",
        "day = 1 / 0\nin_doubt = day",
        "in_doubt: int = 1 / 0",
        "def in_doubt(day)\n    return 3",
        "in_doubt += none",
        "in_doubt 77",
        "in_doubt = 1\nin_doubt.plot()",
    ],
)
def test_a_cell_that_sets_an_answer_and_fails_is_remembered_until_it_runs_through(source: str) -> None:
    cells = FailedCells({"in-doubt": "in_doubt", "in-doubt-too": "in_doubt_too"})
    cells.saw(source, success=False)
    assert "in-doubt" in cells
    assert "in-doubt-too" not in cells
    cells.saw("in_doubt = 77", success=True)
    assert "in-doubt" not in cells


@pytest.mark.parametrize(
    "source",
    [
        "print(in_doubt)",
        'check("in-doubt")',
        "x = in_doubt",
        "    # in_doubt = 7",
        "",
        "in_doubt.plot()",
        "in_doubt + none",
        "in_doubt == none",
        "in_doubt(3)",
        "in_doubts = 1 / 0",
    ],
)
def test_a_cell_that_sets_no_answer_is_passed_over(source: str) -> None:
    cells = FailedCells({"in-doubt": "in_doubt"})
    cells.saw(source, success=False)
    assert "in-doubt" not in cells


def test_the_examples_in_the_docs_hold() -> None:
    result = doctest.testmod(failed_cells)
    assert result.attempted > 0
    assert result.failed == 0
