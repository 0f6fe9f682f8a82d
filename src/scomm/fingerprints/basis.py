"""The bits of a template as few numbers: along the directions in which the surroundings of minutiae differ most.

Principal components of artificial fingers that no lesson and no measurement uses (seeds from `learning.FIRST_SEED` on), each weighed
down by the root of its spread, so that common patterns count less. `scomm.fingerprints.learning` makes the file anew.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("basis.npz")


@cache
def basis() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How often each of the 384 bits is set where its place is known, (384,), and the directions, (384, 64)."""
    with np.load(FILE) as kept:
        return kept["mean"].astype(np.float32), kept["directions"].astype(np.float32)


def vectors_of(taken: NDArray[np.uint8], known: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Bits as vectors of length 1: n minutiae, (n, 384) taken and (n, 64) known, become (n, 64)."""
    mean, directions = basis()
    vectors = centered(taken, known, mean) @ directions
    length = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    return np.asarray(vectors / np.maximum(length, 1e-6), dtype=np.float32)


def centered(
    taken: NDArray[np.uint8], known: NDArray[np.uint8], mean: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Bits less their mean; where nothing is known, 0, which says nothing: (n, 384)."""
    return np.asarray((taken - mean) * np.tile(known, len(mean) // known.shape[1]), dtype=np.float32)
