"""The list of the Department of Justice as first published, with what it took off since (`hand/removals.csv`)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder
from lessonkit.errors import KitError

LIST = "doj-sanctuary-list/doj_sanctuary_list_2025-08-05.csv"
HAND = Path(__file__).parent / "hand"
COLUMNS = [
    "place",
    "level",
    "state_code",
    "counties",
    "listed_on",
    "taken_off_on",
    "taken_off_source",
    "note",
]


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    listed = pd.read_csv(raw.file(LIST), dtype=str, keep_default_na=False)
    listed = listed.rename(columns={"name": "place", "state": "state_code", "county_fips": "counties"})
    off = pd.read_csv(HAND / "removals.csv", dtype=str).rename(columns={"source_url": "taken_off_source"})
    rows = listed.merge(off, on=["state_code", "place"], how="left", validate="one_to_one", indicator=True)
    if rows["_merge"].eq("both").sum() != len(off):
        raise KitError("hand/removals.csv names a place that is not on the list.")
    return {"doj-list": rows.assign(listed_on="2025-08-05")[COLUMNS]}
