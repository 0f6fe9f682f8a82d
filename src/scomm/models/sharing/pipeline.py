"""The pipeline as expected flows: how many people go which way from a booking to a removal.

Every row of `flows` is one arrow for one group of people. At each step the arrows out of a place carry all
the people who came in, so nobody is lost. The simulation in `simulation.py` draws the same arrows at random.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from scomm.models.checking import whole
from scomm.models.sharing.calibration import parameters as calibrated
from scomm.models.sharing.parameters import Parameters
from scomm.models.sharing.policies import Policy, Whom
from scomm.models.sharing.policies import policy as the_policy
from scomm.models.sharing.rules import LEVELS, STATUSES, Rule
from scomm.models.sharing.rules import rule as the_rule

Cells = np.ndarray
"""People, or shares, by level (rows) and status (columns)."""

NOT_KNOWN = "not-known"
"""Level and status of people whom DHS has not found on record."""

PLACES = {
    "bookings": "booked in a jail",
    "prints": "prints sent to the FBI",
    "matches": "found on record at DHS",
    "reviews": "looked at by ICE's support center",
    "hold-requests": "ICE asks the jail to hold",
    "notice-requests": "ICE asks for notice only",
    "held": "the jail holds",
    "notified": "the jail tells ICE and lets go",
    "declined": "the jail does neither",
    "custody": "in ICE custody",
    "removals": "removed",
    "not-sent": "prints not sent",
    "no-match": "not on record at DHS",
    "not-checked": "DHS is not asked",
    "not-reviewed": "match not looked at",
    "no-request": "ICE does not ask",
    "released": "free, not in ICE custody",
    "not-removed": "not removed, or not yet",
}
"""Every place in the flow by id; the last seven are where people leave it."""


def flows(
    rule: str | Rule = "secure-communities",
    policy: str | Policy = "all",
    parameters: str | Parameters = "us-2011-03",
    bookings: int | None = None,
) -> pd.DataFrame:
    """Expected people on every arrow of the pipeline, by level and status.

    One row an arrow, level and status: source, target, level, status, people (a number, not rounded). Before a
    match level and status are 'not-known'. `bookings` is how many people are booked; without it, as many as the
    published totals count. The same rows for every rule and policy: an arrow that nobody takes has 0 people.
    A `ScommError` for an unknown id or a number of people that cannot be.

    >>> table = flows("secure-communities", "all")
    >>> round(table.loc[table["target"] == "removals", "people"].sum())
    101741
    """
    model = calibrated(parameters)
    booked = model.bookings if bookings is None else whole(bookings, "The number of bookings")
    return as_table(_arrows(the_rule(rule), the_policy(policy), model, float(booked)))


def as_table(arrows: Iterator[tuple[str, str, float | Cells]]) -> pd.DataFrame:
    """Arrows as a table: one row each, or one row a level and status."""
    rows: dict[str, list[object]] = {name: [] for name in ("source", "target", "level", "status", "people")}
    groups = [(level, status) for level in LEVELS for status in STATUSES]
    for source, target, count in arrows:
        cells = np.ravel(count)
        for (level, status), number in zip(
            groups if cells.size > 1 else [(NOT_KNOWN, NOT_KNOWN)], cells, strict=True
        ):
            for name, value in zip(rows, (source, target, level, status, number), strict=True):
                rows[name].append(value)
    return pd.DataFrame(rows)


def asks(rule: Rule, model: Parameters) -> Cells:
    """The share of reviewed people for whom ICE asks the jail, by level and status."""
    scales = dict(rule.asks)
    by_level = [model[scales[level]] if level in scales else 1.0 for level in LEVELS]
    return np.outer(by_level, [model[f"asked-{status}"] for status in STATUSES])


def complies(whom: Whom, model: Parameters) -> Cells:
    """The share of requests that a jail grants which grants them for `whom`, by level (one column)."""
    granted = {
        "everyone": [1.0] * len(LEVELS),
        "convicted": [float(level != "no-conviction") for level in LEVELS],
        "warrant": [model["warrant"]] * len(LEVELS),
        "nobody": [0.0] * len(LEVELS),
    }[whom]
    return model["honored"] * np.array(granted)[:, None]


def mix(model: Parameters) -> Cells:
    """How matches divide by level and status."""
    return np.outer(
        [model[f"share-{level}"] for level in LEVELS], [model[f"share-{status}"] for status in STATUSES]
    )


def removal_rates(model: Parameters) -> Cells:
    """The share of people in custody who are removed, by level (one column)."""
    return np.array(
        [
            model["removed-no-conviction" if level == "no-conviction" else "removed-convicted"]
            for level in LEVELS
        ]
    )[:, None]


def _arrows(
    rule: Rule, policy: Policy, model: Parameters, booked: float
) -> Iterator[tuple[str, str, float | Cells]]:
    prints = booked * model["submitted"]
    yield "bookings", "prints", prints
    yield "bookings", "not-sent", booked - prints

    found = prints * model["matched"] * (1.0 if rule.automatic else model["found-by-asking"])
    matches = found * mix(model)
    yield "prints", "matches", matches
    yield "prints", "no-match", prints - found if rule.automatic else 0.0
    yield "prints", "not-checked", 0.0 if rule.automatic else prints - found

    reviews = matches * model["reviewed"]
    yield "matches", "reviews", reviews
    yield "matches", "not-reviewed", matches - reviews

    requests = reviews * asks(rule, model)
    for_notice = requests * (model[rule.notices] if rule.notices else 0.0)
    for_hold = requests - for_notice
    yield "reviews", "hold-requests", for_hold
    yield "reviews", "notice-requests", for_notice
    yield "reviews", "no-request", reviews - requests

    held = for_hold * complies(policy.holds, model)
    told = (for_hold - held) * (complies(policy.answers, model) if policy.tells_instead else 0.0)
    answered = for_notice * complies(policy.answers, model)
    yield "hold-requests", "held", held
    yield "hold-requests", "notified", told
    yield "hold-requests", "declined", for_hold - held - told
    yield "notice-requests", "notified", answered
    yield "notice-requests", "declined", for_notice - answered

    custody = np.zeros_like(matches)
    for place, arrived, taken in (
        ("held", held, model["collected"]),
        ("notified", told + answered, model["met"]),
        ("declined", requests - held - told - answered, model["found-later"]),
    ):
        yield place, "custody", arrived * taken
        yield place, "released", arrived * (1 - taken)
        custody = custody + arrived * taken

    removed = custody * removal_rates(model)
    yield "custody", "removals", removed
    yield "custody", "not-removed", custody - removed
