"""The timeline: every event with source, grade and the precision of its date."""

from __future__ import annotations

import pandas as pd
import pytest

from scomm.data import load

WITHOUT_ADDRESS = {
    "california-agreement",
    "california-legislature",
    "agreements-1000",
    "agreements-1412",
}


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("timeline").set_index("id")


def test_every_event_has_a_source_and_a_grade_that_may_be_printed(table: pd.DataFrame) -> None:
    assert table[["event", "source", "grade"]].notna().all(axis=None)
    assert set(table["grade"]) == {"P", "S"}
    assert set(table.index[table["source_url"].isna()]) == WITHOUT_ADDRESS


def test_no_primary_source_lacks_an_address(table: pd.DataFrame) -> None:
    assert table.loc[table["grade"] == "P", "source_url"].notna().all()


def test_the_events_come_in_order_and_span_2007_to_2026(table: pd.DataFrame) -> None:
    assert table["date"].is_monotonic_increasing
    assert (table["date"].iloc[0], table["date"].iloc[-1]) == (
        pd.Timestamp("2007-04-16"),
        pd.Timestamp("2026-02-13"),
    )
    assert set(range(2007, 2027)) - set(table["date"].dt.year) == {2016, 2023}


def test_what_is_known_to_the_month_stands_on_its_first_day(table: pd.DataFrame) -> None:
    assert (table.loc[table["precision"] != "day", "date"].dt.day == 1).all()
    assert (table.loc[table["precision"] == "fiscal year", "date"].dt.month == 10).all()
    spans = table.dropna(subset=["until"])
    assert (spans["until"] > spans["date"]).all()


@pytest.mark.parametrize(
    ("id", "day"),
    [
        ("first-county", "2008-10-27"),
        ("not-opt-in-opt-out", "2010-10-06"),
        ("cook-county-ordinance", "2011-09-07"),
        ("last-counties", "2013-01-22"),
        ("galarza", "2014-03-04"),
        ("miranda-olivares", "2014-04-11"),
        ("hrw-release", "2014-05-14"),
        ("johnson-memo", "2014-11-20"),
        ("kelly-memo", "2017-02-20"),
        ("el-cenizo", "2018-05-08"),
    ],
)
def test_an_event_stands_on_its_day(table: pd.DataFrame, id: str, day: str) -> None:
    assert table.loc[id, "date"] == pd.Timestamp(day)
    assert table.loc[id, "precision"] == "day"


def test_the_rollout_agrees_with_the_list_of_counties(table: pd.DataFrame) -> None:
    days = load("county-activation")["activation_date"]
    assert days.min() == table.loc["first-county", "date"]
    assert days.max() == table.loc["last-counties", "date"]
    assert (days <= table.loc["fourteen-counties", "date"]).sum() == 14
    assert (days == table.loc["last-counties", "date"]).sum() == 106
    texas = load("county-activation").query("state_code == 'TX'")["activation_date"]
    assert texas.max() == table.loc["all-of-texas", "date"]


def test_every_note_and_event_is_a_sentence(table: pd.DataFrame) -> None:
    for text in [*table["event"], *table["note"].dropna()]:
        assert text[-1] in '.”"', text
        assert len(text) < 200
