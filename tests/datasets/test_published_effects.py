"""The findings of studies: direction always, a number only where it was read in the study."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from scomm.data import load

BLANK = {
    "miles-cox-2014-crime",
    "treyger-2014-crime-arrests",
    "hausman-2020-violent-crime",
    "goncalves-2024-victimization",
    "goncalves-2024-reporting",
    "east-velasquez-2024-hours",
}


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("published-effects").set_index("id")


@pytest.fixture(scope="module")
def printed(raw: Path) -> pd.DataFrame:
    return pd.read_csv(raw / "published-figures" / "published_effects.csv")


def test_every_finding_has_design_data_direction_source_and_grade(table: pd.DataFrame) -> None:
    assert len(table) == 14
    needed = ["design", "data", "direction", "result", "source_url", "grade"]
    assert table[needed].notna().all(axis=None)


def test_a_number_stands_only_where_it_may_be_printed(table: pd.DataFrame, printed: pd.DataFrame) -> None:
    assert set(table.index[table["estimate"].isna()]) == BLANK
    assert table.loc[list(BLANK), ["std_error", "unit"]].isna().all(axis=None)
    second_hand = printed["confidence"].str.contains("second-hand").to_numpy()
    assert table.loc[second_hand, "estimate"].isna().all()


def test_the_numbers_that_stand_are_those_transcribed(table: pd.DataFrame, printed: pd.DataFrame) -> None:
    kept = table["estimate"].notna().to_numpy()
    assert table.loc[kept, "estimate"].abs().tolist() == printed.loc[kept, "estimate"].abs().tolist()
    row = table.loc["alsan-yang-2019-offenses"]
    assert (row["estimate"], row["std_error"]) == (0.017, 0.023)


def test_only_one_table_gives_standard_errors(table: pd.DataFrame) -> None:
    assert table.index[table["std_error"].notna()].str.startswith("alsan-yang").all()
    assert table["std_error"].notna().sum() == 4


def test_the_findings_go_both_ways(table: pd.DataFrame) -> None:
    assert table["direction"].value_counts().to_dict() == {
        "none detected": 4,
        "increase": 5,
        "decrease": 5,
    }


def test_the_sign_of_a_number_is_its_direction(table: pd.DataFrame) -> None:
    numbers = table.dropna(subset="estimate")
    assert (numbers.loc[numbers["direction"] == "decrease", "estimate"] < 0).all()
    assert (numbers.loc[numbers["direction"] == "increase", "estimate"] > 0).all()
    assert table.loc["hausman-2020-prevented", "estimate"] == -22_300
