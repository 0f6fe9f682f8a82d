"""A hold ends after 48 counted hours: cases worked by hand, and rules that hold for every start."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.tseries.holiday import USFederalHolidayCalendar

from lessonkit.errors import KitError
from scomm.models import federal_holidays, hold_expires
from scomm.models.holds import why_left_out

CHICAGO = ZoneInfo("America/Chicago")
ZONES = [ZoneInfo(name) for name in (
    "America/New_York", "America/Chicago", "America/Phoenix", "America/Los_Angeles", "Pacific/Honolulu", "Pacific/Guam",
)]  # fmt: skip
STARTS = st.builds(
    lambda moment, zone: (moment.replace(tzinfo=UTC)).astimezone(zone),
    st.datetimes(datetime(1990, 1, 2), datetime(2030, 12, 1)).map(lambda m: m.replace(microsecond=0)),
    st.sampled_from(ZONES),
)
HOLDING = st.sampled_from(["I-247", "I-247D", "I-247A"])


def at(text: str, zone: ZoneInfo = CHICAGO) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def lasts(starts: datetime) -> timedelta:
    """Real time from the start of a hold to its end."""
    return hold_expires(starts).astimezone(UTC) - starts.astimezone(UTC)


@pytest.mark.parametrize(
    ("case", "starts", "ends"),
    [
        ("no weekend in the way", "2013-06-03 09:00", "2013-06-05 09:00"),
        ("over a weekend", "2013-06-07 17:00", "2013-06-11 17:00"),
        ("from Thursday over a weekend", "2013-06-06 17:00", "2013-06-10 17:00"),
        ("Memorial Day, five days", "2013-05-24 17:00", "2013-05-29 17:00"),
        ("Thanksgiving on Thursday, with the Friday counted", "2012-11-21 17:00", "2012-11-26 17:00"),
        ("4 July on Saturday, observed on Friday", "2015-07-02 17:00", "2015-07-07 17:00"),
        ("4 July on Sunday, observed on Monday", "2010-07-02 17:00", "2010-07-07 17:00"),
        ("4 July in the middle of a week", "2013-07-03 17:00", "2013-07-08 17:00"),
        ("New Year on Saturday, observed in the old year", "2010-12-30 17:00", "2011-01-04 17:00"),
        (
            "Christmas on a Tuesday, with a day on which offices closed once",
            "2012-12-24 12:00",
            "2012-12-27 12:00",
        ),
        ("Juneteenth, a holiday since 2021", "2022-06-17 17:00", "2022-06-22 17:00"),
        ("the same days before it was one", "2016-06-17 17:00", "2016-06-21 17:00"),
        ("free on a Saturday", "2013-06-08 10:00", "2013-06-12 00:00"),
        ("free on the Saturday of a long weekend", "2013-05-25 10:00", "2013-05-30 00:00"),
        ("free on a holiday", "2013-05-27 12:00", "2013-05-30 00:00"),
        ("free at the midnight when Friday begins", "2013-06-07 00:00", "2013-06-11 00:00"),
        (
            "free at the midnight when Thursday begins: over as Friday ends",
            "2013-06-06 00:00",
            "2013-06-08 00:00",
        ),
        ("free at the midnight when Saturday begins", "2013-06-08 00:00", "2013-06-12 00:00"),
        ("a second before Friday", "2013-06-06 23:59:59", "2013-06-10 23:59:59"),
        ("clocks forward on the Sunday between", "2013-03-08 17:00", "2013-03-12 17:00"),
        ("clocks back on the Sunday between", "2013-11-01 17:00", "2013-11-05 17:00"),
    ],
)
def test_a_hold_under_the_i247_ends_as_worked_by_hand(case, starts, ends):
    assert hold_expires(at(starts)) == at(ends), case
    assert hold_expires(at(starts)).tzinfo is CHICAGO


@pytest.mark.parametrize("form", ["I-247D", "I-247A"])
@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2017-05-26 17:00", "2017-05-28 17:00"),
        ("2017-03-11 17:00", "2017-03-13 18:00"),  # an hour of the night does not exist
        ("2017-11-04 17:00", "2017-11-06 16:00"),  # an hour of the night comes twice
    ],
)
def test_on_the_later_forms_every_day_counts_and_an_hour_is_an_hour(form, starts, ends):
    assert hold_expires(at(starts), form) == at(ends)


def test_a_form_can_be_read_the_other_way():
    friday = at("2017-05-26 17:00")
    assert hold_expires(friday, "I-247A", leave_days_out=True) == hold_expires(friday, "I-247")
    assert hold_expires(friday, "I-247", leave_days_out=False) == hold_expires(friday, "I-247A")


def test_the_hour_that_comes_twice_is_two_hours():
    first = at("2013-11-03 01:30")
    second = first.replace(fold=1)
    assert hold_expires(first, "I-247A") == at("2013-11-05 00:30")
    assert hold_expires(second, "I-247A") == at("2013-11-05 01:30")


def test_clocks_change_the_real_length_of_a_hold_but_not_its_counted_hours():
    assert lasts(at("2013-03-08 17:00")) == timedelta(hours=95)
    assert lasts(at("2013-11-01 17:00")) == timedelta(hours=97)


def test_days_are_those_of_the_place_and_not_of_another_time_zone():
    instant = datetime(2013, 6, 8, 4, 0, tzinfo=UTC)
    in_los_angeles = instant.astimezone(ZoneInfo("America/Los_Angeles"))  # Friday 21:00
    in_new_york = instant.astimezone(ZoneInfo("America/New_York"))  # Saturday 00:00
    assert hold_expires(in_los_angeles) == at("2013-06-11 21:00", ZoneInfo("America/Los_Angeles"))
    assert hold_expires(in_new_york) == at("2013-06-12 00:00", ZoneInfo("America/New_York"))


def test_a_pandas_timestamp_and_a_fixed_offset_are_times_too():
    stamp = pd.Timestamp("2013-05-24 17:00", tz="America/Chicago")
    assert hold_expires(stamp) == at("2013-05-29 17:00")
    assert type(hold_expires(stamp)) is datetime
    assert (
        hold_expires(datetime.fromisoformat("2013-05-24T17:00-05:00")).isoformat()
        == "2013-05-29T17:00:00-05:00"
    )


@lru_cache(maxsize=1)
def closed_days() -> frozenset[date]:
    """Weekends and holidays from another calendar than the one under test."""
    days = pd.date_range("1989-12-01", "2031-01-31")
    holidays = set(USFederalHolidayCalendar().holidays("1989-12-01", "2031-01-31").date)
    return frozenset(day for day in days.date if day.weekday() >= 5 or day in holidays)


def counted_between(starts: datetime, ends: datetime, step: timedelta) -> timedelta:
    """Counted time by walking the clock, step by step."""
    now, last, total = starts.astimezone(UTC), ends.astimezone(UTC), timedelta()
    while now < last:
        if now.astimezone(starts.tzinfo).date() not in closed_days():
            total += step
        now += step
    return total


@given(STARTS)
def test_walking_the_clock_with_another_calendar_counts_48_hours(starts):
    starts = starts.replace(minute=starts.minute // 15 * 15, second=0)
    ends = hold_expires(starts)
    assert counted_between(starts, ends, timedelta(minutes=15)) == timedelta(hours=48)
    assert counted_between(starts, ends - timedelta(minutes=15), timedelta(minutes=15)) < timedelta(hours=48)


@given(STARTS, st.timedeltas(timedelta(), timedelta(days=9)), HOLDING)
def test_who_would_be_free_later_is_held_until_later_or_as_long(starts, wait, form):
    later = (starts.astimezone(UTC) + wait).astimezone(starts.tzinfo)
    assert hold_expires(starts, form).astimezone(UTC) <= hold_expires(later, form).astimezone(UTC)


@given(STARTS)
def test_no_hold_ends_inside_a_day_that_does_not_count(starts):
    ends = hold_expires(starts)
    just_before = (ends.astimezone(UTC) - timedelta(microseconds=1)).astimezone(ends.tzinfo)
    assert not why_left_out(just_before.date())


@given(STARTS, HOLDING)
def test_a_hold_lasts_two_to_five_days_on_the_clock(starts, form):
    on_the_clock = hold_expires(starts, form).replace(tzinfo=None) - starts.replace(tzinfo=None)
    assert timedelta(hours=47) <= on_the_clock <= timedelta(days=5)


def test_a_long_weekend_reaches_five_days_and_nothing_reaches_more():
    days = [date(2008, 1, 1) + timedelta(days=n) for n in range(365 * 10)]
    longest = max(lasts(datetime.combine(day, time(17), CHICAGO)) for day in days)
    assert longest == timedelta(days=5)


def test_every_year_has_its_ten_or_eleven_holidays_each_on_a_day_of_rest():
    for year, number in ((2008, 10), (2013, 10), (2022, 11)):
        names = {name.removesuffix(" (observed)") for name in federal_holidays(year).values()}
        assert len(names) == number
    assert federal_holidays(2010)[date(2010, 12, 31)] == "New Year's Day (observed)"


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: hold_expires(datetime(2013, 5, 24, 17)), "has no time zone"),
        (lambda: hold_expires(pd.Timestamp("2013-05-24 17:00")), "has no time zone"),
        (lambda: hold_expires(pd.NaT), "has no time zone"),
        (lambda: hold_expires(date(2013, 5, 24)), "is a datetime, not date"),
        (lambda: hold_expires("2013-05-24T17:00-05:00"), "is a datetime, not str"),
        (lambda: hold_expires(None), "is a datetime, not NoneType"),
        (lambda: hold_expires(at("2013-03-10 02:30")), "did not exist in America/Chicago"),
        (lambda: hold_expires(at("1900-01-02 12:00")), "no detainer of the year 1900"),
        (
            lambda: hold_expires(at("2013-05-24 17:00"), "I-200"),
            "There is no detainer form 'I-200'. Allowed: 'I-247'",
        ),
        (lambda: hold_expires(at("2013-05-24 17:00"), None), "There is no detainer form None"),
        (lambda: hold_expires(at("2016-05-24 17:00"), "I-247N"), "asks for notice only"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(call, says):
    with pytest.raises(KitError) as caught:
        call()
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
