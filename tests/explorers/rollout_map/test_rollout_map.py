"""The map against figures that were published, and against its own table."""

import pytest

from lessonkit.data import load
from lessonkit.explorers import explorer
from scomm.explorers.counties.activation import MONTHS
from scomm.explorers.counties.land import land, mapped_counties
from scomm.explorers.rollout_map.dress import LOOKS, NEW, dress

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
    here = dress()
    assert len(land().outlines) == len(here.changes) == len(here.told) == len(land().names) == 3_140
    assert {len(column) for column in here.columns} == {3_140}
    rows = mapped_counties()
    harris = rows["fips"].tolist().index("48201")
    (step, look), (after, period) = here.changes[harris]
    assert (MONTHS[step], LOOKS[look].label) == ("2008-10-31", "new this month")
    assert (after, LOOKS[period].label) == (step + 1, "2008–09")
    [(_, _, told)] = here.told[harris]
    people, born = (column[harris] for column in here.columns)
    assert (
        told.format(people, born) == "Connected on 27 Oct 2008. 4,092,459 people in 2010, 25.0% foreign-born."
    )


def test_time_is_one_hue_from_early_to_late_and_new_counties_have_a_frame_as_well():
    assert [look.ground for look in LOOKS[NEW + 1 :]] == ["time-1", "time-2", "time-3", "time-4"]
    assert [look.framed for look in LOOKS] == [number == NEW for number in range(len(LOOKS))]


@pytest.mark.parametrize("place", ["United States", "Texas"])
def test_the_bars_are_the_new_counties_of_the_table_and_add_up_to_the_connected_ones(place):
    for date in MONTHS[::4]:
        _, strip = mapped(date, place).chart.marks
        [new] = strip.values
        row = mapped(date).table.set_index("State").loc[place]
        assert new[MONTHS.index(date)] == row["New this month"]
        assert sum(new[: MONTHS.index(date) + 1]) == row["Connected"]


def test_the_strip_names_events_at_the_end_of_the_month_in_which_they_fell():
    _, strip = mapped("2010-09-30").chart.marks
    said = {MONTHS[one.step]: one.words for one in strip.mentions}
    assert said["2011-08-31"] == "Aug 2011: ICE cancels its agreements with states"
    assert list(said) == ["2008-10-31", "2011-08-31", "2012-05-31", "2013-01-31"]


@pytest.mark.parametrize(
    ("date", "place", "finding"),
    [
        (
            "2010-09-30",
            "United States",
            "By September 2010, 21% of counties were connected, but 47% of people lived in them",
        ),
        (
            "2008-12-31",
            "United States",
            "By December 2008, 14 of 3,143 counties were connected, home to 3% of people",
        ),
        (
            "2008-10-31",
            "United States",
            "By October 2008, 1 county was connected: Harris County, Texas, home to 1% of people",
        ),
        ("2008-09-30", "United States", "By September 2008, no county was connected yet"),
        (
            "2012-12-31",
            "United States",
            "By December 2012, 97% of counties were connected, home to 97% of people",
        ),
        ("2013-01-31", "United States", "By January 2013, every county of the country was connected"),
        ("2010-09-30", "Texas", "Texas, September 2010: every county was connected"),
        (
            "2008-10-31",
            "Texas",
            "Texas, October 2008: 1 of 254 counties was connected, home to 16% of people",
        ),
    ],
)
def test_the_finding_sets_counties_against_people(date, place, finding):
    assert mapped(date, place).chart.finding == finding


@pytest.mark.parametrize("place", ["United States", "Texas", "Illinois"])
def test_the_two_bars_beside_the_map_are_the_shares_of_the_table(place):
    for date in MONTHS[::5]:
        map_, _ = mapped(date, place).chart.marks
        row = mapped(date).table.set_index("State").loc[place]
        assert [(one.label, one.percent) for one in map_.shares] == [
            (
                f"of {row['Counties']:,} counties" if few(row) else "of counties",
                row["Counties connected (%)"],
            ),
            ("of people lived there", row["People in connected counties (%)"]),
        ]
    assert [one.words for one in mapped("2010-09-30").chart.marks[0].shares] == ["21%", "47%"]
    assert [one.words for one in mapped("2008-10-31").chart.marks[0].shares] == ["1", "1%"]


def few(row):
    """Whether so few counties were connected that they are counted."""
    return row["Connected"] == 1 or (row["Connected"] > 0 and row["Counties connected (%)"] < 1)


def test_the_strip_names_the_county_that_was_first():
    first = load("county-activation").sort_values("activation_date").iloc[0]
    said = mapped("2010-09-30").chart.marks[1].mentions[0].words
    assert said.endswith(f"({first['county'].removesuffix(' County')}, {first['state']})")


def test_a_finding_fits_in_two_lines():
    findings = [mapped(date, place).chart.finding for date in MONTHS for place in MAP.control("place").values]
    assert max(map(len, findings)) <= 92, max(findings, key=len)


def test_a_year_begins_between_the_bars_of_december_and_january_and_the_highest_bar_has_its_number():
    _, strip = mapped("2010-09-30").chart.marks
    assert strip.ticks[0] == (0, "2008")
    assert strip.ticks[1:] == tuple(
        (MONTHS.index(f"{year - 1}-12-31") + 0.5, str(year)) for year in range(2009, 2014)
    )
    assert strip.peak == f"{max(strip.values[0])} new counties" == "339 new counties"
