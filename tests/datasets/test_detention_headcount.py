"""The daily headcount covers only the days that can be used, and reproduces the yearly means."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("detention-headcount")


def test_every_day_of_the_usable_period_is_there_and_no_other(table: pd.DataFrame) -> None:
    assert table["date"].tolist() == pd.date_range("2011-10-01", "2024-01-04").tolist()


def test_the_yearly_means_are_reproduced(table: pd.DataFrame) -> None:
    means = table.groupby("fiscal_year")["people"].mean().div(1000).round(1)
    verified = {2012: 32.9, 2017: 36.7, 2019: 48.9, 2021: 18.9, 2023: 28.0}
    assert {year: means[year] for year in verified} == verified


def test_a_fiscal_year_starts_in_october_and_the_last_one_is_a_stump(table: pd.DataFrame) -> None:
    date = table["date"]
    assert (table["fiscal_year"] == date.dt.year + (date.dt.month >= 10)).all()
    days = table["fiscal_year"].value_counts()
    assert days.drop(2024).isin([365, 366]).all()
    assert days[2024] == 96


def test_every_day_equals_the_count_made_by_hand(table: pd.DataFrame, raw: Path) -> None:
    path = raw / "ice-detention-headcount" / "check" / "national_daily_headcount.csv"
    by_hand = pd.read_csv(path, parse_dates=["date"]).set_index("date")["n"]
    assert table["people"].tolist() == by_hand.loc["2011-10-01":"2024-01-04"].tolist()


def test_the_line_does_not_rise_from_nothing_as_the_raw_file_does(table: pd.DataFrame, raw: Path) -> None:
    path = raw / "ice-detention-headcount" / "check" / "national_daily_headcount.csv"
    before = pd.read_csv(path, parse_dates=["date"]).query("date < '2011-01-01'")["n"]
    assert before.max() < 0.5 * table["people"].iloc[0]
    assert table["people"].min() > 10_000


def test_only_national_sums_are_shipped(table: pd.DataFrame) -> None:
    assert table.columns.tolist() == ["fiscal_year", "date", "people", "facilities"]
    assert table["facilities"].between(100, 400).all()
