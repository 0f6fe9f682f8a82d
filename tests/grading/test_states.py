"""One table of how submissions stand, and what follows from each."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from lessonkit.exercises.verdict import State as VerdictState
from lessonkit.grading.states import STATES, VERDICTS, Standing, State, counted, markdown_table, state_of

DOCS = Path(__file__).parents[2] / "docs" / "grading-a-class.md"


def test_every_state_of_a_submission_and_of_a_verdict_is_in_the_table() -> None:
    assert set(STATES) == set(get_args(State))
    assert set(VERDICTS) == {*get_args(VerdictState), "waiting", "read", "taken-out"}


def test_the_docs_show_the_table_as_it_is() -> None:
    assert markdown_table() in DOCS.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"handed_in": False}, "not-handed-in"),
        ({}, "not-yet-graded"),
        ({"entry": ("d", "graded")}, "graded"),
        ({"entry": ("d", "graded"), "waiting": 2}, "waiting"),
        ({"entry": ("d", "graded"), "again": True}, "look-again"),
        ({"entry": ("d", "graded"), "again": True, "waiting": 2}, "waiting"),
        ({"entry": ("d", "not-graded")}, "not-graded"),
        ({"entry": ("d", "not-graded"), "earlier": True}, "not-graded"),
        ({"entry": ("old", "graded"), "earlier": True}, "resubmitted"),
        ({"entry": ("old", "graded"), "earlier": True, "waiting": 2}, "resubmitted"),
        ({"entry": ("old", "not-graded")}, "not-yet-graded"),
        ({"entry": ("d", "graded"), "handed_in": False}, "graded"),
    ],
)
def test_how_a_submission_stands(facts: dict, state: str) -> None:
    usual = {"handed_in": True, "digest": "d", "entry": None, "waiting": 0, "earlier": False}
    assert state_of(**{**usual, **facts}) == state


def test_only_a_submission_that_was_graded_has_a_number_and_only_one_that_is_read_is_final() -> None:
    for handed, entry, waiting, earlier in product(
        (True, False), (None, ("d", "graded"), ("d", "not-graded"), ("e", "graded")), (0, 2), (True, False)
    ):
        state = state_of(handed_in=handed, digest="d", entry=entry, waiting=waiting, earlier=earlier)
        if STATES[state].final:
            assert entry is not None
            assert entry[1] == "graded"
            assert not waiting
        if entry is None:
            assert not STATES[state].has_mark


def test_what_is_not_final_says_what_to_do() -> None:
    assert all(one.final or one.to_do for one in STATES.values())


def test_a_class_is_counted_in_one_line() -> None:
    assert (
        counted([Standing("a", "graded"), Standing("b", "not-graded")]) == "1 could not be graded, 1 graded"
    )
