"""Jails of listed counties against others: which count, and the bars that a lesson draws of them."""

import pandas as pd
import pytest

from lessonkit import data
from scomm.models.policy_dates import listed_against_others
from scomm.models.policy_dates.listed_jails import county_jails, lowest_and_highest

FIPS = {"own": "17031", "none": "17001", "other-state": "06037", "federal": "17031", "late": "17003"}
OUTCOMES = {
    "own": ["declined", "declined", "blank", "booked-in"],
    "none": ["declined", "blank", "blank", "booked-in"],
    "other-state": ["declined", "booked-in"],
    "federal": ["declined"] * 9,
    "late": ["booked-in"] * 4,
}


def load(name):
    """Four jails and one federal prison in two states, one of which limits holds."""
    if name == "detainers-facilities":
        run_by = {one: "federal" if one == "federal" else "county" for one in FIPS}
        return pd.DataFrame({"facility": list(FIPS), "fips": FIPS.values(), "run_by": run_by.values()})
    if name == "detainers-fy2015":
        rows = [(jail, outcome) for jail, outcomes in OUTCOMES.items() for outcome in outcomes]
        table = pd.DataFrame(rows, columns=["facility", "outcome"])
        return table.assign(state_code=table["facility"].eq("other-state").map({True: "CA", False: "IL"}))
    days = pd.to_datetime(
        ["2011-09-07", "2014-01-31", "2014-10-01", "2012-01-01", "2012-01-01", "2012-01-01"]
    )
    none = pd.Series([pd.NaT] * 6, dtype="datetime64[ns]")
    ends = pd.to_datetime(pd.Series([None, None, None, None, "2014-09-30", "2016-01-01"]))
    return pd.DataFrame(
        {
            "level": ["county", "state", "county", "state", "county", "county"],
            "direction": ["limits", "limits", "limits", "mandates", "limits", "limits"],
            "holds": [True] * 6,
            "state_code": ["IL", "CA", "IL", "IL", "IL", "CA"],
            "fips": ["17031", None, "17003", None, "17001", "06037"],
            "not_before": none,
            "not_after": days,
            "ended": pd.Series([None, None, None, None, "reversed", "reversed"]),
            "end_not_before": ends.where(ends < "2015-01-01"),
            "end_not_after": ends,
        }
    )


def test_a_federal_prison_in_a_listed_county_does_not_count():
    assert len(county_jails(load)) == 14


def test_a_limit_that_began_on_the_first_day_of_the_year_comes_too_late():
    rows = county_jails(load)
    assert set(rows.loc[rows["listed"], "facility"]) == {"own"}


def test_a_limit_that_was_over_before_the_year_or_may_have_been_does_not_count():
    rows = county_jails(load)
    assert not rows.loc[rows["facility"].isin(["none", "other-state"]), "listed"].any()


def test_a_mandate_is_no_statewide_limit():
    rows = county_jails(load)
    assert set(rows.loc[rows["statewide"], "state_code"]) == {"CA"}


def test_a_city_that_counts_as_a_county_is_listed_and_no_other_city_lists_its_county():
    rows = county_jails(data.load)
    assert rows.loc[rows["fips"] == "06075", "listed"].all(), "San Francisco's limits are its county's"
    assert not rows.loc[rows["fips"] == "06037", "listed"].any(), (
        "the limits of the city of Los Angeles are not"
    )


def test_the_bars_are_the_lowest_share_and_what_blanks_may_add() -> None:
    rows = county_jails(data.load)
    bars = listed_against_others().set_index("jails of")
    assert list(bars.index[:2]) == ["listed counties", "other counties"]
    for row, listed in (("listed counties", True), ("other counties", False)):
        low, high = lowest_and_highest(data.load, rows[rows["listed"] == listed])
        assert bars.loc[row].tolist() == pytest.approx([low, high - low])


def test_listed_counties_are_ahead_only_where_no_limit_of_the_state_is_listed() -> None:
    surely = listed_against_others().set_index("jails of")["declined"]
    assert surely["listed, no limit of the state"] > 10 * surely["others, no limit of the state"]
    assert surely["listed, the state has a limit"] < surely["others, the state has a limit"]
