"""The explorers against figures that their publishers print, and the gaps that nobody may fill."""

import pytest

from scomm.explorers import explorer


def said(id, **state):
    return explorer(id).view(state).sentence


def reason(id, **state):
    return explorer(id).reason(state)


MACHINE = "denominator-machine"


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
    assert words in said(MACHINE, universe=universe, split="criminality", year=year)


def test_kinds_of_conviction_are_shares_of_everyone_removed():
    words = said(MACHINE, universe="ero-removals", split="conviction-kind", year=2023)
    assert "of 142,580 people removed by ICE DHS counted 10,710 (7.5%) with an aggravated felony" in words
    assert "23,040 (16.2%) with a misdemeanor" in words
    assert "85,560 (60.0%) had no conviction" in words
    assert "neither aggravated nor felonies under state law" in words


@pytest.mark.parametrize("universe", ["ero-arrests", "ice-bookins", "ero-removals"])
def test_kinds_of_conviction_before_fy2022_are_unknown_not_zero(universe):
    assert "only from FY2022" in reason(MACHINE, universe=universe, split="conviction-kind", year=2021)


def test_kinds_of_conviction_of_all_dhs_removals_do_not_exist():
    assert "does not sort" in reason(MACHINE, universe="dhs-removals", split="conviction-kind", year=2023)


def test_interior_and_border_are_the_two_rows_that_ice_published():
    words = said(MACHINE, universe="ero-removals", split="agency-conviction", year=2014)
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
    words = said(MACHINE, universe="ero-removals", split="agency-conviction", year=year)
    assert f"the dashboard shows {ice} of those arrested by ICE" in words
    assert f"the dashboard shows {cbp} of those arrested by CBP" in words
    assert f"So {between} of them had a conviction" in words
    assert "not a fair sample" in words


@pytest.mark.parametrize("year", range(2014, 2018))
def test_the_criminal_record_of_book_ins_before_fy2018_is_unknown_not_zero(year):
    assert "only from FY2018" in reason(MACHINE, universe="ice-bookins", split="criminality", year=year)


@pytest.mark.parametrize("year", range(2014, 2019))
def test_the_criminal_record_of_dhs_removals_before_fy2019_is_unknown_not_zero(year):
    assert "only from FY2019" in reason(MACHINE, universe="dhs-removals", split="criminality", year=year)


@pytest.mark.parametrize("year", range(2015, 2021))
def test_agency_and_conviction_of_fy2015_to_fy2020_are_not_multiplied_from_two_splits(year):
    assert "would invent numbers" in reason(
        MACHINE, universe="ero-removals", split="agency-conviction", year=year
    )


@pytest.mark.parametrize("universe", ["ero-arrests", "ice-bookins", "dhs-removals"])
def test_agency_and_conviction_exist_for_ice_removals_only(universe):
    assert "for removals by ICE only" in reason(
        MACHINE, universe=universe, split="agency-conviction", year=2014
    )


def test_citizenship_and_conviction_are_never_crossed_in_the_monthly_tables():
    machine = explorer(MACHINE)
    crossed = [state for state in machine.grid() if state["split"] == "citizenship-conviction"]
    assert len(crossed) == 48
    for state in crossed:
        assert "never cross citizenship with criminal record" in machine.reason(state)


def test_pending_charges_stand_apart_only_from_fy2018():
    before = explorer(MACHINE).view({"universe": "ero-removals", "split": "criminality", "year": 2017})
    after = explorer(MACHINE).view({"universe": "ero-removals", "split": "criminality", "year": 2018})
    assert list(before.table["Group"]) == ["With a conviction", "Without a conviction"]
    assert list(after.table["Group"]) == ["With a conviction", "Only pending charges", "Neither"]
    assert "is not printed" in before.sentence


def test_official_labels_stand_in_quotes_beside_plain_words():
    table = explorer(MACHINE).view({"universe": "ero-removals", "split": "criminality", "year": 2023}).table
    assert list(table["Official label"]) == [
        "“Convicted Criminals”",
        "“Pending Criminal Charges”",
        "“Other Immigration Violators”",
    ]


HEADLINES = "same-data-two-headlines"


def test_both_headlines_of_fy2024_are_true_of_the_same_254_000_removals():
    words = said(HEADLINES, group="removals", counted="conviction", year=2024)
    assert "24.9% of people removed by ICE had a conviction (63,200 of 254,000)" in words
    assert "75.1% of people removed by ICE had no conviction (190,800 of 254,000)" in words


def test_pending_charges_change_the_headline_of_fy2023_by_nine_points():
    assert "40.0% of people" in said(HEADLINES, group="removals", counted="conviction", year=2023)
    words = said(HEADLINES, group="removals", counted="or-charges", year=2023)
    assert "49.0% of people removed by ICE had a conviction or pending charges (69,900 of 142,580)" in words


def test_the_two_headlines_of_every_state_share_out_everyone():
    found = explorer(HEADLINES)
    for state in found.states():
        view = found.view(state)
        chosen = view.table[view.table["Chosen"] == "yes"]
        assert len(chosen) == 1
        rest = int(chosen["Out of"].item() - chosen["People counted"].item())
        first, second = view.sentence.splitlines()[:2]
        assert f"({chosen['People counted'].item():,} of {chosen['Out of'].item():,}" in first
        assert f"({rest:,} of {chosen['Out of'].item():,}" in second


def test_fy2013_counts_all_removals_from_ices_own_statement():
    assert "(216,810 of 368,644)" in said(HEADLINES, group="removals", counted="conviction", year=2013)


def test_pending_charges_before_fy2018_are_unknown_not_zero():
    assert "unknown, not zero" in reason(HEADLINES, group="removals", counted="or-charges", year=2017)


def test_interior_removals_say_what_interior_means_and_how_much_is_covered():
    assert "apprehended inside the country" in said(
        HEADLINES, group="interior", counted="conviction", year=2014
    )
    words = said(HEADLINES, group="interior", counted="conviction", year=2021)
    assert "23,435 of the 31,380 such removals that DHS counted (74.7%)" in words


NATIONALITY = "nationality-over-time"


def test_mexico_is_counted_as_the_yearbook_printed_it():
    words = said(NATIONALITY, country="Mexico", show="people")
    assert "in FY1993, 21,094 of 27,118 people removed had a conviction (77.8%)" in words


def test_removals_of_2013_are_the_yearbooks_438_421():
    told = said(NATIONALITY, country="All countries", show="since-1892")
    assert "438,421 removals" in told
    # The run of more removals ended: a series that stops in 2013 would not know it.
    assert "From 2011 to 2020 there were more removals than returns" in told
    assert (
        "In FY2024, of which 11 months are counted, there were 315,480 removals and 421,140 returns" in told
    )


def test_the_series_since_1892_is_not_split_by_country():
    assert "doesn't split it by country" in reason(NATIONALITY, country="Mexico", show="since-1892")


def test_every_country_has_a_figure_for_every_year():
    found = explorer(NATIONALITY)
    for state in found.states():
        if state["show"] != "since-1892":
            table = found.view(state).table
            assert list(table["Fiscal year"]) == list(range(1993, 2015))
            assert table.notna().all(axis=None)
