"""Offices add up to what was published, no total stands among them, and every county has its office."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load, root

TOTALS = {2013: 232287, 2014: 183703, 2015: 119772, 2016: 110104, 2017: 143470}


@pytest.fixture(scope="module")
def arrests() -> pd.DataFrame:
    return load("ero-arrests-by-office")


@pytest.fixture(scope="module")
def removals() -> pd.DataFrame:
    return load("removals-by-office")


@pytest.fixture(scope="module")
def counties() -> pd.DataFrame:
    return load("county-office").set_index("fips")


def test_the_published_totals_of_arrests_are_reproduced() -> None:
    totals = load("ero-arrests-total").set_index("fiscal_year")
    assert totals["published_total"].to_dict() == TOTALS


def test_the_24_offices_sum_to_a_little_less_than_the_total(arrests: pd.DataFrame) -> None:
    assert arrests.groupby("fiscal_year")["office"].nunique().to_dict() == dict.fromkeys(TOTALS, 24)
    totals = load("ero-arrests-total").set_index("fiscal_year")
    summed = arrests.groupby("fiscal_year")["arrests"].sum()
    assert (summed == totals["in_offices"]).all()
    short = (100 * (1 - summed / totals["published_total"])).astype(float).round(2)
    assert (short.min(), short.max()) == (0.02, 0.19)


def test_no_total_stands_among_the_offices(arrests: pd.DataFrame) -> None:
    assert "Total" not in set(arrests["office"])
    assert arrests["arrests"].max() < 26_000


def test_the_arrests_of_fy2014_to_2017_are_those_of_the_monthly_tables() -> None:
    annual = load("dhs-annual").query("universe == 'ero-arrests' and category == 'total'")
    rounded = annual.drop_duplicates("fiscal_year").set_index("fiscal_year")["people"]
    for year in (2014, 2015, 2016, 2017):
        assert abs(rounded[year] - TOTALS[year]) <= 5


def test_every_arrest_count_equals_the_extract_made_by_hand(arrests: pd.DataFrame, raw: Path) -> None:
    extract = pd.read_csv(raw / "ice-field-offices" / "check" / "ero_arrests_by_aor_fy2013_2017.csv")
    extract = extract.set_index("aor").drop(index="Total")
    found = arrests.pivot(index="office", columns="fiscal_year", values="arrests").loc[extract.index]
    for year in TOTALS:
        assert (found[year] == extract[f"fy{year}"]).all()


def test_the_dashboards_sums_are_reproduced_with_their_coverage(removals: pd.DataFrame) -> None:
    assert len(removals) == 7715
    by_year = removals.groupby("fiscal_year")
    assert by_year["removals"].sum().to_dict() == {
        2021: 42785,
        2022: 54370,
        2023: 117680,
        2024: 235577,
        2025: 54929,
    }
    assert (by_year["coverage"].nunique() <= 1).all()
    percent = (100 * by_year["coverage"].first()).round()
    assert percent.dropna().astype(int).to_dict() == {2021: 73, 2022: 75, 2023: 83, 2024: 87}
    assert removals.loc[removals["fiscal_year"] == 2025, "coverage"].isna().all()


def test_the_same_cells_summed_give_agency_by_conviction(removals: pd.DataFrame) -> None:
    keys = ["fiscal_year", "arresting_agency", "criminality"]
    summed = removals.query("fiscal_year < 2025").groupby(keys)["removals"].sum()
    dashboard = load("agency-conviction").query("source == 'dashboard'")
    dashboard = dashboard.rename(columns={"agency": "arresting_agency"}).set_index(keys)["people"]
    assert (summed.sort_index() == dashboard.sort_index()).all()


def test_no_cell_is_under_ten(removals: pd.DataFrame, arrests: pd.DataFrame) -> None:
    assert removals["removals"].min() == 10
    assert arrests["arrests"].min() > 1_000


def test_every_month_lies_in_its_fiscal_year_and_none_is_missing(removals: pd.DataFrame) -> None:
    month = removals["month_start"]
    assert (removals["fiscal_year"] == month.dt.year + (month.dt.month >= 10)).all()
    assert set(month) == set(pd.date_range("2020-10-01", "2024-12-01", freq="MS"))


def test_countries_have_one_spelling_each(removals: pd.DataFrame) -> None:
    assert removals["country"].nunique() == 43
    months = removals[removals["country"] == "Turkey"].groupby("month_start")["removals"].sum()
    assert len(months) > 9
    others = {"Turkiye", "TURKIYE", "Republic of Türkiye"}
    assert not others & set(removals["country"])


def test_every_spelling_and_office_by_hand_is_used(removals: pd.DataFrame, raw: Path) -> None:
    hand = root() / "enforcement-by-office" / "hand"
    cells = pd.read_csv(raw / "ice-removals-dashboard" / "ice_removals_by_aor_country_month.csv")
    assert set(pd.read_csv(hand / "countries.csv")["printed"]) == set(cells["country_of_citizenship"])
    offices = load("field-offices").set_index("office")
    assert set(offices.index[offices["in_removals"]]) == set(removals["office"])
    assert set(offices.index[offices["in_arrests"]]) == set(load("ero-arrests-by-office")["office"])
    assert len(offices) == 26


def test_harlingen_first_appears_in_october_2021_and_san_antonio_falls(removals: pd.DataFrame) -> None:
    months = removals[removals["office"] == "Harlingen"]["month_start"]
    assert months.min() == pd.Timestamp("2021-10-01")
    sums = removals.groupby(["office", "fiscal_year"])["removals"].sum()
    assert (sums["San Antonio", 2021], sums["San Antonio", 2022]) == (7316, 2976)
    assert (sums["Headquarters", 2025], (removals["office"] == "Baltimore").sum()) == (9419, 6)


def test_every_county_has_one_of_the_24_offices(counties: pd.DataFrame) -> None:
    assert list(counties.index) == list(load("county-activation")["fips"])
    assert set(counties["office"]) == set(load("ero-arrests-by-office")["office"])


@pytest.mark.parametrize(
    ("fips", "office"),
    [
        ("48201", "Houston"),
        ("17031", "Chicago"),
        ("06037", "Los Angeles"),
        ("36061", "New York City"),
        ("36029", "Buffalo"),
        ("11001", "Washington"),
        ("53033", "Seattle"),
        ("09001", "Boston"),
    ],
)
def test_known_counties_have_their_office(counties: pd.DataFrame, fips: str, office: str) -> None:
    assert counties.loc[fips, ["office", "office_2022"]].tolist() == [office, office]


def test_connecticut_and_the_retired_codes_are_added_and_marked(counties: pd.DataFrame) -> None:
    rules = counties.groupby("rule").groups
    assert list(rules["older-map"]) == [f"090{n:02}" for n in range(1, 16, 2)]
    assert set(rules["retired-code"]) == set(load("county-fips-changes")["fips"])
    assert set(counties.loc[rules["older-map"], "office"]) == {"Boston"}
    assert counties.loc["46113", "office"] == "St. Paul"


def test_harlingens_counties_are_named_where_a_source_names_them_and_blank_where_none_does(
    counties: pd.DataFrame,
) -> None:
    moved = counties[counties["office_2022"] == "Harlingen"]
    assert set(moved.index) == {"48061", "48215", "48427", "48489", "48479"}
    assert set(moved["office"]) == {"San Antonio"}
    unknown = counties[counties["office_2022"].isna()]
    assert len(unknown) == 21
    assert set(unknown["office"]) == {"San Antonio", "Houston"}
    names = load("county-activation").set_index("fips")["county"]
    hand = pd.read_csv(root() / "enforcement-by-office" / "hand" / "harlingen.csv", dtype=str)
    assert (names[hand["fips"]].to_numpy() == hand["county"].to_numpy()).all()
    rest = counties.drop(hand["fips"])
    assert (rest["office"] == rest["office_2022"]).all()
