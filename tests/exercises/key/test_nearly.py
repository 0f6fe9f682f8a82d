"""Numbers that are nearly right: each rule says only what is surely true, and no right answer is one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lessonkit.exercises import Properties
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.judge import judge
from lessonkit.exercises.key.nearly import nearly, say
from lessonkit.exercises.wire import answer
from tests.exercises import tiny


def name_of(value: float, right: float, *, range: tuple[float, float], tolerance: float) -> str | None:
    exercise = replace(tiny.SHARE, properties=Properties("a number", range=range), tolerance=tolerance)
    found = nearly(exercise, value, right)
    return found.name if found else None


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        (-53.28, "sign"),
        (0.533, "fraction"),
        (0.53, "fraction"),
        (46.7, "complement"),
        (1.877, "upside-down"),
        (187.7, "upside-down"),
        (54, None),
        (51.2, None),
        (0, None),
        (532.8, "other-base"),
        (5328, "other-base"),
        (1, None),
        (100, None),
    ],
)
def test_a_share_that_is_turned_is_told_so(value, rule):
    assert name_of(value, 53.28, range=(0, 100), tolerance=0.05) == rule


def test_a_share_that_is_rounded_or_cut_too_far_is_told_so():
    assert name_of(53, 53.28, range=(0, 100), tolerance=0.05) == "rounded"
    assert name_of(53.7, 53.78, range=(0, 100), tolerance=0.05) == "cut"
    assert name_of(14, 14.08, range=(0, 100), tolerance=0.05) == "rounded", (
        "14.0 would be cut, and 14 is rounded"
    )


def test_a_year_is_another_year_and_never_a_rounded_one():
    assert name_of(2010, 2008, range=(1990, 2030), tolerance=0.5) is None
    assert name_of(2010, 2008, range=(0, 5000), tolerance=0.5) == "rounded"


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        (280_611, "one-off"),
        (280_609, "one-off"),
        (280_600, "rounded"),
        (280.61, "thousands"),
        (-280_610, "sign"),
        (280_500, None),
        (280_613, None),
        (3, None),
    ],
)
def test_a_count_that_is_turned_is_told_so(value, rule):
    assert name_of(value, 280_610, range=(0, 1_000_000), tolerance=0.5) == rule


def test_a_year_is_no_count_that_is_one_off():
    assert name_of(2007, 2008, range=(1990, 2030), tolerance=0) is None


def test_a_number_of_one_digit_is_told_what_would_follow_if_it_was_rounded():
    assert name_of(8, 8.24, range=(-100, 100), tolerance=0.11) == "rounded-perhaps"
    assert name_of(300_000, 280_610, range=(0, 1_000_000), tolerance=0.5) == "rounded-perhaps"
    assert name_of(9, 8.24, range=(-100, 100), tolerance=0.11) is None


def test_two_digits_side_by_side_that_changed_places_are_told_of_in_a_long_number():
    assert name_of(208_610, 280_610, range=(0, 1_000_000), tolerance=0.5) == "digits-swapped"
    assert name_of(260_810, 280_610, range=(0, 1_000_000), tolerance=0.5) is None
    assert name_of(67, 76, range=(0, 300), tolerance=0.25) is None


def test_a_mistake_with_one_thing_more_is_named_with_both():
    exercise = replace(tiny.SHARE, properties=Properties(type="a difference", range=(-100, 100)))
    rest = 100 * 3 / 7  # of the boxes that are not red, on the top shelf
    for value, also in (
        (-rest, "besides-sign"),
        (rest / 100, "besides-hundredth"),
        (0.429, "besides-hundredth"),
    ):
        verdict = judge(exercise, answer(value), Deal(shelf="top"), tiny.load)
        assert (verdict.state, verdict.score, verdict.mistake) == ("not-yet", 0, "of-the-rest")
        assert verdict.reply.endswith(say(f"nearly.{also}"))
    assert judge(exercise, answer(0.43), Deal(shelf="top"), tiny.load).mistake != "of-the-rest", (
        "two digits may be anything"
    )
