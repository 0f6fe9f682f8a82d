"""Which minutiae to believe: what a broken ridge, a spur or the rim of the contact makes is none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scomm.fingerprints.minutiae import Minutiae

RIM_MM = 0.9
"""A ridge that stops so near to the rim stops because the skin left the glass."""
BREAK_MM = 0.75
"""Two ends nearer than this that face each other are one ridge with a gap."""
SPUR_MM = 0.5
"""Two minutiae nearer than this are a spur, a bridge or a speck."""
LEAST_QUALITY = 0.12
MOST = 100


def weeded(found: Minutiae, depth: NDArray[np.float64]) -> Minutiae:
    """The minutiae to keep, best first and 100 at most; `depth` is how far each lies from the rim, in mm."""
    kept = found.only((depth > RIM_MM) & (found.quality > LEAST_QUALITY))
    if len(kept) > 1:
        away = np.hypot(kept.x[:, None] - kept.x, kept.y[:, None] - kept.y)
        np.fill_diagonal(away, np.inf)
        turned = np.abs(np.angle(np.exp(1j * (kept.angle[:, None] - kept.angle))))
        same_kind = kept.fork[:, None] == kept.fork
        opposite = turned > np.deg2rad(130)
        gap = (away < BREAK_MM) & opposite & same_kind
        near = (away < SPUR_MM) & (opposite | ~same_kind)
        # Of two that say the same of one place, the better stays.
        double = (away < SPUR_MM) & ~near & (kept.quality[:, None] < kept.quality)
        kept = kept.only(~(gap | near | double).any(axis=1))
    best = np.argsort(-kept.quality, kind="stable")[:MOST]
    return kept.only(best)
