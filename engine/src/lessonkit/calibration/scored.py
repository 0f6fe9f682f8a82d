"""How well sureness and success went together, in numbers: the Brier score, groups with an interval, the largest gap.

Score: G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review (1950), for events that
happen or don't: the mean of the squares of sureness minus what happened, here times a hundred.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from msgspec import Struct

from lessonkit.claims.measures.intervals import wilson
from lessonkit.exercises.guesses.answered import Answered

FEWEST = 5
"""Of fewer guesses no share is drawn or judged: one more guess would move it by a fifth."""

GROUPS = ((0, 50), (50, 80), (80, 101))
"""Sureness from, and below: doubtful, fairly sure, very sure."""

COIN = 25
"""What somebody scores who always says 50 percent."""


class Guessed(Struct, frozen=True):
    """One guess with its truth, and the number of the lesson in which it was made."""

    lesson: int
    answered: Answered

    @property
    def sure(self) -> float:
        """How sure the learner was, in percent."""
        return self.answered.confidence

    @property
    def is_near(self) -> bool:
        """Whether it came near, by the rule that was said before."""
        return self.answered.is_near

    @property
    def cost(self) -> float:
        """What it costs, from 0 (sure and near, or unsure altogether and far) to 100 (sure and far).

        >>> from lessonkit.exercises.guesses.answered import Answered
        >>> far = Answered(truth_name="less-likely-to-call", guess=90, confidence=80, truth=(44.0,), range=(0, 100))
        >>> round(Guessed(0, far).cost, 1)
        64.0
        """
        return 100 * (self.sure / 100 - self.is_near) ** 2

    @property
    def times(self) -> float:
        """How many times as far off as still counts as near."""
        within = self.answered.within
        return abs(self.answered.off) / within if within else 0.0


class Group(Struct, frozen=True):
    """The guesses made with about the same sureness: from `low` percent to below `high`."""

    low: int
    high: int
    made: tuple[Guessed, ...]

    @property
    def near(self) -> int:
        """How many came near."""
        return sum(one.is_near for one in self.made)

    @property
    def sure(self) -> float:
        """How sure they were on average, in percent."""
        return fmean(one.sure for one in self.made)

    @property
    def share(self) -> float:
        """How many in a hundred came near."""
        return 100 * self.near / len(self.made)

    @property
    def interval(self) -> tuple[float, float]:
        """What the share in a hundred could be, luck allowed: Wilson's interval of 95 percent."""
        low, high = wilson(self.near, len(self.made))
        return 100 * low, 100 * high

    @property
    def enough(self) -> bool:
        """Whether there are enough of them for a share."""
        return len(self.made) >= FEWEST


class Scored(Struct, frozen=True):
    """All guesses of a learner, scored."""

    made: tuple[Guessed, ...]

    @property
    def all(self) -> Group:
        """All of them as one group."""
        return Group(0, 101, self.made)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Those of about the same sureness; only groups that have enough."""
        found = (
            Group(low, high, tuple(one for one in self.made if low <= one.sure < high))
            for low, high in GROUPS
        )
        return tuple(one for one in found if one.enough)

    @property
    def score(self) -> float:
        """The Brier score, from 0 to 100; low is good."""
        return fmean(one.cost for one in self.made)

    @property
    def leaning(self) -> str:
        """Whether they were "too-sure", "too-unsure", or "open" where luck alone could explain the gap; "few" of too few."""
        if not self.all.enough:
            return "few"
        low, high = self.all.interval
        return "too-sure" if self.all.sure > high else "too-unsure" if self.all.sure < low else "open"

    @property
    def farthest(self) -> Guessed:
        """The one that missed by most, by its own measure of near."""
        return max(self.made, key=lambda one: one.times)

    @property
    def dearest(self) -> Guessed:
        """The one that cost most."""
        return max(self.made, key=lambda one: one.cost)


def scored(made: Sequence[Guessed]) -> Scored | None:
    """The guesses, scored; None where there are none."""
    return Scored(tuple(made)) if made else None
