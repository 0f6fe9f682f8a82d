"""Comparing two templates: how alike their minutiae's surroundings are, and whether the likest pairs agree with each other.

Local likeness and relaxation after Cappelli, Ferrara and Maltoni, "Minutia Cylinder-Code" (IEEE TPAMI, 2010). A score is no
probability: what it means is known only from comparisons whose truth is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, overload

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from scomm.fingerprints.templates import Template

Weights = NDArray[np.float32]

MOST_TURN = np.float32(np.pi / 2)
"""Two minutiae that are turned against each other by more are no pair."""
PAIRS = 24
"""The likest pairs, which are asked whether they agree."""
ROUNDS = 5
KEPT = 12
"""The pairs whose agreement makes the score: those that gained most."""
DISTANCE_MM, DISTANCE_SLOPE = np.float32(0.30), np.float32(24)
"""From here on two distances differ too much, and how sharply that sets in."""
ANGLE, ANGLE_SLOPE = np.float32(np.pi / 12), np.float32(30)
TURN = np.float32(2 * np.pi)


@dataclass(frozen=True, eq=False)
class Comparison:
    """A score from 0 to 100, and the pairs behind it: places in the one's and the other's minutiae, and each pair's weight."""

    score: float
    first: NDArray[np.intp]
    second: NDArray[np.intp]
    weight: Weights


@overload
def compare(a: Template, b: Template) -> float: ...
@overload
def compare(a: Template, b: Template, explain: Literal[True]) -> Comparison: ...
def compare(a: Template, b: Template, explain: bool = False) -> float | Comparison:
    """How far two templates agree, from 0 to 100; with `explain` the pairs too. 0 where either has fewer than two minutiae."""
    found = in_pairs(a, b)
    return found if explain else found.score


def in_pairs(a: Template, b: Template) -> Comparison:
    """The score of two templates, with the pairs behind it."""
    if len(a) < 2 or len(b) < 2:
        none = np.zeros(0, dtype=np.intp)
        return Comparison(0.0, none, none, np.zeros(0, dtype=np.float32))
    # The order of the two must not matter, down to the last digit.
    if (len(b), b.key) < (len(a), a.key):
        turned = in_pairs(b, a)
        return Comparison(turned.score, turned.second, turned.first, turned.weight)
    first, second, start = _likest(a, b)
    end = _after_hearing_the_others(a, b, first, second, start)
    gain = end / start
    kept = np.argpartition(-gain, min(KEPT, len(gain)) - 1)[:KEPT]
    return Comparison(100 * float(np.sqrt(end[kept].sum() / KEPT)), first[kept], second[kept], end[kept])


def _likest(a: Template, b: Template) -> tuple[NDArray[np.intp], NDArray[np.intp], Weights]:
    """The pairs whose surroundings are most alike, by their places, and how alike each is."""
    alike = a.vectors @ b.vectors.T
    turn = np.abs(a.angle[:, None] - b.angle)
    alike[np.abs(turn - np.float32(np.pi)) < np.pi - MOST_TURN] = 0
    flat = alike.ravel()
    best = np.argpartition(flat, -min(PAIRS, flat.size))[-PAIRS:]
    first, second = np.divmod(best, len(b))
    return first, second, np.maximum(flat[best], np.float32(1e-3))


def _after_hearing_the_others(
    a: Template, b: Template, first: NDArray[np.intp], second: NDArray[np.intp], start: Weights
) -> Weights:
    """The pairs' weights after each has heard, five times, how far the others agree with where it lies and points."""
    way_a, way_b = (t.place[p][None, :] - t.place[p][:, None] for t, p in ((a, first), (b, second)))
    turn = a.angle[first] - b.angle[second]
    length = np.abs(np.abs(way_a) - np.abs(way_b))
    spin = turn[:, None] - turn
    # The bearing of the way in one print against that in the other, less the pair's own turn.
    bearing = np.angle(way_a * way_b.conj() * np.exp(-1j * turn)[:, None])
    spin -= TURN * np.rint(spin / TURN)
    agree = expit(DISTANCE_SLOPE * (DISTANCE_MM - length))
    agree *= expit(ANGLE_SLOPE * (ANGLE - np.abs(spin)))
    agree *= expit(ANGLE_SLOPE * (ANGLE - np.abs(bearing)))
    agree.ravel()[:: len(start) + 1] = 0
    agree *= np.float32(0.5 / max(1, len(start) - 1))
    weight = start
    for _ in range(ROUNDS):
        weight = np.float32(0.5) * weight + agree @ weight
    return weight
