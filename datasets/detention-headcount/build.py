"""From UWCHR's counts by facility and day: everybody in ICE detention in the country, day by day.

`hand/period.csv` says which days can be used, and why no others.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder

HEADCOUNT = "ice-detention-headcount/inc_headcount_fy12-24ytd.csv.gz"
HAND = Path(__file__).parent / "hand"


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    counts = pd.read_csv(raw.file(HEADCOUNT), sep="|", usecols=["n", "date"], parse_dates=["date"])
    return {"detention-headcount": national(counts)}


def national(counts: pd.DataFrame) -> pd.DataFrame:
    """One row a day: people in all facilities together, and how many facilities held anybody."""
    period = pd.read_csv(HAND / "period.csv", parse_dates=["first_day", "last_day"]).iloc[0]
    used = counts[counts["date"].between(period["first_day"], period["last_day"]) & (counts["n"] > 0)]
    days = used.groupby("date")["n"].agg(people="sum", facilities="size").reset_index()
    days.insert(0, "fiscal_year", days["date"].dt.year + (days["date"].dt.month >= 10))
    return days
