"""The curves against figures that were published, the groups that they compare, and the curve that is drawn first."""

import json
import re
from itertools import product
from textwrap import wrap

import numpy as np
import pytest

from lessonkit.charts.marks.scales import day_number
from lessonkit.data import load
from lessonkit.explorers import explorer
from scomm.explorers.activation_curves.county_groups import REGIONS, members, names
from scomm.explorers.activation_curves.curve import COUNTS, curve
from scomm.explorers.activation_curves.explorer import say
from scomm.explorers.activation_curves.findings import finding, to_draw
from scomm.explorers.counties.activation import MONTHS, counties

CURVES = explorer("activation-curves")
MONTH = say("columns.month")


def half_of_counties(group, when):
    return say("told.half-of-counties", who=say("who.counties", group=group), when=when)


def curves(first, first_by, second, second_by, draw="see"):
    return CURVES.view(
        {"first": first, "first_by": first_by, "second": second, "second_by": second_by, "draw": draw}
    )


def test_the_activation_curve_reproduces_14_jurisdictions_at_the_end_of_2008():
    known = counties()
    curve = known.cumulative(known.weights("counties"), members("all"))
    assert curve[MONTHS.index("2008-12-31")] == 14
    assert curve[-1] == len(known.table) == 3_143


def test_people_are_counted_by_their_county_and_counties_by_one():
    table = curves("all", "counties", "all", "population_2010").table.set_index(MONTH)
    row = table.loc["2010-09-30"]
    assert list(row) == [21.0, 47.0]


def test_the_day_of_one_half_is_the_first_that_reached_it():
    words = curves("all", "counties", "state-texas", "counties").sentence
    assert half_of_counties(say("group.all"), "2011-11-08") in words
    days = load("county-activation").query("state == 'Texas'")["activation_date"].sort_values()
    half = days.iloc[len(days) // 2 - 1]
    assert half_of_counties("Texas", half) in words


def test_no_curve_ever_falls_and_each_ends_at_100():
    for group in names():
        table = curves(group, "counties", group, "population_2010").table.drop(columns=MONTH)
        assert (np.diff(table.to_numpy(), axis=0) >= 0).all(), group
        assert (table.iloc[-1] == 100).all(), group


def test_the_regions_share_out_every_state_once():
    codes = ",".join(REGIONS.values()).split(",")
    assert len(codes) == len(set(codes)) == 51
    assert set(codes) == set(counties().table["state_code"])


def test_quarters_hold_a_quarter_each_and_leave_out_who_has_no_figure():
    table = counties().table
    for kind, column in (
        ("born", "foreign_born_pct"),
        ("hispanic", "hispanic_pct"),
        ("people", "population_2010"),
    ):
        groups = np.array([members(f"{kind}-{n}") for n in range(1, 5)])
        assert (groups.sum(axis=0) == table[column].notna()).all()
        assert groups.sum(axis=1) == pytest.approx(len(table) / 4, rel=0.1)
        assert table[column][groups[0]].max() <= table[column][groups[3]].min()


def test_one_curve_twice_is_said_to_be_the_same():
    view = curves("all", "counties", "all", "counties")
    assert say("told.same") in view.sentence
    assert list(view.table.columns) == ["End of month", "Counties in the country (%)"]


def test_an_estimate_is_called_one_wherever_it_is_counted():
    estimated = say("told.estimates")
    assert estimated in curves("all", "noncitizens", "all", "counties").sentence
    assert estimated not in curves("all", "population_2010", "all", "counties").sentence


def test_the_lines_are_the_columns_of_the_table_and_the_drops_stand_at_the_halves():
    view = curves("all", "counties", "all", "population_2010")
    (mark,) = view.chart.marks
    shown = mark.shown()
    columns = view.table.drop(columns=MONTH)
    assert [line["values"] for line in shown["lines"]] == [columns[name].tolist() for name in columns]
    bracket = shown["bracket"]
    assert (bracket["start"], bracket["end"]) == (day_number("2010-12-07"), day_number("2011-11-08"))
    assert bracket["label"] == "336 days earlier"
    assert [shown["lines"][place]["label"] for place in bracket["lines"]] == [
        "People in the country",
        "Counties in the country",
    ]


def test_while_the_second_curve_is_covered_nothing_that_is_sent_or_said_holds_it():
    view = curves("all", "counties", "all", "population_2010", draw="guess")
    (mark,) = view.chart.marks
    shown = mark.shown()
    hidden = curve("all", "population_2010")
    assert shown["lines"][1]["values"] == [0.0, *[None] * (len(MONTHS) - 1)]
    assert shown["bracket"] is None
    assert list(view.table) == [MONTH, "Counties in the country (%)"]
    everything = json.dumps([shown, view.chart.finding, view.chart.alt, view.chart.spoken, view.sentence])
    for number in ("336", "7 Dec 2010", "47.0", f"{hidden.share[30]}"):
        assert f'"{number}' not in everything
        assert f" {number}" not in everything


def test_a_curve_compared_with_itself_has_nothing_to_draw():
    covered = curves("all", "counties", "all", "counties", draw="guess")
    assert covered.chart.finding == curves("all", "counties", "all", "counties").chart.finding
    assert not covered.chart.marks[0].shown()["covered"]


def test_the_handles_stand_at_the_ends_of_five_years():
    handles = curves("all", "counties", "all", "noncitizens", draw="guess").chart.marks[0].shown()["handles"]
    assert [MONTHS[one["at"]] for one in handles] == [f"{year}-12-31" for year in range(2008, 2013)]
    assert handles[2]["name"] == "Your guess for the end of 2010"


def test_every_pair_of_curves_has_a_finding_that_names_both_in_two_lines():
    made = [curve(group, by) for group in names() for by in COUNTS]
    for one, other in product(made, made):
        told = finding(one, other)
        assert len(wrap(told, 46)) <= 2, told
        days = abs((one.half - other.half).days)
        assert not days or f"{days:,} day" in told, told
    assert all(len(wrap(to_draw(one), 46)) <= 2 for one in made)


def test_a_finding_says_who_came_first():
    country = [curve("all", by) for by in ("counties", "population_2010")]
    assert finding(*country) == finding(*reversed(country))
    assert (
        finding(*country)
        == "Half of people lived in a connected county 336 days before half of counties were connected"
    )


def test_people_are_never_called_connected_and_the_readout_does_not_repeat_the_finding():
    for by in COUNTS[1:]:
        view = curves("region-west", by, "state-texas", by)
        assert not re.search(
            r"(people|noncitizens)[^.]* were connected", f"{view.chart.finding} {view.sentence}"
        )
    assert curves("all", "counties", "all", "population_2010").sentence.splitlines()[0] == (
        "People: 7 Dec 2010. Counties: 8 Nov 2011."
    )


def test_the_survey_is_a_source_only_where_it_was_asked():
    assert "Survey" not in curves("all", "counties", "region-west", "population_2010").chart.source
    assert "Survey" in curves("all", "noncitizens", "all", "counties").chart.source
    assert "Survey" in curves("all", "counties", "born-4", "counties").chart.source


def test_a_curve_that_waits_just_below_one_half_says_so_at_its_dot():
    shown = curves("all", "counties", "all", "population_2010").chart.marks[0].shown()
    assert shown["bracket"]["notes"] == ["", "49.7% since Sep 2011"]
    assert curve("all", "counties").share[MONTHS.index("2011-09-30")] == 49.7


def test_the_one_event_is_the_day_of_the_last_county():
    shown = curves("all", "counties", "all", "population_2010").chart.marks[0].shown()
    last = load("county-activation")["activation_date"].max()
    assert shown["event"] == {"at": day_number(last), "label": "22 Jan 2013: every county"}


def test_a_dealt_county_is_the_one_event_in_the_picture():
    own = CURVES.view(CURVES.start, {"county": "Kane County, IL"})
    event = own.chart.marks[0].shown()["event"]
    row = load("county-activation").query("county == 'Kane County' and state_code == 'IL'").iloc[0]
    assert event == {"at": day_number(row["activation_date"]), "label": say("own.label")}
