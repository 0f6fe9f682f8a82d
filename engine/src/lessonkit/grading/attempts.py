"""Several attempts at one lesson: which one counts, and what a learner reads about it.

The journal's last line of a learner is always of the attempt that counts. Where a newer attempt has fewer points and the best one
counts, that line names the newer one as `latest`, so nobody takes it for not graded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from lessonkit.grading.judged import Entry, counting
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

Rule = Literal["last", "best"]


@dataclass(frozen=True)
class Attempt:
    """One attempt: what it holds in one short text, and its points from automatic checks (None: it could not be graded)."""

    digest: str
    points: float | None


@dataclass(frozen=True)
class Attempts:
    """Every attempt of one learner in the order of grading, which of them counts (from 0), and by which rule."""

    all: tuple[Attempt, ...]
    counts: int
    rule: Rule

    def told(self) -> Iterator[str]:
        """What a learner reads; nothing where there was one attempt."""
        if len(self.all) < 2:
            return
        points = self.all[self.counts].points
        last = self.counts == len(self.all) - 1
        id = self.rule if self.rule == "best" or last else "earlier"
        yield say(f"attempts.{id}", n=len(self.all), number=self.counts + 1)
        graded = [
            say(
                "attempts.one", number=number, points=say("points.some", text=f"{one.points:g}", n=one.points)
            )
            for number, one in enumerate(self.all, start=1)
            if one.points is not None
        ]
        if len(graded) > 1 and points is not None:
            yield say("attempts.each", each=", ".join(graded))


def points_of(entry: Entry) -> float:
    """The points of an entry from automatic checks."""
    return float(sum(one["score"] for one in entry.verdicts.values()))


def attempts_of(entries: Sequence[Entry], rule: Rule) -> Attempts | None:
    """The attempts in a learner's entries, oldest first; None where nothing was graded."""
    last = {entry.digest: entry for entry in entries}  # in the order of each digest's first entry
    counts = counting(entries)
    if counts is None:
        return None
    found = [
        Attempt(digest, points_of(one) if one.state == "graded" else None) for digest, one in last.items()
    ]
    at = next(number for number, one in enumerate(found) if one.digest == counts.digest)
    return Attempts(tuple(found), at, rule)


def standing(entry: Entry, newer: Entry) -> Entry:
    """The line of an earlier attempt that goes on counting, though a newer one was judged."""
    return replace(entry, latest=newer.digest, at=datetime.now(UTC).isoformat(timespec="seconds"))


def earlier_of(entries: Sequence[Entry], newer: str) -> Entry | None:
    """The attempt that counted before the newer one (a digest), if there is one."""
    counts = counting(entries)
    return counts if counts is not None and counts.digest != newer else None
