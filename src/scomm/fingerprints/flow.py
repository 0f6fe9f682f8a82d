"""Which way the ridges of a finger run: the zero-pole model with each core's and delta's turning made uneven.

Sherlock and Monro, "A model for interpreting fingerprint topology" (Pattern Recognition, 1993); the uneven turning follows
Vizcaya and Gerhardt, "A nonlinear orientation model for global description of fingerprints" (Pattern Recognition, 1996).
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from scomm.fingerprints.classes import Layout

Field = NDArray[np.float32]

KNOTS = 8
"""Places on the way around a core or delta where its turning speeds up or slows down."""
TIGHTNESS = 0.6
"""How much faster than on average ridges turn at the head of a loop."""


def plane(height: int, width: int, per_mm: float) -> NDArray[np.complex128]:
    """Each pixel's place in mm from the middle of the finger, as a complex number, y upwards: (height, width)."""
    x = (np.arange(width) - (width - 1) / 2) / per_mm
    y = ((height - 1) / 2 - np.arange(height)) / per_mm
    return x[None, :] + 1j * y[:, None]


def ridge_flow(layout: Layout, places: NDArray[np.complex128], rng: np.random.Generator) -> Field:
    """The angle of the ridges at each place, in radians from 0 to pi, counted from the x-axis upwards: shape of `places`."""
    if layout.cores:
        angle = np.zeros(places.shape)
        for core, opens in zip(layout.cores, layout.openings, strict=True):
            turn = np.angle(places - core)
            # The ridges that leave a loop run side by side: there the flow turns slowly, and at the loop's head quickly.
            angle += 0.5 * (_unevenly(turn, rng) - TIGHTNESS * np.sin(turn - opens))
        for delta in layout.deltas:
            angle -= 0.5 * _unevenly(np.angle(places - delta), rng)
    else:
        angle = _arch(layout.bulge, places, rng)
    # A smooth whim, so that no two fingers of a class share their flow.
    angle += smooth_noise(places.shape, places.shape[0] / 4, rng) * 0.16
    return np.mod(angle, np.pi).astype(np.float32)


def smooth_noise(shape: tuple[int, ...], reach: float, rng: np.random.Generator) -> Field:
    """Noise that changes slowly, with about unit spread: shape as asked, `reach` in pixels."""
    cells = [max(2, int(np.ceil(n / reach)) + 3) for n in shape]
    coarse = rng.standard_normal(cells, dtype=np.float32)
    down, across = (_spline(have, want, reach) for have, want in zip(cells, shape, strict=True))
    return np.asarray(down @ coarse @ across.T, dtype=np.float32)


@cache
def _spline(cells: int, size: int, reach: float) -> Field:
    """How much each of the cells of a coarse line weighs at each pixel of a fine one: (size, cells).

    A cubic spline is linear in its values, so that a product of matrices does what SciPy's `zoom` does, many times faster.
    """
    one_each = np.eye(cells, dtype=np.float32)
    fine = ndimage.zoom(one_each, [(size + 2 * reach) / cells, 1], order=3)
    begin = (len(fine) - size) // 2
    return np.ascontiguousarray(fine[begin : begin + size])


def _unevenly(turn: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    """An angle from -pi to pi through a bent staircase that ends one whole turn later, so that nothing jumps."""
    knots = np.linspace(-np.pi, np.pi, KNOTS + 1)
    bent = knots + np.append(jitter := rng.normal(0, 0.14, KNOTS), jitter[0])
    return np.interp(turn, knots, bent)


def _arch(bulge: float, places: NDArray[np.complex128], rng: np.random.Generator) -> NDArray[np.float64]:
    """Ridges that enter at one side, rise in the middle and leave at the other; flat at the foot and above."""
    x, y = places.real - rng.normal(0, 0.5), places.imag
    width = 3.4 + rng.normal(0, 0.3)
    height = 1 / (1 + np.exp(-(y + 5.5) / 1.6))
    fade = np.where(y > 1, 0.75 + 0.25 * np.exp(-((y - 1) ** 2) / 18), 1.0)
    slope = -bulge * height * fade * x / width**2 * np.exp(-(x**2) / (2 * width**2)) * 1.35
    # Towards the fingertip ridges are parts of circles.
    return np.arctan(slope - np.clip(y - 1, 0, None) * x * 0.012)
