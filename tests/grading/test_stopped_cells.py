"""A stop outranks what an answer's variable holds; an answer that a later cell gave stands."""

from __future__ import annotations

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from lessonkit.exercises.wire import Plain, refused
from lessonkit.grading.sealed.job import Ran
from lessonkit.grading.stopped_cells import stop_of

ANSWER, BLANK = Plain("answer", 5), Plain("blank")
FAILED, ODD = refused("cell-failed"), refused("none")
LOOP = "while True:\n    pass"


def own(source: str) -> NotebookNode:
    """The answer cell as the lesson hands it out, with something else in it."""
    marks = {"grade_id": "share-answer", "solution": True, "grade": False}
    return new_code_cell(source, metadata={"nbgrader": marks})


def told(*cells: str | NotebookNode, given: Plain | None = ANSWER, **stops: object) -> tuple[int, str] | None:
    """The place of the stop and what it is to the exercise, where its check stands below these cells."""
    made = [new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    ran = Ran(**({"late": {place for place, cell in enumerate(made) if LOOP in cell.source}} | stops))
    stop = stop_of([*made, new_code_cell('check("share")')], len(made), "share", ran, given)
    return (stop.place, stop.where) if stop is not None else None


@pytest.mark.parametrize(
    "source",
    [
        f"share = 5\n{LOOP}",
        "share = 0\nwhile True:\n    pass\n    share += 1",
        f"while True:\n    share = 1\n{LOOP}",
        f"def share(n):\n    return n\n{LOOP}",
        f"share['x'] = 5\n{LOOP}",
        f"for bar in share.columns:\n    share.loc[0, bar] = 1\n{LOOP}",
        f"share.add_trace(5)\n{LOOP}",
        f"import numpy as share\n{LOOP}",
    ],
)
@pytest.mark.parametrize("given", [ANSWER, BLANK, FAILED, ODD, None])
def test_a_cell_that_sets_or_changes_an_answer_decides_if_it_is_the_last(
    source: str, given: Plain | None
) -> None:
    assert told("share = 1", source, given=given) == (1, "answer")


def test_the_lessons_own_answer_cell_decides_whatever_stands_in_it() -> None:
    assert told(own(LOOP)) == (0, "answer")
    assert told("share = 1", own(f"fig.show()\n{LOOP}")) == (1, "answer")


def test_what_a_later_cell_answered_stands() -> None:
    assert told(own(f"share = 1\n{LOOP}"), "share = 5") is None
    assert told(f"share = 1\n{LOOP}", own("share = 5")) is None
    assert told(own(f"share = 1\n{LOOP}"), "share.update(x=5)") is None


def test_a_stopped_cell_that_only_uses_an_answer_takes_nothing() -> None:
    assert told(own("share = 5"), f"print(share)\n{LOOP}") is None
    assert told(LOOP, own("share = 5")) is None


def test_where_nothing_was_answered_a_cell_that_was_stopped_since_says_why() -> None:
    assert told(own("share = ..."), LOOP, given=BLANK) == (1, "above")
    assert told(LOOP, own("share = ..."), given=BLANK) is None, "the answer's cell was not tried"
    assert told("# put back:\n# share = ...", LOOP, own("# share = ..."), given=BLANK) == (1, "above")


def test_an_answer_cell_that_broke_off_in_an_error_points_at_the_stopped_cell_of_its_section() -> None:
    assert told(LOOP, 'check("red")', "x = 1", own("share = total"), given=FAILED) is None
    assert told('check("red")', f"total = 1\n{LOOP}", own("share = total"), given=FAILED) == (1, "above")
    letter = new_code_cell(
        LOOP, metadata={"nbgrader": {"grade": True, "solution": True, "grade_id": "letter"}}
    )
    assert told(letter, own("share = total"), given=FAILED) is None


def test_an_odd_value_of_a_cell_that_ran_to_its_end_is_judged_as_what_it_is() -> None:
    assert told(LOOP, own("share = object()"), given=ODD) is None


def test_a_check_that_was_stopped_itself_comes_first() -> None:
    assert told(f"share = 1\n{LOOP}", late={0, 1}, given=None) == (1, "check")
    assert told("share = 1", late=set(), excess={1: "end"}, given=None) == (1, "check")


def test_text_and_what_stands_below_the_check_say_nothing() -> None:
    cells = [new_markdown_cell(f"share = 1\n{LOOP}"), own("share = 5")]
    below = [*cells, new_code_cell('check("share")'), new_code_cell(f"share = 1\n{LOOP}")]
    assert stop_of(below, 2, "share", Ran(late={0, 3}), ANSWER) is None


def test_a_cell_with_ipythons_signs_or_no_python_still_counts_by_its_line() -> None:
    assert told(f"%%time\nshare = 1\n{LOOP}") == (0, "answer")
    assert told(own(f"!sleep 900\n{LOOP}")) == (0, "answer")
