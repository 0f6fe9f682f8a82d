"""The machine against figures that DHS and ICE print, and the gaps that nobody may fill."""

import pytest

from scomm.explorers import explorer

ID = "denominator-machine"


def said(**state):
    return explorer(ID).view(state).sentence


def reason(**state):
    return explorer(ID).reason(state)


@pytest.mark.parametrize(
    ("universe", "year", "words"),
    [
        ("ero-removals", 2014, "177,960 of 315,940 people removed by ICE had a conviction: 56.3%"),
        ("ero-arrests", 2014, "134,730 of 183,700 people arrested by ICE had a conviction: 73.3%"),
        ("ero-removals", 2023, "57,020 of 142,580 people removed by ICE had a conviction: 40.0%"),
        ("ero-removals", 2024, "63,200 of 254,000 people removed by ICE had a conviction: 24.9%"),
        ("dhs-removals", 2019, "142,440 of 347,240 people removed by DHS had a conviction: 41.0%"),
        ("ice-bookins", 2018, "154,420 of 396,450 people booked into ICE detention had a conviction: 39.0%"),
    ],
)
def test_the_share_with_a_conviction_follows_the_denominator(universe, year, words):
    assert words in said(universe=universe, split="criminality", year=year)


def test_kinds_of_conviction_are_shares_of_everyone_removed():
    words = said(universe="ero-removals", split="conviction-kind", year=2023)
    assert "of 142,580 people removed by ICE DHS counted 10,710 (7.5%) with an aggravated felony" in words
    assert "23,040 (16.2%) with a misdemeanor" in words
    assert "85,560 (60.0%) had no conviction" in words
    assert "neither aggravated nor felonies under state law" in words


@pytest.mark.parametrize("universe", ["ero-arrests", "ice-bookins", "ero-removals"])
def test_kinds_of_conviction_before_fy2022_are_unknown_not_zero(universe):
    assert "only from FY2022" in reason(universe=universe, split="conviction-kind", year=2021)


def test_kinds_of_conviction_of_all_dhs_removals_do_not_exist():
    assert "does not sort" in reason(universe="dhs-removals", split="conviction-kind", year=2023)


def test_interior_and_border_are_the_two_rows_that_ice_published():
    words = said(universe="ero-removals", split="agency-conviction", year=2014)
    assert "86,923 of 102,224 people removed from the interior had a conviction (85.0%)" in words
    assert "91,037 of 213,719 removed at the border (42.6%)" in words


@pytest.mark.parametrize(
    ("year", "ice", "cbp", "between"),
    [
        (2021, "74.7%", "70.5%", "from 66.8% to 92.1%"),
        (2022, "73.9%", "76.2%", "from 65.2% to 91.3%"),
        (2023, "78.3%", "84.4%", "from 65.3% to 87.0%"),
        (2024, "76.7%", "89.1%", "from 63.8% to 87.2%"),
    ],
)
def test_the_dashboard_is_never_shown_without_the_coverage_of_each_group(year, ice, cbp, between):
    words = said(universe="ero-removals", split="agency-conviction", year=year)
    assert f"the dashboard shows {ice} of those arrested by ICE" in words
    assert f"the dashboard shows {cbp} of those arrested by CBP" in words
    assert f"So {between} of them had a conviction" in words
    assert "not a fair sample" in words


@pytest.mark.parametrize("year", range(2014, 2018))
def test_the_criminal_record_of_book_ins_before_fy2018_is_unknown_not_zero(year):
    assert "only from FY2018" in reason(universe="ice-bookins", split="criminality", year=year)


@pytest.mark.parametrize("year", range(2014, 2019))
def test_the_criminal_record_of_dhs_removals_before_fy2019_is_unknown_not_zero(year):
    assert "only from FY2019" in reason(universe="dhs-removals", split="criminality", year=year)


@pytest.mark.parametrize("year", range(2015, 2021))
def test_agency_and_conviction_of_fy2015_to_fy2020_are_not_multiplied_from_two_splits(year):
    assert "would invent numbers" in reason(universe="ero-removals", split="agency-conviction", year=year)


@pytest.mark.parametrize("universe", ["ero-arrests", "ice-bookins", "dhs-removals"])
def test_agency_and_conviction_exist_for_ice_removals_only(universe):
    assert "for removals by ICE only" in reason(universe=universe, split="agency-conviction", year=2014)


def test_citizenship_and_conviction_are_never_crossed_in_the_monthly_tables():
    machine = explorer(ID)
    crossed = [state for state in machine.grid() if state["split"] == "citizenship-conviction"]
    assert len(crossed) == 48
    for state in crossed:
        assert "never cross citizenship with criminal record" in machine.reason(state)


def test_pending_charges_stand_apart_only_from_fy2018():
    before = explorer(ID).view({"universe": "ero-removals", "split": "criminality", "year": 2017})
    after = explorer(ID).view({"universe": "ero-removals", "split": "criminality", "year": 2018})
    assert list(before.table["Group"]) == ["With a conviction", "Without a conviction"]
    assert list(after.table["Group"]) == ["With a conviction", "Only pending charges", "Neither"]
    assert "is not printed" in before.sentence


def test_official_labels_stand_in_quotes_beside_plain_words():
    table = explorer(ID).view({"universe": "ero-removals", "split": "criminality", "year": 2023}).table
    assert list(table["Official label"]) == [
        "“Convicted Criminals”",
        "“Pending Criminal Charges”",
        "“Other Immigration Violators”",
    ]
