"""The Yearbook's counts by country, as they were printed."""

from scomm.explorers import explorer
from scomm.explorers.nationality_over_time.explorer import say

ID = "nationality-over-time"


def said(**state):
    return explorer(ID).view(state).sentence


def reason(**state):
    return explorer(ID).reason(state)


def test_mexico_is_counted_as_the_yearbook_printed_it():
    words = said(country="Mexico", show="people")
    first = say("told.year", country="Mexico", year=1993, n=21_094, total=27_118, share=0.778)
    assert words.startswith(first)


def test_removals_of_2013_are_the_yearbooks_438_421():
    told = said(country="All countries", show="since-1892")
    assert say("told.yearbook", year=2013, removals=438_421, returns=178_371) in told
    # The run of more removals ended: a series that stops in 2013 would not know it.
    latest = say(
        "told.more-removals",
        since=2011,
        until=2020,
        last=2024,
        months=11,
        removals=315_480,
        returns=421_140,
        peak=2000,
        peak_returns=1_675_876,
    )
    assert latest in told.splitlines()


def test_the_series_since_1892_is_not_split_by_country():
    assert reason(country="Mexico", show="since-1892") == say("absent.since-1892")


def test_every_country_has_a_figure_for_every_year():
    found = explorer(ID)
    for state in found.states():
        if state["show"] != "since-1892":
            table = found.view(state).table
            assert list(table["Fiscal year"]) == list(range(1993, 2015))
            assert table.notna().all(axis=None)
