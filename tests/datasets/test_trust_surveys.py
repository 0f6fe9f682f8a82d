"""The survey percentages keep their question, population, time, source and grade."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from scomm.data import load


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("trust-surveys")


def test_every_line_of_the_transcription_has_a_row(table: pd.DataFrame, raw: Path) -> None:
    printed = pd.read_csv(raw / "trust-surveys" / "survey_results.csv")
    assert len(table) == len(printed) == 26
    for here, there in (("percent", "percent"), ("population", "population"), ("wording", "question")):
        assert table[here].tolist() == printed[there].tolist()


def test_the_three_percentages_of_2012_stand_with_their_one_sample(table: pd.DataFrame) -> None:
    rows = table[table["question"] == "less-likely-to-call"].set_index("group")
    assert rows["percent"].to_dict() == {"all": 44, "unauthorized": 70, "us-born": 28}
    assert rows["sample"].dropna().to_dict() == {"all": 2004}
    assert set(rows["fielded_from"]) == {"2012-11-17"}
    assert set(rows["fielded_to"]) == {"2012-12-10"}


def test_a_sample_that_was_read_later_stands_beside_its_percentage(table: pd.DataFrame) -> None:
    assert table["sample"].dropna().tolist() == [2004, 3000, 693]
    assert set(table.loc[table["sample"] == 693, ["fielded_from", "group"]].iloc[0]) == {"2025-02-24", "all"}


def test_the_misprint_is_named_and_not_used(table: pd.DataFrame) -> None:
    assert 77 not in set(table["percent"])
    assert table["note"].str.contains("77").sum() == 1


def test_worry_among_all_latinos_is_one_series(table: pd.DataFrame) -> None:
    rows = table[(table["question"] == "deportation-worry") & (table["group"] == "all")]
    assert dict(zip(rows["fielded_from"], rows["percent"], strict=True)) == {
        "2017-01": 47,
        "2018": 55,
        "2019-12": 44,
        "2021-03-15": 39,
        "2025-02-24": 42,
    }


def test_only_what_the_publisher_printed_has_the_better_grade(table: pd.DataFrame) -> None:
    assert table["grade"].value_counts().to_dict() == {"S": 14, "P": 12}
    assert table.loc[table["grade"] == "P", "publisher"].str.startswith("Pew").all()
