"""The Yearbook's counts by country, as they were printed."""

from scomm.explorers import explorer

ID = "nationality-over-time"


def said(**state):
    return explorer(ID).view(state).sentence


def reason(**state):
    return explorer(ID).reason(state)


def test_mexico_is_counted_as_the_yearbook_printed_it():
    words = said(country="Mexico", show="people")
    assert "in FY1993, 21,094 of 27,118 people removed had a conviction (77.8%)" in words


def test_removals_of_2013_are_the_yearbooks_438_421():
    told = said(country="All countries", show="since-1892")
    assert "438,421 removals" in told
    # The run of more removals ended: a series that stops in 2013 would not know it.
    assert "From 2011 to 2020 there were more removals than returns" in told
    assert (
        "In FY2024, of which 11 months are counted, there were 315,480 removals and 421,140 returns" in told
    )


def test_the_series_since_1892_is_not_split_by_country():
    assert "doesn't split it by country" in reason(country="Mexico", show="since-1892")


def test_every_country_has_a_figure_for_every_year():
    found = explorer(ID)
    for state in found.states():
        if state["show"] != "since-1892":
            table = found.view(state).table
            assert list(table["Fiscal year"]) == list(range(1993, 2015))
            assert table.notna().all(axis=None)
