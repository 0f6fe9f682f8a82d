"""The pipeline as expected flows: how many people go which way from a booking to a removal.

Every row of `flows` is one arrow for one group of people. At each step the arrows out of a place carry all
the people who came in, so nobody is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from scomm.models.inputs import check_whole
from scomm.models.sharing.calibration import parameters as calibrated
from scomm.models.sharing.county_choices import CountyChoice, Whom, county_choice
from scomm.models.sharing.federal_rules import LEVELS, STATUSES, FederalRule, federal_rule
from scomm.models.sharing.parameters import Parameters

Cells = np.ndarray
"""People, or shares, by level (rows) and status (columns)."""

NOT_KNOWN = "not-known"
"""Level and status of people whom DHS has not found on record."""


def flows(
    rule: str | FederalRule = "secure-communities",
    choice: str | CountyChoice = "all",
    parameters: str | Parameters = "us-2011-03",
    bookings: int | None = None,
) -> pd.DataFrame:
    """Expected people on every arrow of the pipeline, by level and status.

    One row an arrow, level and status: source, target, level, status, people (a number, not rounded). Before a
    match level and status are 'not-known'. `bookings` is how many people are booked; without it, as many as the
    published totals count. The same rows for every rule and choice: an arrow that nobody takes has 0 people.
    A `KitError` for an unknown id or a number of people that cannot be.

    >>> table = flows("secure-communities", "all")
    >>> round(table.loc[table["target"] == "removals", "people"].sum())
    101741
    """
    model = calibrated(parameters)
    booked = model.bookings if bookings is None else check_whole(bookings, "The number of bookings")
    return _table(_arrows(federal_rule(rule), county_choice(choice), model, float(booked)))


def _table(arrows: Iterator[tuple[str, str, float | Cells]]) -> pd.DataFrame:
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


def _request_rates(rule: FederalRule, model: Parameters) -> Cells:
    """The share of reviewed people for whom ICE asks the jail, by level and status."""
    scales = dict(rule.asks)
    by_level = [model[scales[level]] if level in scales else 1.0 for level in LEVELS]
    return np.outer(by_level, [model[f"asked-{status}"] for status in STATUSES])


def _compliance_rates(whom: Whom, model: Parameters) -> Cells:
    """The share of requests that a jail grants which grants them for `whom`, by level (one column)."""
    granted = {
        "everyone": [1.0] * len(LEVELS),
        "convicted": [float(level != "no-conviction") for level in LEVELS],
        "warrant": [model["warrant"]] * len(LEVELS),
        "nobody": [0.0] * len(LEVELS),
    }[whom]
    return model["honored"] * np.array(granted)[:, None]


def _match_shares(model: Parameters) -> Cells:
    """How matches divide by level and status."""
    return np.outer(
        [model[f"share-{level}"] for level in LEVELS], [model[f"share-{status}"] for status in STATUSES]
    )


def _removal_rates(model: Parameters) -> Cells:
    """The share of people in custody who are removed, by level (one column)."""
    return np.array(
        [
            model["removed-no-conviction" if level == "no-conviction" else "removed-convicted"]
            for level in LEVELS
        ]
    )[:, None]


def _arrows(
    rule: FederalRule, choice: CountyChoice, model: Parameters, booked: float
) -> Iterator[tuple[str, str, float | Cells]]:
    prints = booked * model["submitted"]
    yield "bookings", "prints", prints
    yield "bookings", "not-sent", booked - prints

    found = prints * model["matched"] * (1.0 if rule.automatic else model["found-by-asking"])
    matches = found * _match_shares(model)
    yield "prints", "matches", matches
    yield "prints", "no-match", prints - found if rule.automatic else 0.0
    yield "prints", "not-checked", 0.0 if rule.automatic else prints - found

    reviews = matches * model["reviewed"]
    yield "matches", "reviews", reviews
    yield "matches", "not-reviewed", matches - reviews

    requests = reviews * _request_rates(rule, model)
    for_notice = requests * (model[rule.notices] if rule.notices else 0.0)
    for_hold = requests - for_notice
    yield "reviews", "hold-requests", for_hold
    yield "reviews", "notice-requests", for_notice
    yield "reviews", "no-request", reviews - requests

    held = for_hold * _compliance_rates(choice.holds, model)
    told = (for_hold - held) * (_compliance_rates(choice.answers, model) if choice.tells_instead else 0.0)
    answered = for_notice * _compliance_rates(choice.answers, model)
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

    removed = custody * _removal_rates(model)
    yield "custody", "removals", removed
    yield "custody", "not-removed", custody - removed
