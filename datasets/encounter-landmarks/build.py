"""From UWCHR's five lists of "landmarks": one tidy table, the labels exactly as officers typed them.

`hand/lists.csv` says what each list counts and by which column it is grouped.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder

LIST = "ice-interoperability-landmarks/{}.csv"
HAND = Path(__file__).parent / "hand"
LEAST = 10


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    lists = pd.read_csv(HAND / "lists.csv", dtype=str, keep_default_na=False)
    parts = [tidy(pd.read_csv(raw.file(LIST.format(one.file))), one) for one in lists.itertuples()]
    return {"encounter-landmarks": pd.concat(parts)}


def tidy(table: pd.DataFrame, one: object) -> pd.DataFrame:
    """One list with its labels, counts and ranks; a count under ten is left out, the label stays."""
    group = table[one.grouped_by] if one.grouped_by else pd.Series("all", index=table.index)
    landmark = next(column for column in table if column.endswith("landmark"))
    return pd.DataFrame(
        {
            "list": one.list,
            "counted": one.counted,
            "group": group.fillna("not given"),
            "rank": table.groupby(group.fillna("not given"), sort=False).cumcount() + 1,
            "landmark": table[landmark],
            "events": table["n"].where(table["n"] >= LEAST).astype("Int64"),
            "offices": table["n_aor"].astype("Int64") if "n_aor" in table else pd.NA,
        }
    )
