"""The findings of studies: direction always, a number only where it was read in the study or on its institution's page."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load
from lessonkit.data.published import figure

BLANK = {
    "miles-cox-2014-crime",
    "treyger-2014-crime-arrests",
    "hausman-2020-violent-crime",
    "east-velasquez-2024-hours",
}


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("published-effects").set_index("id")


@pytest.fixture(scope="module")
def printed(raw: Path) -> pd.DataFrame:
    return pd.read_csv(raw / "published-figures" / "published_effects.csv")


def test_every_finding_has_design_data_direction_source_and_grade(table: pd.DataFrame) -> None:
    assert len(table) == 31
    assert table["study"].nunique() == 19
    needed = ["design", "data", "direction", "result", "source_url", "grade"]
    assert table[needed].notna().all(axis=None)


def test_a_number_stands_only_where_it_may_be_printed(table: pd.DataFrame, printed: pd.DataFrame) -> None:
    transcribed = table.iloc[: len(printed)]
    assert set(transcribed.index[transcribed["estimate"].isna()]) == BLANK
    assert table.loc[table["estimate"].isna(), ["std_error", "unit"]].isna().all(axis=None)
    second_hand = printed["confidence"].str.contains("second-hand").to_numpy()
    assert not set(transcribed["estimate"].dropna().abs()) & set(printed.loc[second_hand, "estimate"].abs())
    assert transcribed.loc[second_hand, "std_error"].isna().all()
    assert set(table.loc[table["estimate"].notna(), "grade"]) == {"P"}


def test_the_numbers_that_stand_are_those_transcribed(table: pd.DataFrame, printed: pd.DataFrame) -> None:
    transcribed = table.iloc[: len(printed)]
    second_hand = printed["confidence"].str.contains("second-hand").to_numpy()
    kept = transcribed["estimate"].notna().to_numpy() & ~second_hand
    assert transcribed.loc[kept, "estimate"].abs().tolist() == printed.loc[kept, "estimate"].abs().tolist()
    row = table.loc["alsan-yang-2019-offenses"]
    assert (row["estimate"], row["std_error"]) == (0.017, 0.023)


def test_the_numbers_read_later_are_those_that_lessons_print(table: pd.DataFrame) -> None:
    for id, name, times in (
        ("wong-2019-victim", "less-likely-to-report-victim", -100),
        ("wong-2019-witness", "less-likely-to-report-witness", -100),
        ("comino-2020-reporting", "reporting-after-amnesty", 1),
        ("goncalves-2024-reporting", "hispanic-reporting-fell", -100),
        ("goncalves-2024-victimization", "hispanic-victims-rose", 100),
    ):
        assert times * table.loc[id, "estimate"] == pytest.approx(figure(name).value)


def test_only_one_table_gives_standard_errors(table: pd.DataFrame) -> None:
    assert table.index[table["std_error"].notna()].str.startswith("alsan-yang").all()
    assert table["std_error"].notna().sum() == 4


def test_where_reporting_itself_was_measured_no_police_record_was_used(table: pd.DataFrame) -> None:
    measured = table[table["about"] == "reporting"]
    assert "police-records" not in set(measured["counted_in"])
    assert set(table.loc[table["counted_in"] == "police-records", "about"]) == {"recorded-crime"}


def test_the_dispute_has_findings_on_each_side_of_it(table: pd.DataFrame) -> None:
    for about in ("reporting", "victims", "recorded-crime"):
        found = table[(table["about"] == about) & table["enforcement"].isin(["more", "none"])]
        assert found["direction"].nunique() >= 2, about


def test_the_findings_go_both_ways(table: pd.DataFrame) -> None:
    assert table["direction"].value_counts().to_dict() == {
        "none detected": 10,
        "no decrease": 1,
        "increase": 8,
        "decrease": 12,
    }


def test_a_fall_that_is_ruled_out_stands_in_the_words_of_its_source(table: pd.DataFrame) -> None:
    (row,) = table[table["direction"] == "no decrease"].to_dict("records")
    assert "rather than by decreased crime commission or victimization" in row["result"]


def test_a_comparison_of_groups_is_under_no_policy(table: pd.DataFrame) -> None:
    assert (table["enforcement"].eq("none") == table["compared"].eq("groups-at-one-time")).all()


def test_the_sign_of_a_number_is_its_direction(table: pd.DataFrame) -> None:
    numbers = table.dropna(subset="estimate")
    assert (numbers.loc[numbers["direction"] == "decrease", "estimate"] < 0).all()
    assert (numbers.loc[numbers["direction"] == "increase", "estimate"] > 0).all()
    assert table.loc["hausman-2020-prevented", "estimate"] == -22_300
