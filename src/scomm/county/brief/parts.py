"""What a brief is made of, as plain values: everything that a learner says, and no number that the kit computes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TieKind = Literal["dossier", "cell", "ledger"]
TIES: tuple[TieKind, ...] = ("dossier", "cell", "ledger")

PROSE = ("title", "uncertainty", "other side", "open question", "next")
"""The parts that are words alone, as their lines begin."""


@dataclass(frozen=True)
class Size:
    """How large a brief is: its charts, its claims, and the parts of `PROSE` that it asks for."""

    name: str
    charts: int
    claims: int
    prose: tuple[str, ...]


FULL = Size("full", 2, 5, PROSE)
SMALL = Size("small", 1, 2, ("title", "other side"))
SIZES = {one.name: one for one in (FULL, SMALL)}
"""A brief that does not say its size is a full one."""

MOST_WORDS = {"title": 20, "note": 30, "claim": 35, "uncertainty": 55, "other side": 70, "open question": 35, "next": 55}  # fmt: skip
"""The most words of each part: what all together leave room for on one page."""


@dataclass(frozen=True)
class Pin:
    """A note, the row of the chart's table that it is about, and its place in the picture in percent from the left and top."""

    row: str = ""
    across: int = 50
    down: int = 20
    words: str = ""


@dataclass(frozen=True)
class OwnSeries:
    """One series of a learner's own chart: its name, its places and the measured values."""

    name: str
    points: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class OwnChart:
    """A chart of a learner's own code, as plain values; `kind` is "bars" or "line"."""

    kind: str
    title: str
    unit: str
    source: str
    series: tuple[OwnSeries, ...]


@dataclass(frozen=True)
class BriefChart:
    """One chart: an explorer at a state (`chosen` are the controls that were set, as written), or a learner's own."""

    explorer: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    own: OwnChart | None = None
    pin: Pin = Pin()


@dataclass(frozen=True)
class BriefClaim:
    """A sentence with a number, and the one place in the data that must bear it.

    `key` is the id of a fact or of a claim; for a cell it is the dataset, `column` is its column and `where` names its row.
    """

    tie: str = ""
    key: str = ""
    column: str = ""
    where: tuple[tuple[str, str], ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Brief:
    """A brief, whole or in the making; `prose` has the parts of `PROSE`, in that order, those that its size lacks too."""

    county: str = ""
    charts: tuple[BriefChart, ...] = (BriefChart(),) * FULL.charts
    claims: tuple[BriefClaim, ...] = (BriefClaim(),) * FULL.claims
    prose: tuple[str, ...] = ("",) * len(PROSE)
    size: Size = FULL

    def said(self, part: str) -> str:
        """The words of a part of `PROSE`."""
        return self.prose[PROSE.index(part)]

    def of_size(self, size: Size) -> Brief:
        """The same brief in another size: what has no place in it falls away, and what it lacks is empty."""
        charts = (*self.charts, *(BriefChart(),) * size.charts)[: size.charts]
        claims = (*self.claims, *(BriefClaim(),) * size.claims)[: size.claims]
        prose = tuple(self.said(part) if part in size.prose else "" for part in PROSE)
        return Brief(self.county, charts, claims, prose, size)
