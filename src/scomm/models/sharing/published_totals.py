"""The published totals that the pipeline is calibrated to, read from the kit's tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from lessonkit.data import load
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

PLACES = say.group("totals")
"""Places and days for which prints and removals are published together: rows of the table program-counts."""


@dataclass(frozen=True)
class Totals:
    """What is published of one place up to one day. None where nothing is."""

    id: str
    title: str
    prints: int
    matches: int | None
    arrests: int | None
    removals: int
    removals_without_conviction: int | None
    removals_at_level_1: int | None

    def as_stages(self) -> tuple[tuple[str, int], ...]:
        """The published counts by stage of the funnel; the last two are parts of the removals."""
        without = self.removals_without_conviction
        counts = {
            "prints": self.prints,
            "matches": self.matches,
            "custody": self.arrests,
            "removals": self.removals,
            "removals-convicted": None if without is None else self.removals - without,
            "removals-level-1": self.removals_at_level_1,
        }
        return tuple((stage, count) for stage, count in counts.items() if count is not None)


def totals(id: str) -> Totals:
    """The published totals of a place and day, from the table program-counts."""
    row = counts(id)
    return Totals(
        id=id,
        title=PLACES[id],
        prints=int(row["submissions"]),
        matches=_whole(row["matches"]),
        arrests=_whole(row["arrests"]),
        removals=int(row["removals"]),
        removals_without_conviction=_whole(row["removals_without_conviction"]),
        removals_at_level_1=_whole(row["level_1"]) if row["levels_count"] == "removals" else None,
    )


def counts(id: str) -> dict[str, Any]:
    """One row of the table program-counts, by column."""
    table = load("program-counts")
    return {str(name): value for name, value in table[table["id"] == id].iloc[0].items()}


def detainers(fiscal_year: int) -> int:
    """Detainers that ICE sent to local agencies in a fiscal year."""
    table = load("detainers-monthly", ["fiscal_year", "detainers"])
    return int(table.loc[table["fiscal_year"] == fiscal_year, "detainers"].sum())


def detainers_declined(calendar_year: int) -> float:
    """The share of a calendar year's detainers that the local agency declined."""
    table = load("detainers-outcomes", ["calendar_year", "outcome", "detainers"])
    year = table[table["calendar_year"] == calendar_year]
    return float(year.loc[year["outcome"] == "declined", "detainers"].sum() / year["detainers"].sum())


def notices_under_pep() -> float:
    """The share of requests on the forms of 2015 that asked for notice only, to 19 July 2015."""
    table = load("detainers-by-form", ["form", "detainers"]).groupby("form")["detainers"].sum()
    return float(table["I-247N"] / (table["I-247N"] + table["I-247D"]))


def share_of_arrests_convicted(fiscal_year: int) -> float:
    """The share of the people whom ICE's officers arrested in a fiscal year who had a conviction."""
    table = load("dhs-annual")
    year = table[
        (table["universe"] == "ero-arrests")
        & (table["split"] == "criminality")
        & (table["fiscal_year"] == fiscal_year)
    ].set_index("category")["people"]
    return float(year["convicted"] / year["total"])


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
