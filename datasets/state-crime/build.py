"""Crimes known to the police, by state and year, from the FBI's Uniform Crime Reports as CORGIS collected them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder

CRIMES = "state-crime/corgis_state_crime.csv"
NATION = "United States"
COLUMNS = {
    "State": "state",
    "Year": "year",
    "Population": "population",
    "Totals.Violent.All": "violent",
    "Totals.Violent.Murder": "murder",
    "Totals.Violent.Rape": "rape",
    "Totals.Violent.Robbery": "robbery",
    "Totals.Violent.Assault": "assault",
    "Totals.Property.All": "property",
    "Totals.Property.Burglary": "burglary",
    "Totals.Property.Larceny": "larceny",
    "Totals.Property.Motor": "motor_vehicle_theft",
}


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    return {"state-crime": crimes(raw.file(CRIMES))}


def crimes(path: Path) -> pd.DataFrame:
    """One row per state and year. The country's own row stays out, or every sum would be doubled.

    The rates of the source stay out too: some of them do not follow from its counts (see the README), and
    a rate is one division away.
    """
    table = pd.read_csv(path).rename(columns=COLUMNS)[list(COLUMNS.values())]
    return table[table["state"] != NATION].sort_values(["state", "year"])
