"""Which pairs fit together: a finger that is pressed again is turned and shifted as a whole, so that one movement carries them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scomm.fingerprints import Comparison, Template

NEAR_MM = 1.0
"""Skin stretches: two places this near count as one, about two ridges apart."""
ALIKE = np.deg2rad(20)
"""Two directions that differ by no more count as one."""


def fitting(one: Template, two: Template, found: Comparison) -> NDArray[np.bool_]:
    """Of the pairs of a comparison those that the best single movement carries from one print to the other: (pairs,).

    Each pair says of itself how the finger has turned and where it has moved; the movement with which most pairs agree is the
    best, of equals the first. A pair with which no other agrees fits nothing.
    """
    here, there = one.place[found.first], two.place[found.second]
    turn = two.angle[found.second] - one.angle[found.first]
    # Row i: where each pair's first minutia comes to lie if the finger moves as pair i says.
    carried = (here[None, :] - here[:, None]) * np.exp(1j * turn)[:, None] + there[:, None]
    near = np.abs(carried - there) <= NEAR_MM
    alike = np.abs(np.angle(np.exp(1j * (turn[None, :] - turn[:, None])))) <= ALIKE
    agree = near & alike
    if not len(agree):
        return np.zeros(0, dtype=bool)
    best: NDArray[np.bool_] = agree[agree.sum(axis=1).argmax()]
    return best if best.sum() > 1 else np.zeros(len(best), dtype=bool)
