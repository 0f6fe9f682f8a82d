"""Errors at a threshold, with their counts; and among many."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.errors import KitError
from scomm.fingerprints import det, fpir

scores = st.lists(st.floats(0, 100), min_size=1, max_size=60)


@given(scores, scores)
def test_a_higher_threshold_has_no_more_false_matches_and_no_fewer_misses(
    same: list[float], other: list[float]
) -> None:
    curve = det(same, other)
    assert (np.diff(curve.false_matches) <= 0).all()
    assert (np.diff(curve.misses) >= 0).all()
    assert (curve.fmr[0], curve.fnmr[-1]) == (1, 1) if min(other) <= min(same) else curve.fnmr[-1] == 1


@given(scores, scores, st.floats(0, 100))
def test_the_counts_are_those_that_one_counts_by_hand(
    same: list[float], other: list[float], at: float
) -> None:
    curve = det(same, other, [at])
    assert curve.false_matches[0] == sum(score >= at for score in other)
    assert curve.misses[0] == sum(score < at for score in same)


def test_no_curve_is_drawn_where_fewer_than_three_errors_stand_behind_it() -> None:
    curve = det(np.arange(10, 30), np.arange(0, 20))
    assert (curve.false_matches[curve.drawn] >= 3).all()
    assert (curve.misses[curve.drawn] >= 3).all()
    assert curve.drawn.any()
    assert not curve.drawn.all()


def test_the_lowest_threshold_for_a_rate_is_found_and_an_impossible_one_is_said() -> None:
    curve = det([50, 60], range(100), thresholds=range(99))
    assert curve.fmr[curve.at_fmr(0.1)] == pytest.approx(0.1)
    with pytest.raises(KitError, match="No threshold has a false match rate of 0"):
        curve.at_fmr(0)


@given(st.floats(1e-9, 0.1), st.integers(0, 10**9))
def test_the_chance_of_a_false_hit_rises_with_both_and_stays_a_chance(fmr: float, n: int) -> None:
    assert 0 <= fpir(fmr, n) <= fpir(fmr, n + 1) <= 1
    assert fpir(fmr, n) <= n * fmr + 1e-12


def test_the_chance_of_a_false_hit_is_what_drawing_finds() -> None:
    rng = np.random.default_rng(1)
    hits = (rng.random((20_000, 50)) < 0.02).any(axis=1).mean()
    assert fpir(0.02, 50) == pytest.approx(hits, abs=4 * np.sqrt(0.25 / 20_000))
    assert (fpir(0, 10), fpir(1, 10), fpir(1, 0)) == (0, 1, 0)


@pytest.mark.parametrize("wrong", [[], [float("nan")], [float("inf")]])
def test_scores_that_are_none_are_said(wrong: list[float]) -> None:
    with pytest.raises(KitError, match="genuine scores are empty"):
        det(wrong, [1])
    with pytest.raises(KitError, match="impostor scores are empty"):
        det([1], wrong)


@pytest.mark.parametrize(
    ("fmr", "n", "said"), [(-0.1, 1, "rate can't be"), (1.1, 1, "rate can't be"), (0.1, -1, "can't hold -1")]
)
def test_what_is_no_rate_or_size_is_said(fmr: float, n: int, said: str) -> None:
    with pytest.raises(KitError, match=said):
        fpir(fmr, n)
