"""Listed counties against others: only jails that counties run, and blanks as bounds."""

import pandas as pd
import pytest

from lessonkit import data
from lessonkit.errors import KitError
from scomm.measures.listed import ListedCounties, ListedDeclined
from scomm.models.policy_dates.listed_jails import county_jails
from tests.models.test_listed_jails import load


def test_blanks_are_bounds():
    assert [ListedDeclined(True, bound)(load) for bound in ("lowest", "highest")] == [50, 75]
    assert ListedDeclined(True, "recorded")(load) == pytest.approx(200 / 3)


def test_states_with_a_limit_are_told_from_those_without():
    assert ListedDeclined(False, "lowest", "statewide-limit")(load) == 50
    assert ListedDeclined(False, "lowest", "no-statewide-limit")(load) == 12.5
    assert ListedCounties(False, "no-statewide-limit")(load) == 2


def test_nobody_left_is_an_error_that_says_who():
    with pytest.raises(KitError, match="with a limit of their own before FY2015, in states that limit holds"):
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
