"""What is known of a dated policy on a day, for real rows and for any interval that could be drawn."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessonkit.data import load
from lessonkit.errors import KitError
from scomm.models.policy_dates.standings import (
    FIRST_DAY,
    LAST_DAY,
    STANDINGS,
    count_places,
    may_be_in_force,
    places_with_policies,
    read_day,
    standings,
    under_mandate,
)

DAYS = st.dates(date.fromisoformat(FIRST_DAY), date.fromisoformat(LAST_DAY))
ALL_LEVELS = ("county", "city", "state")


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("local-policies")


def known(table: pd.DataFrame, policy: str, day: str) -> str:
    rows = table[table["policy"] == policy]
    return STANDINGS[int(standings(rows, [day])[0, 0])]


@pytest.mark.parametrize(
    ("policy", "day", "standing"),
    [
        ("or-clackamas-county-1", "2014-04-10", "not yet"),
        ("or-clackamas-county-1", "2014-04-11", "may have begun"),
        ("or-clackamas-county-1", "2014-04-30", "in force"),
        # No lower bound: it may have begun at any time.
        ("mn-mower-county-1", "1990-01-01", "may have begun"),
        ("mn-mower-county-1", "2014-07-09", "in force"),
        # A day is enough where the day is known, and a policy is over on the day of its end.
        ("ca-los-angeles-1", "2014-07-06", "in force"),
        ("ca-los-angeles-1", "2014-07-07", "ended"),
        # Its end has no earliest day: from the day after the report it may have ended.
        ("ia-montgomery-county-1", "2014-08-18", "in force"),
        ("ia-montgomery-county-1", "2014-08-19", "may have ended"),
        ("ia-montgomery-county-1", "2017-03-31", "ended"),
        # Its end has no last day, or no day at all.
        ("tx-travis-county-1", "2017-09-24", "in force"),
        ("tx-travis-county-1", "2026-07-31", "may have ended"),
        ("ia-franklin-county-1", "2026-07-31", "may have ended"),
        # No date was seen.
        ("az-arizona-1", "1987-01-01", "may have begun"),
        ("az-arizona-1", "2026-07-31", "may have begun"),
    ],
)
def test_a_row_tells_what_is_known_on_a_day(
    table: pd.DataFrame, policy: str, day: str, standing: str
) -> None:
    assert known(table, policy, day) == standing


@given(DAYS, DAYS)
def test_no_policy_ever_goes_back(one: date, other: date) -> None:
    codes = standings(load("local-policies"), sorted([one, other]))
    assert (codes[:, 0] <= codes[:, 1]).all()


@settings(max_examples=60)
@given(st.lists(st.none() | DAYS, min_size=4, max_size=4), st.booleans(), DAYS)
def test_an_interval_that_is_wider_never_makes_anything_surer(
    ends: list[date | None], ended: bool, day: date
) -> None:
    def row(values: list[date | None]) -> pd.DataFrame:
        columns = ["not_before", "not_after", "end_not_before", "end_not_after"]
        return pd.DataFrame(
            {name: pd.to_datetime(pd.Series([value])) for name, value in zip(columns, values, strict=True)}
        ).assign(ended="reversed" if ended else None)

    first, last, end_first, end_last = sorted(ends, key=lambda end: (end is None, end or day))
    surely_known = standings(row([first, last, end_first, end_last]), [day])
    wider = standings(row([None, last, None, end_last]), [day])
    assert may_be_in_force(wider)[0, 0] >= may_be_in_force(surely_known)[0, 0]


@given(DAYS, st.sampled_from(["limits", "mandates", "label"]))
def test_what_is_certain_is_never_more_than_what_is_possible(day: date, direction: str) -> None:
    found = count_places(load("local-policies"), day, direction, ALL_LEVELS)
    assert 0 <= found.certain <= found.possible


def test_philadelphia_limits_in_two_spells(table: pd.DataFrame) -> None:
    days = ["2014-04-15", "2014-04-16", "2015-11-30", "2015-12-15", "2015-12-31", "2016-01-04", "2026-07-31"]
    index, surely, maybe = places_with_policies(table, days)
    one = ((index["place"] == "Philadelphia") & (index["direction"] == "limits")).to_numpy()
    assert surely[one][0].tolist() == [False, True, True, False, False, True, True]
    assert maybe[one][0].tolist() == [False, True, True, True, False, True, True]


def test_a_limit_under_a_mandate_is_never_sure(table: pd.DataFrame) -> None:
    index, surely, maybe = places_with_policies(table, ["2018-06-30", "2018-07-01"])
    iowa = ((index["state_code"] == "IA") & (index["level"] == "county")).to_numpy()
    # Of 22 counties one had gone back, and one was rewriting its policy.
    assert surely[iowa].sum(axis=0).tolist() == [20, 0]
    assert maybe[iowa].sum(axis=0).tolist() == [21, 21]


def test_only_limits_of_counties_and_cities_stand_under_a_mandate(table: pd.DataFrame) -> None:
    over = under_mandate(table, standings(table, [LAST_DAY]))[:, 0]
    assert set(table.loc[over, "state_code"]) == {"AZ", "FL", "GA", "IA", "LA", "NC", "TX"}
    assert set(table.loc[over, "direction"]) == {"limits"}
    assert "state" not in set(table.loc[over, "level"])


def test_the_days_are_those_that_the_table_tells_of(table: pd.DataFrame) -> None:
    told = table[["not_before", "not_after", "end_not_before", "end_not_after"]].to_numpy().ravel()
    assert np.nanmin(told) == np.datetime64(FIRST_DAY)
    assert np.nanmax(told) == np.datetime64(LAST_DAY)


@pytest.mark.parametrize("day", [None, 20140411, "2014-04-31", "April 2014", pd.NaT, True, ""])
def test_what_is_no_day_is_refused(day: object) -> None:
    with pytest.raises(KitError, match=r"is not a day\. Allowed: a day from 1987-01-01 to 2026-07-31"):
        read_day(day)


@pytest.mark.parametrize("day", ["1986-12-31", "2026-08-01", date(1776, 7, 4)])
def test_a_day_outside_is_refused(day: object) -> None:
    with pytest.raises(KitError, match="The policies don't tell of"):
        read_day(day)


@pytest.mark.parametrize("day", ["2014-04-11", date(2014, 4, 11), pd.Timestamp(2014, 4, 11, 9, 30)])
def test_a_day_can_be_written_in_several_ways(day: object) -> None:
    assert read_day(day) == pd.Timestamp(2014, 4, 11)
