"""Policies on a day: counts as bounds, the policies around a county, and what no row can tell."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessonkit.claims import claim, value_of
from lessonkit.data import load
from lessonkit.errors import KitError
from scomm.models.policy_dates.around_county import CAVEATS, WHOSE, policies_of
from scomm.models.policy_dates.interval_words import began_in_words, end_in_words, say
from scomm.models.policy_dates.standings import FIRST_DAY, LAST_DAY, STANDINGS
from tests.models.policies_on_a_day import LEVELS, how_many, standing

DIRECTIONS = ("limits", "mandates", "label", "opt-out-attempt", "reversal", "other")
DAYS = st.dates(date.fromisoformat(FIRST_DAY), date.fromisoformat(LAST_DAY))


OF_COUNTY, OF_STATE, CITY_INSIDE, _ = WHOSE


def on_day(day: str) -> str:
    """A day that is known, in words."""
    return say("when.day", first=pd.Timestamp(day))


def in_words(kind: str, when: str) -> str:
    """When a policy, or a thing of a moment, is known to have come."""
    return say(f"began.in.{kind}", when=when)


def interval(rows: pd.DataFrame) -> pd.Series:
    """The beginning and the end of each row in words, by policy."""
    words = [f"{began_in_words(row)}; {end_in_words(row)}" for row in rows.itertuples()]
    return pd.Series(words, index=rows["policy"], dtype="str")


@pytest.mark.parametrize("day", [FIRST_DAY, "2014-04-30", LAST_DAY])
@pytest.mark.parametrize("direction", ["limits", "mandates"])
def test_the_policies_of_a_day_are_those_that_the_claims_count(day: str, direction: str) -> None:
    assert len(standing(day, direction)) == value_of(claim(f"policies-{direction}"), load)


def test_the_policies_of_all_directions_are_those_that_the_claims_count() -> None:
    every = pd.concat([standing("2015-06-30", direction) for direction in DIRECTIONS])
    assert len(every) == every["policy"].nunique() == value_of(claim("policies-all"), load)
    reported = interval(every).str.contains("on or before .* .since when is not known")
    assert reported.sum() == value_of(claim("policies-no-lower-bound"), load)


def test_on_the_first_day_only_what_has_no_lower_bound_may_have_begun() -> None:
    rows = pd.concat([standing(FIRST_DAY, direction) for direction in DIRECTIONS])
    began = rows[rows["standing"] != "not yet"]
    # Oregon's law of 1987, and Arizona's without any date, beside the claim's rows.
    assert len(began) == value_of(claim("policies-no-lower-bound"), load) + 2
    assert set(began["standing"]) == {"may have begun"}


@pytest.mark.parametrize(
    ("day", "counties"),
    [
        ("2014-04-10", (8, 21)),
        ("2014-05-02", (44, 126)),
        ("2014-12-31", (132, 146)),
        ("2018-06-30", (144, 146)),
        # From 1 July 2018 Iowa's law stands over the policies of its counties.
        ("2018-07-01", (124, 146)),
        ("2026-06-30", (116, 150)),
    ],
)
def test_counties_that_limit_are_counted_as_bounds(day: str, counties: tuple[int, int]) -> None:
    found = how_many(day, levels=["county"])
    assert (found.certain, found.possible) == counties


def test_oregons_counties_may_have_begun_from_the_ruling_to_the_list() -> None:
    before, during, after = (
        standing(day, levels=["county"]).query("state_code == 'OR'")["standing"].value_counts().to_dict()
        for day in ("2014-04-10", "2014-04-11", "2014-05-02")
    )
    assert before == {"not yet": 30}
    assert during == {"may have begun": 30}
    assert after == {"in force": 30}


def test_a_place_with_several_policies_counts_once() -> None:
    rows = standing("2020-01-01", levels=["county"]).query("place == 'San Francisco'")
    assert rows["standing"].tolist() == ["in force"] * 3 + ["ended"]
    cities = load("local-policies").query("level == 'city' and fips.isna()")
    assert how_many("2020-01-01", levels=["city"]).possible == cities["place"].nunique()


def test_cities_that_are_counties_count_as_counties_alone() -> None:
    listed = {level: set(standing("2020-01-01", levels=[level])["place"]) for level in ("county", "city")}
    both = {"San Francisco", "Philadelphia", "Baltimore"}
    assert both <= listed["county"]
    assert not both & listed["city"]
    rows = standing("2020-01-01")
    assert rows.loc[rows["level"] != "county", "fips"].isna().all()


@settings(deadline=None)  # it is about counts, and a busy machine is slow
@given(DAYS, st.sets(st.sampled_from(LEVELS), min_size=1))
def test_levels_add_up_and_no_bound_crosses_the_other(day: date, levels: set[str]) -> None:
    whole = how_many(day, levels=levels)
    parts = [how_many(day, levels=[level]) for level in levels]
    assert whole.certain == sum(part.certain for part in parts) <= whole.possible
    assert whole.possible == sum(part.possible for part in parts)


def test_the_counts_are_those_of_the_rows() -> None:
    for day in ("2011-06-30", "2014-05-02", "2017-10-01", "2024-06-01"):
        rows = standing(day)
        maybe = rows[rows["standing"].isin(["may have begun", "in force", "may have ended"])]
        surely = rows[(rows["standing"] == "in force") & ~rows["under_mandate"]]
        keys = ["place", "level", "state_code"]
        found = how_many(day)
        assert found.possible == len(maybe.drop_duplicates(keys))
        assert found.certain == len(surely.drop_duplicates(keys))


def test_texas_law_stands_over_travis_countys_policy() -> None:
    before, after = (
        standing(day).query("place == 'Travis County'").iloc[0] for day in ("2017-09-24", "2017-09-25")
    )
    assert (before["standing"], bool(before["under_mandate"])) == ("in force", False)
    assert (after["standing"], bool(after["under_mandate"])) == ("may have ended", True)
    travis = policies_of("Travis County, TX")
    assert travis.table["whose"].tolist() == [OF_COUNTY, OF_STATE]
    overruled = say(
        "end.seen",
        when=say("when.from", first=pd.Timestamp("2017-09-25")),
        why=say("why.overruled"),
    )
    assert overruled in str(travis)
    assert CAVEATS["mandate"] in travis.notes


def test_a_city_that_is_a_county_has_its_policies_as_its_own() -> None:
    table = policies_of("Philadelphia County, PA").table
    assert table["whose"].tolist() == [OF_COUNTY] * 3
    assert table["direction"].tolist() == ["limits", "reversal", "limits"]
    assert table["end"].iloc[0] == say(
        "end.seen",
        when=say("when.month", first=pd.Timestamp("2015-12-01")),
        why=say("why.narrowed"),
    )


def test_a_city_in_a_county_is_told_apart_with_what_it_does_not_bind() -> None:
    boulder = policies_of("Boulder County, CO")
    cities = boulder.table[boulder.table["whose"] == CITY_INSIDE]
    assert cities["place"].tolist() == ["Boulder"]
    assert CAVEATS["city"] in boulder.notes


def test_a_city_of_several_counties_is_named_in_each_county_of_its_state() -> None:
    for county in ("Queens County, NY", "Erie County, NY"):
        found = policies_of(county)
        assert set(found.table["place"]) >= {"New York City"}
        assert CAVEATS["several"] in found.notes


def test_a_county_without_a_row_is_not_called_one_without_a_policy() -> None:
    nothing = policies_of("Ada County, ID")
    assert nothing.table.empty
    assert nothing.notes == (CAVEATS["no-row"],)
    only_its_state = policies_of("Alpine County, CA")
    assert set(only_its_state.table["whose"]) == {OF_STATE}
    assert CAVEATS["no-row"] in only_its_state.notes


def test_every_county_of_the_table_has_its_own_rows() -> None:
    rows = load("local-policies").dropna(subset="fips")
    for fips, own in rows.groupby("fips"):
        table = policies_of(str(fips)).table
        assert set(table.loc[table["whose"] == OF_COUNTY, "policy"]) == set(own["policy"]), fips


def test_a_dealt_countys_policies_are_those_that_the_deal_names() -> None:
    for row in load("deal-counties").itertuples():
        table = policies_of(row.fips).table
        limits, mandates = table[table["direction"] == "limits"], table[table["direction"] == "mandates"]
        kinds = {
            "county-limits": OF_COUNTY in set(limits["whose"]),
            "state-limits": OF_STATE in set(limits["whose"]),
            "state-mandates": not mandates.empty,
            "limits-and-mandates": not mandates.empty and OF_COUNTY in set(limits["whose"]),
            "none-listed": mandates.empty and not {OF_COUNTY, OF_STATE} & set(limits["whose"]),
        }
        assert kinds[row.policy], (row.county, row.policy)


@pytest.mark.parametrize(
    ("given", "label"),
    [
        ("48201", "Harris County, TX"),
        ("Harris County, Texas", "Harris County, TX"),
        ("  harris  county, tx", "Harris County, TX"),
        ("Prince George's County, MD", "Prince George's County, MD"),
    ],
)
def test_a_county_can_be_named_in_several_ways(given: str, label: str) -> None:
    assert policies_of(given).label == label


@pytest.mark.parametrize(
    ("given", "offer"),
    [
        ("Haris County, TX", '"Harris County, TX"'),
        ("Prince Gorges County, MD", '"Prince George\'s County, MD"'),
        ("Travis", '"Travis County, TX"'),
    ],
)
def test_an_unknown_county_is_refused_with_the_nearest_name(given: str, offer: str) -> None:
    with pytest.raises(KitError, match="There is no county") as told:
        policies_of(given)
    assert offer in str(told.value)


def test_words_claim_no_more_than_the_interval() -> None:
    words = interval(standing("2014-12-31"))
    unseen = say("end.unseen")
    assert words["wa-king-county-2"] == "began on 5 September 2014; no end was seen"
    assert words["ca-california-1"] == f"{in_words('policy', on_day('2014-01-01'))}; {unseen}"
    within = say("when.between", first=pd.Timestamp("2014-04-11"), last=pd.Timestamp("2014-05-02"))
    assert words["or-springfield-1"] == f"{in_words('policy', within)}; {unseen}"
    by = say("began.by.policy", last=pd.Timestamp("2014-07-09"))
    assert words["mn-mower-county-1"] == f"{by}; {unseen}"
    others = interval(standing("2026-06-30", "other"))
    assert others["va-virginia-1"] == f"{in_words('other', on_day('2015-01-05'))}; {say('end.moment')}"
    mandates = interval(standing("2014-12-31", "mandates"))
    assert mandates["az-arizona-1"] == f"{say('began.unknown')}; {unseen}"
    attempts = interval(standing("2014-12-31", "opt-out-attempt"))
    assert attempts.str.endswith(f"; {say('end.failed')}").all()


@pytest.mark.parametrize("direction", ["label", "other", "opt-out-attempt"])
def test_a_thing_of_a_moment_neither_began_nor_waits_for_an_end(direction: str) -> None:
    words = interval(standing("2026-06-30", direction))
    assert words.str.match("was (given|made) ").all()
    assert not words.str.contains(say("end.unseen"), regex=False).any()


def test_the_standings_are_a_closed_list() -> None:
    assert STANDINGS == ("not yet", "may have begun", "in force", "may have ended", "ended")
