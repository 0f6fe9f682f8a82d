"""What was answered can be written again as code."""

from __future__ import annotations

import inspect
import linecache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.exercises import Verdict
from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.learner.restoring import restored_quote
from lessonkit.exercises.wire import Plain, answer, refused
from tests.exercises import tiny
from tests.exercises.impostors import STRANGERS


def quoted(exercise, given_: Plain, source: str = "") -> str:
    """The code that is shown again; empty if there is none."""
    passport = Passport("x", "1").with_check(
        exercise.id, given_, Verdict(exercise.id, "right", 1, 1, ""), source
    )
    return "".join(quote.words for quote in restored_quote(exercise, passport.entries[exercise.id]))


@pytest.mark.parametrize(
    ("exercise", "value"),
    [
        (tiny.SHARE, 30.5),
        (tiny.SHARE, -3),
        (tiny.BASE, "b"),
        (tiny.RANK, ["c", "a", "b"]),
        (tiny.GUESS, [50, 60.5]),
        (tiny.HIDDEN, "It hides\n“two” things, and a 'quote'."),
        (tiny.HIDDEN, 'Three quotes """ and a back\\slash.'),
    ],
)
def test_the_code_that_is_quoted_sets_the_same_answer_again(exercise, value):
    space: dict = {}
    exec(quoted(exercise, answer(value)), space)
    assert kind_of(exercise.kind).take(space[exercise.variable]) == answer(value)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_can_be_written_again(text):
    taken = kind_of("written").take(text)
    if taken.state == "answer":
        space: dict = {}
        exec(quoted(tiny.HIDDEN, taken), space)
        assert kind_of("written").take(space["what_is_hidden"]) == taken


def test_a_function_comes_back_as_its_source():
    source = "def percent(part, whole):\n    return 1\n"
    assert quoted(tiny.PERCENT, answer([]), source) == source


@pytest.mark.parametrize(("exercise", "value"), [(tiny.TIDY, {"columns": [], "rows": []}), (tiny.DRAW, {})])
def test_a_table_or_a_chart_is_too_long_to_be_written(exercise, value):
    assert quoted(exercise, answer(value)) == ""
    assert quoted(tiny.SHARE, refused("number-text")) == ""


def test_the_source_of_a_function_is_found_where_a_notebook_keeps_it():
    text = "def percent(part, whole):\n    return 100 * part / whole\n"
    linecache.cache["<cell-7>"] = (len(text), None, text.splitlines(keepends=True), "<cell-7>")
    space: dict = {}
    exec(compile(text, "<cell-7>", "exec"), space)
    assert kind_of("function").source_of(space["percent"]) == text
    assert kind_of("number").source_of(space["percent"]) == ""


def test_no_stranger_has_a_source_that_stops_a_check():
    for stranger, make in STRANGERS.items():
        assert isinstance(kind_of("function").source_of(make()), str), stranger


def test_a_function_that_leads_its_reader_in_circles_has_no_source():
    def percent(part, whole):
        return 1

    percent.__wrapped__ = percent
    with pytest.raises(ValueError, match="wrapper loop"):
        inspect.unwrap(percent)
    assert kind_of("function").source_of(percent) == ""
