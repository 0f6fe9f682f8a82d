"""A guess that can not be meant is named, and words are counted as a reader counts them."""

from __future__ import annotations

import pytest

from scomm.exercises import Properties
from scomm.exercises.properties import prediction_fault, word_count
from scomm.exercises.take import take
from tests.exercises import tiny


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ([0.6, 70], "guess-as-fraction"),
        ([60, 0.7], "confidence-as-fraction"),
        ([60, 170], "confidence-out-of-range"),
        ([160, 70], "guess-out-of-range"),
        ([60], "not-two-numbers"),
        ("60", "not-two-numbers"),
    ],
)
def test_a_prediction_that_can_not_be_meant_is_named(value, fault):
    name, reply = prediction_fault(tiny.GUESS.properties, value)
    assert (name, bool(reply)) == (fault, True)


def test_a_small_guess_may_be_meant_where_the_range_does_not_end_at_a_hundred():
    assert prediction_fault(Properties(type="a count", range=(0, 1000)), [0.6, 70]) is None
    assert prediction_fault(Properties(type="a number"), [-5, 70]) is None


def test_words_are_counted_as_a_reader_counts_them():
    assert word_count("One  two\nthree — four.") == 5
    assert word_count(take("written", "  ").value or "") == 0
