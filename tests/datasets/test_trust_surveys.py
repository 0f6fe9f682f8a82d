"""The survey percentages keep their question, population, time, source and grade."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load


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
    everyone = table[table["group"] == "all"].dropna(subset=["sample"])
    assert dict(zip(everyone["fielded_to"].str[:4], everyone["sample"], strict=True)) == {
        "2012": 2004,
        "2017": 1001,
        "2018": 1500,
        "2019": 3030,
        "2021": 3375,
        "2025": 693,
        "2007": 2000,
        "2010": 1375,
    }
    bounds = table[table["note"].fillna("").str.contains("more than the number")]
    assert bounds["sample"].tolist() == [1500]


def test_the_groups_of_one_survey_add_up_to_those_whom_it_asked(table: pd.DataFrame) -> None:
    asked = table[table["fielded_to"] == "2010-09-19"].set_index("group")["sample"]
    assert asked["born-abroad"] + asked["us-born"] == asked["all"]
    assert asked["unauthorized"] + asked["green-card"] + asked["naturalized"] < asked["born-abroad"]


def test_how_people_were_asked_is_said_only_where_a_page_says_it(table: pd.DataFrame) -> None:
    ways = table.groupby(table["fielded_to"].str[:4])["mode"].agg(lambda ways: set(ways.dropna()))
    assert ways.to_dict() == {
        "2007": set(),
        "2010": {"telephone"},
        "2012": {"telephone"},
        "2017": {"telephone"},
        "2018": set(),
        "2019": {"panel"},
        "2021": {"panel"},
        "2025": {"panel"},
    }


def test_the_printed_margins_are_those_of_whole_surveys_by_telephone(table: pd.DataFrame) -> None:
    rows = table.dropna(subset=["margin"])
    assert dict(zip(rows["fielded_to"], rows["margin"], strict=True)) == {
        "2017-01-15": 3.6,
        "2010-09-19": 3.3,
    }
    assert set(rows["group"]) == {"all"}


def test_the_misprint_is_named_and_not_used(table: pd.DataFrame) -> None:
    assert 77 not in set(table["percent"])
    assert table["note"].str.contains("77").sum() == 1


def test_worry_among_all_latinos_was_asked_five_times(table: pd.DataFrame) -> None:
    rows = table[(table["question"] == "deportation-worry") & (table["group"] == "all")]
    assert dict(zip(rows["fielded_from"], rows["percent"], strict=True)) == {
        "2016-12-07": 47,
        "2018-07": 55,
        "2019-12": 44,
        "2021-03-15": 39,
        "2025-02-24": 42,
    }


def test_only_what_the_publisher_printed_has_the_better_grade(table: pd.DataFrame) -> None:
    assert table["grade"].value_counts().to_dict() == {"S": 14, "P": 12}
    assert table.loc[table["grade"] == "P", "publisher"].str.startswith("Pew").all()
