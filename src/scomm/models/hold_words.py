"""A hold told in words, one line a day."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from scomm.language import plural
from scomm.models.hold_forms import HoldForm
from scomm.models.holds import Hold, HoldDay, hold, hold_expires

_GRADES = {
    "P": "primary source seen",
    "S": "secondary source seen",
    "inferred": "inferred: ICE's guidance on the form names no days to leave out",
    "assumed": "an assumption of this kit",
}


def explain_hold(
    would_be_released: datetime, form: str | HoldForm = "I-247", *, leave_days_out: bool | None = None
) -> str:
    """How `hold_expires` counts, in words: one line for the form, one for each day, one for the end.

    Takes what `hold_expires` takes, and refuses the same.
    """
    told = hold(would_be_released, form, leave_days_out=leave_days_out)
    read_otherwise = leave_days_out is not None and leave_days_out != told.form.days_left_out
    lines = [_form(told.form, read_otherwise)]
    lines.append(f"The person would otherwise go free on {_moment(told.starts)}. The count starts here.")
    so_far = timedelta()
    for day in told.days:
        so_far += day.counted
        lines.append(_day(told, day, so_far))
    lines.append(f"The hold ends on {_moment(told.ends, end=True)}, {_length(told.lasts)} after it began.")
    if told.form.open_question and not read_otherwise:
        other = hold_expires(would_be_released, told.form, leave_days_out=not told.form.days_left_out)
        lines.append(
            f"Open: {told.form.open_question} Read with them left out, it ends on {_moment(other, end=True)}."
        )
    return "\n".join(lines)


def _form(form: HoldForm, read_otherwise: bool) -> str:
    days = "Saturdays, Sundays and federal holidays"
    said = f"Form {form.id} ({form.used}) asks the jail to hold for up to {form.hours} hours. "
    if read_otherwise:
        return said + f"Read the other way, {days} {'count' if form.days_left_out else 'do not count'}."
    verb = "do not count" if form.days_left_out else "count like any other day"
    return said + f"{days} {verb} ({_GRADES[form.days_grade]})."


def _day(told: Hold, day: HoldDay, so_far: timedelta) -> str:
    if day.reason:
        why = "" if day.day.weekday() >= 5 else f": {day.reason}"
        return f"{day.day:%A} {day.day.day} {day.day:%B}: does not count{why}."
    return (
        f"{day.day:%A} {day.day.day} {day.day:%B}: {_hours(day.counted)} count{_clock(told, day)}, "
        f"{_hours(so_far)} so far."
    )


def _clock(told: Hold, day: HoldDay) -> str:
    """That the clocks were moved on this day, if they were."""
    zone = told.starts.tzinfo
    before = datetime.combine(day.day, time(), zone).utcoffset()
    after = datetime.combine(day.day + timedelta(days=1), time(), zone).utcoffset()
    if before is None or after is None or before == after:
        return ""
    return f" (the clocks move {'forward' if after > before else 'back'})"


def _moment(moment: datetime, end: bool = False) -> str:
    """A moment in words; a midnight that ends something belongs to the old day."""
    if end and moment.time() == time():
        old = moment - timedelta(days=1)
        return f"{old:%A} {old.day} {old:%B %Y} at midnight"
    clock = f"{moment:%H:%M}" + (f":{moment:%S}" if moment.second else "")
    return f"{moment:%A} {moment.day} {moment:%B %Y} at {clock}"


def _hours(span: timedelta) -> str:
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, "hour"), (minutes, "minute"), (seconds, "second")]
    said = [f"{number} {plural(number, unit)}" for number, unit in parts if number]
    return " ".join(said) or "0 hours"


def _length(span: timedelta) -> str:
    days, rest = divmod(span, timedelta(days=1))
    said = [f"{days} {plural(days, 'day')}"] if days else []
    return " and ".join(said + ([_hours(rest)] if rest else []))
