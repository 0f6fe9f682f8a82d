"""When a policy began and ended, in words that claim no more than the table knows."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

MOMENTS = {kind: say(f"done.{kind}") for kind in ("label", "opt-out-attempt", "other")}
"""What was done on the day of a row that tells of a moment, such as an advisory opinion; any other policy began."""

NO_END_SEEN = say("end.unseen")
OF_A_MOMENT = say("end.moment")
"""What stands for the end of a thing that was said or done once: there is none to look for."""


def began_in_words(row: Any) -> str:
    """When the policy of a row of local-policies began.

    >>> first, last = pd.Timestamp("2014-04-11"), pd.Timestamp("2014-05-02")
    >>> began_in_words(pd.Series({"direction": "limits", "not_before": first, "not_after": last}))
    'began between 11 April 2014 and 2 May 2014'
    >>> began_in_words(pd.Series({"direction": "label", "not_before": pd.NaT, "not_after": last}))
    'was given on or before 2 May 2014 (since when is not known)'
    """
    first, last = row.not_before, row.not_after
    kind = row.direction if row.direction in MOMENTS else "policy"
    if pd.isna(last):
        return say("began.unknown")
    if pd.isna(first):
        return say(f"began.by.{kind}", last=last)
    return say(f"began.in.{kind}", when=_within(first, last))


def end_in_words(row: Any) -> str:
    """When and how the policy of a row ended; that no end was seen does not mean that it is still in force."""
    first, last = row.end_not_before, row.end_not_after
    if row.direction == "opt-out-attempt":
        return say("end.failed")
    if row.direction in MOMENTS:
        return OF_A_MOMENT
    if pd.isna(row.ended):
        return NO_END_SEEN
    why = say(f"why.{row.ended}")
    if pd.isna(first) and pd.isna(last):
        return say("end.perhaps", why=why)
    if pd.isna(last):
        when = say("when.from", first=first)
    elif pd.isna(first):
        when = say("when.by", last=last)
    else:
        when = _within(first, last)
    return say("end.seen", when=when, why=why)


def _within(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """An interval, by the name of the month or year that it fills."""
    if first == last:
        return say("when.day", first=first)
    if first.is_month_start and last == first + pd.offsets.MonthEnd(0):
        return say("when.month", first=first)
    if first.is_year_start and last == first + pd.offsets.YearEnd(0):
        return say("when.year", first=first)
    return say("when.between", first=first, last=last)
