"""Chance that is the same to the last bit on every machine and in every version of NumPy.

NumPy promises the stream of a bit generator for good, but not what its distributions make of it (NEP 19). So the bits are
taken raw, and a draw is the sum of twelve uniform numbers, less six: very nearly normal, and whole numbers until its last step.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

KEPT = 0.6
"""How much of a county's chance is left a period later (first-order autocorrelation); what is fresh has 0.8, as 0.6² + 0.8² = 1."""

FRESH = 0.8
_PIECES, _BITS = 12, 16
_SCALE = 2.0**_BITS


def draws(seed: int, stream: int, size: int) -> NDArray[np.float64]:
    """So many draws with mean 0 and standard deviation 1, none beyond ±6; each `stream` of a seed has draws of its own.

    >>> draws(1, 0, 3).round(3).tolist() == draws(1, 0, 3).round(3).tolist()
    True
    """
    bits = np.random.PCG64(np.random.SeedSequence([seed, stream])).random_raw(3 * size)
    pieces = bits.astype("<u8", copy=False).view("<u2").reshape(_PIECES, size).sum(axis=0, dtype=np.int32)
    return (pieces - _PIECES * (2**_BITS - 1) / 2) / _SCALE


@lru_cache(maxsize=48)
def lasting(seed: int, stream: int, counties: int, periods: int) -> NDArray[np.float64]:
    """Counties × periods of unit variance, in which each period keeps part of the last one's chance.

    The last ones are kept, because a world is made again with the same luck under every truth; nobody can write into them.
    """
    found = draws(seed, stream, counties * periods).reshape(periods, counties)
    for period in range(1, periods):
        found[period] = KEPT * found[period - 1] + FRESH * found[period]
    found.flags.writeable = False
    return found.T
