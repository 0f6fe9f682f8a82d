"""Figures as their publishers printed them, one a row, with who said it and where we saw it.

`hand/publishers.csv` names publishers and grades the sources; `hand/notes.csv` says what a reader must know.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from scomm.data.building import RawFolder
from scomm.errors import ScommError

FIGURES = "published-figures/published_figures.csv"
HAND = Path(__file__).parent / "hand"
TOPICS = {
    "ICE removals and returns": "removals",
    "ICE removals": "removals",
    "Secure Communities": "secure-communities",
    "ICE detainers": "detainers",
    "Detainer refusal": "refusals",
}
WORDS = {"offence": "offense"}
COLUMNS = [
    *("id", "topic", "measure", "fiscal_year", "period_from", "period_to", "value", "unit", "said_by"),
    *("seen_in", "source_url", "grade", "note"),
]


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    return {"published-figures": figures(raw.file(FIGURES))}


def figures(path: Path) -> pd.DataFrame:
    """One row per printed figure, in the order of the transcription."""
    printed = pd.read_csv(path).drop(columns="notes")
    rows = printed.merge(
        pd.read_csv(HAND / "publishers.csv"), on="original_publisher", how="left", validate="many_to_one"
    ).merge(pd.read_csv(HAND / "notes.csv"), on="figure_id", how="outer", validate="one_to_one")
    if len(rows) != len(printed) or rows[["said_by", "topic"]].isna().any(axis=None):
        raise ScommError("hand/publishers.csv or hand/notes.csv does not fit the transcription.")
    rows = rows.set_index("figure_id").loc[printed["figure_id"]].reset_index()
    year = rows["period"].str.extract(r"^FY(\d{4})$")[0].astype("Int64")
    spans = rows["period"].str.replace("about ", "", regex=False).str.split(" to ")
    return rows.assign(
        id=rows["figure_id"].str.replace("_", "-", regex=False),
        topic=rows["topic"].map(TOPICS),
        measure=rows["measure"].replace(WORDS, regex=True),
        fiscal_year=year,
        period_from=((year - 1).astype("str") + "-10-01").where(year.notna(), spans.str[0]),
        period_to=(year.astype("str") + "-09-30").where(year.notna(), spans.str[-1]),
        value=rows["value"].astype("Int64"),
    )[COLUMNS]
