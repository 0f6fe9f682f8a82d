"""The five classes of a fingerprint: how often each occurs, and where its cores and deltas lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lessonkit.errors import KitError

Class = Literal["arch", "tented arch", "left loop", "right loop", "whorl"]

SHARES: dict[Class, float] = {
    "arch": 0.037,
    "tented arch": 0.029,
    "left loop": 0.338,
    "right loop": 0.317,
    "whorl": 0.279,
}
"""How often each class occurs in people's fingers: shares that are usually credited to Wilson, Candela and Watson (1994)."""
DOWN = -np.pi / 2


@dataclass(frozen=True)
class Layout:
    """Where ridges turn: cores and deltas as complex numbers in mm, y upwards, from the middle of the finger; `bulge` in mm.

    `openings` say for each core in which direction its loops open, in radians. An arch has neither a core nor a delta: its ridges rise in the middle by the bulge.
    """

    cores: tuple[complex, ...] = ()
    openings: tuple[float, ...] = ()
    deltas: tuple[complex, ...] = ()
    bulge: float = 0.0


def check_class(cls: str) -> Class:
    """The class, or a `KitError` that lists the five."""
    if cls not in SHARES:
        raise KitError(f"There is no class {cls!r} of fingerprints.", allowed=", ".join(SHARES))
    return cls


def draw_class(rng: np.random.Generator) -> Class:
    """A class by chance, each as often as it occurs."""
    names = list(SHARES)
    return names[int(rng.choice(len(names), p=np.array(list(SHARES.values())) / sum(SHARES.values())))]


def draw_layout(cls: Class, rng: np.random.Generator) -> Layout:
    """Cores and deltas of one finger of a class, each moved a little by chance."""
    a, b, c, d = (complex(*rng.normal(0, spread, 2)) for spread in (0.7, 1.0, 0.6, 1.0))
    if cls == "arch":
        return Layout(bulge=float(rng.uniform(2.6, 4.2)))
    if cls == "tented arch":
        core = complex(0.3 * a.real, 0.8 + a.imag)
        return Layout(
            (core,), (DOWN,), (complex(core.real + 0.25 * b.real, core.imag - rng.uniform(4.2, 6.0)),)
        )
    if cls == "whorl":
        middle = 0.8 + 0.6j + a
        apart = 1j * rng.uniform(1.0, 2.4) * np.exp(1j * rng.normal(0, 0.25))
        return Layout(
            (middle + apart, middle - apart), (DOWN, -DOWN), (complex(-6.6, -6.6) + b, complex(6.8, -6.6) + d)
        )
    # A left loop opens to the left of the picture, so that its delta lies on the right.
    side = 1 if cls == "left loop" else -1
    core = complex(-0.4 * side, 1.4) + a
    return Layout(
        (core,),
        (DOWN - 0.5 * side,),
        (core + complex(side * rng.uniform(4.4, 6.4), -rng.uniform(5.6, 7.6)) + 0.4 * c,),
    )
