"""One print against many: a quick look at all, a careful one at those that look most alike.

The quick look asks for each minutia of the probe how alike the likest minutia of a finger is. The careful one is `compare`.
Nothing is left out of the accuracy that is reported: searches are scored by this very search.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lessonkit.errors import KitError
from scomm.fingerprints.comparing import compare
from scomm.fingerprints.templates import Template

CAREFUL = 32
"""Fingers that are compared carefully in each search."""
BLOCK = 1 << 14
"""Minutiae that are looked at in one go: so many fit into a processor's cache."""


@dataclass(frozen=True)
class Candidate:
    """A finger that a search found: its place in the gallery, and its score from 0 to 100."""

    place: int
    score: float


class Gallery:
    """The templates of many fingers, to be searched; a `KitError` where there is none."""

    def __init__(self, templates: Sequence[Template]) -> None:
        if not templates:
            raise KitError("A gallery needs at least one template.", do="Give Gallery a list of templates.")
        self.templates = tuple(templates)
        sizes = np.array([len(t) for t in self.templates])
        self._filled = np.flatnonzero(sizes)
        self._starts = np.concatenate([[0], np.cumsum(sizes[self._filled])])
        parts = [self.templates[i].vectors for i in self._filled]
        self._vectors = np.concatenate(parts) if parts else np.zeros((0, 64), dtype=np.float32)

    def __len__(self) -> int:
        return len(self.templates)

    def search(self, probe: Template, top: int = 10) -> list[Candidate]:
        """The fingers that agree most with a probe, best first; of equal ones the earlier. Empty where the probe is."""
        likeness = self.quick_look(probe)
        n = min(max(CAREFUL, top), len(self))
        chosen = np.argpartition(-likeness, n - 1)[:n]
        found = [
            Candidate(int(i), compare(probe, self.templates[i])) for i in sorted(chosen) if likeness[i] > 0
        ]
        return sorted(found, key=lambda one: (-one.score, one.place))[:top]

    def quick_look(self, probe: Template) -> NDArray[np.float32]:
        """How alike each finger looks at first: (len(self),), 0 for a finger or a probe without minutiae."""
        looks = np.zeros(len(self), dtype=np.float32)
        if not len(probe) or not len(self._filled):
            return looks
        for first, last in self._blocks():
            start, end = self._starts[first], self._starts[last]
            products = self._vectors[start:end] @ probe.vectors.T
            likest = np.maximum.reduceat(products, self._starts[first:last] - start, axis=0)
            looks[self._filled[first:last]] = likest.mean(axis=1)
        return looks

    def _blocks(self) -> list[tuple[int, int]]:
        """Runs of fingers with about BLOCK minutiae each: the first and one past the last."""
        edges = np.unique(
            np.searchsorted(self._starts, np.arange(0, self._starts[-1] + BLOCK, BLOCK), side="right") - 1
        )
        edges = np.unique(np.append(edges, len(self._filled)))
        return [(int(a), int(b)) for a, b in itertools.pairwise(edges)]
