"""What an object is, is told by its exact type and in words of a closed list."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.exercises.things import FLOATS, INTS, THINGS, is_a, legible, name_of_type, thing, what_is
from tests.exercises.impostors import STRANGERS, EqualsEverything, FloatByMetaclass, SubFloat


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


def test_every_stranger_has_a_name_and_a_word_of_the_list():
    for stranger, make in STRANGERS.items():
        value = make()
        assert name_of_type(value), stranger
        assert what_is(value), stranger
        assert thing(value) in THINGS, stranger


def test_a_lie_about_the_class_does_not_change_its_name():
    assert what_is(EqualsEverything()) == "an EqualsEverything"
    assert what_is(FloatByMetaclass()) == "a FloatByMetaclass"


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (Decimal(1), "a Decimal"),
        (1j, "a complex number"),
        (pd.Timedelta("1D"), "a length of time"),
        (frozenset("a"), "a set"),
        (pd.DataFrame({"a": [1]}).groupby("a"), "groups that were not added up"),
        (EqualsEverything(), "an object of another kind"),
        (SubFloat(1), "an object of another kind"),
    ],
    ids=lambda given: given if isinstance(given, str) else type(given).__name__,
)
def test_what_learners_often_give_has_a_word(value, word):
    assert thing(value) == word


@given(st.text(st.characters()))
def test_a_legible_text_can_be_written_to_any_file(text):
    assert legible(text).encode("utf-8").decode("utf-8") == legible(text)
