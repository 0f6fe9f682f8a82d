"""Arrests and removals by ICE field office, and the office that each county belongs to.

`hand/offices.csv` joins the names and codes of the offices, `hand/countries.csv` the spellings of countries;
`hand/harlingen.csv` says what is known of the office that came later.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data import load
from lessonkit.data.building import RawFolder, integer
from lessonkit.errors import KitError

ARRESTS = "ice-field-offices/mpi_ero_arrests_by_aor_fy2013_2017_raw.csv"
REMOVALS = "ice-removals-dashboard/ice_removals_by_aor_country_month.csv"
COUNTIES = "ice-field-offices/share_hand_county_aor.csv"
OLDER_COUNTIES = "ice-field-offices/share_input_county_aor.csv"
HAND = Path(__file__).parent / "hand"
# The names of kinds of record and of agencies, and the published totals, are decided there.
SAME_SOURCE = Path(__file__).parents[1] / "agency-conviction" / "hand"
YEARS = range(2013, 2018)
CELL = ["fiscal_year", "month_start", "office", "country", "arresting_agency", "criminality"]


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The five tables of this folder, by name."""
    rows = arrests(raw.file(ARRESTS))
    # A Total among the offices would count everyone twice: it has a table of its own.
    total = rows["office"] == "Total"
    return {
        "field-offices": pd.read_csv(HAND / "offices.csv"),
        "ero-arrests-by-office": rows[~total],
        "ero-arrests-total": totals(rows[total], rows[~total]),
        "removals-by-office": removals(raw.file(REMOVALS)),
        "county-office": offices(raw.file(COUNTIES), raw.file(OLDER_COUNTIES)),
    }


def arrests(path: Path) -> pd.DataFrame:
    """The printed table, one row per office and year, with the Total among the offices.

    Every space in an office's name became a bar, and the heading runs over two lines; the last seven
    cells of a line are five years and two changes in percent.
    """
    lines = [line.split("|") for line in path.read_text("utf-8").splitlines()[2:]]
    wide = {" ".join(cells[:-7]): [integer(cell) for cell in cells[-7:-2]] for cells in lines}
    rows = pd.DataFrame(wide, index=pd.Index(YEARS, name="fiscal_year")).melt(
        ignore_index=False, var_name="office", value_name="arrests"
    )
    return rows.reset_index().sort_values(["fiscal_year", "office"], kind="stable")


def totals(published: pd.DataFrame, by_office: pd.DataFrame) -> pd.DataFrame:
    """The published total of each year beside the sum of the offices."""
    summed = by_office.groupby("fiscal_year")["arrests"].sum().rename("in_offices").reset_index()
    table = published.rename(columns={"arrests": "published_total"}).merge(summed, validate="one_to_one")
    return table[["fiscal_year", "published_total", "in_offices"]]


def removals(path: Path) -> pd.DataFrame:
    """Every cell of the dashboard, with the share of the year's published total that all its cells hold.

    The dashboard leaves out each cell under ten; the first quarter of FY2025 has no published total.
    """
    cells = pd.read_csv(path)
    names = pd.read_csv(SAME_SOURCE / "names.csv").set_index("printed")["name"]
    offices = pd.read_csv(HAND / "offices.csv")["office"]
    named = cells.assign(
        month_start=pd.to_datetime(cells["month_year"], format="%b %Y"),
        office=cells["aor"].replace("HQ", "Headquarters"),
        country=cells["country_of_citizenship"].map(_by_hand("countries.csv", "printed", "country")),
        arresting_agency=cells["arresting_agency"].map(names),
        criminality=cells["criminality"].map(names),
    )
    if named[CELL].isna().any(axis=None) or not named["office"].isin(offices).all():
        raise KitError("The dashboard has a name that hand/ does not know.")
    counted = named.groupby(CELL)["removals"].sum().reset_index()
    if len(counted) != len(cells):
        raise KitError("Two cells of the dashboard have the same names.")
    published = pd.read_csv(SAME_SOURCE / "published-totals.csv").set_index("fiscal_year")["published_total"]
    covered = counted.groupby("fiscal_year")["removals"].sum() / published
    return counted.assign(coverage=counted["fiscal_year"].map(covered).round(6))


def offices(path: Path, older: Path) -> pd.DataFrame:
    """The office of every county of county-activation, before and after Harlingen opened."""
    named = _by_hand("offices.csv", "code", "office")
    # The map has Connecticut's planning regions; the copy that was made before has its counties.
    now, before = (pd.read_csv(one, dtype=str).set_index("geoid")["aor"].map(named) for one in (path, older))
    new = load("county-fips-changes").drop_duplicates("fips").set_index("fips")["fips_2019"]
    fips = pd.Index(load("county-activation", ["fips"])["fips"])
    retired = new.map(now)
    table = pd.DataFrame({"map": now, "older-map": before, "retired-code": retired}).reindex(fips)
    table = pd.DataFrame(
        {"office": table.bfill(axis="columns").iloc[:, 0], "rule": table.notna().idxmax(axis="columns")}
    )
    open_since = pd.read_csv(HAND / "harlingen.csv", dtype=str).set_index("fips")["office_2022"]
    later = table["office"].mask(fips.isin(open_since.index), open_since.reindex(fips))
    return (
        table.assign(office_2022=later)[["office", "office_2022", "rule"]].rename_axis("fips").reset_index()
    )


def _by_hand(file: str, printed: str, name: str) -> pd.Series:
    return pd.read_csv(HAND / file).set_index(printed)[name]
