"""A press is what it is told to be: turned, shifted, in part, light or hard; and the same again from the same seed."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from lessonkit.errors import KitError
from scomm.fingerprints import PRESETS, Pressing, draw_pressing, in_stages
from scomm.fingerprints.pressing import LIMITS
from tests.fingerprints.prints import finger, pressed


def dark(image: np.ndarray) -> float:
    return float((image < 128).mean())


def test_the_same_press_gives_the_same_picture_and_another_does_not() -> None:
    one, again, other = (finger().capture(press).image.astype(int) for press in (5, 5, 6))
    assert np.abs(one - again).max() <= 1
    assert np.abs(one - other).mean() > 5


def test_a_press_without_anything_is_the_finger_itself() -> None:
    image = finger().press(Pressing()).image
    inside = (slice(60, -60), slice(50, -50))
    assert np.corrcoef(255 - image[inside].ravel(), finger().ridges[inside].ravel())[0, 1] > 0.9


def test_a_turned_press_is_the_turned_picture() -> None:
    straight = finger().press(Pressing()).image.astype(np.float32)
    turned = finger().press(Pressing(rotate=25)).image.astype(np.float32)
    by_hand = ndimage.rotate(straight, 25, reshape=False, order=1, cval=255)
    inside = (slice(80, -80), slice(60, -60))
    assert np.corrcoef(turned[inside].ravel(), by_hand[inside].ravel())[0, 1] > 0.9


def test_a_shifted_press_lies_to_the_right_and_higher() -> None:
    middle = ndimage.center_of_mass(255.0 - finger().press(Pressing()).image)
    moved = ndimage.center_of_mass(255.0 - finger().press(Pressing(shift_x=2, shift_y=1)).image)
    assert moved[1] > middle[1] + 5
    assert moved[0] < middle[0] - 2


def test_a_harder_press_is_darker_and_a_drier_one_lighter() -> None:
    light, hard = (dark(finger().press(Pressing(pressure=p)).image) for p in (-0.8, 0.8))
    assert light < dark(finger().press(Pressing()).image) < hard
    assert dark(finger().press(Pressing(dryness=0.9)).image) < dark(finger().press(Pressing()).image)


@pytest.mark.parametrize("area", [0.9, 0.6, 0.3])
def test_so_much_of_the_finger_touches(area: float) -> None:
    whole = in_stages(finger().press(Pressing()).image).touched.sum()
    part = in_stages(finger().press(Pressing(area=area)).image).touched.sum()
    assert part / whole == pytest.approx(area, abs=0.13)


def test_every_preset_is_harder_to_read_than_the_one_before() -> None:
    quality = [
        np.median([in_stages(pressed(seed, 1, how).image).kept.quality.sum() for seed in range(1, 7)])
        for how in PRESETS
    ]
    assert quality == sorted(quality, reverse=True)


def test_what_is_given_by_name_is_exact_and_the_rest_is_drawn() -> None:
    press = draw_pressing(3, "hard", rotate=45)
    assert press.rotate == 45
    assert press.dryness == draw_pressing(3, "hard").dryness


@pytest.mark.parametrize("name", LIMITS)
def test_beyond_its_limits_nothing_is_pressed(name: str) -> None:
    for beyond in (LIMITS[name][0] - 0.01, LIMITS[name][1] + 0.01, float("nan")):
        with pytest.raises(KitError, match=f"{name} can't be"):
            Pressing(**{name: beyond})  # type: ignore[arg-type]


def test_a_preset_or_a_setting_that_is_none_is_named() -> None:
    with pytest.raises(KitError, match="There is no preset 'awful'"):
        draw_pressing(1, "awful")
    with pytest.raises(KitError, match="A press has no 'tilt'"):
        draw_pressing(1, "easy", tilt=3)
