"""Which cells are checks, and what stands in for them while a submission runs."""

from __future__ import annotations

import pytest

from lessonkit.grading.checkcell import checked_id, hand_over_source

GRADED = {"grade": True, "solution": False, "points": 2}


def cell(source: str, **marks: object) -> dict:
    return {"cell_type": "code", "source": source, "metadata": {"nbgrader": {**GRADED, **marks}}}


@pytest.mark.parametrize("source", ['check("share")', "check('share')\n", ' check( "share" ) '])
def test_a_graded_call_of_check_is_a_check_cell(source: str) -> None:
    assert checked_id(cell(source)) == "share"


def test_a_check_cell_that_nbgrader_added_back_is_still_one() -> None:
    note = "# This cell (id:share) was missing from the submission. It was added back by nbgrader.\n\n"
    assert checked_id(cell(note + 'check("share")')) == "share"


@pytest.mark.parametrize("marks", [{"grade": False}, {"solution": True}, {}])
def test_a_check_is_known_by_what_it_does_and_not_by_its_flags(marks: dict) -> None:
    assert checked_id(cell('check("share")', **marks)) == "share"
    assert checked_id({"cell_type": "code", "source": 'check("share")', "metadata": {}}) == "share"


@pytest.mark.parametrize(
    "other",
    [
        cell("assert True"),
        cell('check("share"); print(2)'),
        cell("check(name)"),
        cell('x = check("share")'),
        {**cell('check("share")'), "cell_type": "markdown"},
    ],
)
def test_anything_else_is_run_as_it_stands(other: dict) -> None:
    assert checked_id(other) is None


def test_the_stand_in_never_calls_the_notebooks_own_check(lesson) -> None:
    source = hand_over_source(lesson.exercise("share"), [])
    assert "check(" not in source
    compile(source, "<stand-in>", "exec")
