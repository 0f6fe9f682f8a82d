"""The timeline: every event with source, grade and the precision of its date."""

from __future__ import annotations

import pandas as pd
import pytest

from lessonkit.data import load
from lessonkit.sources import ruled_out

OLDER_OR_FOUND_LATER: set[str] = {"IN", "AR", "LA"}
"""States whose mandate the table of policies may hold and for which we read no source good enough for the timeline."""

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
        pd.Timestamp("2026-06-10"),
    )
    assert set(range(2007, 2027)) - set(table["date"].dt.year) == {2016}


def test_limits_and_mandates_are_equally_many(table: pd.DataFrame) -> None:
    assert table["direction"].value_counts().to_dict() == {"limits": 17, "mandates": 17}
    decided = table.dropna(subset=["direction"])
    assert set(decided["kind"]) == {"law", "local", "court"}
    # Each side in several states and over the years, not one state's law told many times.
    for direction, rows in decided.groupby("direction"):
        assert rows["place"].nunique() >= 8, direction
        assert rows["place"].value_counts().max() <= 5, direction
        assert rows["date"].dt.year.max() == 2026, direction


def test_every_state_with_a_mandate_and_a_date_in_our_table_of_policies_is_in_the_timeline(
    table: pd.DataFrame,
) -> None:
    policies = load("local-policies")
    laws = policies[(policies["direction"] == "mandates") & policies["not_after"].notna()]
    here = set(table.loc[table["direction"] == "mandates", "place"])
    assert set(laws["state_code"]) - here <= OLDER_OR_FOUND_LATER
    assert {"IA", "TN", "FL", "GA", "NC", "TX"} <= here


def test_no_law_is_dated_to_a_month_whose_day_our_table_of_policies_knows(table: pd.DataFrame) -> None:
    policies = load("local-policies").query("level == 'state' and precision == 'day'")
    known = {(row.state_code, row.not_after.strftime("%Y-%m")) for row in policies.itertuples()}
    vague = table[(table["precision"] == "month") & table["event"].str.contains("takes? effect")]
    assert not known & {(row.place, row.date.strftime("%Y-%m")) for row in vague.itertuples()}


def test_no_source_is_of_a_publisher_that_is_ruled_out(table: pd.DataFrame) -> None:
    for url in table["source_url"].dropna():
        assert not ruled_out(url), url


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
        ("steinle", "2015-07-01"),
        ("us-v-texas-2023", "2023-06-23"),
        ("laken-riley-act", "2025-01-29"),
        ("order-14287", "2025-04-28"),
        ("dhs-list", "2025-05-29"),
        ("law-of-july-2025", "2025-07-04"),
        ("no-bond-memo", "2025-07-08"),
        ("doj-list", "2025-08-05"),
        ("yajure-hurtado", "2025-09-05"),
        ("nevada-off-the-list", "2025-09-26"),
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
