"""Guess, truth and confidence in words and on one line; what is said adds up."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.exercises.guesses.answered import Answered, Answers, say
from lessonkit.exercises.guesses.line import EDGE, WIDTH
from lessonkit.exercises.guesses.truths import what_is_asked

SHARE, THOUSAND = "convicted-of-removed-2014", "arrests-of-a-thousand-prints"
COUNT = "counties-at-the-end-of-2009"


def answered(guess=10, confidence=60, truth=(27.307,), range=(0, 1000), name=THOUSAND, **more) -> Answered:
    return Answered(truth_name=name, guess=guess, confidence=confidence, truth=truth, range=range, **more)


def test_a_guess_that_is_far_off_says_how_far_and_how_sure() -> None:
    compared = answered().sentences[0]
    assert (
        compared
        == f"{say('compared', guess=10, truth='27.3')} {say('near.low', off='17.3', confidence='60')}"
    )
    assert answered(guess=50).sentences[0].endswith(say("near.high", off="22.7", confidence="60"))


@pytest.mark.parametrize(
    ("guess", "near"), [(17.3, True), (17.2, False), (37.3, True), (37.4, False), (27.3, True)]
)
def test_near_is_no_more_than_ten_away(guess: float, near: bool) -> None:
    assert answered(guess=guess).is_near is near


@pytest.mark.parametrize(("guess", "near"), [(79, True), (78, False), (131, True), (132, False)])
def test_of_a_count_near_is_no_more_than_a_quarter_away(guess: float, near: bool) -> None:
    assert answered(guess=guess, truth=(105,), range=(0, 3200), name=COUNT).is_near is near


def test_a_question_may_say_another_number_than_ten() -> None:
    assert not answered(guess=20, near=5).is_near
    assert (
        answered(guess=23, near=5).sentences[0].endswith(say("near.within", within="five", confidence="60"))
    )


def test_where_the_records_leave_it_open_a_guess_between_is_no_miss() -> None:
    between = answered(
        guess=14, truth=(9.195, 18.01), range=(0, 100), name="declined-of-detainers-2014", near=5
    )
    assert (between.off, between.is_near) == (0, True)
    assert say("between", low="9.2", high="18") in between.sentences[0]
    assert answered(guess=25, truth=(9.195, 18.01), range=(0, 100)).off == 7


@pytest.mark.parametrize(
    ("guess", "confidence", "case"),
    [(27, 90, "near-sure"), (27, 20, "near-unsure"), (900, 90, "far-sure"), (900, 20, "far-unsure")],
)
def test_the_confidence_is_answered_too(guess: float, confidence: float, case: str) -> None:
    assert answered(guess=guess, confidence=confidence).sentences[1] == say(f"calibrated.{case}")
    assert answered(guess=guess, confidence=60).sentences[1] == ""


def test_what_was_guessed_in_lesson_0_is_told_as_such() -> None:
    assert answered(earlier=True).as_text().startswith(say("title.earlier", what=what_is_asked(THOUSAND)))
    assert answered().as_text().startswith(say("title.here", what=what_is_asked(THOUSAND)))


def test_the_picture_has_the_comparison_as_its_text_and_takes_the_colour_of_its_page() -> None:
    picture = ElementTree.fromstring(answered().picture())
    assert picture.get("role") == "img"
    assert answered().sentences[0] in str(picture.get("aria-label"))
    texts = [text.text for text in picture.iter("text")]
    assert texts == [
        "0",
        "1,000",
        say("line.guess", guess="10", confidence="60"),
        say("line.truth", truth="27.3"),
    ]
    assert {text.get("fill") for text in picture.iter("text")} == {"currentColor"}


@pytest.mark.parametrize(
    ("more", "within"),
    [
        ({}, "10"),
        ({"near": 5}, "5"),
        ({"truth": (15_022,), "range": (0, 20_000)}, "3,756"),
    ],
)
def test_the_shaded_band_is_explained_beside_the_picture(more: dict, within: str) -> None:
    assert answered(**more).as_html().count(say("band", within=within)) == 1


@given(
    st.sampled_from(
        [((27.3,), (0, 1000)), ((834,), (0, 1_000_000)), ((9.2, 18.0), (0, 100)), ((105,), (0, 3200))]
    ),
    st.floats(0, 1),
    st.floats(0, 100),
)
def test_nothing_of_the_picture_lies_outside_of_it(case, part: float, confidence: float) -> None:
    truth, range = case
    picture = ElementTree.fromstring(
        answered(guess=part * range[1], confidence=confidence, truth=truth, range=range).picture()
    )
    for circle in picture.iter("circle"):
        assert EDGE <= float(circle.get("cx")) <= WIDTH - EDGE
    for text in picture.iter("text"):
        half = 3.2 * len(text.text) if text.get("text-anchor") == "middle" else 0
        assert float(text.get("x")) - half >= 0
        assert float(text.get("x")) + half <= WIDTH


def test_several_are_told_together_to_a_screen_reader() -> None:
    both = Answers([answered(), answered(earlier=True)])
    assert both.as_text().count(say("compared", guess=10, truth="27.3")) == 2
    assert both._repr_html_().startswith("<div role='status'")
    assert both._repr_html_().count("<svg") == 2
