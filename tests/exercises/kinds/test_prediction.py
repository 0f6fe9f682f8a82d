"""A guess that can not be meant is named, and words are counted as a reader counts them."""

from __future__ import annotations

import pytest
from msgspec import structs

from lessonkit.exercises import Properties
from lessonkit.exercises.guesses.near import said_before
from lessonkit.exercises.kinds.prediction import KIND as PREDICTION
from lessonkit.exercises.kinds.prediction import say
from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.kinds.written import KIND as WRITTEN
from lessonkit.exercises.kinds.written import word_count
from tests.exercises import tiny


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ([0.6, 0.7], "guess-as-fraction"),
        ([-5, 70], "guess-too-low"),
        ([60, 0.7], "confidence-as-fraction"),
        ([60, 170], "confidence-out-of-range"),
        ([160, 70], "guess-out-of-range"),
    ],
)
def test_a_prediction_that_can_not_be_meant_is_named(value, fault):
    found = PREDICTION.fault(tiny.GUESS.properties, value)
    assert (found.name, bool(found.reply)) == (fault, True)


def test_a_small_guess_may_be_meant_where_the_range_does_not_end_at_a_hundred():
    assert PREDICTION.fault(Properties(type="a rate", range=(0, 50)), [0.6, 70]) is None
    assert PREDICTION.fault(Properties(type="a number"), [-5, 70]) is None


def test_half_in_a_hundred_is_recorded_as_what_it_says():
    outcome = PREDICTION.without_key(tiny.GUESS, [0.5, 60])
    assert (outcome.state, outcome.reply) == (
        "recorded",
        say("prediction.kept-small", guess="0.5", confidence="60", near=said_before((0, 100), None)),
    )


def test_a_fraction_of_a_thousand_is_asked_about():
    assert (
        PREDICTION.fault(Properties(type="a rate", range=(0, 1000)), [0.027, 50]).name == "guess-as-fraction"
    )


def test_a_count_has_no_part_of_one():
    counties = Properties(type="a count", range=(0, 3200), whole=True)
    assert PREDICTION.fault(counties, [1 / 3, 50]).name == "guess-not-whole"
    assert PREDICTION.fault(counties, [300.0, 50]) is None


@pytest.mark.parametrize(("guess", "said"), [(-5, "too-low"), (105, "out-of-range")])
def test_too_low_and_too_high_are_told_apart_with_the_range(guess, said):
    words = {"guess": str(guess), "low": "0", "high": "100"}
    assert PREDICTION.fault(tiny.GUESS.properties, [guess, 50]).reply == say(
        f"prediction.guess-{said}", **words
    )


def test_a_share_for_a_count_is_not_taken_silently():
    counties = structs.replace(
        tiny.GUESS, unit="counties", properties=Properties(type="a count", range=(0, 3200))
    )
    assert PREDICTION.objection(counties, PREDICTION.take(("50%", 60))).state == "not-yet"
    assert PREDICTION.objection(counties, PREDICTION.take(("50 counties", "60%"))) is None
    assert PREDICTION.objection(tiny.GUESS, PREDICTION.take("50%, 60%")) is None


def test_words_are_counted_as_a_reader_counts_them():
    assert word_count("One  two\nthree — four.") == 5
    assert word_count(kind_of("written").take("  ").value or "") == 0


def test_a_text_that_says_one_thing_again_and_again_is_told_so():
    question = structs.replace(tiny.GUESS, properties=Properties(type="a text", words=(40, 200)))
    again = WRITTEN.without_key(question, "I do not know. " * 20)
    assert again.reply == say("written.again", n=80, different=4)
    assert again.state == "recorded"
    page = " ".join(
        f"{noun} {number} counts" for number, noun in enumerate(("arrests", "removals", "people") * 8)
    )
    assert WRITTEN.without_key(question, page).reply == say("written.read", n=72)


@pytest.mark.parametrize(
    "margin", ["±10", " +/- 10", "plus or minus 10", "10 points", "ten points", "diez puntos"]
)
def test_a_margin_is_no_confidence_and_is_asked_about(margin):
    assert PREDICTION.coerce((45, margin)).rule == "confidence-margin"


@pytest.mark.parametrize("sure", ["60", "60 %", "60 percent", "60 percentage points", "about 60"])
def test_how_sure_somebody_is_may_be_said_in_words(sure):
    assert PREDICTION.coerce((45, sure)).value == [45, 60]
