"""Minutiae: the places where ridges end or fork."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Minutiae:
    """So many places of a print, an array each: `x` and `y` in mm from the middle of the picture, y upwards.

    `angle`: where each points, in radians from 0 to 2 pi, counterclockwise from the x-axis. `fork` says whether it is a fork or
    an end; `quality` goes from 0 to 1.
    """

    x: Numbers
    y: Numbers
    angle: Numbers
    fork: NDArray[np.bool_]
    quality: Numbers

    def __len__(self) -> int:
        return len(self.x)

    def only(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> Minutiae:
        """Some of them, by a mask or by their places."""
        return Minutiae(
            self.x[which], self.y[which], self.angle[which], self.fork[which], self.quality[which]
        )


def no_minutiae() -> Minutiae:
    """A print in which none was found."""
    none = np.zeros(0)
    return Minutiae(none, none, none, none.astype(bool), none)
