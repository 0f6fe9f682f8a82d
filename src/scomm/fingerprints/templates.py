"""A template: what a matcher keeps of a print. For each minutia, which neighbours lie where and which way they point, in bits.

Minutia cylinder codes after Cappelli, Ferrara and Maltoni, "Minutia Cylinder-Code" (IEEE TPAMI, 2010), in their form of bits:
8 by 8 places around a minutia, turned with it, times 6 directions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from scomm.fingerprints.basis import vectors_of
from scomm.fingerprints.minutiae import Minutiae

SIDE, LAYERS = 8, 6
RADIUS_MM = 3.5
NEAR_MM = 0.48
"""How far a minutia's own weight spreads (a standard deviation)."""
TURN = 2 * np.pi / 9
"""How far its direction spreads (a standard deviation, radians)."""
LEAST_WEIGHT = 0.23
"""Weight from which a place and direction counts as taken."""
KNOWN_MM = 2.3
"""A place farther than this from every minutia was perhaps never touched: nothing is known there."""
LEAST_KNOWN = 0.55
"""Of a minutia's places so many must be known, or it is left out."""
LEAST_NEIGHBOURS = 3


@dataclass(frozen=True, eq=False)
class Template:
    """The minutiae that have enough neighbours, n of them, with their bits: 56 bytes each.

    `taken`: (n, 6) words of 64 bits, a word for each direction and in it a bit for each place; `known`: (n,) words, a bit for
    each place that was perhaps touched.
    """

    minutiae: Minutiae
    taken: NDArray[np.uint64]
    known: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.known)

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """The bits as 64 numbers a minutia, of length 1, whose products say how alike two surroundings are: (n, 64)."""
        return vectors_of(_bits(self.taken).reshape(len(self), -1), _bits(self.known))

    @cached_property
    def place(self) -> NDArray[np.complex64]:
        """Where each minutia lies, in mm from the middle, as a complex number: (n,)."""
        return np.asarray(self.minutiae.x + 1j * self.minutiae.y, dtype=np.complex64)

    @cached_property
    def angle(self) -> NDArray[np.float32]:
        """Where each minutia points, in radians from 0 to 2 pi: (n,)."""
        return self.minutiae.angle.astype(np.float32)

    @cached_property
    def key(self) -> bytes:
        """What tells two templates apart."""
        return self.taken.tobytes()


def template(minutiae: Minutiae) -> Template:
    """The template of a print's minutiae; empty where there are fewer than four."""
    n = len(minutiae)
    taken, known = (
        cylinders(minutiae)
        if n > LEAST_NEIGHBOURS
        else (np.zeros((n, 64, LAYERS), bool), np.zeros((n, 64), bool))
    )
    inside = _circle().sum()
    away = np.hypot(minutiae.x[:, None] - minutiae.x, minutiae.y[:, None] - minutiae.y)
    neighbours = (away < RADIUS_MM + 3 * NEAR_MM).sum(axis=1) - 1
    keep = (known.sum(axis=1) >= LEAST_KNOWN * inside) & (neighbours >= LEAST_NEIGHBOURS)
    taken, known = taken[keep], known[keep]
    return Template(minutiae.only(keep), _words(taken.transpose(0, 2, 1)), _words(known))


def cylinders(minutiae: Minutiae) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Around each of n minutiae what is taken, (n, 64, 6), and which places are known, (n, 64)."""
    x, y, angle = (part.astype(np.float32) for part in (minutiae.x, minutiae.y, minutiae.angle))
    cell_x, cell_y = _cells()
    cos, sin = np.cos(angle)[:, None], np.sin(angle)[:, None]
    at_x, at_y = x[:, None] + cos * cell_x - sin * cell_y, y[:, None] + sin * cell_x + cos * cell_y
    square = (at_x[:, :, None] - x) ** 2 + (at_y[:, :, None] - y) ** 2
    known = (square.min(axis=2) < KNOWN_MM**2) & _circle()
    near = np.exp(square * np.float32(-0.5 / NEAR_MM**2))
    near[np.arange(len(x)), :, np.arange(len(x))] = 0
    weight = near @ _directions(angle)
    return (weight > LEAST_WEIGHT) & known[:, :, None], known


def _directions(angle: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much of minutia k's turn against minutia i lies in each of six directions: (i, k, 6)."""
    turn = angle[:, None] - angle
    middles = (np.arange(LAYERS) + 0.5) * (2 * np.pi / LAYERS) - np.pi
    off = np.abs(np.angle(np.exp(1j * (turn[:, :, None] - middles))))
    half = np.pi / LAYERS
    return np.asarray(ndtr((off + half) / TURN) - ndtr((off - half) / TURN), dtype=np.float32)


def _cells() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The middles of the 64 places, in mm from the minutia, before they are turned with it."""
    line = ((np.arange(SIDE) + 0.5) / SIDE * 2 - 1).astype(np.float32) * np.float32(RADIUS_MM)
    return np.tile(line, SIDE), np.repeat(line, SIDE)


def _circle() -> NDArray[np.bool_]:
    """Which of the 64 places lie within the radius."""
    x, y = _cells()
    return np.asarray(np.hypot(x, y) <= RADIUS_MM)


def _words(bits: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Bits in a last axis of 64 as words: the same shape without that axis."""
    packed = np.ascontiguousarray(np.packbits(bits, axis=-1, bitorder="little"))
    return packed.reshape(-1).view("<u8").reshape(bits.shape[:-1]).astype(np.uint64)


def _bits(words: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """Words as bits in a last axis of 64."""
    bytes_ = np.ascontiguousarray(words.astype("<u8")).view(np.uint8).reshape(*words.shape, 8)
    return np.unpackbits(bytes_, axis=-1, bitorder="little")
