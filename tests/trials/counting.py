"""How many answers came to what: the numbers of a lesson, and the floors that they are to reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.trials.cases import BlindCase
from tests.trials.tried import NAMED, Outcome, Tried, outcome

Trial = tuple[BlindCase, Tried]
"""A case and what came of it."""

FLOOR_READ = 0.95
FLOOR_NAMED = 0.85
"""Shares that are to be reached; no wrong answer is to be accepted."""


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    n: int
    of: int

    def __add__(self, other: Share) -> Share:
        return Share(self.n + other.n, self.of + other.of)

    def __str__(self) -> str:
        return f"{self.n} of {self.of}" + (f" ({100 * self.n / self.of:.0f} %)" if self.of else "")


@dataclass(frozen=True)
class Score:
    """What a lesson is measured by: right forms read, wrong answers accepted, and wrong ones named."""

    read: Share
    accepted: Share
    named: Share

    def __add__(self, other: Score) -> Score:
        return Score(self.read + other.read, self.accepted + other.accepted, self.named + other.named)

    def worse_than(self, before: Score) -> list[str]:
        """What got worse: fewer right forms are read or wrong answers named, or more wrong ones are accepted.

        >>> Score(Share(9, 10), Share(0, 8), Share(5, 8)).worse_than(Score(Share(9, 10), Share(1, 8), Share(6, 8)))
        ['wrong answers named: 5 of 8 (62 %), before 6 of 8 (75 %)']
        """
        missing = {
            "right forms read": (self.read, before.read),
            "wrong answers named": (self.named, before.named),
        }
        found = [
            f"{what}: {now}, before {then}"
            for what, (now, then) in missing.items()
            if now.of - now.n > then.of - then.n
        ]
        if self.accepted.n > before.accepted.n:
            found.append(f"wrong answers accepted: {self.accepted}, before {before.accepted}")
        return found

    def below_floors(self) -> list[str]:
        """Which floors these numbers do not reach.

        >>> Score(Share(9, 10), Share(0, 8), Share(8, 8)).below_floors()
        ['right forms read: 9 of 10 (90 %)']
        """
        reached = {
            f"right forms read: {self.read}": self.read.n >= FLOOR_READ * self.read.of,
            f"wrong answers accepted: {self.accepted}": self.accepted.n == 0,
            f"wrong answers named: {self.named}": self.named.n >= FLOOR_NAMED * self.named.of,
        }
        return [what for what, there in reached.items() if not there]


def count(trials: Iterable[Trial]) -> Counter[tuple[str, Outcome]]:
    """How many answers of each kind came to what: right ones under "right", wrong ones under what lies behind them."""
    return Counter(
        ("right" if case.nature == "right" else case.kind, outcome(case, tried)) for case, tried in trials
    )


def score(counts: Mapping[tuple[str, Outcome], int]) -> Score:
    """The numbers of these answers; those that only a reader can judge are no part of the wrong ones."""
    right = {found: n for (kind, found), n in counts.items() if kind == "right"}
    wrong: Counter[Outcome] = Counter()
    for (kind, found), n in counts.items():
        if kind != "right" and found != Outcome.FOR_A_READER:
            wrong[found] += n
    of = wrong.total()
    return Score(
        Share(right.get(Outcome.READ, 0), sum(right.values())),
        Share(wrong[Outcome.ACCEPTED], of),
        Share(sum(wrong[found] for found in NAMED), of),
    )
