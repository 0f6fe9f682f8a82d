"""Data from elsewhere are looked at before they are compared."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.exercises.deal import Deal
from lessonkit.exercises.kinds.registry import every_kind, kind_of
from tests.exercises import tiny
from tests.exercises.test_wire import JSON


def right_answers() -> dict[str, Any]:
    """A right answer of each kind as plain data: what the reference of the tiny lesson's last exercise of the kind sets."""
    found = {}
    for exercise in tiny.LESSON.exercises:
        space: dict[str, Any] = {"deal": Deal(shelf="middle")}
        exec(textwrap.dedent(tiny.GIVEN) + textwrap.dedent(exercise.reference), space)
        probes = exercise.probes(tiny.load) if exercise.probes else ()
        found[exercise.kind] = exercise.answer_kind.take(space[exercise.variable], probes).value
    return found


RIGHT = right_answers()


def test_the_tiny_lesson_has_an_exercise_of_every_kind():
    missing = sorted(set(every_kind()) - set(RIGHT))
    assert not missing, f"Write an exercise of the kind {missing[0]} into tests/exercises/tiny.py."


@pytest.mark.parametrize("kind", RIGHT)
def test_the_plain_form_of_every_kind_has_its_shape(kind):
    assert kind_of(kind).fits(RIGHT[kind])


def damaged(value):
    """The same data with one part replaced by any JSON."""
    if isinstance(value, dict):
        parts = [damaged(part).map(lambda new, key=key: {**value, key: new}) for key, part in value.items()]
        less = [st.just({k: v for k, v in value.items() if k != key}) for key in value]
        return st.one_of(JSON, *parts, *less)
    if isinstance(value, list) and value:
        parts = [
            damaged(part).map(lambda new, i=i: [*value[:i], new, *value[i + 1 :]])
            for i, part in enumerate(value[:3])
        ]
        return st.one_of(JSON, *parts, st.just(value[:-1]), st.just([*value, value[0]]))
    return JSON


@pytest.mark.parametrize("kind", RIGHT)
@given(data=st.data())
def test_what_has_the_shape_can_be_compared_without_an_error(kind, data):
    value = data.draw(damaged(RIGHT[kind]))
    if kind_of(kind).fits(value) and kind_of(kind).keyed:
        assert kind_of(kind).same(value, RIGHT[kind], 0.5) in (True, False)
        assert kind_of(kind).same(RIGHT[kind], value, 0.5) in (True, False)


@pytest.mark.parametrize(
    "value", [True, None, "30", [30], {"a": 30}, float("nan"), float("inf"), 10**400, 2**53]
)
def test_no_other_value_has_the_shape_of_a_number(value):
    assert not kind_of("number").fits(value)


@pytest.mark.parametrize(
    "value",
    [
        {"columns": ["a"], "rows": [[1, 2]]},
        {"columns": ["a"], "rows": [["x"], []]},
        {"columns": [1], "rows": [[1]]},
        {"columns": ["a"], "rows": [[[1]]]},
        {"columns": ["a"], "rows": [[10**400]]},
        {"rows": []},
        [],
    ],
)
def test_a_crooked_table_has_no_shape(value):
    assert not kind_of("table").fits(value)


@pytest.mark.parametrize(
    "result",
    [
        {"type": ["number"], "value": 1},
        {"type": "number"},
        {"value": 1},
        {"type": "code", "value": "x"},
        None,
    ],
)
def test_a_result_of_no_known_type_has_no_shape(result):
    assert not kind_of("function").fits([result])
