"""What is kept of a poll, and the one reading that ever leaves it.

Two readings of one question would tell what the people answered who came in between, so there is one: both rounds are
counted at its end, over the same people, and the single answers are dropped with it. Nothing is read below ten people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from lessonkit.errors import KitError
from lessonkit.language import sentences_beside
from lessonkit.teaching.workshop.guesses import Guess

say = sentences_beside(__file__)

FEWEST = 10
"""People from whom on sums are shown."""
MOST = 500
"""People whose guesses are kept; a room has fewer, and a machine that pretends to be many is stopped here."""
BINS = 10
"""Bars of the picture, each a tenth of the range of guesses."""

Phase = Literal["ready", "before", "paused", "after", "shown"]
NEXT: dict[Phase, tuple[Phase, ...]] = {
    "ready": ("before",),
    "before": ("paused",),
    "paused": ("before", "after", "shown"),
    "after": ("paused", "shown"),
    "shown": (),
}
"""What the leader may do next. Both rounds can be opened again until they are shown; nothing follows that."""


@dataclass(frozen=True)
class Shown:
    """The one reading: how many people, how many guesses in each bar, how many came nearer to the true number.

    `after` and `nearer` are None where only the first round was asked.
    """

    people: int
    edges: tuple[float, ...]
    before: tuple[int, ...]
    after: tuple[int, ...] | None
    nearer: int | None
    true: tuple[float, ...]


@dataclass
class Asked:
    """One question of the poll: its guess, its phase, the guesses of each round by person, and its reading."""

    guess: Guess
    phase: Phase = "ready"
    shown: Shown | None = None
    _rounds: dict[str, dict[bytes, float]] = field(default_factory=lambda: {"before": {}, "after": {}})

    def step(self, to: str) -> None:
        """Go on to another phase; a `KitError` if it does not follow, or if fewer than ten people could be shown."""
        if to not in NEXT[self.phase]:
            raise KitError(say("refused.step"))
        if to == "shown":
            self.shown = self._reading()
            self._rounds = {"before": {}, "after": {}}
        self.phase = to  # type: ignore[assignment]  # it is one of NEXT

    def answer(self, person: bytes, value: float) -> None:
        """Keep a person's guess, in place of an earlier one; a `KitError` where no round is open or it is out of range."""
        if self.phase not in ("before", "after"):
            raise KitError(say("refused.closed"))
        if not self.guess.low <= value <= self.guess.high:
            raise KitError(say("refused.range", low=self.guess.low, high=self.guess.high))
        if self.phase == "after" and person not in self._rounds["before"]:
            raise KitError(say("refused.came-later"))
        kept = self._rounds[self.phase]
        if person not in kept and len(kept) >= MOST:
            raise KitError(say("refused.full"))
        kept[person] = value

    def knows(self, person: bytes) -> bool:
        """Whether this person guessed in the first round."""
        return person in self._rounds["before"]

    @property
    def answered(self) -> int | None:
        """How many have guessed in the round that is open; None below ten."""
        kept = self._rounds.get(self.phase, {})
        return len(kept) if len(kept) >= FEWEST else None

    def _reading(self) -> Shown:
        before, after = self._rounds["before"], self._rounds["after"]
        people = sorted(before.keys() & after.keys()) if after else sorted(before)
        if len(people) < FEWEST:
            raise KitError(say("refused.few"))
        low, high = self.guess.low, self.guess.high
        edges = tuple(low + (high - low) * place / BINS for place in range(BINS + 1))
        nearer = sum(self._off(after[one]) < self._off(before[one]) for one in people) if after else None
        return Shown(
            len(people),
            edges,
            self._counts([before[one] for one in people]),
            self._counts([after[one] for one in people]) if after else None,
            nearer,
            self.guess.true,
        )

    def _counts(self, values: Sequence[float]) -> tuple[int, ...]:
        low, high = self.guess.low, self.guess.high
        places = [min(BINS - 1, int(BINS * (value - low) / (high - low))) for value in values]
        return tuple(places.count(place) for place in range(BINS))

    def _off(self, value: float) -> float:
        low, high = min(self.guess.true), max(self.guess.true)
        return max(low - value, 0.0, value - high)
