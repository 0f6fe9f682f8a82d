"""What studies found, with their design and data; an estimate only where it may be printed.

`hand/rows.csv` says of each line of the transcription how the study was made, what it found in words, and
whether its number was read in the study itself (`printable`). Where the transcription's number may not be printed and the
page in `source_url` prints another, that one stands in `read`. Other numbers stay blank. `hand/read-later.csv` has
whole rows: findings that are not in the transcription. In both, a finding's kind stands in four columns of few words.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder
from lessonkit.errors import KitError

EFFECTS = "published-figures/published_effects.csv"
HAND = Path(__file__).parent / "hand"
POLICY = {r"sanctuary \(detainer\) policies": "policies that limit detainers,"}
"""The label of the transcription is one side's word."""
COLUMNS = [
    *("id", "study", "year", "venue", "policy", "outcome", "design", "data", "direction", "result"),
    *("estimate", "std_error", "unit", "grade", "source_url", "note"),
    *("about", "counted_in", "compared", "enforcement"),
]


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    return {"published-effects": effects(raw.file(EFFECTS))}


def effects(path: Path) -> pd.DataFrame:
    """One row per finding, in the order of the transcription, then those read later."""
    numbers = ["year", "venue", "policy", "estimate", "std_error", "units"]
    printed = pd.read_csv(path)[numbers].assign(line=lambda rows: range(1, len(rows) + 1))
    units = pd.read_csv(HAND / "units.csv")
    rows = printed.merge(pd.read_csv(HAND / "rows.csv"), on="line", how="outer", validate="one_to_one")
    rows = rows.merge(units, on="units", how="left", validate="many_to_one").sort_values("line")
    rows["policy"] = rows["policy"].replace(POLICY, regex=True)
    if rows["id"].isna().any() or rows["year"].isna().any():
        raise KitError("hand/rows.csv does not fit the transcription of the effects.")
    # A study may print how much was prevented. Here a decrease is below zero, whoever printed it how.
    rows["estimate"] = rows["estimate"].where(rows["direction"] != "decrease", -rows["estimate"].abs())
    rows.loc[rows["printable"] != "yes", ["estimate", "std_error", "unit"]] = None
    read = rows["printable"] == "read"
    rows.loc[read, ["estimate", "unit"]] = rows.loc[read, ["read", "read_unit"]].to_numpy()
    if rows.loc[rows["printable"] != "no", ["estimate", "unit"]].isna().any(axis=None):
        raise KitError("A printable effect has no estimate or no unit.")
    return pd.concat([rows[COLUMNS], pd.read_csv(HAND / "read-later.csv")[COLUMNS]], ignore_index=True)
