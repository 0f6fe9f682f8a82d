"""The Department of Homeland Security's estimates of people without legal status, one number a year."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from scomm.data.building import RawFolder

ESTIMATES = "dhs-unauthorized-estimates/dhs_unauthorized_estimates.csv"


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    return {"unauthorized-population": estimates(raw.file(ESTIMATES))}


def estimates(path: Path) -> pd.DataFrame:
    """One row per year, with the report that prints its estimate; millions keep the one decimal printed."""
    printed = pd.read_csv(path)
    reports = printed["source_report"]
    return pd.DataFrame(
        {
            "year": printed["year"],
            "millions": printed["unauthorized_millions"],
            "report": reports.str.replace("'", "", regex=False),
            "report_year": reports.str.extract(r"\((\d{4})\)")[0].astype("Int64"),
        }
    ).sort_values("year")
