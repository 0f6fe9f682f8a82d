"""The bits of a template as few numbers: along the directions in which the surroundings of minutiae differ most.

Principal components of artificial fingers that no lesson and no measurement uses (seeds from FIRST_SEED on), each weighed
down by the root of its spread, so that common patterns count less. `python -m scomm.fingerprints.basis` makes the file anew.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("basis.npz")
DIMENSIONS = 64
FIRST_SEED, FINGERS = 900_000, 150


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


def learn(
    taken: NDArray[np.uint8], known: NDArray[np.uint8]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The mean and the directions of the bits of many minutiae: (n, 384) and (n, 64) become (384,) and (384, 64)."""
    everywhere = np.tile(known, taken.shape[1] // known.shape[1])
    mean = (taken.sum(axis=0) / np.maximum(everywhere.sum(axis=0), 1)).astype(np.float32)
    rows = centered(taken, known, mean)
    spread, axes = np.linalg.eigh((rows.T @ rows).astype(np.float64) / len(rows))
    most = np.argsort(-spread)[:DIMENSIONS]
    axes = axes[:, most] * np.sign(axes[np.abs(axes[:, most]).argmax(axis=0), most])
    return mean, (axes / spread[most] ** 0.25).astype(np.float32)


def write(path: Path = FILE) -> None:
    """Grow the fingers, press each twice, and keep what their minutiae teach."""
    from scomm.fingerprints.extraction import in_stages
    from scomm.fingerprints.finger import Finger
    from scomm.fingerprints.templates import cylinders

    taken, known = [], []
    for seed in range(FIRST_SEED, FIRST_SEED + FINGERS):
        finger = Finger(seed)
        for press in (0, 1):
            bits, places = cylinders(in_stages(finger.capture(2 * seed + press).image).kept)
            taken.append(bits.transpose(0, 2, 1).reshape(len(bits), -1))
            known.append(places)
    mean, directions = learn(np.concatenate(taken).astype(np.uint8), np.concatenate(known).astype(np.uint8))
    np.savez_compressed(path, mean=mean.astype(np.float16), directions=directions.astype(np.float16))


if __name__ == "__main__":
    write()
