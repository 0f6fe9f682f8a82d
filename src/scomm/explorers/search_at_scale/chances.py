"""How often one search errs among so many prints: what was counted here, and what a formula makes of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from scomm.explorers.synthetic_prints.scores import Errors, Searched, errors, searched
from scomm.fingerprints import fpir
from scomm.fingerprints.errors_of_matching import LEAST_ERRORS

SIZES = (10, 100, 1_000, 10_000, 100_000, 1_000_000, 6_000_000, 150_000_000, 300_000_000)
"""Prints in the database, for a learner to choose."""
FINGERS = (1, 2, 10)
THRESHOLDS = ("16", "18", "20", "22", "24")
CONDITIONS = "medium"

LIKELY = (3, 5, 7)
"""Where none, one or two comparisons matched by mistake, so many are the most that is likely: with a true number above it, so
low a count would come out less than once in twenty times. The first is the rule of three of Hanley and Lippman-Hand (1983)."""

Basis = Literal["counted", "formula", "at-most"]
"""Searches that were run; the formula with a rate that was counted; the formula with the highest rate that is likely."""


@dataclass(frozen=True)
class Search:
    """A way to search: so many fingers, each of which must score at least the threshold."""

    fingers: int
    threshold: float

    @property
    def errors(self) -> Errors:
        """The errors of one finger against one."""
        return errors(CONDITIONS, self.threshold)

    @property
    def few(self) -> bool:
        """Whether too few comparisons matched by mistake for a rate."""
        return self.errors.false_matches < LEAST_ERRORS

    @property
    def most(self) -> int:
        """Comparisons that match by mistake, as they were counted; where they are too few for a rate, the most that is likely."""
        counted = self.errors.false_matches
        return LIKELY[counted] if self.few else counted

    @property
    def one_finger(self) -> float:
        """The chance that one finger matches a different one, or the most that it is likely to be."""
        return self.most / self.errors.non_mates

    @property
    def by_mistake(self) -> float:
        """The chance that all fingers match those of somebody else, as if fingers were independent."""
        return self.one_finger**self.fingers

    @property
    def found(self) -> float:
        """The chance that all fingers match their own prints, as if they were independent."""
        return (1 - self.errors.fnmr) ** self.fingers

    def wrong(self, prints: int) -> float:
        """The chance of at least one wrong print among so many others."""
        return fpir(self.by_mistake, prints)

    def run(self, prints: int) -> Searched | None:
        """The searches that were run among so many prints: with one finger alone, and in small databases."""
        return searched(self.threshold).get(prints) if self.fingers == 1 else None

    def too_few(self, prints: int) -> bool:
        """Whether the searches that were run had fewer wrong prints than the formula says, by more than two standard errors."""
        ran, chance = self.run(prints), self.wrong(prints)
        if ran is None:
            return False
        error = math.sqrt(chance * (1 - chance) / ran.without_mate)
        return ran.wrong / ran.without_mate < chance - 2 * error

    @property
    def tried(self) -> tuple[int, ...]:
        """The sizes of the databases in which searches were run."""
        return tuple(searched(self.threshold)) if self.fingers == 1 else ()

    def basis(self, prints: int) -> Basis:
        """What the number of wrong prints rests on."""
        if self.run(prints):
            return "counted"
        return "at-most" if self.few else "formula"


@dataclass(frozen=True)
class Often:
    """A chance in whole searches: `n` of `of` of them, or more or fewer than that."""

    n: int
    of: int
    sign: Literal["", "more", "fewer"] = ""


def often(chance: float) -> Often:
    """A chance as so many of 100 searches, or of as many more as it takes to have at least one.

    >>> often(0.351), often(0.00312), often(0.9999), often(1e-30)
    (Often(n=35, of=100, sign=''), Often(n=3, of=1000, sign=''), Often(n=99, of=100, sign='more'), Often(n=1, of=1000000000, sign='fewer'))
    """
    if chance >= 0.995:
        return Often(99, 100, "more")
    for power in range(2, 10):
        if chance * 10**power >= 1:
            return Often(round(chance * 10**power), 10**power)
    return Often(1, 10**9, "fewer")
