"""Plain data is JSON and nothing else, and exact types are told by identity."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scomm.exercises.plain import (
    BLANK,
    FLOATS,
    INTS,
    STRANGE,
    TEXTS,
    Plain,
    answer,
    cell_of,
    is_a,
    legible,
    name_of_type,
    refused,
    what_is,
)
from tests.exercises.impostors import STRANGERS, EqualsEverything, FloatByMetaclass, SubFloat

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("plain", [BLANK, answer([1, "a", None]), refused("This is text.")])
def test_an_answer_survives_the_way_through_json(plain):
    assert Plain.from_json(json.loads(json.dumps(plain.to_json()))) == plain


@given(JSON)
def test_anything_that_is_not_an_answer_is_read_as_a_refusal(data):
    read = Plain.from_json(data)
    assert read.state in ("answer", "blank", "refused")
    assert isinstance(read.reply, str)


def test_a_reply_from_elsewhere_is_cut_short_and_never_anything_but_text():
    assert len(Plain.from_json({"state": "refused", "reply": "x" * 10_000}).reply) == 500
    assert Plain.from_json({"state": "refused", "reply": ["<b>"]}).reply == ""


@pytest.mark.parametrize("value", [0.5, np.float64(0.5), np.float32(0.5), np.longdouble(0.5)])
def test_a_float_of_python_or_numpy_is_a_float(value):
    assert is_a(value, FLOATS)
    assert not is_a(value, INTS)


@pytest.mark.parametrize(
    "value",
    [EqualsEverything(), FloatByMetaclass(), SubFloat(0.5), True, "0.5"],
    ids=lambda value: type(value).__name__,
)
def test_what_only_claims_to_be_a_float_is_none(value):
    assert not is_a(value, FLOATS)


def test_true_is_not_a_whole_number():
    assert not is_a(True, INTS)
    assert not is_a(np.True_, INTS)


@pytest.mark.parametrize("stranger", STRANGERS)
def test_every_stranger_has_a_name_and_makes_a_cell_or_none(stranger):
    value = STRANGERS[stranger]()
    assert name_of_type(value)
    assert what_is(value)
    cell = cell_of(value)
    assert cell is STRANGE or cell is None or type(cell) in (bool, int, float, str)


def test_a_lie_about_the_class_does_not_change_its_name():
    assert what_is(EqualsEverything()) == "an EqualsEverything"
    assert what_is(FloatByMetaclass()) == "a FloatByMetaclass"


@pytest.mark.parametrize(
    "missing", [None, pd.NA, pd.NaT, float("nan"), np.float32("nan"), np.datetime64("NaT")]
)
def test_every_missing_value_becomes_an_empty_cell(missing):
    assert cell_of(missing) is None


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (date(2014, 5, 6), "2014-05-06"),
        (datetime(2014, 5, 6), "2014-05-06"),
        (pd.Timestamp("2014-05-06"), "2014-05-06"),
        (np.datetime64("2014-05-06"), "2014-05-06"),
        (pd.Timestamp("2014-05-06 07:30"), "2014-05-06T07:30:00"),
        (datetime(2014, 5, 6, tzinfo=timezone(timedelta(hours=2))), "2014-05-06T00:00:00+02:00"),
    ],
)
def test_a_date_becomes_iso_text_and_keeps_its_hour_if_it_has_one(moment, text):
    assert cell_of(moment) == text


@given(st.text(st.characters()))
def test_a_legible_text_can_be_written_to_any_file(text):
    assert legible(text).encode("utf-8").decode("utf-8") == legible(text)


def test_a_text_of_numpy_counts_as_text():
    assert is_a(np.str_("b"), TEXTS)
    assert type(cell_of(np.str_("b"))) is str
