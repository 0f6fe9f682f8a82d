"""Map and curves against figures that were published, and against the table itself."""

import numpy as np
import pandas as pd
import pytest

from scomm.data import load
from scomm.errors import ScommError
from scomm.explorers import explorer
from scomm.explorers.rollout.activation import MONTHS, counties
from scomm.explorers.rollout.county_groups import REGIONS, members, names
from scomm.language import day

MAP, CURVES = explorer("rollout-map"), explorer("activation-curves")


def mapped(date, place="United States"):
    return MAP.view({"place": place, "date": date})


def curves(first, first_by, second, second_by):
    return CURVES.view({"first": first, "first_by": first_by, "second": second, "second_by": second_by})


@pytest.mark.parametrize(
    ("date", "number"),
    [("2008-09-30", "0"), ("2008-12-31", "14"), ("2010-09-30", "661"), ("2013-01-31", "3,143")],
)
def test_the_map_counts_what_the_list_has(date, number):
    assert f"{number} of 3,143 counties" in mapped(date).sentence


def test_the_activation_curve_reproduces_14_jurisdictions_at_the_end_of_2008():
    known = counties()
    curve = known.cumulative(known.weights("counties"), members("all"))
    assert curve[MONTHS.index("2008-12-31")] == 14
    assert curve[-1] == len(known.table) == 3_143


def test_the_last_month_has_every_county_in_every_state():
    table = mapped("2013-01-31").table
    assert (table["Connected"] == table["Counties"]).all()
    assert (table["People in connected counties (%)"] == 100).all()
    assert "reached every state" in mapped("2013-01-31").sentence


def test_the_states_add_up_to_the_country_in_every_month():
    for date in MONTHS[::6]:
        table = mapped(date).table.set_index("State")
        states = table.drop(index="United States")
        for column in ("Counties", "Connected", "New this month"):
            assert states[column].sum() == table.loc["United States", column], (date, column)


def test_new_counties_add_up_to_all():
    assert sum(int(mapped(date).table.loc[0, "New this month"]) for date in MONTHS) == 3_143


def test_a_state_lists_each_county_once_with_its_day_and_the_margin_of_its_estimate():
    table = mapped("2010-09-30", "Delaware").table
    rows = load("county-activation").query("state == 'Delaware'")
    assert sorted(table["County"]) == sorted(rows["county"])
    assert set(table["Connected on"]) == {"20 Apr 2010"}
    assert table["Margin of error"].notna().all()


def test_an_estimate_under_10_is_never_shown():
    for state in ("South Dakota", "Virginia", "Alaska"):
        shown = mapped("2010-09-30", state).table["Noncitizens"].dropna()
        assert (shown >= 10).all()


def test_every_county_with_an_outline_has_its_own_step_name_and_words():
    fixed = mapped("2010-09-30").chart.fixed
    assert len(fixed["paths"]) == len(fixed["changes"]) == len(fixed["names"]) == len(fixed["told"]) == 3_140
    harris = fixed["names"].index("Harris County, Texas")
    [[step, look]], [[_, _, told]] = fixed["changes"][harris], fixed["told"][harris]
    assert (MONTHS[step], fixed["looks"][look]["label"]) == ("2008-10-31", "2008–09")
    assert told == "Connected on 27 Oct 2008. 4,092,459 people in 2010, 25.0% foreign-born."


def test_people_are_counted_by_their_county_and_counties_by_one():
    table = curves("all", "counties", "all", "population_2010").table.set_index("End of month")
    row = table.loc["2010-09-30"]
    assert list(row) == [21.0, 47.0]


def test_the_day_of_one_half_is_the_first_that_reached_it():
    words = curves("all", "counties", "state-texas", "counties").sentence
    assert "Half of the counties in the country were connected by 8 Nov 2011." in words
    days = load("county-activation").query("state == 'Texas'")["activation_date"].sort_values()
    half = days.iloc[len(days) // 2 - 1]
    assert f"Half of the counties in Texas were connected by {day(half)}." in words


def test_no_curve_ever_falls_and_each_ends_at_100():
    for group in names():
        table = curves(group, "counties", group, "population_2010").table.drop(columns="End of month")
        assert (np.diff(table.to_numpy(), axis=0) >= 0).all(), group
        assert (table.iloc[-1] == 100).all(), group


def test_the_regions_share_out_every_state_once():
    codes = " ".join(REGIONS.values()).split()
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
    assert "Both curves are the same" in view.sentence
    assert list(view.table.columns) == ["End of month", "Counties in the country (%)"]


def test_an_estimate_is_called_one_wherever_it_is_counted():
    assert "estimated from a survey" in curves("all", "noncitizens", "all", "counties").sentence
    assert "estimated" not in curves("all", "population_2010", "all", "counties").sentence


def test_a_drawing_has_no_plotly_figure():
    with pytest.raises(ScommError, match="a drawing, not a Plotly figure"):
        _ = mapped("2010-09-30").figure


def test_the_months_run_without_a_gap():
    days = pd.to_datetime(list(MONTHS))
    assert (days == pd.date_range(days[0], days[-1], freq="ME")).all()
    first = load("county-activation")["activation_date"].min()
    assert days[0] < first <= days[1]
