"""Every county of the deal has all its figures, and the usual mistakes show in all of them."""

from __future__ import annotations

import pandas as pd
import pytest

from lessonkit.data import load, root

CORE = ["activation_date", "statewide_date", "population_2010", "foreign_born_pct", "hispanic_pct"]
CORE += ["noncitizens", "noncitizens_moe", "fips_2019", "office", "office_2022"]


@pytest.fixture(scope="module")
def everyone() -> pd.DataFrame:
    return load("county-activation").merge(load("county-office"), on="fips").set_index("fips")


@pytest.fixture(scope="module")
def pool() -> pd.DataFrame:
    return load("deal-counties").set_index("fips")


@pytest.fixture(scope="module")
def figures(pool: pd.DataFrame, everyone: pd.DataFrame) -> pd.DataFrame:
    return everyone.loc[pool.index]


def test_at_least_sixty_counties_are_spread_over_states_offices_and_policies(pool: pd.DataFrame) -> None:
    assert len(pool) >= 60
    assert pool["state"].nunique() >= 20
    assert pool.groupby("state").size().max() <= 6
    assert pool["office"].nunique() >= 15
    policies = pool["policy"].value_counts()
    assert set(policies.index) == {
        "county-limits",
        "state-limits",
        "state-mandates",
        "limits-and-mandates",
        "none-listed",
    }
    assert policies.min() >= 5
    assert policies.max() <= len(pool) / 2
    assert 10 <= (pool["agreements_2025"] > 0).sum() <= len(pool) - 10


def test_every_county_has_every_core_figure_of_its_own(figures: pd.DataFrame) -> None:
    assert figures[CORE].notna().all(axis=None)
    assert set(figures["figures"]) == {"own"}
    assert (figures["fips_2019"] == figures.index).all()
    assert not figures["noncitizens_under_10"].any()


def test_no_figure_is_hidden_or_mostly_noise(pool: pd.DataFrame, figures: pd.DataFrame) -> None:
    assert pool["detainers_fy2015"].min() >= 30
    assert (figures["noncitizens_moe"] <= figures["noncitizens"] / 5).all()
    assert figures["population_2010"].between(100_000, 3_500_000).all()


def test_a_countys_day_is_never_its_states_day(figures: pd.DataFrame) -> None:
    ahead = figures["statewide_date"] - figures["activation_date"]
    assert ahead.min() >= pd.Timedelta(days=30)


def test_counts_of_earlier_and_later_counties_are_never_near_zero(
    figures: pd.DataFrame, everyone: pd.DataFrame
) -> None:
    for day in figures["activation_date"]:
        assert (everyone["activation_date"] < day).sum() >= 14
        assert (everyone["activation_date"] > day).sum() > 1_000


def test_shares_that_are_easily_mixed_up_lie_apart(figures: pd.DataFrame) -> None:
    shares = pd.DataFrame(
        {
            "noncitizens": 100 * figures["noncitizens"] / figures["population_2010"],
            "foreign_born": figures["foreign_born_pct"],
            "hispanic": figures["hispanic_pct"],
        }
    )
    assert (shares.apply(lambda row: row.sort_values().diff().min(), axis=1) >= 1).all()
    assert (shares["noncitizens"] < shares["foreign_born"]).all()


def test_counting_counties_as_people_shows_on_every_countys_day(
    figures: pd.DataFrame, everyone: pd.DataFrame
) -> None:
    people = everyone["population_2010"].fillna(0)
    for day in figures["activation_date"].unique():
        connected = everyone["activation_date"] <= day
        assert abs(people[connected].sum() / people.sum() - connected.mean()) >= 0.02


def test_arrests_of_every_countys_office_differ_in_every_year(pool: pd.DataFrame) -> None:
    arrests = load("ero-arrests-by-office")
    for _, rows in arrests[arrests["office"].isin(pool["office"])].groupby("office"):
        assert rows["arrests"].nunique() == 5
    totals = load("ero-arrests-total")
    assert totals["published_total"].nunique() == len(totals) == 5


def test_the_numbers_beside_each_county_are_those_of_the_tables_they_come_from(pool: pd.DataFrame) -> None:
    facilities = load("detainers-facilities")
    matched = facilities[
        facilities["fips"].isin(pool.index) & facilities["confidence"].isin(["high", "medium"])
    ]
    counted = (
        load("detainers-fy2015").merge(matched[["facility", "fips"]], on="facility").groupby("fips").size()
    )
    assert (counted[pool.index] == pool["detainers_fy2015"]).all()
    rosters = load("agreements-287g")
    december = rosters[rosters["roster_date"] == pd.Timestamp("2025-12-31")].groupby("fips").size()
    assert (december.reindex(pool.index).fillna(0) == pool["agreements_2025"]).all()
    assert (pool.loc[pool["state"] == "Florida", "agreements_2025"] > 0).all()


def test_policies_are_those_that_local_policies_lists(pool: pd.DataFrame) -> None:
    listed = load("local-policies")
    limits = set(listed[(listed["level"] == "county") & (listed["direction"] == "limits")]["fips"])
    assert set(pool.index[pool["policy"].isin(["county-limits", "limits-and-mandates"])]) == limits & set(
        pool.index
    )
    mandates = set(listed[listed["direction"] == "mandates"]["state_code"])
    demanded = pool["policy"].isin(["state-mandates", "limits-and-mandates"])
    assert set(pool.loc[demanded, "state_code"]) <= mandates
    assert not set(pool.loc[~demanded, "state_code"]) & set(
        listed[(listed["level"] == "state") & (listed["direction"] == "mandates")]["state_code"]
    )


def test_every_rule_has_its_reason_and_the_readme_its_numbers(pool: pd.DataFrame) -> None:
    rules = pd.read_csv(root() / "deal-counties" / "hand" / "rules.csv")
    assert rules["why"].str.len().min() > 20
    text = " ".join((root() / "deal-counties" / "README.md").read_text("utf-8").split())
    assert f"{len(pool)} counties in {pool['state'].nunique()} states" in text
