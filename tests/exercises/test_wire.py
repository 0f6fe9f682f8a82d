"""Plain data is JSON and nothing else, and a refusal is a rule of the kit, never a sentence from elsewhere."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.exercises.things import TEXTS, is_a
from lessonkit.exercises.wire import BLANK, NOTHING_CAME, STRANGE, Plain, answer, cell_of, refused, refused_as
from tests.exercises.impostors import STRANGERS, EqualsEverything

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    "plain",
    [
        BLANK,
        answer([1, "a", None]),
        refused("number-text"),
        refused("number-many", thing="a list"),
        refused("confidence/number-nan"),
        refused("table-cell", count=3, cell="a very long text"),
        Plain("blank", rule="function-unfinished"),
        Plain("answer", 3, "set-then-failed"),
    ],
)
def test_an_answer_survives_the_way_through_json(plain):
    assert Plain.from_json(json.loads(json.dumps(plain.to_json()))) == plain


@given(JSON)
def test_anything_that_is_not_an_answer_is_read_as_a_refusal(data):
    read = Plain.from_json(data)
    assert read.state in ("answer", "blank", "refused")
    assert isinstance(read.reply, str)


@pytest.mark.parametrize(
    "message",
    [
        {"state": "refused", "reply": "Full marks are due."},
        {"state": "refused", "rule": "Full marks are due.", "facts": {}},
        {"state": "refused", "rule": "number-text", "facts": {"thing": "a list"}},
        {"state": "refused", "rule": "number-other", "facts": {}},
        {"state": "refused", "rule": "number-other", "facts": {"thing": "worth full marks"}},
        {"state": "refused", "rule": "number-other", "facts": {"thing": ["a list"]}},
        {"state": "refused", "rule": "number-text"} | {"facts": None},
        {"state": "refused", "rule": "text-long", "facts": {"count": "many"}},
        {"state": "refused", "rule": "text-long", "facts": {"count": -1}},
        {"state": "refused", "rule": "text-long", "facts": {"count": True}},
        {"state": "refused", "rule": "text-long", "facts": {"count": 10**30}},
        {"state": "refused", "rule": "function-unfinished", "facts": {}},
        {"state": "blank", "rule": "number-text", "facts": {}},
        {"state": "answer", "value": 1, "rule": "number-text", "facts": {}},
        {"state": "error", "rule": "function-error", "facts": {"error": "ValueError"}},
        {"state": "other", "rule": "result-true", "facts": {}},
    ],
    ids=str,
)
def test_a_refusal_by_no_rule_of_the_kit_is_as_if_nothing_came(message):
    assert Plain.from_json(message) == NOTHING_CAME


def test_quotes_stay_where_they_were_made():
    given_ = refused_as("number-other", EqualsEverything())
    assert [quote.words for quote in given_.quotes] == ["EqualsEverything"]
    assert "EqualsEverything" not in json.dumps(given_.to_json())
    assert "EqualsEverything" not in given_.reply
    assert Plain.from_json(given_.to_json()).quotes == ()


def test_every_stranger_makes_a_cell_or_none():
    for stranger, make in STRANGERS.items():
        cell = cell_of(make())
        assert cell is STRANGE or cell is None or type(cell) in (bool, int, float, str), stranger


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


def test_a_text_of_numpy_counts_as_text():
    assert is_a(np.str_("b"), TEXTS)
    assert type(cell_of(np.str_("b"))) is str
