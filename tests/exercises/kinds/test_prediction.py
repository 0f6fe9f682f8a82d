"""A guess that can not be meant is named, and words are counted as a reader counts them."""

from __future__ import annotations

import pytest

from scomm.exercises import Properties
from scomm.exercises.kinds.prediction import KIND as PREDICTION
from scomm.exercises.kinds.registry import kind_of
from scomm.exercises.kinds.written import word_count
from tests.exercises import tiny


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ([0.6, 70], "guess-as-fraction"),
        ([60, 0.7], "confidence-as-fraction"),
        ([60, 170], "confidence-out-of-range"),
        ([160, 70], "guess-out-of-range"),
    ],
)
def test_a_prediction_that_can_not_be_meant_is_named(value, fault):
    found = PREDICTION.fault(tiny.GUESS.properties, value)
    assert (found.name, bool(found.reply)) == (fault, True)


def test_a_small_guess_may_be_meant_where_the_range_does_not_end_at_a_hundred():
    assert PREDICTION.fault(Properties(type="a count", range=(0, 1000)), [0.6, 70]) is None
    assert PREDICTION.fault(Properties(type="a number"), [-5, 70]) is None


def test_words_are_counted_as_a_reader_counts_them():
    assert word_count("One  two\nthree — four.") == 5
    assert word_count(kind_of("written").take("  ").value or "") == 0
