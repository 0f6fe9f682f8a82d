"""The score is Brier's, luck is allowed for, and of a few guesses no share is drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.calibration.scored import COIN, FEWEST, Guessed, Scored, scored
from lessonkit.exercises.guesses.answered import Answered

TRUE = 44.0


def made(sure: float, near: bool, off: float = 30) -> Guessed:
    guess = TRUE + (0 if near else off)
    return Guessed(
        4,
        Answered(
            truth_name="less-likely-to-call", guess=guess, confidence=sure, truth=(TRUE,), range=(0, 100)
        ),
    )


def of(*pairs: tuple[float, bool]) -> Scored:
    return Scored(tuple(made(sure, near) for sure, near in pairs))


def test_a_score_worked_by_hand() -> None:
    assert of((80, True), (60, False), (100, True)).score == pytest.approx((4 + 36 + 0) / 3)


@given(st.lists(st.tuples(st.floats(0, 100), st.booleans()), min_size=1, max_size=20))
def test_the_score_is_that_of_a_second_formula_and_lies_on_its_scale(pairs: list) -> None:
    hits = [float(near) for _, near in pairs]
    parts = [sure / 100 for sure, _ in pairs]
    # the square, multiplied out: another way to the same number
    again = 100 * sum(p * p - 2 * p * hit + hit for p, hit in zip(parts, hits, strict=True)) / len(pairs)
    assert of(*pairs).score == pytest.approx(again, abs=1e-9)
    assert 0 <= of(*pairs).score <= 100


@given(st.lists(st.booleans(), min_size=1, max_size=20))
def test_who_always_says_fifty_percent_scores_what_the_card_says(hits: list[bool]) -> None:
    assert of(*[(50, hit) for hit in hits]).score == COIN


@pytest.mark.parametrize(
    ("pairs", "leaning"),
    [
        ([(90, False)] * (FEWEST - 1), "few"),
        ([(90, False)] * 8, "too-sure"),
        ([(10, True)] * 8, "too-unsure"),
        ([(60, True)] * 3 + [(60, False)] * 3, "open"),
    ],
)
def test_a_leaning_is_named_only_beyond_what_luck_can_do(pairs: list, leaning: str) -> None:
    assert of(*pairs).leaning == leaning


def test_only_a_group_with_enough_guesses_has_a_share() -> None:
    three = of((60, True), (70, False), (90, True))
    assert three.groups == ()
    many = of(*[(60, True)] * 3, *[(70, False)] * 2, (90, True))
    (group,) = many.groups
    assert (group.low, group.near, group.share) == (50, 3, 60)
    low, high = group.interval
    assert 0 < low < 60 < high < 100


def test_every_sureness_from_0_to_100_has_one_group() -> None:
    for sure in range(101):
        assert len(of(*[(sure, True)] * FEWEST).groups) == 1


def test_the_largest_gap_is_measured_by_what_counts_as_near() -> None:
    small = made(20, near=False, off=30)
    large = Guessed(
        0,
        Answered(
            truth_name="detainers-on-citizens",
            guess=100_000,
            confidence=10,
            truth=(834.0,),
            range=(0, 1_000_000),
        ),
    )
    both = Scored((small, large))
    assert both.farthest is large
    assert large.times == pytest.approx((100_000 - 834) / (0.25 * 834))
    assert Scored((made(95, near=False), large)).dearest.sure == 95


def test_no_guess_is_no_score() -> None:
    assert scored([]) is None
