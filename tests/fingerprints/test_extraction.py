"""What is read from a picture: minutiae where the ridges end and fork, none where there is no print."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessonkit.errors import KitError
from scomm.fingerprints import Capture, Minutiae, Pressing, Stages, extract, in_stages
from scomm.fingerprints.extraction import BREAK_MM, RIM_MM, weeded
from scomm.fingerprints.minutiae import no_minutiae
from tests.fingerprints.prints import finger, pressed, read

SIZE = (243, 189)


def ridges(height: int = 243, width: int = 189, period: float = 5.4) -> np.ndarray:
    """Straight level ridges over the whole picture, as numbers from -1 to 1."""
    return np.repeat(np.cos(2 * np.pi * np.arange(height)[:, None] / period), width, axis=1)


def picture(wave: np.ndarray) -> np.ndarray:
    return (127 - 120 * wave).clip(0, 255).astype(np.uint8)


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_a_picture_of_one_shade_has_no_minutiae(shade: int) -> None:
    assert len(extract(np.full(SIZE, shade, dtype=np.uint8))) == 0


def test_noise_without_ridges_is_not_taken_for_a_print() -> None:
    noise = np.random.default_rng(0).integers(235, 256, SIZE).astype(np.uint8)
    assert len(extract(noise)) == 0


def test_straight_ridges_have_none_either() -> None:
    assert len(extract(picture(ridges()))) == 0


def test_a_ridge_that_ends_is_found_where_it_ends_and_points_into_itself() -> None:
    """To the left there is one ridge more than to the right: the spiral phase of one minutia."""
    y, x = np.mgrid[0:243, 0:189]
    phase = 2 * np.pi * y / 5.4 + np.arctan2(y - 121, x - 94)
    found = extract(picture(np.cos(phase)))
    assert len(found) == 1
    assert np.hypot(found.x[0], found.y[0]) < 0.5
    assert abs(np.cos(found.angle[0])) > 0.9


def test_a_real_press_has_as_many_minutiae_as_a_print_has() -> None:
    counts = [len(read(seed)) for seed in range(1, 9)]
    assert min(counts) > 20
    assert max(counts) < 90


def test_minutiae_are_told_with_their_units() -> None:
    found = read()
    assert found.quality.min() >= 0
    assert found.quality.max() <= 1
    assert ((found.angle >= 0) & (found.angle < 2 * np.pi)).all()
    assert np.abs(found.x).max() < 8.1
    assert np.abs(found.y).max() < 10.4


@settings(max_examples=12, deadline=None)
@given(turn=st.floats(-40, 40), right=st.floats(-1.5, 1.5), up=st.floats(-1.5, 1.5))
def test_turned_and_shifted_ridges_have_turned_and_shifted_minutiae(
    turn: float, right: float, up: float
) -> None:
    """Of the minutiae that stay on the glass, more than half are found within half a ridge and 20 degrees."""
    straight = extract(finger(2).press(Pressing(noise=0.1)).image)
    moved = extract(finger(2).press(Pressing(noise=0.1, rotate=turn, shift_x=right, shift_y=up)).image)
    angle = np.deg2rad(turn)
    places = (straight.x + 1j * straight.y) * np.exp(1j * angle) + right + 1j * up
    inside = (np.abs(places.real) < 5.5) & (np.abs(places.imag) < 7.5)
    away = np.abs(places[inside][:, None] - (moved.x + 1j * moved.y))
    nearest = away.argmin(axis=1)
    off = np.abs(np.angle(np.exp(1j * (straight.angle[inside] + angle - moved.angle[nearest]))))
    found = (away.min(axis=1) < 0.3) & (off < np.deg2rad(20))
    assert found.mean() > 0.5


def test_every_stage_can_be_looked_at() -> None:
    stages = extract(pressed().image, explain=True)
    assert isinstance(stages, Stages)
    for part in (stages.touched, stages.flow, stages.coherence, stages.enhanced, stages.skeleton):
        assert part.shape == SIZE
    assert len(stages.kept) < len(stages.found)
    assert (in_stages(pressed().image).kept.x == stages.kept.x).all()


def test_nothing_is_kept_at_the_rim_and_no_two_halves_of_a_gap() -> None:
    ends = Minutiae(
        x=np.array([0.0, BREAK_MM - 0.1, 3.0, 5.0]),
        y=np.zeros(4),
        angle=np.array([np.pi, 0.0, 0.0, 0.0]),
        fork=np.zeros(4, dtype=bool),
        quality=np.full(4, 0.9),
    )
    assert weeded(ends, np.array([3, 3, 3, RIM_MM - 0.1])).x.tolist() == [3.0]
    assert len(weeded(no_minutiae(), np.zeros(0))) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((10, 10), dtype=np.uint8),
        np.zeros((243, 189, 3), dtype=np.uint8),
        np.zeros(SIZE),
        [[0, 255]],
        None,
        Capture,
    ],
    ids=["too small", "in colour", "of broken numbers", "a list", "nothing", "a class"],
)
def test_what_is_no_picture_is_said_in_a_line(wrong: object) -> None:
    with pytest.raises(KitError, match="This is no picture of a print"):
        extract(wrong)  # type: ignore[arg-type]
