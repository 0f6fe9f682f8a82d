"""Data from elsewhere are looked at before they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scomm.exercises.kinds.registry import every_kind, kind_of
from tests.exercises import tiny
from tests.exercises.test_wire import JSON

RIGHT = {
    "number": 30.0,
    "choice": ["c", "a", "b"],
    "table": kind_of("table").take(tiny.tidy()).value,
    "function": [{"type": "number", "value": 25.0}],
    "chart": kind_of("chart").take(tiny.chart()).value,
    "written": "Not much.",
    "prediction": [50, 60],
}


@pytest.mark.parametrize("kind", every_kind())
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


@pytest.mark.parametrize("kind", every_kind())
@given(data=st.data())
def test_what_has_the_shape_can_be_compared_without_an_error(kind, data):
    value = data.draw(damaged(RIGHT[kind]))
    if kind_of(kind).fits(value) and kind not in ("written", "prediction"):
        kind_of(kind).same(value, RIGHT[kind], 0.5)
        kind_of(kind).same(RIGHT[kind], value, 0.5)


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
