"""Every county's activation day is that of ICE's list, and no code is lost, doubled or unknown."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import building, describe, load, root

RETIRED = {"02201", "02232", "02270", "02280", "46113", "51515", "51560", "51780"}


@pytest.fixture(scope="module")
def counties() -> pd.DataFrame:
    return load("county-activation").set_index("fips")


@pytest.mark.parametrize(
    ("fips", "county", "day"),
    [
        ("48201", "Harris County", "2008-10-27"),
        ("25025", "Suffolk County", "2008-11-05"),
        ("48113", "Dallas County", "2008-11-12"),
        ("06037", "Los Angeles County", "2009-08-27"),
        ("36061", "New York County", "2012-05-15"),
        ("11001", "District of Columbia", "2012-06-05"),
        ("17031", "Cook County", "2013-01-22"),
    ],
)
def test_known_counties_have_their_day(counties: pd.DataFrame, fips: str, county: str, day: str) -> None:
    assert counties.loc[fips, "county"] == county
    assert counties.loc[fips, "activation_date"] == pd.Timestamp(day)


def test_new_counties_by_year_are_those_of_the_list(counties: pd.DataFrame) -> None:
    by_year = counties.groupby(counties["activation_date"].dt.year).size()
    assert by_year.to_dict() == {2008: 14, 2009: 91, 2010: 790, 2011: 1099, 2012: 1043, 2013: 106}
    assert by_year.sum() == len(counties) == 3143


def test_first_day_last_day_and_number_of_days(counties: pd.DataFrame) -> None:
    days = counties["activation_date"]
    assert (days.min(), days.max()) == (pd.Timestamp("2008-10-27"), pd.Timestamp("2013-01-22"))
    assert days.nunique() == 156


def test_661_counties_were_connected_when_ice_told_congress_658(counties: pd.DataFrame) -> None:
    assert (counties["activation_date"] <= "2010-09-30").sum() == 661


def test_the_statewide_date_is_the_latest_day_of_the_states_counties(counties: pd.DataFrame) -> None:
    latest = counties.groupby("state")["activation_date"].transform("max")
    assert (counties["statewide_date"] == latest).all()
    assert counties["state"].nunique() == counties["state_code"].nunique() == 51


def test_counties_with_more_foreign_born_people_were_connected_earlier(counties: pd.DataFrame) -> None:
    day = counties["activation_date"].map(pd.Timestamp.toordinal)
    assert round(day.corr(counties["foreign_born_pct"]), 2) == -0.36


def test_the_population_adds_up_to_the_census_count_of_the_country(counties: pd.DataFrame) -> None:
    assert counties["population_2010"].sum() == 308_745_538


def test_shares_weighted_by_people_give_the_published_shares(counties: pd.DataFrame) -> None:
    known = counties.dropna(subset=["foreign_born_pct"])
    people = known["population_2010"] / known["population_2010"].sum()
    assert round((known["foreign_born_pct"] * people).sum(), 2) == 12.76
    assert round((known["hispanic_pct"] * people).sum(), 1) == 16.3


def test_noncitizens_sum_to_the_survey_except_for_estimates_under_ten(
    counties: pd.DataFrame, raw: Path
) -> None:
    survey = pd.read_csv(raw / "acs-noncitizen-population" / "non_citizen_pop.csv")
    states = survey[survey["fips"] < 60000].groupby("year")["noncit_pop"].sum()
    assert states[2012] == 22_145_098
    hidden = counties["noncitizens_under_10"].sum()
    assert hidden == 193
    assert 0 <= states[2010] - counties["noncitizens"].sum() <= 9 * hidden


def test_a_blank_estimate_is_marked_as_small_or_the_survey_had_no_such_county(counties: pd.DataFrame) -> None:
    blank = counties[counties["noncitizens"].isna()]
    assert set(blank[blank["noncitizens_under_10"].isna()].index) == {"51560", "51780"}
    assert blank["noncitizens_under_10"].dropna().all()
    assert blank["noncitizens_moe"].isna().all()


def test_codes_are_text_of_five_digits_that_begin_with_their_states_number(counties: pd.DataFrame) -> None:
    codes = counties.index.to_series()
    assert codes.is_unique
    assert codes.str.fullmatch("[0-9]{5}").all()
    assert (codes.str[:2].groupby(counties["state"]).nunique() == 1).all()
    assert counties.loc[codes.str.startswith("0"), "state"].nunique() == 7


def test_the_eight_retired_codes_have_their_figures_from_where_the_table_says(counties: pd.DataFrame) -> None:
    retired = counties[counties["figures"] != "own"]
    assert set(retired.index) == RETIRED == set(load("county-fips-changes")["fips"])
    assert retired["figures"].value_counts().to_dict() == {"successors": 5, "none": 2, "remainder": 1}
    assert counties.loc["51515", "population_2010"] == 6222
    assert counties.loc["46113", "population_2010"] == 13586
    assert counties.loc["02232", "population_2010"] == 2150 + 968
    assert retired.loc[["51560", "51780"], "population_2010"].isna().all()


def test_every_retired_code_leads_to_codes_of_2019_and_the_others_stay(counties: pd.DataFrame) -> None:
    changes = load("county-fips-changes")
    assert not set(changes["fips_2019"]) & RETIRED
    new = counties["fips_2019"]
    assert set(new[new.isna()].index) == {"02232", "02280"}
    kept = counties.index[~counties.index.isin(RETIRED)]
    assert (new[kept] == kept).all()
    # 3,142 codes of 2019: 3,143 of the list, less three merged cities, and two areas that became four.
    assert len(set(new.dropna()) | set(changes["fips_2019"])) == 3142


def test_four_codes_that_are_no_counties_are_dropped_and_said(counties: pd.DataFrame) -> None:
    dropped = pd.read_csv(root() / "county-activation" / "hand" / "dropped-codes.csv", dtype=str)
    assert set(dropped["code"]) == {"02231", "12025", "30113", "41006"}
    assert not set(dropped["code"]) & set(counties.index)
    assert dropped["why"].str.len().min() > 20


def test_two_coders_agree_by_month_except_in_eight_counties_of_indiana(counties: pd.DataFrame) -> None:
    coded = load("county-activation-second-coding")
    assert (len(coded), coded["same"].sum()) == (3102, 3094)
    other = coded[~coded["same"]]
    assert set(counties.loc[other["fips"], "state"]) == {"Indiana"}
    assert set(counties.loc[other["fips"], "activation_date"]) == {pd.Timestamp("2011-05-31")}
    assert set(other["second_month"]) == {pd.Timestamp("2011-06-01")}
    left_out = counties.drop(coded["fips"])["state"]
    assert set(left_out) == {"Alaska", "Hawaii", "South Dakota", "Virginia", "West Virginia"}


def test_every_date_and_figure_equals_the_extract_made_by_hand(counties: pd.DataFrame, raw: Path) -> None:
    path = raw / "secure-communities-activation" / "check" / "county_sc_activation.csv"
    extract = pd.read_csv(path, dtype={"county_fips": str}).set_index("county_fips").loc[counties.index]
    for column, theirs in (("activation_date", "date_secure"), ("statewide_date", "date_statewide")):
        assert (counties[column] == pd.to_datetime(extract[theirs])).all()
    own = counties["figures"] == "own"
    for column, theirs in (
        ("population_2010", "pop2010"),
        ("foreign_born_pct", "foreign_born_2010"),
        ("hispanic_pct", "hispanic_2010"),
    ):
        assert (counties.loc[own, column] == extract.loc[own, theirs]).all()
    assert set(extract.index[extract["pop2010"].isna()]) == RETIRED


def test_the_readme_prints_the_numbers_of_the_table(counties: pd.DataFrame) -> None:
    text = (root() / "county-activation" / "README.md").read_text("utf-8")
    people = counties["population_2010"].dropna().sort_values()
    smaller = people.iloc[: len(people) // 2].sum() / people.sum()
    wide = (counties["noncitizens_moe"] > counties["noncitizens"]).sum()
    for number in (f"{smaller:.1%}".replace("%", " %"), f"In {wide} of them", "193 counties", "661", "3,102"):
        assert number in " ".join(text.split())


def test_a_fips_that_no_county_has_is_caught_with_file_row_and_rule(copied: Path) -> None:
    path = describe("county-fips-changes").path
    path.write_text(path.read_text("utf-8").replace("\n46113,", "\n46999,"), "utf-8")
    (said,) = building.invalid(path.with_name("datapackage.json"))
    assert said.startswith(
        'county-activation/county-fips-changes.csv: The cell "46999" in row at position "8"'
    )
    assert 'it is not in "fips" of county-activation' in said
