"""The 48-hour rule: until when a jail is asked to hold a person, counted day by day.

A day is a calendar day of the jail, from midnight to midnight in the time zone of the datetime that you
give. An hour is an hour of real time: clocks that are moved neither shorten nor lengthen a hold. Under the
I-247 this makes no difference, because clocks in the United States move on a Sunday, which does not count.

Holidays are those of federal law (5 USC 6103) on the day on which federal offices close for them: 4 July 2015
was a Saturday, so Friday the 3rd was the holiday. Days on which a president closed offices once are not
among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from lessonkit.errors import KitError
from scomm.models.hold_forms import FORMS, HoldForm
from scomm.models.inputs import find_by_id, quote_ids

FIRST_YEAR, LAST_YEAR = 1952, 2099
"""ICE's directive 10074.2 says that the I-247 was in use by 1952; the calendar is sure until about 2100."""

_EXAMPLE = (
    'Write datetime(2013, 5, 24, 17, 0, tzinfo=ZoneInfo("America/Chicago")), with the zone of the jail.'
)


def hold_expires(
    would_be_released: datetime, form: str | HoldForm = "I-247", *, leave_days_out: bool | None = None
) -> datetime:
    """When a hold ends: the moment at which its 48th counted hour is over.

    `would_be_released` is the moment at which the person would otherwise go free, with a time zone; the end is
    given in the same zone. `form` is 'I-247', 'I-247D' or 'I-247A'. `leave_days_out` reads the form the other
    way: True leaves Saturdays, Sundays and federal holidays out of the count, False counts them.

    A hold that is over at midnight ends with the old day, so it never reaches into a day that does not count.
    A `KitError` for a time without a zone, a clock time that does not exist, or a form without a hold.

    >>> from zoneinfo import ZoneInfo
    >>> friday = datetime(2013, 5, 24, 17, 0, tzinfo=ZoneInfo("America/Chicago"))
    >>> f"{hold_expires(friday):%A %d %B %H:%M}"  # Monday was Memorial Day
    'Wednesday 29 May 17:00'
    >>> f"{hold_expires(friday, 'I-247A'):%A %d %B %H:%M}"
    'Sunday 26 May 17:00'
    """
    chosen = find_by_id(form, FORMS, HoldForm, "detainer form")
    if not chosen.hours:
        holding = [id for id, one in FORMS.items() if one.hours]
        raise KitError(
            f"Form {chosen.id} asks for notice only, so there is no hold that could end.",
            allowed=quote_ids(holding),
            do="Use a form that asks the jail to hold.",
        )
    starts = _checked(would_be_released)
    leave_out = chosen.days_left_out if leave_days_out is None else leave_days_out
    now, left, day = starts.astimezone(UTC), timedelta(hours=chosen.hours), starts.date()
    while left:
        day += timedelta(days=1)
        midnight = datetime.combine(day, time(), starts.tzinfo).astimezone(UTC)
        if not (leave_out and why_left_out(day - timedelta(days=1))):
            counted = min(left, midnight - now)
            left, now = left - counted, now + counted
        if left:
            now = midnight
    return now.astimezone(starts.tzinfo)


def why_left_out(day: date) -> str:
    """Why this day does not count under the I-247; empty where it does.

    >>> why_left_out(date(2015, 7, 3)), why_left_out(date(2015, 7, 5)), why_left_out(date(2015, 7, 6))
    ('Independence Day (observed)', 'a Sunday', '')
    """
    weekend = {5: "a Saturday", 6: "a Sunday"}.get(day.weekday(), "")
    return weekend or federal_holidays(day.year).get(day, "")


@lru_cache(maxsize=200)
def federal_holidays(year: int) -> Mapping[date, str]:
    """The federal holidays of a year and the days on which they are observed, with their names."""
    from holidays import country_holidays  # a calendar of the world: only for those who count holds

    return dict(country_holidays("US", years=year))


def _checked(moment: object) -> datetime:
    """The moment as a plain datetime with a zone, if it is a moment that came."""
    if not isinstance(moment, datetime):
        raise KitError(
            f"The moment of release is a datetime, not {type(moment).__name__}.",
            allowed="a datetime with a time zone",
            do=_EXAMPLE,
        )
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise KitError(
            f"The moment of release {moment} has no time zone, so nobody knows when its days begin.",
            allowed="a datetime with a time zone",
            do=_EXAMPLE,
        )
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise KitError(
            f"There is no detainer of the year {moment.year}.", allowed=f"{FIRST_YEAR} to {LAST_YEAR}"
        )
    plain = datetime.combine(
        moment.date(), moment.time(), moment.tzinfo
    )  # a pandas Timestamp becomes a datetime
    if plain.astimezone(UTC).astimezone(plain.tzinfo).replace(tzinfo=None, fold=0) != plain.replace(
        tzinfo=None, fold=0
    ):
        raise KitError(
            f"The clock time {plain:%d %B %Y %H:%M} did not exist in {plain.tzinfo}: clocks were moved forward.",
            do="Give the time that the clock showed.",
        )
    return plain
