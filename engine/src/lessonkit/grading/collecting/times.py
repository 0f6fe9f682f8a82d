"""When work was handed in: times with a zone, in nbgrader's format. No time is made up."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from lessonkit.errors import KitError

_GIVEN = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d?:\d\d(?::\d\d)?)(?:\s*(Z|[+-]\d\d:?\d\d|\S.*))?\Z")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)\Z")
_EXAMPLE = '"2026-11-12 09:00 UTC", "2026-11-12 09:00 -06:00" or "2026-11-12 09:00 America/Chicago"'


def read_time(text: str) -> datetime:
    """A time with its zone, as UTC; a `KitError` where the zone is missing or the clock shows it twice.

    >>> read_time("2026-11-12 09:00 America/Chicago").isoformat()
    '2026-11-12T15:00:00+00:00'
    """
    found = _GIVEN.match(text.strip())
    if not found:
        raise KitError(f"{text!r} is not a time.", allowed=_EXAMPLE)
    if not found[3]:
        raise KitError(f"{text!r} has no time zone.", allowed=_EXAMPLE, do="Add the zone.")
    try:
        local = datetime.fromisoformat(f"{found[1]} {found[2].zfill(len(found[2]) + (found[2][1] == ':'))}")
    except ValueError as error:
        raise KitError(f"{text!r} is not a time.", allowed=_EXAMPLE) from error
    return in_utc(local, read_zone(found[3]))


def read_zone(text: str) -> tzinfo:
    """A time zone by its name or its distance from UTC; abbreviations such as CST mean several and are refused."""
    if text.upper() in ("UTC", "Z", "GMT"):
        return UTC
    if offset := _OFFSET.match(text):
        minutes = int(offset[2]) * 60 + int(offset[3])
        if minutes <= 14 * 60:
            return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    elif "/" in text:
        try:
            return ZoneInfo(text)
        except (ValueError, OSError, KeyError):  # an unknown zone is a KeyError
            pass
    raise KitError(f"{text!r} is not a time zone.", allowed="UTC, -06:00, or a place such as America/Chicago")


def in_utc(local: datetime, zone: tzinfo) -> datetime:
    """A clock's time in UTC; a `KitError` for an hour that the clocks of that zone show twice or never."""
    early, late = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if early.utcoffset() != late.utcoffset():
        raise KitError(
            f"In {zone} the clocks are changed at {local:%Y-%m-%d %H:%M}, so this time is not one moment.",
            do="Give it with its distance from UTC, such as -06:00.",
        )
    return early.astimezone(UTC)


def attempt_time(attempt: str, zone: tzinfo) -> datetime:
    """The moment of a Blackboard attempt, such as 2016-01-30-15-00-00, on the clocks of a zone."""
    try:
        return in_utc(datetime.strptime(attempt, "%Y-%m-%d-%H-%M-%S"), zone)
    except ValueError as error:
        raise KitError(f"{attempt!r} is not a time.") from error


def stamp(moment: datetime) -> str:
    """A moment as nbgrader writes it to `timestamp.txt`."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
