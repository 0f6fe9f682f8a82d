"""Scores of comparisons and of searches of synthetic prints, read once and cut at a threshold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from lessonkit.data import load
from scomm.fingerprints import Det, det

SCORES, SEARCHES = "print-scores", "print-searches"
CONDITIONS = ("easy", "medium", "hard")
BIN = 0.5
"""So wide are the bins of both tables: a threshold is a border of bins."""


@cache
def by_score(conditions: str) -> pd.DataFrame:
    """Comparisons of the same finger (`mates`) and of different ones (`non_mates`) by the lower edge of a bin of scores."""
    table = load(SCORES, ["conditions", "score", "mates", "non_mates"])
    return table[table["conditions"] == conditions].drop(columns="conditions").reset_index(drop=True)


@dataclass(frozen=True)
class Errors:
    """What one threshold does: misses among mates, and false matches among non-mates."""

    misses: int
    mates: int
    false_matches: int
    non_mates: int

    @property
    def fmr(self) -> float:
        """False match rate."""
        return self.false_matches / self.non_mates

    @property
    def fnmr(self) -> float:
        """False non-match rate."""
        return self.misses / self.mates


@cache
def curve(conditions: str) -> Det:
    """The errors at each border of bins; a score in a bin is as high as its lower edge, which changes no count."""
    table = by_score(conditions)
    edges = table["score"].to_numpy(float)
    same, other = (np.repeat(edges, table[kind].to_numpy(int)) for kind in ("mates", "non_mates"))
    return det(same, other, np.append(edges, edges[-1] + BIN))


def errors(conditions: str, threshold: float) -> Errors:
    """The errors at one threshold, a border of bins."""
    found = curve(conditions)
    place = int(np.searchsorted(found.threshold, threshold))
    return Errors(int(found.misses[place]), found.mates, int(found.false_matches[place]), found.non_mates)


@dataclass(frozen=True)
class Searched:
    """Searches among so many fingers at one threshold: how often the mate was found, and how often somebody else came up.

    `wrong_of_all` is how often somebody else would come up if every finger were compared with care, and not a short list alone.
    """

    found: int
    with_mate: int
    wrong: int
    without_mate: int
    wrong_of_all: int


@cache
def searched(threshold: float) -> dict[int, Searched]:
    """What searches found, by the number of fingers that were searched; the conditions are medium."""
    table = load(SEARCHES)
    sides = ["with_mate", "without_mate", "without_mate_all"]
    every = table.groupby("fingers")[sides].sum()
    match = (
        table[table["score"] >= threshold].groupby("fingers")[sides].sum().reindex(every.index, fill_value=0)
    )
    return {
        int(fingers): Searched(*map(int, (match["with_mate"][fingers], every["with_mate"][fingers],
                                          match["without_mate"][fingers], every["without_mate"][fingers],
                                          match["without_mate_all"][fingers])))
        for fingers in every.index
    }  # fmt: skip
