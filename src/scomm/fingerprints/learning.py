"""The basis of templates, learned from artificial fingers: `python -m scomm.fingerprints.learning` makes its file anew."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scomm.fingerprints.basis import FILE, centered
from scomm.fingerprints.extraction import in_stages
from scomm.fingerprints.finger import Finger
from scomm.fingerprints.templates import cylinders

DIMENSIONS = 64
FIRST_SEED, FINGERS = 900_000, 150


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
