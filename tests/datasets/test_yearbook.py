"""The Yearbook tables reproduce published totals and count nobody twice."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load

COUNTS = ["convicted", "not_convicted", "total"]


@pytest.fixture(scope="module")
def removals() -> pd.DataFrame:
    return load("yearbook-removals").set_index("year")


@pytest.fixture(scope="module")
def convictions() -> pd.DataFrame:
    return load("yearbook-convictions")


def test_the_published_totals_of_2013_are_reproduced(removals: pd.DataFrame) -> None:
    assert removals.loc[2013, "removals"] == 438421
    assert removals.loc[2013, "returns"] == 178371


def test_the_newest_edition_is_kept_where_editions_differ(removals: pd.DataFrame) -> None:
    assert removals.loc[2012, ["removals", "returns", "edition"]].tolist() == [418397, 230386, 2013]


def test_every_year_stands_once_and_no_decade_among_them(removals: pd.DataFrame) -> None:
    assert removals.index.tolist() == list(range(1892, 2014))
    # The decade 1951-60 alone would add 3.9 million returns.
    assert removals.loc[1951:1960, "returns"].max() < 1_100_000


def test_returns_before_1927_are_missing_not_zero(removals: pd.DataFrame) -> None:
    assert removals.loc[:1926, "returns"].isna().all()
    assert removals.loc[1927:, "returns"].gt(0).all()


def test_removals_overtake_returns_after_2010(removals: pd.DataFrame) -> None:
    ahead = removals.loc[1927:, "removals"] > removals.loc[1927:, "returns"]
    assert ahead[ahead].index[ahead[ahead].index > 1941].tolist() == [2011, 2012, 2013]


def test_both_copies_of_the_long_series_agree_until_2008(removals: pd.DataFrame, raw: Path) -> None:
    other = pd.read_csv(raw / "dhs-yearbook" / "elak27_deps_1892_2012.csv", index_col="Year").loc[:2008]
    for ours, theirs in (("removals", "Removals"), ("returns", "Returns")):
        assert removals.loc[:2008, ours].tolist() == other[theirs].astype("Int64").tolist()


@pytest.mark.parametrize(
    ("year", "convicted", "not_convicted"),
    [
        (2005, 92196, 154049),
        (2008, 105249, 254381),
        (2010, 169617, 212158),
        (2012, 200021, 217023),
        (2013, 198846, 236432),
        (2014, 167570, 246635),
    ],
)
def test_the_verified_sums_of_the_rollout_years_are_reproduced(
    convictions: pd.DataFrame, year: int, convicted: int, not_convicted: int
) -> None:
    rows = convictions[convictions["fiscal_year"] == year]
    assert (rows["convicted"].sum(), rows["not_convicted"].sum()) == (convicted, not_convicted)


def test_countries_sum_to_the_yearly_removals_but_for_what_is_withheld(
    convictions: pd.DataFrame, removals: pd.DataFrame
) -> None:
    share = (convictions.groupby("fiscal_year")["total"].sum() / removals["removals"]).dropna()
    assert share.index.tolist() == list(range(1993, 2014))
    assert share.between(0.99, 1.0).all()


def test_every_year_comes_from_one_source(convictions: pd.DataFrame) -> None:
    years = convictions.groupby("source")["fiscal_year"].agg(["min", "max"])
    assert years.loc["yearbook"].tolist() == [1993, 2004]
    assert years.loc["corgis"].tolist() == [2005, 2014]
    assert (convictions.groupby("fiscal_year")["source"].nunique() == 1).all()


def test_each_country_stands_once_a_year_and_no_region_among_them(convictions: pd.DataFrame) -> None:
    assert not convictions.duplicated(["fiscal_year", "country"]).any()
    regions = {
        "Total",
        "Africa",
        "Asia",
        "Caribbean",
        "Central America",
        "Europe",
        "North America",
        "Oceania",
    }
    assert regions.isdisjoint(convictions["country"])
    assert (convictions["country"] == convictions["country"].str.strip()).all()


@pytest.mark.parametrize(
    "country", ["Mexico", "Guatemala", "Honduras", "El Salvador", "China", "Korea, South"]
)
def test_a_country_keeps_one_spelling_through_all_years(convictions: pd.DataFrame, country: str) -> None:
    years = convictions.loc[convictions["country"] == country, "fiscal_year"]
    assert years.tolist() == list(range(1993, 2015))


def test_a_withheld_count_is_missing_and_never_negative_or_zero(convictions: pd.DataFrame) -> None:
    albania = convictions[(convictions["fiscal_year"] == 1993) & (convictions["country"] == "Albania")].iloc[
        0
    ]
    assert albania["total"] == 3
    assert albania[["convicted", "not_convicted"]].isna().all()
    assert (convictions[COUNTS] >= 0).fillna(True).all(axis=None)
    assert convictions[COUNTS].notna().any(axis=1).all()


def test_both_parts_sum_to_the_total_and_a_missing_part_makes_it_no_smaller(
    convictions: pd.DataFrame,
) -> None:
    both = convictions.dropna(subset=COUNTS)
    assert (both["convicted"] + both["not_convicted"] == both["total"]).all()
    added = convictions[convictions["source"] == "corgis"]
    part_missing = added["convicted"].isna() | added["not_convicted"].isna()
    assert part_missing.any()
    assert added.loc[part_missing, "total"].isna().all()


def test_the_yearbook_years_equal_the_other_copy_of_the_table(convictions: pd.DataFrame, raw: Path) -> None:
    copy = pd.read_csv(raw / "dhs-yearbook" / "removals_reg.csv")
    copy = copy.set_axis(["year", "kind", *copy.columns[2:]], axis=1).assign(
        kind=lambda t: t["kind"].str.strip()
    )
    mexico = copy.set_index(["kind", "year"])["Mexico"]
    ours = convictions[convictions["country"] == "Mexico"].set_index("fiscal_year")
    for year in range(1993, 2005):
        expected = [mexico[kind, year] for kind in ("Criminal", "Non-criminal", "Total")]
        assert ours.loc[year, COUNTS].tolist() == expected
