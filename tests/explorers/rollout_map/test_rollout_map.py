"""The map against figures that were published, and against its own table."""

import pytest

from scomm.data import load
from scomm.errors import ScommError
from scomm.explorers import explorer
from scomm.explorers.counties.activation import MONTHS

MAP = explorer("rollout-map")


def mapped(date, place="United States"):
    return MAP.view({"place": place, "date": date})


@pytest.mark.parametrize(
    ("date", "number"),
    [("2008-09-30", "0"), ("2008-12-31", "14"), ("2010-09-30", "661"), ("2013-01-31", "3,143")],
)
def test_the_map_counts_what_the_list_has(date, number):
    assert f"{number} of 3,143 counties" in mapped(date).sentence


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


def test_a_drawing_has_no_plotly_figure():
    with pytest.raises(ScommError, match="a drawing, not a Plotly figure"):
        _ = mapped("2010-09-30").figure
