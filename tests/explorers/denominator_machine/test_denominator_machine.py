"""The machine against figures that DHS and ICE print, and the gaps that nobody may fill."""

from itertools import product

import pytest

from lessonkit.explorers import explorer
from scomm.explorers.denominator_machine.explorer import say
from scomm.explorers.denominator_machine.universes import UNIVERSES
from scomm.explorers.denominators.published import bounds_of_shown
from scomm.explorers.denominators.published import say as say_of_published

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
    parts = {
        "aggravated-felony": 10_710,
        "felony": 19_520,
        "misdemeanor": 23_040,
        "other-conviction": 3_750,
        "not-convicted": 85_560,
    }
    shares = (0.075, 0.137, 0.162, 0.026, 0.600)
    assert words.splitlines()[:2] == [
        say(
            "told.kinds",
            when="FY2023",
            total=142_580,
            people=say("people.ero-removals"),
            parts=parts,
            share=dict(zip(parts, shares, strict=True)),
        ),
        say("told.aggravated-felony"),
    ]


@pytest.mark.parametrize("universe", ["ero-arrests", "ice-bookins", "ero-removals"])
def test_kinds_of_conviction_before_fy2022_are_unknown_not_zero(universe):
    people = say(f"people.{universe}")
    told = reason(universe=universe, split="conviction-kind", year=2021)
    assert told == say("absent.kinds-before", people=people)


def test_kinds_of_conviction_of_all_dhs_removals_do_not_exist():
    told = reason(universe="dhs-removals", split="conviction-kind", year=2023)
    assert told == say("absent.kinds", people=say("people.dhs-removals"))


def test_interior_and_border_are_the_two_rows_that_ice_published():
    words = said(universe="ero-removals", split="agency-conviction", year=2014)
    assert words.splitlines()[0] == say(
        "told.crossed-by-place",
        year=2014,
        n=86_923,
        total=102_224,
        share=0.850,
        other_n=91_037,
        other_total=213_719,
        other_share=0.426,
    )


@pytest.mark.parametrize(
    ("year", "ice", "cbp", "period"),
    [
        (2021, ("74.7%", 66.8, 92.1), ("70.5%", 37.7, 67.2), "year"),
        (2022, ("73.9%", 65.2, 91.3), ("76.2%", 28.2, 52.0), "year"),
        (2023, ("78.3%", 65.3, 87.0), ("84.4%", 19.1, 34.6), "year"),
        (2024, ("76.7%", 63.8, 87.2), ("89.1%", 12.2, 23.2), "to-august"),
    ],
)
def test_the_dashboard_is_never_shown_without_the_coverage_of_each_group(year, ice, cbp, period):
    words = said(universe="ero-removals", split="agency-conviction", year=year)
    assert words.splitlines()[2:] == [
        *(
            say_of_published(
                f"coverage.{period}",
                coverage=coverage,
                agency=agency,
                year=year,
                lowest=lowest,
                highest=highest,
            )
            for agency, (coverage, lowest, highest) in (("ICE", ice), ("CBP", cbp))
        ),
        say("told.not-a-fair-sample"),
    ]


@pytest.mark.parametrize("year", range(2014, 2018))
def test_the_criminal_record_of_book_ins_before_fy2018_is_unknown_not_zero(year):
    told = reason(universe="ice-bookins", split="criminality", year=year)
    assert told == say("absent.record-before", people=say("people.ice-bookins"), year=2018)


@pytest.mark.parametrize("year", range(2014, 2019))
def test_the_criminal_record_of_dhs_removals_before_fy2019_is_unknown_not_zero(year):
    told = reason(universe="dhs-removals", split="criminality", year=year)
    assert told == say("absent.record-before", people=say("people.dhs-removals"), year=2019)


@pytest.mark.parametrize("year", range(2015, 2021))
def test_agency_and_conviction_of_fy2015_to_fy2020_are_not_multiplied_from_two_splits(year):
    told = reason(universe="ero-removals", split="agency-conviction", year=year)
    assert told == say("absent.crossed-year", year=year)


@pytest.mark.parametrize("universe", ["ero-arrests", "ice-bookins", "dhs-removals"])
def test_agency_and_conviction_exist_for_ice_removals_only(universe):
    told = reason(universe=universe, split="agency-conviction", year=2014)
    assert told == say("absent.crossed-universe")


def test_citizenship_and_conviction_are_never_crossed_in_the_monthly_tables():
    machine = explorer(ID)
    crossed = [state for state in machine.grid() if state["split"] == "citizenship-conviction"]
    assert len(crossed) == 48
    for state in crossed:
        assert machine.reason(state) == say("absent.citizenship-conviction")


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


def test_a_hundred_people_are_drawn_in_every_state_as_the_table_has_them():
    machine = explorer(ID)
    for state in machine.states():
        view = machine.view(state)
        (people,) = view.chart.marks
        groups = people.groups
        assert sum(one.n for one in groups) == 100, state
        if state["split"] == "agency-conviction":
            assert sum(one.n for one in people.beside.groups) == 100
        else:
            shares = list(view.table["Share (%)"])
            for one, share in zip(groups, shares, strict=False):
                assert one.said == f"{share:.1f}%"
                assert abs(one.n - share) < 1
            assert all(one.tone == "context" and one.look == "hatch" for one in groups[len(shares) :])


def test_the_square_is_filled_as_its_people_are():
    machine = explorer(ID)
    for state in machine.states():
        view = machine.view(state)
        (people,) = view.chart.marks
        area = people.area
        for square in area.squares:
            assert sum(one.share for one in square.portions) == pytest.approx(1)
        if state["split"] == "agency-conviction":
            for square, row in zip(area.squares, view.table.to_dict("records"), strict=True):
                assert 100 * square.portions[0].share == pytest.approx(row["With a conviction (%)"], abs=0.05)
        else:
            for column in [people, people.beside] if people.beside else [people]:
                (square,) = column.area.squares
                assert [(one.share, one.look, one.tone) for one in square.portions] == [
                    (group.n / 100, group.look, group.tone) for group in column.groups
                ]


def test_people_without_a_conviction_have_a_word_where_nobody_published_their_pending_charges():
    machine = explorer(ID)
    for state in machine.states():
        if state["split"] not in ("criminality", "agency-conviction"):
            continue
        (people,) = machine.view(state).chart.marks
        notes = {group.note for group in people.groups}
        unknown = not any("pending" in group.label for group in people.groups)
        assert notes == ({"", say("key.charges-not-published")} if unknown else {""}), state


def test_the_line_below_the_finding_says_how_many_people_and_when():
    view = explorer(ID).view({"universe": "ero-removals", "split": "arresting-agency", "year": 2014})
    assert view.chart.of == "Of 315,940 people removed by ICE. FY2014 is October 2013 to September 2014."
    assert say("told.each", each=3_159) in view.sentence
    both = explorer(ID).view({"universe": "ero-arrests", "split": "criminality", "year": 2014})
    assert both.chart.of == (
        "Of 183,700 people arrested by ICE and 315,940 removed by ICE. FY2014 is October 2013 to September 2014."
    )
    short = explorer(ID).view({"universe": "ero-removals", "split": "criminality", "year": 2024})
    assert short.chart.of.endswith("FY2024 is October 2023 to August 2024.")


def test_removals_on_which_it_opens_stand_alone_and_beside_every_other_group_stand_those_of_its_year():
    """So the machine does not tell what another group changes before a learner has changed it."""
    machine = explorer(ID)
    assert machine.start["universe"] == "ero-removals"
    for universe, year in product(UNIVERSES, range(2014, 2025)):
        state = {"universe": universe, "split": "criminality", "year": year}
        if machine.reason(state):
            continue
        view = machine.view(state)
        (people,) = view.chart.marks
        others = [say(f"those.{one}") for one in UNIVERSES if one != universe]
        if universe == "ero-removals":
            assert people.beside is None
            assert not any(one in view.chart.finding + view.chart.of for one in others)
            continue
        removals = machine.view({**state, "universe": "ero-removals"})
        own, other = (one.table["Share (%)"].iloc[0] for one in (view, removals))
        assert f"{own:.1f}% of those {say(f'those.{universe}')}" in view.chart.finding
        assert f"{other:.1f}% of those {say('those.ero-removals')}" in view.chart.finding
        (its_own,) = removals.chart.marks
        assert people.beside.groups == its_own.groups
        assert people.beside.area == its_own.area


def test_two_counts_beside_each_other_are_drawn_alike():
    (people,) = (
        explorer(ID).view({"universe": "ero-arrests", "split": "criminality", "year": 2014}).chart.marks
    )
    other = people.beside
    assert (people.glyph, people.columns, people.of) == (other.glyph, other.columns, other.of)
    assert people.groups[0].tone == other.groups[0].tone
    assert [one.label for one in people.groups] == [one.label for one in other.groups]
    assert [one.said for one in people.groups] == ["73.3%", "26.7%"]
    assert [one.said for one in other.groups] == ["56.3%", "43.7%"]
    assert [one.area.squares[0].said for one in (people, other)] == ["183,700", "315,940"]


@pytest.mark.parametrize("year", range(2014, 2025))
def test_more_are_removed_than_arrested_is_told_only_of_a_year_in_which_they_are(year):
    removed, arrested, by_agency = (
        explorer(ID).view({"universe": universe, "split": split, "year": year}).table["People"]
        for universe, split in (
            ("ero-removals", "criminality"),
            ("ero-arrests", "criminality"),
            ("ero-removals", "arresting-agency"),
        )
    )
    (people,) = (
        explorer(ID).view({"universe": "ero-arrests", "split": "criminality", "year": year}).chart.marks
    )
    more = people.beside.area.squares[0].n > people.area.squares[0].n
    assert more == (removed.sum() > arrested.sum())
    total = people.beside.area.squares[0].n
    told = say("told.border-beside", cbp=int(by_agency.iloc[0]), total=total)
    assert (told in said(universe="ero-arrests", split="criminality", year=year)) == more


def test_where_nothing_else_was_published_the_finding_stands_alone():
    alone = explorer(ID).view({"universe": "ero-removals", "split": "arresting-agency", "year": 2014})
    (people,) = alone.chart.marks
    assert people.beside is None


def test_the_square_is_as_large_as_the_group_and_the_largest_of_all_fills_it():
    machine, totals = explorer(ID), []
    for state in machine.states():
        (people,) = machine.view(state).chart.marks
        area = people.area
        assert area.most == machine.view(machine.start).chart.marks[0].area.most
        totals += [one.n for one in area.squares]
        if state["split"] == "agency-conviction":
            table = machine.view(state).table
            assert [one.n for one in area.squares] == list(table["Everyone"])
    assert max(totals) == area.most


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_whom_the_dashboard_does_not_show_is_hatched_between_the_two_bounds(year):
    state = {"universe": "ero-removals", "split": "agency-conviction", "year": year}
    view = explorer(ID).view(state)
    (people,) = view.chart.marks
    for groups, agency in ((people.groups, "ice"), (people.beside.groups, "cbp")):
        bounds = bounds_of_shown(agency, year)
        assert abs(groups[0].n - bounds.lowest) < 1
        assert (groups[-1].look, groups[-1].tone) == ("hatch", "context")
        assert abs(groups[-1].n - (bounds.highest - bounds.lowest)) < 1
        assert f"{bounds.lowest:.1f}% to {bounds.highest:.1f}%" in view.chart.finding


def test_what_was_published_in_full_has_nobody_hatched_in_gray():
    for year in (2013, 2014):
        state = {"universe": "ero-removals", "split": "agency-conviction", "year": year}
        (people,) = explorer(ID).view(state).chart.marks
        assert {one.tone for one in (*people.groups, *people.beside.groups)} == {"accent"}
