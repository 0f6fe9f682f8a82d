"""The DHS tables reproduce published totals, and nothing in them can be added up wrongly by accident."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load, root

from .conftest import wide

# Fiscal-year totals rounded to 10: removals, convicted, ICE-arrested, CBP-arrested, ERO arrests, convicted.
PUBLISHED = {
    2014: (315940, 177960, 100970, 213720, 183700, 134730),
    2015: (235410, 139370, 68860, 165940, 119770, 101880),
    2016: (240260, 138670, 64960, 174920, 110100, 94750),
    2017: (226120, 127700, 81090, 144520, 143470, 105740),
    2018: (256090, 145260, 94660, 160730, 158580, 105140),
    2019: (267260, 150140, 85370, 181300, 143100, 92110),
    2020: (185880, 103760, 62270, 123150, 103600, 70610),
    2021: (59010, 39150, 31380, 27450, 74080, 36620),
    2022: (72180, 38450, 28200, 43970, 142750, 36320),
    2023: (142580, 57020, 44260, 98330, 170590, 53770),
    2024: (254000, 63200, 43650, 210340, 104960, 53180),
}
# ICE's own exact figures, from its annual reports.
ICE_REMOVALS = {
    2014: 315943,
    2018: 256085,
    2019: 267258,
    2020: 185884,
    2021: 59011,
    2022: 72177,
    2023: 142580,
}
KEYS = ["universe", "split", "category", "fiscal_year"]
EXTRACTS = {
    "ero_arrests_by_criminality": ("ero-arrests", "criminality"),
    "ice_bookins_by_criminality": ("ice-bookins", "criminality"),
    "ice_bookins_by_arresting_agency": ("ice-bookins", "arresting-agency"),
    "ero_removals_returns_by_criminality": ("ero-removals", "criminality"),
    "ero_removals_returns_by_arresting_agency": ("ero-removals", "arresting-agency"),
    "ero_removals_returns_by_citizenship": ("ero-removals", "citizenship"),
    "dhs_removals_by_criminality": ("dhs-removals", "criminality"),
    "dhs_removals_by_arresting_agency": ("dhs-removals", "arresting-agency"),
    "dhs_repatriations_by_type": ("dhs-repatriations", "type"),
}
EXTRACT_NAMES = {
    "convicted_total": "convicted",
    "aggravated_felons": "aggravated-felony",
    "felons": "felony",
    "misdemeanors": "misdemeanor",
    "other_unknown_conviction": "other-conviction",
    "noncriminal": "not-convicted",
    "noncriminal_total": "not-convicted",
    "pending_charges": "pending-charges",
    "other_immigration_violator": "other-violator",
    "Total": "total",
}


@pytest.fixture(scope="module")
def annual() -> pd.DataFrame:
    return load("dhs-annual")


@pytest.fixture(scope="module")
def monthly() -> pd.DataFrame:
    return load("dhs-monthly")


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_published_yearly_totals_are_reproduced(annual: pd.DataFrame, year: int) -> None:
    removals = wide(annual, "ero-removals", "criminality").loc[year]
    agency = wide(annual, "ero-removals", "arresting-agency").loc[year]
    arrests = wide(annual, "ero-arrests", "criminality").loc[year]
    found = (removals.total, removals.convicted, agency.ice, agency.cbp, arrests.total, arrests.convicted)
    assert found == PUBLISHED[year]


@pytest.mark.parametrize("year", ICE_REMOVALS)
def test_removals_equal_ices_own_figure_to_the_rounding_of_ten(annual: pd.DataFrame, year: int) -> None:
    assert abs(wide(annual, "ero-removals", "criminality").loc[year, "total"] - ICE_REMOVALS[year]) <= 5


def test_ero_arrests_equal_the_field_office_totals_to_the_rounding(annual: pd.DataFrame) -> None:
    totals = wide(annual, "ero-arrests", "criminality")["total"]
    for year, exact in {2014: 183703, 2015: 119772, 2016: 110104, 2017: 143470}.items():
        assert abs(totals[year] - exact) <= 5


@pytest.mark.parametrize("extract", EXTRACTS)
def test_every_cell_equals_the_extract_made_by_hand(raw: Path, extract: str) -> None:
    universe, split = EXTRACTS[extract]
    hand = pd.read_csv(root() / "dhs-enforcement" / "hand" / "categories.csv")
    names = {
        h.split(" / ")[-1]: c for h, c in zip(hand.heading, hand.category, strict=True) if split == "type"
    }
    expected = (
        pd.read_csv(raw / "ohss-monthly-tables" / "check" / f"{extract}.csv")
        .rename(columns={**EXTRACT_NAMES, **names})
        .melt(["fiscal_year", "month"], var_name="category", value_name="people")
    )
    if universe == "ero-removals":
        copies = (expected["category"] == "other-conviction") & (expected["fiscal_year"] < 2022)
        expected.loc[copies, "people"] = None
    months = load("dhs-monthly")
    months = months.assign(month=months["month_start"].dt.month_name())
    found = pd.concat([months, load("dhs-annual").assign(month="Total")])
    found = found[(found["universe"] == universe) & (found["split"] == split)]
    key = ["fiscal_year", "month", "category"]
    both = [t.set_index(key)["people"].astype("Int64").sort_index() for t in (expected, found)]
    pd.testing.assert_series_equal(*both, check_index_type=False)


def test_no_yearly_row_stands_among_the_months(monthly: pd.DataFrame) -> None:
    assert monthly["month"].between(1, 12).all()
    assert not monthly.duplicated([*KEYS, "month"]).any()
    assert set(monthly["category"].str.lower()).isdisjoint({"fiscal year", "year", "2024 ytd"})


def test_months_sum_to_the_published_year_within_rounding(
    monthly: pd.DataFrame, annual: pd.DataFrame
) -> None:
    sums = monthly.groupby(KEYS)["people"].sum(min_count=1).rename("summed").reset_index()
    both = annual.merge(sums, on=KEYS, how="outer", validate="one_to_one", indicator=True)
    assert (both["_merge"] == "both").all()
    assert (both["people"].isna() == both["summed"].isna()).all()
    # Each of up to 12 months and the year itself is rounded to 10: at most 5 each way.
    assert ((both["people"] - both["summed"]).abs() <= 5 * (both["months"] + 1)).fillna(True).all()


def test_only_fiscal_year_2024_is_incomplete_and_says_so(monthly: pd.DataFrame, annual: pd.DataFrame) -> None:
    assert set(annual.loc[annual["fiscal_year"] == 2024, "months"]) == {11}
    assert set(annual.loc[annual["fiscal_year"] < 2024, "months"]) == {12}
    assert monthly["month_start"].max() == pd.Timestamp("2024-08-01")
    assert monthly["month_start"].min() == pd.Timestamp("2013-10-01")


def test_a_fiscal_year_starts_in_october_of_the_year_before(monthly: pd.DataFrame) -> None:
    start = monthly["month_start"]
    assert (start.dt.year == monthly["calendar_year"]).all()
    assert (start.dt.month == monthly["month"]).all()
    assert (monthly["fiscal_year"] == start.dt.year + (start.dt.month >= 10)).all()


@pytest.mark.parametrize("table", ["dhs-monthly", "dhs-annual"])
def test_what_dhs_does_not_give_stays_missing(table: str) -> None:
    rows = load(table)
    rows = rows[rows["split"] == "criminality"]
    pending = rows["category"].isin(["pending-charges", "other-violator"])
    kinds = rows["category"].isin(["aggravated-felony", "felony", "misdemeanor", "other-conviction"])
    known = rows["people"].notna()
    assert (known[pending] == (rows["fiscal_year"] >= 2018)[pending]).all()
    assert (known[kinds] == (rows["fiscal_year"] >= 2022)[kinds]).all()
    assert known[~pending & ~kinds].all()


@pytest.mark.parametrize("table", ["dhs-monthly", "dhs-annual"])
def test_the_copied_conviction_column_can_never_be_added(table: str) -> None:
    rows = load(table).query("universe == 'ero-removals' and category == 'other-conviction'")
    assert rows.loc[rows["fiscal_year"] < 2022, "people"].isna().all()
    assert rows.loc[rows["fiscal_year"] >= 2022, "people"].notna().all()


@pytest.mark.parametrize("split", ["criminality", "type"])
def test_known_parts_sum_to_their_whole_within_rounding(annual: pd.DataFrame, split: str) -> None:
    hand = pd.read_csv(root() / "dhs-enforcement" / "hand" / "categories.csv")
    hand = hand[(hand["split"] == split) & hand["part_of"].notna()].drop_duplicates("category")
    checked = 0
    for universe in annual.loc[annual["split"] == split, "universe"].unique():
        table = wide(annual, universe, split)
        for whole, parts in hand.groupby("part_of")["category"]:
            parts = [part for part in parts if part in table]
            # 'X' means that a type did not exist that year: it adds nothing, as the wholes show.
            known = table[parts].notna().any(axis=1)
            gap = (table.loc[known, parts].sum(axis=1) - table.loc[known, whole]).abs()
            assert (gap <= 5 * (len(parts) + 1)).all(), (universe, whole)
            checked += len(gap)
    assert checked > 40


def test_countries_sum_to_the_total_within_rounding(annual: pd.DataFrame) -> None:
    for universe in ("ero-arrests", "ice-bookins", "ero-removals", "dhs-removals"):
        table = wide(annual, universe, "citizenship")
        assert ((table.drop(columns="total").sum(axis=1) - table["total"]).abs() <= 60).all()


def test_every_split_of_a_universe_repeats_the_same_total(annual: pd.DataFrame) -> None:
    totals = annual[annual["category"] == "total"].groupby(["universe", "fiscal_year"])["people"]
    assert (totals.nunique() == 1).all()


def test_the_published_extract_keeps_its_traps() -> None:
    table = load("repatriations-as-published")
    assert {"Total Repatriations3", "Withdrawals7", "Withdrawals9", "Title 42 Expulsions6"} <= set(table)
    assert table["Month"].tolist().count("Total") == 2
    assert table["Month"].tolist()[1] == "October"
    assert table["Fiscal Year"].notna().equals(table["Month"] == "Total")
    assert table["Title 42 Expulsions6"].tolist().count("X") == 4


def test_the_published_extract_holds_the_numbers_of_the_tidy_table(annual: pd.DataFrame) -> None:
    printed = load("repatriations-as-published").query("Month == 'Total'").set_index("Fiscal Year")
    tidy = wide(annual, "dhs-repatriations", "type")
    for year in (2022, 2023):
        assert printed.loc[year, "Total Repatriations3"] == tidy.loc[year, "total"]
        assert printed.loc[year, "Total Removals"] == tidy.loc[year, "removals"]
