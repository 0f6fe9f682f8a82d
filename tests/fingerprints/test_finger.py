"""A finger is its seed: the same one grows the same ridges, and its class looks like its class."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from lessonkit.errors import KitError
from scomm.fingerprints import SHARES, Finger
from scomm.fingerprints.classes import draw_class, draw_layout
from scomm.fingerprints.flow import plane, ridge_flow
from tests.fingerprints.prints import finger


def test_the_same_seed_grows_the_same_ridges_and_another_does_not() -> None:
    again = Finger(1)
    assert np.abs(finger(1).ridges - again.ridges).max() < 1e-5
    assert abs(np.corrcoef(finger(1).ridges.ravel(), finger(2).ridges.ravel())[0, 1]) < 0.2


def test_the_same_seed_grows_the_same_skin_at_every_resolution() -> None:
    coarse, fine = Finger(3, dpi=300).ridges, Finger(3, dpi=500).ridges
    assert (coarse.shape, fine.shape) == ((243, 189), (405, 315))
    # Every third pixel of the one lies at every fifth of the other.
    assert np.corrcoef(coarse[::3, ::3].ravel(), fine[::5, ::5].ravel())[0, 1] > 0.95


def test_classes_occur_as_often_as_in_people() -> None:
    rng = np.random.default_rng(0)
    drawn = Counter(draw_class(rng) for _ in range(5000))
    for name, share in SHARES.items():
        assert abs(drawn[name] / 5000 - share) < 4 * np.sqrt(share / 5000)


@pytest.mark.parametrize(
    ("cls", "turns"), [("arch", 0), ("tented arch", 0), ("left loop", 0), ("right loop", 0), ("whorl", 0)]
)
def test_around_all_of_a_print_the_flow_comes_back_to_itself(cls: str, turns: int) -> None:
    """As many cores as deltas: seen from far outside every finger is alike."""
    assert turned(cls, 60) == turns


@pytest.mark.parametrize(
    ("cls", "half_turns"),
    [("arch", 0), ("tented arch", 1), ("left loop", 1), ("right loop", 1), ("whorl", 2)],
)
def test_around_its_cores_the_flow_turns_by_half_a_turn_each(cls: str, half_turns: int) -> None:
    assert turned(cls, None) == half_turns


def turned(cls: str, radius_mm: float | None) -> int:
    """Half turns of the flow on a circle: around everything, or around the cores alone."""
    for seed in range(20):
        rng = np.random.default_rng(seed)
        layout = draw_layout(cls, rng)  # type: ignore[arg-type]
        middle = np.mean(layout.cores) if layout.cores else 0
        nearest = min((abs(delta - middle) for delta in layout.deltas), default=6.0)
        reach = max((abs(core - middle) for core in layout.cores), default=0.0)
        if radius_mm is None and reach > 0.6 * nearest:
            continue
        radius = radius_mm or (reach + nearest) / 2
        circle = middle + radius * np.exp(1j * np.linspace(0, 2 * np.pi, 721))
        flow = ridge_flow(layout, circle[None, :].repeat(2, axis=0), rng)[0].astype(float)
        return round(float(np.unwrap(2 * flow)[-1] - 2 * flow[0]) / (2 * np.pi))
    raise AssertionError("no such finger was drawn")


def test_left_loops_open_to_the_left_and_right_loops_to_the_right() -> None:
    for cls, side in (("left loop", 1), ("right loop", -1)):
        for seed in range(20):
            layout = draw_layout(cls, np.random.default_rng(seed))  # type: ignore[arg-type]
            (core,), (delta,) = layout.cores, layout.deltas
            assert np.sign(delta.real - core.real) == side  # the loop leaves on the other side
            assert np.sign(np.cos(layout.openings[0])) == -side


def test_ridges_are_as_far_apart_as_in_people() -> None:
    """About 0.46 mm, 9 pixels at 500 dpi: the strongest wave of the picture."""
    spectrum = np.abs(np.fft.fftshift(np.fft.fft2(finger(1).ridges))) ** 2
    per_mm = 300 / 25.4
    rows, columns = (np.fft.fftshift(np.fft.fftfreq(n)) * per_mm for n in finger(1).ridges.shape)
    waves = np.hypot(rows[:, None], columns[None, :])
    assert 1 / np.average(waves, weights=spectrum) == pytest.approx(0.46, abs=0.03)


def test_no_seam_runs_through_the_ridges() -> None:
    """Nowhere does a whole row or column differ from the next by much more than others do."""
    ridges = finger(4, "whorl").ridges
    for axis in (0, 1):
        steps = np.abs(np.diff(ridges, axis=axis)).mean(axis=1 - axis)
        assert steps.max() < 2.5 * np.median(steps)


def test_places_are_counted_in_mm_from_the_middle() -> None:
    places = plane(3, 5, 2.0)
    assert places[1, 2] == 0
    assert places[0, 4] == 1 + 0.5j


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"seed": -1}, "A seed can't be -1"),
        ({"seed": 1.5}, "A seed can't be 1.5"),
        ({"seed": True}, "A seed can't be True"),
        ({"seed": 1, "cls": "spiral"}, "There is no class 'spiral'"),
        ({"seed": 1, "dpi": 72}, "A finger can't have 72 dpi"),
    ],
)
def test_what_can_be_no_finger_is_said(given: dict[str, object], said: str) -> None:
    with pytest.raises(KitError, match=said):
        Finger(**given)  # type: ignore[arg-type]
