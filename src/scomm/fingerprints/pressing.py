"""One press of a finger on the glass: turned, shifted, stretched, too dry or too hard, in part, and dirty.

The steps are those of Maltoni, Maio, Jain and Feng, *Handbook of Fingerprint Recognition*, chapter on synthesis; how strong
each is in a preset was chosen here, by hand, and fitted to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from lessonkit.errors import KitError
from scomm.fingerprints.flow import smooth_noise

if TYPE_CHECKING:
    from scomm.fingerprints.finger import Finger

LIMITS = {
    "rotate": (-180.0, 180.0),
    "shift_x": (-8.0, 8.0),
    "shift_y": (-8.0, 8.0),
    "stretch": (0.0, 2.0),
    "area": (0.15, 1.0),
    "pressure": (-1.0, 1.0),
    "dryness": (0.0, 1.0),
    "noise": (0.0, 1.0),
}


@dataclass(frozen=True)
class Pressing:
    """How a finger meets the glass; a `KitError` for what is outside LIMITS.

    `rotate` in degrees, counterclockwise; shifts in mm, to the right and up; `stretch` of the skin in mm, so much on average;
    `area`: the part of the finger that touches; `pressure` from -1 (light, thin ridges) to 1 (hard, ridges run together);
    `dryness` and `noise` from 0 to 1; `seed` decides where skin stretches and dirt lies.
    """

    seed: int = 0
    rotate: float = 0.0
    shift_x: float = 0.0
    shift_y: float = 0.0
    stretch: float = 0.0
    area: float = 1.0
    pressure: float = 0.0
    dryness: float = 0.0
    noise: float = 0.0

    def __post_init__(self) -> None:
        for name, (low, high) in LIMITS.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise KitError(f"{name} can't be {value!r}.", allowed=f"{low:g} to {high:g}")


@dataclass(frozen=True)
class Preset:
    """Conditions at a booking desk: spreads of what chance draws (rotation, shift), and levels of the rest."""

    rotate: float
    shift: float
    stretch: float
    area: float
    pressure: float
    dryness: float
    noise: float


PRESETS = {
    "easy": Preset(rotate=8, shift=0.5, stretch=0.25, area=1.0, pressure=0.15, dryness=0.15, noise=0.35),
    "medium": Preset(rotate=10, shift=0.9, stretch=0.34, area=0.77, pressure=0.3, dryness=0.38, noise=0.48),
    "hard": Preset(rotate=12, shift=1.3, stretch=0.4, area=0.6, pressure=0.5, dryness=0.6, noise=0.6),
}


@dataclass(frozen=True, eq=False)
class Capture:
    """A picture of a press, (height, width), 0 black to 255 white, and the truth about it: which finger, and how pressed."""

    image: NDArray[np.uint8]
    dpi: int
    finger: Finger
    pressing: Pressing


def draw_pressing(seed: int, how: str = "medium", **exactly: float) -> Pressing:
    """A press in the conditions of a preset, drawn by a seed; what is given by name is exact. A `KitError` for other names."""
    if how not in PRESETS:
        raise KitError(f"There is no preset {how!r}.", allowed=", ".join(PRESETS))
    if unknown := set(exactly) - {field.name for field in fields(Pressing)}:
        raise KitError(f"A press has no {sorted(unknown)[0]!r}.", allowed=", ".join(LIMITS))
    preset, rng = PRESETS[how], np.random.default_rng([seed, 2])
    drawn = Pressing(
        seed=seed,
        rotate=float(np.clip(rng.normal(0, preset.rotate), -90, 90)),
        shift_x=float(np.clip(rng.normal(0, preset.shift), -5, 5)),
        shift_y=float(np.clip(rng.normal(0, preset.shift), -5, 5)),
        stretch=preset.stretch,
        area=float(np.clip(preset.area * rng.uniform(0.9, 1.1), 0.15, 1)),
        pressure=float(np.clip(rng.normal(0, preset.pressure), -1, 1)),
        dryness=float(np.clip(preset.dryness * rng.uniform(0.4, 1.6), 0, 1)),
        noise=preset.noise,
    )
    return replace(drawn, **exactly)  # type: ignore[arg-type]


def press(finger: Finger, how: Pressing) -> Capture:
    """The picture of a finger pressed so: the same finger and press give the same picture."""
    rng = np.random.default_rng([how.seed, 3])
    shape, per_mm = finger.ridges.shape, finger.dpi / 25.4
    coarse = max(1, round(finger.dpi / 100))
    rows, columns = _where_skin_comes_from(shape, per_mm, how, rng)
    skin = ndimage.map_coordinates(finger.ridges, [rows, columns], order=1, mode="constant", cval=-1.0)
    # How deep each place is pressed: the middle more than the rim, and unevenly.
    touch, rim = _contact(shape, per_mm, how, rng)
    slow = smooth_noise(shape, 4 * per_mm, rng)
    fast = ndimage.gaussian_filter(rng.standard_normal(shape, dtype=np.float32), 0.11 * per_mm)
    fast /= fast.std()
    level = 0.75 * how.pressure + 0.28 * how.noise * slow - 0.9 * rim
    dry = how.dryness * (0.55 + 0.35 * slow)
    ink = (skin + level - np.maximum(dry, 0) * (0.55 + 0.8 * fast)) * 2.6 + how.noise * 1.1 * fast
    ink = 1 / (1 + np.exp(-ink.astype(np.float32)))
    paper = 0.04 * how.noise * smooth_noise(
        shape, 1.5 * per_mm, rng
    ) + 0.03 * how.noise * rng.standard_normal(shape, dtype=np.float32)
    dark = ink * touch * (0.86 + 0.05 * slow)
    if coarse > 3:
        dark = ndimage.gaussian_filter(dark, 0.5)
    image = np.clip((0.96 - 0.9 * dark + paper) * 255, 0, 255).astype(np.uint8)
    return Capture(image, finger.dpi, finger, how)


def _where_skin_comes_from(
    shape: tuple[int, int], per_mm: float, how: Pressing, rng: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """For each pixel of the picture the row and column of the skin that lies there."""
    turn = np.deg2rad(how.rotate)
    middle_row, middle_column = (shape[0] - 1) / 2, (shape[1] - 1) / 2
    y = middle_row - np.arange(shape[0], dtype=np.float32)[:, None] - how.shift_y * per_mm
    x = np.arange(shape[1], dtype=np.float32)[None, :] - middle_column - how.shift_x * per_mm
    from_x, from_y = x * np.cos(turn) + y * np.sin(turn), -x * np.sin(turn) + y * np.cos(turn)
    pull = [smooth_noise(shape, 5 * per_mm, rng) * (how.stretch * per_mm) for _ in range(2)]
    rows = middle_row - from_y + pull[0]
    return rows.astype(np.float32), (middle_column + from_x + pull[1]).astype(np.float32)


def _contact(
    shape: tuple[int, int], per_mm: float, how: Pressing, rng: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Where the finger touches, 0 to 1, and how near to the rim each place is, 0 in the middle to 1 at the rim."""
    y = (np.arange(shape[0], dtype=np.float32)[:, None] / (shape[0] - 1) - 0.5) * 2
    x = (np.arange(shape[1], dtype=np.float32)[None, :] / (shape[1] - 1) - 0.5) * 2
    part = np.sqrt(how.area)
    # A part of a finger lies somewhere on it, not always in its middle.
    off = (1 - part) * rng.uniform(-0.8, 0.8, 2)
    off += [2 * how.shift_x * per_mm / shape[1], -2 * how.shift_y * per_mm / shape[0]]
    ragged = 0.05 * smooth_noise(shape, 1.2 * per_mm, rng)
    reach = (
        np.sqrt(np.abs((x - off[0]) / (0.95 * part)) ** 2.4 + np.abs((y - off[1]) / (0.95 * part)) ** 2.4)
        + ragged
    )
    touch = 1 / (1 + np.exp((reach - 1) * 22))
    return touch.astype(np.float32), np.clip((reach - 0.55) * 1.4, 0, 1).astype(np.float32) ** 2
