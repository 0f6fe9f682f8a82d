"""Published survey percentages on trust in the police, worry about deportation, and discrimination.

`hand/` holds short names for questions and groups of people, who published each page, and a sample size that was read
after the transcription.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from scomm.data.building import RawFolder
from scomm.errors import ScommError

SURVEYS = "trust-surveys/survey_results.csv"
HAND = Path(__file__).parent / "hand"
GRADES = {"publisher text or direct report seen": "P", "secondary seen": "S"}
COLUMNS = [
    *("question", "group", "population", "fielded_from", "fielded_to", "percent", "sample", "organization"),
    *("wording", "publisher", "source_url", "grade", "note"),
]


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    return {"trust-surveys": surveys(raw.file(SURVEYS))}


def surveys(path: Path) -> pd.DataFrame:
    """One row per printed percentage, in the order of the transcription."""
    printed = pd.read_csv(path, dtype=str)
    rows = printed.copy()
    for name, key in (("questions", "question"), ("populations", "population"), ("pages", "source_url")):
        hand = pd.read_csv(HAND / f"{name}.csv")
        rows = rows.merge(hand, on=key, how="left", validate="many_to_one")
    if rows[["id", "group", "publisher"]].isna().any(axis=None):
        raise ScommError("A question, a population or a page of the transcription has no row in hand/.")
    later = pd.read_csv(HAND / "samples.csv", dtype=str)
    rows = rows.merge(later, on=["source_url", "population"], how="left", validate="many_to_one")
    if rows["asked"].notna().sum() != len(later) or (rows["asked"].notna() & rows["sample_n"].notna()).any():
        raise ScommError("hand/samples.csv does not fit the transcription.")
    rows["sample_n"] = rows["sample_n"].fillna(rows["asked"])
    when = rows["period"].str.replace(" (before inauguration)", "", regex=False).str.split(" to ")
    return pd.DataFrame(
        {
            "question": rows["id"],
            "group": rows["group"],
            "population": rows["population"],
            "fielded_from": when.str[0],
            "fielded_to": when.str[-1],
            "percent": pd.to_numeric(rows["percent"]).astype("Int64"),
            "sample": pd.to_numeric(rows["sample_n"].str.rstrip("+")).astype("Int64"),
            "organization": rows["organisation"],
            "wording": rows["question"],
            "publisher": rows["publisher"],
            "source_url": rows["source_url"],
            "grade": rows["evidence"].map(GRADES),
            "note": [note(row) for _, row in printed.iterrows()],
        }
    )[COLUMNS]


def note(row: pd.Series) -> str | None:
    """What the transcription says about a row, in the words of the kit."""
    notes = []
    if "inauguration" in row["period"]:
        notes.append("Before the inauguration of 20 January 2017.")
    if str(row["sample_n"]).endswith("+"):
        notes.append("The sample is more than the number given.")
    if "77" in str(row["note"]):
        notes.append("One UPI story prints 77, against all others.")
    return " ".join(notes) or None
