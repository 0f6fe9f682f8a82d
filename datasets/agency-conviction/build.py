"""Who was arrested by whom and had which record: the only years in which the two were published together.

FY2013-14 come from ICE's own statements (interior and border); FY2021-24 are summed from ICE's dashboard
(arresting agency), which leaves out every cell under ten people. The years between are not here, because
nobody published them, and multiplying two separate tables would invent them.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder

FIGURES = "published-figures/published_figures.csv"
DASHBOARD = "ice-removals-dashboard/ice_removals_by_aor_country_month.csv"
HAND = Path(__file__).parent / "hand"
ROW = ["fiscal_year", "source", "agency", "criminality"]
ORDER = {
    "agency": ["interior", "border", "ice", "cbp"],
    "criminality": ["convicted", "not-convicted", "pending-charges", "other-violator"],
}


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    rows = pd.concat([statements(raw.file(FIGURES)), dashboard(raw.file(DASHBOARD))])
    ranks = {column: rows[column].map(values.index) for column, values in ORDER.items()}
    rows = rows.assign(**{f"{column}_rank": rank for column, rank in ranks.items()})
    rows = rows.sort_values(["fiscal_year", "agency_rank", "criminality_rank"], kind="stable")
    covered = rows.groupby("fiscal_year")["people"].transform("sum") / rows["published_total"]
    return {
        "agency-conviction": rows.assign(coverage=covered.round(6))[
            [*ROW, "people", "published_total", "coverage"]
        ]
    }


def statements(path: Path) -> pd.DataFrame:
    """ICE's figures for FY2013 and FY2014, from the list of published figures."""
    figures = pd.read_csv(path).set_index("figure_id")
    rows = []
    for year in (2013, 2014):
        total = int(figures.loc[f"ice_removals_fy{year}", "value"])
        for agency in ("interior", "border"):
            everyone = int(figures.loc[f"ice_removals_fy{year}_{agency}", "value"])
            convicted = _convicted(figures, year, agency)
            # ICE prints the convicted and everyone; those without a conviction are the difference.
            for criminality, people in (("convicted", convicted), ("not-convicted", everyone - convicted)):
                rows.append((year, "ICE", agency, criminality, people, total))
    return pd.DataFrame(rows, columns=[*ROW, "people", "published_total"])


def _convicted(figures: pd.DataFrame, year: int, agency: str) -> int:
    """The convicted of one agency: a figure of its own for FY2013, inside the note for FY2014."""
    own = f"ice_removals_fy{year}_crim_{agency}"
    if own in figures.index:
        return int(figures.loc[own, "value"])
    note = figures.loc[f"ice_removals_fy{year}_{agency}", "notes"]
    return int(str(note).split()[0])


def dashboard(path: Path) -> pd.DataFrame:
    """The dashboard's rows summed by fiscal year, arresting agency and criminality, FY2021-24.

    The same file has FY2025, but only October to December: it is left out, so that no quarter is taken
    for a year.
    """
    names = pd.read_csv(HAND / "names.csv").set_index("printed")["name"]
    totals = pd.read_csv(HAND / "published-totals.csv")[["fiscal_year", "published_total"]]
    cells = pd.read_csv(path).query("fiscal_year <= 2024")
    cells = cells.assign(
        source="dashboard",
        agency=cells["arresting_agency"].map(names),
        criminality=cells["criminality"].map(names),
    )
    summed = cells.groupby(ROW, dropna=False)["removals"].sum().rename("people").reset_index()
    return summed.merge(totals, on="fiscal_year", validate="many_to_one")
