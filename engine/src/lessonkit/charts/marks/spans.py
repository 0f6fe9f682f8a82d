"""Spans: rows on a time line, solid while a thing surely lasted and hatched while it may have; rows that are alike are one row that unfolds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pandas as pd

from lessonkit.charts.marks.mark import Mark, say
from lessonkit.language.words import month_name_in_short


@dataclass(frozen=True)
class Spell:
    """A part of a row, from its first day up to, but without, `upto`; a moment has no length. `kind` is a key of the looks."""

    kind: str
    start: pd.Timestamp
    upto: pd.Timestamp
    sure: bool


@dataclass(frozen=True)
class Row:
    """A row: its name, its stretches, what is told of it, and whether its first beginning or its end is open.

    `dated`: its first day is known. `since` stands in it where it began before the line does; `by` stands beside its name.
    """

    name: str
    stretches: tuple[Spell, ...]
    told: str
    open_start: bool = False
    open_end: bool = False
    own: bool = False
    kind: str = ""
    dated: bool = False
    since: str = ""
    by: str = ""

    @property
    def alike(self) -> tuple[object, ...]:
        """What makes two rows one: all but the name."""
        return self.stretches, self.told, self.open_start, self.open_end, self.own, self.kind


@dataclass(frozen=True)
class Spans(Mark):
    """Rows on one time line, from `first` to `last`; those that are alike stand as one that unfolds.

    `looks` gives each kind of stretch its label and a look: "accent", "counter" or "context", and `many` says how many rows of a
    kind are one, as in "{n} cities". `event` is a day with a word,
    `bracket` a time with a word, over the first row that has a part of it.
    A row of many is as high as they are many. Rows that lie outside the line are named below it. What is longer than the picture scrolls inside it.
    """

    kind: ClassVar[str] = "spans"
    rows: tuple[Row, ...]
    looks: tuple[tuple[str, str, str], ...]
    first: pd.Timestamp
    last: pd.Timestamp
    name: str
    many: Mapping[str, str] = field(default_factory=dict)
    event: tuple[pd.Timestamp, str] | None = None
    bracket: tuple[pd.Timestamp, pd.Timestamp, str] | None = None

    def fixed(self) -> dict[str, Any]:
        """The looks, and what the signs mean."""
        return {
            "looks": [{"id": id, "label": label, "look": look} for id, label, look in self.looks],
            "words": {**say.group("spans"), **self.many},
        }

    def shown(self) -> dict[str, Any]:
        """Rows with their stretches as shares of the whole line, its dates, and the event."""
        return {
            "rows": [self._group(rows) for rows in self._groups()],
            "dates": [{"at": self._share(day), "said": said} for day, said in dates(self.first, self.last)],
            "event": {"at": self._share(self.event[0]), "said": self.event[1]} if self.event else None,
            "bracket": self._bracket(),
            "name": self.name,
        }

    def _bracket(self) -> dict[str, Any] | None:
        if self.bracket is None:
            return None
        start, upto, said = self.bracket
        return {"from": self._share(start), "to": self._share(upto), "said": said}

    def _groups(self) -> list[list[Row]]:
        """The rows that are alike together, in the order of the first of them."""
        found: dict[tuple[object, ...], list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.alike, []).append(row)
        return list(found.values())

    def _group(self, rows: Sequence[Row]) -> dict[str, Any]:
        one = rows[0]
        seen = [cut for stretch in one.stretches if (cut := self._cut(stretch))]
        return {
            "names": [row.name for row in rows],
            "kind": one.kind,
            "told": one.told,
            "by": one.by,
            "own": one.own,
            "parts": seen,
            "since": one.since if seen and not one.open_start and one.stretches[0].start < self.first else "",
            "dated": one.dated and bool(seen) and one.stretches[0].start >= self.first,
            "open_start": one.open_start and any(part["from"] == 0 for part in seen),
            "open_end": one.open_end and any(part["to"] == 1 for part in seen),
        }

    def _cut(self, stretch: Spell) -> dict[str, Any] | None:
        """The part of a stretch that lies on the line; none if none does."""
        start, upto = max(stretch.start, self.first), min(stretch.upto, self.last)
        if start > upto or (start == upto and stretch.start < stretch.upto):
            return None
        return {
            "kind": stretch.kind,
            "from": self._share(start),
            "to": self._share(upto),
            "sure": stretch.sure,
        }

    def _share(self, day: pd.Timestamp) -> float:
        return round(float((day - self.first) / (self.last - self.first)), 5)


def dates(first: pd.Timestamp, last: pd.Timestamp) -> list[tuple[pd.Timestamp, str]]:
    """The days that have a line, and how each is called: every second year, in a short window every second month, in a shorter one each.

    >>> dates(pd.Timestamp("2008-01-01"), pd.Timestamp("2013-12-31"))[1]
    (Timestamp('2010-01-01 00:00:00'), '2010')
    """
    if (last - first).days > 3 * 365:
        return [(day, f"{day:%Y}") for day in pd.date_range(first, last, freq="2YS")]
    every = "2MS" if (last - first).days > 200 else "MS"
    return [(day, month_name_in_short(day)) for day in pd.date_range(first, last, freq=every)]
