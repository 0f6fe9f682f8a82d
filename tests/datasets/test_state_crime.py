"""Crimes by state: no national row, and parts that add up to their whole."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load

PARTS = {
    "violent": ["murder", "rape", "robbery", "assault"],
    "property": ["burglary", "larceny", "motor_vehicle_theft"],
}


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("state-crime")


def test_the_country_is_no_state(table: pd.DataFrame) -> None:
    assert "United States" not in set(table["state"])
    assert table["state"].nunique() == 51


def test_the_violent_crimes_of_2012_sum_to_the_published_total(table: pd.DataFrame) -> None:
    assert table.loc[table["year"] == 2012, "violent"].sum() == 1_214_464


def test_the_states_of_2012_sum_to_the_row_of_the_country(table: pd.DataFrame, raw: Path) -> None:
    printed = pd.read_csv(raw / "state-crime" / "corgis_state_crime.csv")
    country = printed[(printed["State"] == "United States") & (printed["Year"] == 2012)].iloc[0]
    states = table[table["year"] == 2012]
    assert states["property"].sum() == country["Totals.Property.All"]
    assert states["murder"].sum() == country["Totals.Violent.Murder"] == 14_827
    assert states["population"].sum() == country["Population"]


@pytest.mark.parametrize(
    ("whole", "off"), [("violent", {("Washington", 1997): 3}), ("property", {("Ohio", 1997): 500})]
)
def test_parts_sum_to_their_whole_but_for_one_misprint(
    table: pd.DataFrame, whole: str, off: dict[tuple[str, int], int]
) -> None:
    gap = (table[PARTS[whole]].sum(axis=1) - table[whole]).set_axis(
        pd.MultiIndex.from_frame(table[["state", "year"]])
    )
    assert gap[gap != 0].to_dict() == off


def test_only_new_york_begins_late(table: pd.DataFrame) -> None:
    first = table.groupby("state")["year"].agg(["min", "max", "size"])
    assert first.loc["New York"].tolist() == [1965, 2012, 48]
    assert (first.drop("New York") == [1960, 2012, 53]).all(axis=None)
    assert len(table) == 2751 - 53
