"""NIST's miss rates as NIST prints them, in the order of its tables and of names, with their traps written beside them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import describe, load, root

RAW = "nist-frifte/frifte_e1n_miss_rates.csv"
STRICTEST, LOOSEST = 0.001, 0.01


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("nist-frifte")


@pytest.fixture(scope="module")
def ranks() -> pd.DataFrame:
    return load("nist-frifte-ranks")


def at(table: pd.DataFrame, test: str, limit: float = STRICTEST) -> pd.Series:
    """The miss rates of every submission in one test at one limit."""
    rows = table[(table["test"] == test) & (table["false_alarms_limit"] == limit)]
    return rows.set_index("submission")["miss_rate"]


def test_every_line_of_the_raw_file_has_a_row_with_its_rate(
    table: pd.DataFrame, ranks: pd.DataFrame, raw: Path
) -> None:
    printed = pd.read_csv(raw / RAW, dtype=str, keep_default_na=False)
    here = [
        (row["submission"], row["nist_table"], f"{start} ≤ {row[column]}", row["miss_rate"])
        for rows, start, column in ((table, "FPIR", "false_alarms_limit"), (ranks, "Rank", "candidates"))
        for row in rows.to_dict("records")
    ]
    there = [
        (
            row["submission"],
            row["table"],
            "Rank ≤ 1" if row["at"] == "Rank 1" else row["at"],
            float(row["fnir"]),
        )
        for row in printed.to_dict("records")
    ]
    assert sorted(here) == sorted(there)


def test_there_are_thirteen_submissions_in_eight_tests(table: pd.DataFrame, ranks: pd.DataFrame) -> None:
    for rows, limits in ((table, 3), (ranks, 6)):
        assert rows["submission"].nunique() == 13
        assert rows["test"].nunique() == 8
        assert len(rows) == 13 * 8 * limits


@pytest.mark.parametrize(
    ("test", "best", "median", "worst"),
    [
        ("two-index", 0.0002, 0.0009, 0.1810),
        ("rolled-on-rolled", 0.0001, 0.0008, 0.0807),
        ("plain-on-plain", 0.0001, 0.0018, 0.9123),
    ],
)
def test_best_median_and_worst_are_those_that_were_read_from_nists_pages(
    table: pd.DataFrame, test: str, best: float, median: float, worst: float
) -> None:
    rates = at(table, test)
    assert (rates.min(), rates.median(), rates.max()) == (best, median, worst)


def test_the_open_question_is_one_cell_and_no_other_test_shows_it(table: pd.DataFrame) -> None:
    strict, loose = at(table, "plain-on-plain"), at(table, "plain-on-plain", LOOSEST)
    asked = strict[strict > 0.5].index
    assert len(asked) == 1
    assert loose[asked].tolist() == [0.0140]
    for test in set(table["test"]) - {"plain-on-plain"}:
        assert at(table, test).max() < 0.3


def test_nobody_is_ranked(table: pd.DataFrame, ranks: pd.DataFrame) -> None:
    """Rows go by test, then by name, then by limit: never by rate."""
    for rows, column in ((table, "false_alarms_limit"), (ranks, "candidates")):
        numbers = rows["nist_table"].str.removeprefix("Table ").astype(float)
        assert numbers.is_monotonic_increasing
        for _, group in rows.groupby("test", sort=False):
            keys = list(zip(group["submission"].str.lower(), group[column], strict=True))
            assert keys == sorted(keys)


def test_no_rate_is_finer_than_one_search_in_ten_thousand(table: pd.DataFrame, ranks: pd.DataFrame) -> None:
    for rates in (table["miss_rate"], ranks["miss_rate"]):
        assert ((rates * 10_000).round(6) % 1 == 0).all()


def test_more_false_alarms_or_more_candidates_never_mean_more_misses(
    table: pd.DataFrame, ranks: pd.DataFrame
) -> None:
    for rows, column in ((table, "false_alarms_limit"), (ranks, "candidates")):
        wide = rows.pivot(index=["test", "submission"], columns=column, values="miss_rate")
        assert (wide.diff(axis=1).iloc[:, 1:] <= 0).all(axis=None)


def test_a_larger_database_stands_with_more_fingers(table: pd.DataFrame) -> None:
    people = table.groupby("fpvte2012_class")["enrolled"].unique().map(list).to_dict()
    assert people == {"A": [1_600_000], "B": [3_000_000], "C": [5_000_000]}


@pytest.mark.parametrize(
    "trap",
    [
        "not DHS's, not the FBI's, and not those of 2012",
        "Below one miss in 10,000 no digit means anything",
        "the rule of three",
        "open question",
        "Nobody is ranked",
        "Everything that comes after a match",
    ],
)
def test_the_readme_names_the_trap(trap: str) -> None:
    text = (root() / "nist-frifte" / "README.md").read_text("utf-8")
    assert trap in " ".join(text.split())


def test_the_description_says_whose_system_it_is_not_and_how_fine_a_rate_is() -> None:
    for name in ("nist-frifte", "nist-frifte-ranks"):
        column = next(field for field in describe(name).fields if field.name == "miss_rate")
        assert "10,000" in column.description
