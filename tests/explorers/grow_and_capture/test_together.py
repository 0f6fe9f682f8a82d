"""Pairs fit together if one turn and one shift carry them all, as they carry a finger that is pressed again."""

import numpy as np
import pytest

from scomm.explorers.grow_and_capture.explorer import NEAR_MM, fitting
from scomm.fingerprints import Comparison, Minutiae, Template


@pytest.fixture
def chance():
    return np.random.default_rng(5)


def with_minutiae(x, y, angle):
    n = len(x)
    found = Minutiae(x, y, np.mod(angle, 2 * np.pi), np.zeros(n, dtype=bool), np.ones(n))
    return Template(found, np.zeros((n, 6), dtype=np.uint64), np.zeros(n, dtype=np.uint64))


def scattered(chance, n=12):
    return with_minutiae(chance.uniform(-7, 7, n), chance.uniform(-9, 9, n), chance.uniform(0, 2 * np.pi, n))


def pressed_again(print_, turn, right, up, stretch=0.0, chance=None):
    """The minutiae after a finger has turned (radians) and moved (mm), its skin stretched by chance (mm)."""
    moved = print_.place * np.exp(1j * turn) + complex(right, up)
    pull = chance.normal(0, stretch, (2, len(moved))) if chance is not None else np.zeros((2, len(moved)))
    return with_minutiae(moved.real + pull[0], moved.imag + pull[1], print_.angle + turn)


def each_with_its_own(n):
    places = np.arange(n)
    return Comparison(0.0, places, places, np.ones(n, dtype=np.float32))


@pytest.mark.parametrize("turn", [-1.2, 0.0, 0.7, 3.0])
def test_all_pairs_of_a_finger_that_turns_and_moves_fit_together(chance, turn):
    one = scattered(chance)
    assert fitting(one, pressed_again(one, turn, 2.0, -1.5), each_with_its_own(12)).all()


def test_skin_may_stretch_by_less_than_two_ridges(chance):
    one = scattered(chance)
    assert fitting(one, pressed_again(one, 0.4, 1, 1, NEAR_MM / 4, chance), each_with_its_own(12)).sum() >= 11
    assert fitting(one, pressed_again(one, 0.4, 1, 1, 6 * NEAR_MM, chance), each_with_its_own(12)).sum() <= 4


def test_a_pair_that_lies_or_points_elsewhere_fits_nothing(chance):
    one = scattered(chance)
    two = pressed_again(one, 0.3, 0, 2)
    crossed = Comparison(0.0, np.arange(12), np.array([1, 0, *range(2, 12)]), np.ones(12, dtype=np.float32))
    assert fitting(one, two, crossed).tolist() == [False, False, *[True] * 10]
    turned = with_minutiae(two.place.real, two.place.imag, two.angle + np.eye(12)[4] * np.pi)
    assert fitting(one, turned, each_with_its_own(12)).tolist() == [place != 4 for place in range(12)]


def test_pairs_by_chance_fit_hardly_any_others_and_none_fits_alone(chance):
    fits = [fitting(scattered(chance), scattered(chance), each_with_its_own(12)).sum() for _ in range(50)]
    assert max(fits) <= 4
    assert 1 not in fits


def test_without_pairs_nothing_fits(chance):
    one = scattered(chance)
    assert fitting(one, one, each_with_its_own(0)).shape == (0,)
