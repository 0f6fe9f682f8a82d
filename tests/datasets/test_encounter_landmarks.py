"""Landmarks stay as officers typed them, in the order of their lists, and small counts stay out."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load, root


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("encounter-landmarks")


def test_the_lists_have_their_lengths(table: pd.DataFrame) -> None:
    assert table["list"].value_counts().to_dict() == {
        "arrests-by-office": 135,
        "arrests-by-method": 60,
        "arrests-several-offices": 15,
        "top-encounters": 10,
        "top-arrests": 10,
    }


@pytest.mark.parametrize(
    ("label", "events"),
    [
        ("SC INTEROPERABILITY LAFO", 534558),
        ("BATAVIA INTEROPERABILITY REGIONAL CENTER NY STATE", 155265),
        ("CHICAGO DEPORT CENTER SECURE COMMUNITIES, IL", 68959),
        ("SECURE COMMUNITIES NEW YORK", 35147),
    ],
)
def test_the_landmarks_of_fingerprint_sharing_are_reproduced(
    table: pd.DataFrame, label: str, events: int
) -> None:
    row = table[(table["list"] == "top-encounters") & (table["landmark"] == label)]
    assert row["events"].tolist() == [events]
    assert row["counted"].tolist() == ["encounters"]


def test_each_list_is_ranked_from_the_largest_down(table: pd.DataFrame) -> None:
    for _, rows in table.groupby(["list", "group"], sort=False):
        assert rows["rank"].tolist() == list(range(1, len(rows) + 1))
        assert rows["events"].dropna().is_monotonic_decreasing


def test_labels_and_counts_are_those_of_the_source(table: pd.DataFrame, raw: Path) -> None:
    lists = pd.read_csv(root() / "encounter-landmarks" / "hand" / "lists.csv")
    for one in lists.itertuples():
        source = pd.read_csv(raw / "ice-interoperability-landmarks" / f"{one.file}.csv")
        ours = table[table["list"] == one.list]
        typed = next(column for column in source if column.endswith("landmark"))
        assert ours["landmark"].fillna("").tolist() == source[typed].fillna("").tolist()
        shown = ours["events"].notna().to_numpy()
        assert ours.loc[ours["events"].notna(), "events"].tolist() == source.loc[shown, "n"].tolist()
        assert (source.loc[~shown, "n"] < 10).all()


def test_a_blank_label_is_a_row_of_its_own_and_not_a_word(table: pd.DataFrame) -> None:
    blank = table[table["landmark"].isna()]
    assert len(blank) == 13
    assert blank["events"].notna().sum() == 12


def test_no_count_under_ten_is_shown(table: pd.DataFrame) -> None:
    assert table["events"].min() >= 10
    hidden = table[table["events"].isna()]
    assert set(hidden["group"]) == {"HQ Area of Responsibility"}
    assert len(hidden) == 4
