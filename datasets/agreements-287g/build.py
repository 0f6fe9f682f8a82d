"""ICE's lists of 287(g) agreements, with clean labels and the county of each agency where it can be found.

`hand/labels.csv` gives the printed labels their short names, `hand/dates.csv` mends three dates,
`hand/counties.csv` says which county is meant where the printed name is no county of that state.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from lessonkit.data import load
from lessonkit.data.building import RawFolder
from lessonkit.errors import KitError

ROSTERS = {
    "2025-07-18": "ice-287g-rosters/participatingAgencies07182025pm.xlsx",
    "2025-12-31": "ice-287g-rosters/participatingAgencies12312025am.xlsx",
}
HAND = Path(__file__).parent / "hand"
PRINTED = ["state", "agency", "agency_type", "county_printed", "support_type", "signed_date"]
AGENCY = ["state", "agency"]
KEY = ["roster_date", *AGENCY, "support_type"]
KIND = re.compile(r" (county|parish|borough|census area|municipality|city and borough)$")


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    rosters = [printed(raw.file(file)).assign(roster_date=pd.Timestamp(day)) for day, file in ROSTERS.items()]
    rows = labelled(pd.concat(rosters, ignore_index=True)).sort_values(KEY, kind="stable")
    rows = rows.assign(signed_date=rows["signed_date"].map(day_of)).join(county_of(rows))
    columns = [*KEY, "agency_type", "signed_date", "county_printed", "fips", "rule", "confidence"]
    return {"agreements-287g": rows[columns]}


def printed(path: Path) -> pd.DataFrame:
    """One roster as ICE prints it, without its links; runs of spaces become one."""
    table = pd.read_excel(path, dtype=object).iloc[:, : len(PRINTED)].set_axis(PRINTED, axis="columns")
    return table.map(lambda cell: " ".join(cell.split()) if isinstance(cell, str) else cell)


def labelled(rows: pd.DataFrame) -> pd.DataFrame:
    """Labels by their short names; a label that nobody has named is refused."""
    hand = pd.read_csv(HAND / "labels.csv")
    for column, names in hand.groupby("column"):
        labels = rows[column].map(names.set_index("printed")["label"])
        if labels.isna().any():
            raise KitError(f"hand/labels.csv has no {column} {rows.loc[labels.isna(), column].iloc[0]!r}.")
        rows = rows.assign(**{column: labels})
    return rows.assign(state=rows["state"].str.title())


def day_of(cell: object) -> pd.Timestamp:
    """The day on which an agreement was signed; three are mistyped and mended by hand."""
    mended = pd.read_csv(HAND / "dates.csv").set_index("printed")["signed_date"]
    shown = cell if isinstance(cell, str) else f"{cell:%Y-%m-%d}"
    return pd.Timestamp(mended.get(shown, shown))


def county_of(rows: pd.DataFrame) -> pd.DataFrame:
    """FIPS of each row's county, the rule that found it, and how sure the rule is."""
    counties = load("county-activation", ["fips", "county", "state"])
    codes = dict(zip(_keys(counties["state"], counties["county"]), counties["fips"], strict=True))
    hand = pd.read_csv(HAND / "counties.csv").set_index([*AGENCY, "printed"])
    with_county = rows.dropna(subset=["county_printed"]).drop_duplicates(AGENCY)
    elsewhere = with_county.set_index(AGENCY)["county_printed"]

    def find(row: pd.Series) -> tuple[str | None, str, str | None]:
        agency, county = (row["state"], row["agency"]), row["county_printed"]
        if row["agency_type"] == "state-agency":
            return None, "statewide", None
        mended = hand.loc[(*agency, county)] if (*agency, county) in hand.index else None
        if mended is not None:
            return codes[_key(agency[0], mended["county"])], "by-hand", mended["confidence"]
        rule, sure = "printed-county", "high"
        if pd.isna(county) and agency in elsewhere.index:
            county, rule, sure = elsewhere[agency], "other-roster", "medium"
        if pd.isna(county):
            return None, "no-county-printed", None
        fips = codes.get(_key(agency[0], county))
        return (fips, rule, sure) if fips else (None, "unknown-county", None)

    found = [find(row) for _, row in rows.iterrows()]
    return pd.DataFrame(found, index=rows.index, columns=["fips", "rule", "confidence"], dtype=object)


def _keys(states: pd.Series, counties: pd.Series) -> list[tuple[str, str]]:
    return [_key(state, county) for state, county in zip(states, counties, strict=True)]


def _key(state: str, county: str) -> tuple[str, str]:
    """State and county without the kind of county, spaces, dots, accents and case."""
    plain = county.casefold().replace("ñ", "n")
    return state, re.sub(r"[^a-z]", "", KIND.sub("", plain))
