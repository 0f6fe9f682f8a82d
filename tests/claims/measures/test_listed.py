"""Listed counties against others: only jails that counties run, and blanks as bounds."""

import pandas as pd
import pytest

from scomm import data
from scomm.claims.measures.listed import ListedCounties, ListedDeclined, county_jails
from scomm.errors import ScommError

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


def test_blanks_are_bounds():
    assert [ListedDeclined(True, bound)(load) for bound in ("lowest", "highest")] == [50, 75]
    assert ListedDeclined(True, "recorded")(load) == pytest.approx(200 / 3)


def test_states_with_a_limit_are_told_from_those_without():
    assert ListedDeclined(False, "lowest", "statewide-limit")(load) == 50
    assert ListedDeclined(False, "lowest", "no-statewide-limit")(load) == 12.5
    assert ListedCounties(False, "no-statewide-limit")(load) == 2


def test_nobody_left_is_an_error_that_says_who():
    with pytest.raises(
        ScommError, match="with a limit of their own before FY2015, in states that limit holds"
    ):
        ListedDeclined(True, "lowest", "statewide-limit")(load)


def test_the_real_bounds_overlap_for_all_counties_and_do_not_show_which_group_declined_more():
    ends = {
        listed: [ListedDeclined(listed, bound)(data.load) for bound in ("lowest", "highest")]
        for listed in (True, False)
    }
    assert ends[True][0] < ends[False][1]
    assert ends[False][0] < ends[True][1]
    assert [round(end) for end in (*ends[True], *ends[False])] == [27, 79, 7, 71]


def test_the_gap_is_gone_where_the_state_limits_every_jail():
    def gap(where):
        return ListedDeclined(True, "lowest", where)(data.load) - ListedDeclined(False, "lowest", where)(
            data.load
        )

    assert gap("no-statewide-limit") > 40
    assert gap("statewide-limit") < 0


def test_a_lowest_share_counts_what_is_withheld_in_its_states_as_its_own():
    withheld = pd.DataFrame(
        {"facility": ["withheld"] * 2, "outcome": ["citizen", "died"], "state_code": ["IL", "CA"]}
    )

    def more(name):
        table = load(name)
        return pd.concat([table, withheld]) if name == "detainers-fy2015" else table

    assert ListedDeclined(True, "lowest")(more) == 40, "two of four, and one more that may be theirs"
    assert ListedDeclined(True, "highest")(more) == ListedDeclined(True, "highest")(load)


def test_a_bound_that_leaves_the_withheld_out_would_be_too_high():
    rows = county_jails(data.load)
    rows = rows[rows["listed"] & ~rows["statewide"]]
    without = 100 * rows["outcome"].eq("declined").mean()
    assert ListedDeclined(True, "lowest", "no-statewide-limit")(data.load) < without
    assert without < 49


def test_a_measure_says_its_steps():
    assert str(ListedDeclined(False, "recorded", "no-statewide-limit")) == (
        "declined detainers, divided by all with an outcome, in jails run by counties without one on the list, "
        "in states that don't limit holds"
    )
