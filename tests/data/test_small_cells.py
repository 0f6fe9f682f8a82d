"""Below the state nobody is counted in groups of fewer than ten, in any table."""

from __future__ import annotations

import pandas as pd
import pytest

from scomm.data import describe, load, names

LOCAL = {"fips", "city_fips", "facility", "office", "county", "place"}
"""A table with one of these columns has rows below the state."""
NOT_PEOPLE = ("year", "margin of error", "agreements", "facilities")
"""Units of whole numbers that count no people."""


def local_counts() -> list[tuple[str, str]]:
    """Every column that counts people or what happened to them, in tables with rows below the state."""
    return [
        (name, field.name)
        for name in names()
        if LOCAL & set(describe(name).columns)
        for field in describe(name).fields
        if field.type == "integer" and not any(unit in field.unit for unit in NOT_PEOPLE)
    ]


def test_the_columns_that_count_people_are_found() -> None:
    found = local_counts()
    for column in (
        ("county-activation", "noncitizens"),
        ("removals-by-office", "removals"),
        ("ero-arrests-by-office", "arrests"),
        ("deal-counties", "detainers_fy2015"),
        ("detainers-declined", "declined"),
    ):
        assert column in found


def below_the_state(name: str) -> pd.DataFrame:
    """The rows of a table without those of whole states and of detainers without a place."""
    table = load(name)
    if "facility" not in table:
        return table
    levels = load("detainers-facilities").set_index("facility")["level"]
    return table[~table["facility"].map(levels).isin(["state", "not-given"])]


@pytest.mark.parametrize(("name", "column"), local_counts())
def test_no_count_below_the_state_is_under_ten(name: str, column: str) -> None:
    counts = below_the_state(name)[column].dropna()
    assert len(counts) > 0
    assert isinstance(counts.dtype, pd.Int64Dtype)
    assert not counts.between(0, 9).any()
