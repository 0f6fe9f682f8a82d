"""The milestones of Secure Communities and of what places decided, 2007 to 2026, each with its source.

The table is made by hand in `hand/milestones.csv`. Nothing in it rests on memory: an event without a
source that can be named is not there.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder
from lessonkit.errors import KitError

HAND = Path(__file__).parent / "hand"
FIRST_DAYS = {"month": "-01", "year": "-01-01", "fiscal year": "-10-01"}


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    return {"timeline": milestones(HAND / "milestones.csv")}


def milestones(path: Path) -> pd.DataFrame:
    """One row per event, in order of time; what is known to the month or year stands on its first day."""
    events = pd.read_csv(path, dtype=str)
    for precision, end in FIRST_DAYS.items():
        wrong = (events["precision"] == precision) & ~events["date"].str.endswith(end)
        if wrong.any():
            raise KitError(
                f"{events.loc[wrong, 'id'].iloc[0]} does not stand on the first day of its {precision}."
            )
    # A month sorts before its days: nobody knows on which of them it was.
    vague = events["precision"].map({"day": 1}).fillna(0)
    return events.assign(vague=vague).sort_values(["date", "vague", "id"]).drop(columns="vague")
