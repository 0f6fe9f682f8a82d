"""What Secure Communities counted, as press and advocates printed it: every printed number keeps its source.

`hand/rows.csv` says of each line of the transcription what it counts and how it words its numbers;
`hand/sources.csv` names the publisher of each page; `hand/additions.csv` holds lines that were looked up later. Sources that disagree keep a row each.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder
from lessonkit.errors import KitError

COUNTS = "secure-communities-published-counts/sc_statistics.csv"
HAND = Path(__file__).parent / "hand"
GRADES = {"primary seen": "P", "secondary seen": "S"}
NUMBERS = {
    "submissions": "submissions",
    "matches": "matches",
    "l1": "level_1",
    "l2": "level_2",
    "l3": "level_3",
    "l2_l3": "levels_2_3",
    "noncriminal": "no_conviction",
    "arrests": "arrests",
    "detainers": "detainers",
    "removals": "removals",
    "noncriminal_removals": "removals_without_conviction",
}
COLUMNS = [
    *("id", "place", "state", "level", "fips", "span", "period_start", "as_of", "submissions", "matches"),
    *("levels_count", "level_1", "level_2", "level_3", "levels_2_3", "no_conviction", "arrests", "detainers"),
    *("removals", "removals_with_conviction", "removals_without_conviction", "share_printed", "wording"),
    *("publisher", "figures_from", "source_url", "grade", "note"),
]


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    return {"program-counts": counts(raw.file(COUNTS))}


def counts(path: Path) -> pd.DataFrame:
    """One row per line of the transcription, in its order."""
    # What a later look-up found stands after the transcription.
    printed = pd.concat([pd.read_csv(file, dtype=str) for file in (path, HAND / "additions.csv")])
    printed = printed.rename(columns={**NUMBERS, "note": "note_as_transcribed"})
    printed["line"] = range(1, len(printed) + 1)
    hand = pd.read_csv(HAND / "rows.csv", dtype={**dict.fromkeys(("jurisdiction", "as_of", "fips"), str)})
    rows = printed.merge(hand, on=["line", "jurisdiction", "as_of"], how="outer", validate="one_to_one")
    rows = rows.merge(pd.read_csv(HAND / "sources.csv"), on="source_url", how="left", validate="many_to_one")
    if len(rows) != len(printed) or rows[["id", "publisher", "state"]].isna().any(axis=None):
        raise KitError("hand/rows.csv or hand/sources.csv does not fit the transcription.")
    numbers = [*NUMBERS.values(), "removals_with_conviction", "share_printed"]
    rows[numbers] = rows[numbers].apply(pd.to_numeric).astype("Int64")
    rows["removals_without_conviction"] = subtracted(rows)
    rows["grade"] = rows["evidence"].map(GRADES)
    rows["levels_count"] = rows["basis_of_levels"].replace("booked into ICE custody", "bookings")
    return rows.rename(columns={"jurisdiction": "place"}).sort_values("line")[COLUMNS]


def subtracted(rows: pd.DataFrame) -> pd.Series:
    """The transcribed removals without a conviction; where the source prints those with one, they must fit."""
    without = rows["removals_without_conviction"]
    rest = rows["removals"] - rows["removals_with_conviction"]
    if (rest.notna() & (rest != without).fillna(True)).any():
        raise KitError("Removals with and without a conviction do not sum to all removals.")
    return without
