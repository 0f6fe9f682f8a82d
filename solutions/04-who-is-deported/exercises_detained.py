"""Fewer, or more: people in detention on two days."""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import Load, Wrong, about, among, number, of_form

BEFORE, AFTER = "2024-10-03", "2025-12-13"


def held(load: Load, day: str, agency: str | None = "ice", *records: str) -> int:
    """People in detention on a day whom an agency had arrested, all or of some records."""
    table = load("detention-by-agency-and-record")
    chosen = table["as_of"] == day
    if agency:
        chosen &= table["agency"] == agency
    if records:
        chosen &= table["criminality"].isin(records)
    return int(table.loc[chosen, "people"].sum())


def times(
    load: Load, *records: str, agency: str | None = "ice", before: str = BEFORE, after: str = AFTER
) -> float:
    """How many times as many people there were on the later day as on the earlier."""
    return held(load, after, agency, *records) / held(load, before, agency, *records)


def times_of_one(load: Load, record: str, agency: str, before: str, after: str) -> float:
    return times(load, record, agency=agency, before=before, after=after)


def other_days(load: Load) -> list[str]:
    """Every day that the table has, as it is written in code."""
    return sorted({str(day.date()) for day in load("detention-by-agency-and-record")["as_of"]})


def how_many_more(load: Load) -> int:
    return held(load, AFTER, "ice", "convicted") - held(load, BEFORE, "ice", "convicted")


def times_the_share(load: Load) -> float:
    """The later share with a conviction, divided by the earlier."""
    return times(load, "convicted") / times(load)


def points_of_share(load: Load) -> float:
    """How far the share with a conviction moved, in percentage points."""
    later, earlier = (held(load, day, "ice", "convicted") / held(load, day) for day in (AFTER, BEFORE))
    return 100 * (later - earlier)


def fewer_or_more(detained):
    ours = detained[(detained["agency"] == "ice") & (detained["criminality"] == "convicted")]
    people = ours.set_index("as_of")["people"]
    fewer_or_more = people[pd.Timestamp("2025-12-13")] / people[pd.Timestamp("2024-10-03")]
    return fewer_or_more


FEWER_OR_MORE = number(
    "fewer-or-more",
    about=about(
        times_of_one,
        record=among("convicted", ["pending-charges", "other-violator"]),
        agency=among("ice", ["cbp"]),
        before=among(BEFORE, other_days),
        after=among(AFTER, other_days),
        instead={"everyone-held": lambda load: times(load, agency=None)},
    ),
    mistakes={
        "share-for-number": times_the_share,
        "everyone-arrested": times,
        "both-agencies": lambda load: times(load, "convicted", agency=None),
        "charges-counted": lambda load: times(load, "convicted", "pending-charges"),
        "neither": lambda load: times(load, "other-violator"),
        "wrong-day": lambda load: times(load, "convicted", after="2025-09-21"),
        "upside-down": lambda load: 1 / times(load, "convicted"),
        "in-percent": Wrong(lambda load: 100 * (times(load, "convicted") - 1), tolerance=0.2),
        "difference": Wrong(how_many_more, tolerance=1),
        "growth": lambda load: times(load, "convicted") - 1,
        "ratio-in-percent": of_form(lambda load: 100 * times(load, "convicted"), tolerance=0.5),
        "whole-number": lambda load: round(times(load, "convicted")),
        "everyone-without": lambda load: times(load, "pending-charges", "other-violator"),
        "share-difference": Wrong(points_of_share, tolerance=0.1),
    },
    solution=fewer_or_more,
    range=(0, 100_000),
    tolerance=0.005,
    minutes=4,
    route="no-code",
)
