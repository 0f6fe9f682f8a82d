"""When a policy began and ended, in words that claim no more than the table knows."""

from __future__ import annotations

from typing import Any

import pandas as pd

ENDS = {
    "reversed": "the place went back to more cooperation",
    "narrowed": "another policy narrowed it",
    "replaced": "another policy replaced it",
    "overruled": "a state law overruled it",
    "under-revision": "it was being rewritten; what came of it was not seen",
}
"""What each kind of end in the table means."""

MOMENTS = {"label": "given", "opt-out-attempt": "made", "other": "made"}
"""What was done on the day of a row that tells of a moment, such as an advisory opinion; any other policy began."""

UNKNOWN_START = "since when is not known"
NO_END_SEEN = "no end was seen"
OF_A_MOMENT = "of that time alone"
"""What stands for the end of a thing that was said or done once: there is none to look for."""


def day_in_words(day: pd.Timestamp) -> str:
    """A day in full.

    >>> day_in_words(pd.Timestamp("2014-04-11"))
    '11 April 2014'
    """
    return f"{day.day} {day:%B %Y}"


def began_in_words(row: Any) -> str:
    """When the policy of a row of local-policies began.

    >>> first, last = pd.Timestamp("2014-04-11"), pd.Timestamp("2014-05-02")
    >>> began_in_words(pd.Series({"direction": "limits", "not_before": first, "not_after": last}))
    'began between 11 April 2014 and 2 May 2014'
    >>> began_in_words(pd.Series({"direction": "label", "not_before": pd.NaT, "not_after": last}))
    'was given on or before 2 May 2014; since when is not known'
    """
    first, last = row.not_before, row.not_after
    verb = f"was {MOMENTS[row.direction]}" if row.direction in MOMENTS else "began"
    if pd.isna(last):
        return f"{UNKNOWN_START}: no date was seen"
    if pd.isna(first):
        return f"{verb} on or before {day_in_words(last)}; {UNKNOWN_START}"
    return f"{verb} {_within(first, last)}"


def end_in_words(row: Any) -> str:
    """When and how the policy of a row ended; that no end was seen does not mean that it is still in force."""
    first, last = row.end_not_before, row.end_not_after
    if row.direction == "opt-out-attempt":
        return "it did not succeed"
    if row.direction in MOMENTS:
        return OF_A_MOMENT
    if pd.isna(row.ended):
        return NO_END_SEEN
    if pd.isna(first) and pd.isna(last):
        return f"may have ended: {ENDS[row.ended]}"
    if pd.isna(last):
        when = f"on {day_in_words(first)} or later"
    elif pd.isna(first):
        when = f"on or before {day_in_words(last)}"
    else:
        when = _within(first, last)
    return f"ended {when}: {ENDS[row.ended]}"


def _within(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """An interval, by the name of the month or year that it fills."""
    if first == last:
        return f"on {day_in_words(first)}"
    if first.is_month_start and last == first + pd.offsets.MonthEnd(0):
        return f"in {first:%B %Y}"
    if first.is_year_start and last == first + pd.offsets.YearEnd(0):
        return f"in {first.year}"
    return f"between {day_in_words(first)} and {day_in_words(last)}"
