"""Published survey percentages on trust in the police, worry about deportation, and discrimination.

`hand/` holds short names for questions and groups of people, who published each page, and what was read after the
transcription: of each survey the days and how people were asked (`surveys.csv`), of groups how many were asked and the
margin of error that was printed (`samples.csv`).
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder
from lessonkit.errors import KitError

SURVEYS = "trust-surveys/survey_results.csv"
HAND = Path(__file__).parent / "hand"
GRADES = {"publisher text or direct report seen": "P", "secondary seen": "S"}
COLUMNS = [
    *("question", "group", "population", "fielded_from", "fielded_to", "mode", "percent", "sample", "margin"),
    *("organization", "wording", "publisher", "source_url", "method_url", "grade", "note"),
]


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    return {"trust-surveys": surveys(raw.file(SURVEYS))}


def surveys(path: Path) -> pd.DataFrame:
    """One row per printed percentage, in the order of the transcription."""
    rows = pd.read_csv(path, dtype=str)
    for name, key in (("questions", "question"), ("populations", "population"), ("pages", "source_url")):
        hand = pd.read_csv(HAND / f"{name}.csv")
        rows = rows.merge(hand, on=key, how="left", validate="many_to_one")
    if rows[["id", "group", "publisher"]].isna().any(axis=None):
        raise KitError("A question, a population or a page of the transcription has no row in hand/.")
    rows = rows.merge(
        pd.read_csv(HAND / "surveys.csv", dtype=str), on="period", how="left", validate="many_to_one"
    )
    later = pd.read_csv(HAND / "samples.csv", dtype=str)
    rows = rows.merge(later, on=["period", "population"], how="left", validate="many_to_one")
    if rows["fielded_from"].isna().any() or rows["asked"].notna().sum() != len(later):
        raise KitError("hand/surveys.csv or hand/samples.csv does not fit the transcription.")
    rows["asked"] = rows["asked"].fillna(rows["sample_n"])
    return pd.DataFrame(
        {
            "question": rows["id"],
            "group": rows["group"],
            "population": rows["population"],
            "fielded_from": rows["fielded_from"],
            "fielded_to": rows["fielded_to"],
            "mode": rows["mode"],
            "percent": pd.to_numeric(rows["percent"]).astype("Int64"),
            "sample": pd.to_numeric(rows["asked"].str.rstrip("+")).astype("Int64"),
            "margin": pd.to_numeric(rows["margin"]),
            "organization": rows["organisation"],
            "wording": rows["question"],
            "publisher": rows["publisher"],
            "source_url": rows["source_url"],
            "method_url": rows["method_url"],
            "grade": rows["evidence"].map(GRADES),
            "note": [note(row) for _, row in rows.iterrows()],
        }
    )[COLUMNS]


def note(row: pd.Series) -> str | None:
    """What the transcription says about a row, in the words of the kit."""
    notes = []
    if "inauguration" in row["period"]:
        notes.append("Before the inauguration of 20 January 2017.")
    if str(row["asked"]).endswith("+"):
        notes.append("The sample is more than the number given.")
    if "77" in str(row["note"]):
        notes.append("One UPI story prints 77, against all others.")
    return " ".join(notes) or None
