"""Templates and scores: the same finger agrees with itself, whoever is first, however it is turned."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scomm.fingerprints import Comparison, Minutiae, Template, compare, template
from scomm.fingerprints.minutiae import no_minutiae
from tests.fingerprints.prints import kept, read

FINGERS = range(1, 9)


@st.composite
def scattered(draw: st.DrawFn) -> Minutiae:
    """Minutiae at places and in directions that chance chose."""
    rng = np.random.default_rng(draw(st.integers(0, 10_000)))
    n = draw(st.integers(0, 60))
    return Minutiae(
        rng.uniform(-7, 7, n),
        rng.uniform(-9, 9, n),
        rng.uniform(0, 2 * np.pi, n),
        rng.random(n) < 0.5,
        rng.random(n),
    )


def moved(minutiae: Minutiae, turn: float, right: float, up: float) -> Minutiae:
    places = (minutiae.x + 1j * minutiae.y) * np.exp(1j * turn) + right + 1j * up
    angle = np.mod(minutiae.angle + turn, 2 * np.pi)
    return Minutiae(places.real, places.imag, angle, minutiae.fork, minutiae.quality)


@settings(max_examples=60, deadline=None)
@given(scattered(), scattered())
def test_a_score_is_the_same_whoever_is_first_and_lies_from_0_to_100(one: Minutiae, other: Minutiae) -> None:
    a, b = template(one), template(other)
    assert compare(a, b) == compare(b, a)
    assert 0 <= compare(a, b) <= 100


@settings(max_examples=40, deadline=None)
@given(scattered(), st.floats(-1.2, 1.2), st.floats(-3, 3), st.floats(-3, 3))
def test_a_template_does_not_mind_where_the_print_lies(
    one: Minutiae, turn: float, right: float, up: float
) -> None:
    a, b = template(one), template(moved(one, turn, right, up))
    if len(a) > 12 and len(a) == len(b):
        assert compare(a, b) > 0.9 * compare(a, a)


def test_nothing_agrees_with_a_press_as_much_as_it_does_itself() -> None:
    for seed in FINGERS:
        itself = compare(kept(seed), kept(seed))
        assert itself > 95
        assert max(compare(kept(seed), kept(other, press)) for other in FINGERS for press in (1, 2)) < itself


def test_the_same_finger_agrees_more_than_others_do() -> None:
    mates = [compare(kept(seed, 0, "easy"), kept(seed, 1, "easy")) for seed in FINGERS]
    others = [compare(kept(a, 0, "easy"), kept(b, 1, "easy")) for a in FINGERS for b in FINGERS if a != b]
    assert min(mates) > max(others)


def test_an_empty_print_agrees_with_nothing() -> None:
    nothing = template(no_minutiae())
    assert len(nothing) == 0
    assert compare(nothing, kept()) == compare(kept(), nothing) == compare(nothing, nothing) == 0


def test_the_pairs_behind_a_score_lie_where_one_turn_and_shift_puts_them() -> None:
    a, b = kept(3, 0, "easy"), kept(3, 1, "easy")
    found = compare(a, b, explain=True)
    assert isinstance(found, Comparison)
    assert found.score == compare(a, b)
    one, other = a.place[found.first].astype(complex), b.place[found.second].astype(complex)
    straight = other - other.mean()
    turn = np.vdot(one - one.mean(), straight)
    left = np.abs((one - one.mean()) * turn / abs(turn) - straight)
    assert np.median(left) < 0.4  # mm: less than from one ridge to the next


def test_the_pairs_are_told_the_way_round_that_was_asked() -> None:
    a, b = kept(3, 0), kept(3, 1)
    one, other = (compare(*both, explain=True) for both in ((a, b), (b, a)))
    assert isinstance(one, Comparison)
    assert isinstance(other, Comparison)
    assert one.first.tolist() == other.second.tolist()
    assert one.second.tolist() == other.first.tolist()


def test_scores_from_the_same_minutiae_are_the_same_to_a_millionth_of_the_scale() -> None:
    """Minutiae are made by a formula, so that no picture is in between; the scores are those of another run."""
    assert [compare(*pair) for pair in spirals()] == pytest.approx(SPIRALS, abs=1e-4)


def spirals() -> list[tuple[Template, Template]]:
    """Sunflower patterns, each with one whose places and turns are a little off."""
    pairs = []
    for n in (20, 35, 50):
        k = np.arange(n)
        angle = np.mod(k * 2.399963, 2 * np.pi)
        one = Minutiae(
            0.9 * np.sqrt(k) * np.cos(angle),
            1.1 * np.sqrt(k) * np.sin(angle),
            np.mod(angle * 3, 2 * np.pi),
            k % 2 == 0,
            np.ones(n),
        )
        off = Minutiae(
            one.x + 0.15 * np.sin(k),
            one.y + 0.15 * np.cos(3 * k),
            np.mod(one.angle + 0.1 * np.sin(2 * k), 2 * np.pi),
            one.fork,
            one.quality,
        )
        pairs.append((template(one), template(off)))
    return pairs


SPIRALS = [64.54298, 82.768, 84.03683]


def test_bits_are_packed_into_56_bytes_a_minutia() -> None:
    one = kept()
    assert one.taken.nbytes + one.known.nbytes == 56 * len(one)
    assert len(one) <= len(read())
    assert np.linalg.norm(one.vectors, axis=1) == pytest.approx(np.ones(len(one)), abs=1e-3)
