"""Figures as their publishers printed them, one a row, with who said it and where we saw it.

Some come from a transcription (`hand/publishers.csv` says who said them, where they were seen and how good that is;
`hand/notes.csv` what a reader must know), the others stand in `hand/figures.csv`. Publishers and documents are
those of `lessonkit.sources`.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder
from lessonkit.errors import KitError
from lessonkit.sources import publisher, ruled_out, source

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
    *("seen_in", "place", "source_url", "grade", "note"),
]


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    by_hand = pd.read_csv(HAND / "figures.csv", dtype="str")
    rows = pd.concat([transcribed(raw.file(FIGURES)), by_hand], ignore_index=True)
    for id in rows["said_by"].unique():
        publisher(id)
    rows["source_url"] = rows["seen_in"].map(lambda key: source(key).url)
    rows["fiscal_year"] = fiscal_years(rows)
    return {"published-figures": rows[COLUMNS]}


def transcribed(path: Path) -> pd.DataFrame:
    """The figures of the transcription, in its order, as text; without those whose page is ruled out."""
    printed = pd.read_csv(path, dtype="str").drop(columns="notes")
    printed = printed[printed["source_url"].map(ruled_out) == ""]
    rows = printed.merge(
        pd.read_csv(HAND / "publishers.csv"), on="original_publisher", how="left", validate="many_to_one"
    ).merge(pd.read_csv(HAND / "notes.csv"), on="figure_id", how="outer", validate="one_to_one")
    if len(rows) != len(printed) or rows[["said_by", "topic"]].isna().any(axis=None):
        raise KitError("hand/publishers.csv or hand/notes.csv does not fit the transcription.")
    rows = rows.set_index("figure_id").loc[printed["figure_id"]].reset_index()
    year = rows["period"].str.extract(r"^FY(\d{4})$")[0].astype("Int64")
    spans = rows["period"].str.replace("about ", "", regex=False).str.split(" to ")
    return rows.assign(
        id=rows["figure_id"].str.replace("_", "-", regex=False),
        topic=rows["topic"].map(TOPICS),
        measure=rows["measure"].replace(WORDS, regex=True),
        period_from=((year - 1).astype("str") + "-10-01").where(year.notna(), spans.str[0]),
        period_to=(year.astype("str") + "-09-30").where(year.notna(), spans.str[-1]),
    ).drop(columns=["figure_id", "period", "original_publisher", "source_url", "how_read"])


def fiscal_years(rows: pd.DataFrame) -> pd.Series:
    """The fiscal year where a period is one: October of the year before to September; else missing."""
    first, last = (
        pd.to_datetime(rows[column], format="%Y-%m-%d", errors="coerce")
        for column in ("period_from", "period_to")
    )
    whole = (first.dt.strftime("%m-%d") == "10-01") & (last.dt.strftime("%m-%d") == "09-30")
    return last.dt.year.where(whole & (last.dt.year == first.dt.year + 1)).astype("Int64")
