"""The published counts of Secure Communities: all 45, each with its source, disagreements kept."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("program-counts").set_index("id")


def test_every_line_of_the_transcription_has_a_row(table: pd.DataFrame, raw: Path) -> None:
    printed = pd.read_csv(raw / "secure-communities-published-counts" / "sc_statistics.csv")
    assert (len(table), len(printed)) == (45, 43)
    assert table.index[43:].tolist() == ["us-2011-04", "us-2011-04-arrests"], "looked up later"
    table = table.iloc[:43]
    assert table["place"].tolist() == printed["jurisdiction"].tolist()
    for column, name in (("submissions", "submissions"), ("removals", "removals"), ("l2_l3", "levels_2_3")):
        both = table[name].tolist(), printed[column].astype("Int64").tolist()
        assert both[0] == both[1] or [str(a) for a in both[0]] == [str(b) for b in both[1]]


def test_every_row_has_a_source_and_a_grade(table: pd.DataFrame) -> None:
    assert table[["publisher", "figures_from", "source_url", "grade"]].notna().all(axis=None)
    assert set(table["grade"]) == {"S"}


def test_national_removals_rise_throughout(table: pd.DataFrame) -> None:
    nation = table[(table["level"] == "nation") & table["removals"].notna()].sort_values("as_of")
    assert nation["removals"].tolist() == [47_000, 101_741, 142_090, 182_896, 250_000]


def test_the_matches_of_february_2011_sum_exactly(table: pd.DataFrame) -> None:
    row = table.loc["us-2011-02-matches"]
    assert row["level_1"] + row["levels_2_3"] == row["matches"] == 477_035


def test_there_is_a_pair_of_prints_and_matches_of_one_day(table: pd.DataFrame) -> None:
    row = table.loc["us-2012-03"]
    assert (row["submissions"], row["matches"]) == (15_382_805, 883_270)
    assert round(100 * row["matches"] / row["submissions"], 1) == 5.7


@pytest.mark.parametrize(
    ("id", "numbers"),
    [
        ("us-2011-03", (7_225_393, 197_302, 101_741, 72_445)),
        ("ca-2011-03", (1_785_488, 78_407, 38_828, 27_899)),
    ],
)
def test_the_totals_to_march_2011_are_those_of_ice(table: pd.DataFrame, id: str, numbers: tuple) -> None:
    row = table.loc[id]
    names = ("submissions", "arrests", "removals", "removals_with_conviction")
    assert tuple(row[name] for name in names) == numbers
    assert row["removals"] - row["removals_with_conviction"] == row["removals_without_conviction"]


def test_a_printed_share_that_does_not_fit_its_counts_is_kept(table: pd.DataFrame) -> None:
    found = {}
    for id, row in table.dropna(subset=["share_printed", "removals_without_conviction"]).iterrows():
        computed = round(100 * row["removals_without_conviction"] / row["removals"])
        if computed != row["share_printed"]:
            found[id] = (row["share_printed"], computed)
    assert found == {"monterey-2011-08": (53, 52), "santa-cruz-2011-08": (42, 43)}


def test_single_counties_have_a_code_and_nothing_else_has(table: pd.DataFrame) -> None:
    assert (table["fips"].notna() == (table["level"] == "county")).all()
    assert table["level"].value_counts().to_dict() == {"county": 22, "nation": 13, "state": 8, "counties": 2}


def test_counts_of_a_month_are_not_taken_for_totals(table: pd.DataFrame) -> None:
    other = table[table["span"] != "cumulative"]
    assert other.index.tolist() == [
        "ca-2015-02-month",
        "ca-fy2018-average",
        "tx-fy2018-average",
        "harris-fy2018",
    ]


def test_the_matches_up_to_the_end_of_april_2011_lie_between_those_of_february_and_of_the_next_march(
    table: pd.DataFrame,
) -> None:
    matches = table["matches"]
    assert matches["us-2011-04"] == 536_148
    assert table.loc["us-2011-04-arrests", "arrests"] == 226_694
    assert matches["us-2011-02-matches"] < matches["us-2011-04"] < matches["us-2012-03"]
