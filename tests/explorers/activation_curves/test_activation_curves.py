"""The curves against figures that were published, and the groups that they compare."""

import numpy as np
import pytest

from scomm.data import load
from scomm.explorers import explorer
from scomm.explorers.activation_curves.county_groups import REGIONS, members, names
from scomm.explorers.activation_curves.explorer import say
from scomm.explorers.counties.activation import MONTHS, counties

CURVES = explorer("activation-curves")
MONTH = say("columns.month")


def half_of_counties(group, when):
    return say("told.half-of-counties", who=say("who.counties", group=group), when=when)


def curves(first, first_by, second, second_by):
    return CURVES.view({"first": first, "first_by": first_by, "second": second, "second_by": second_by})


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
