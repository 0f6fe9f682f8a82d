"""The pipeline drawn at random, booking by booking: what a county of a given size would see.

Written apart from the expected flows, step by step with one draw for each booking, so that each can be
checked against the other. The spread is that of chance alone. It says nothing of how sure the rates are.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from scomm.models.checking import rate, whole
from scomm.models.sharing.calibration import parameters as calibrated
from scomm.models.sharing.funnel import STAGES, funnel
from scomm.models.sharing.parameters import Parameters
from scomm.models.sharing.pipeline import as_table, asks, complies, flows, removal_rates
from scomm.models.sharing.policies import Policy
from scomm.models.sharing.policies import policy as the_policy
from scomm.models.sharing.rules import LEVELS, STATUSES, Rule
from scomm.models.sharing.rules import rule as the_rule

MOST_BOOKINGS = 10_000_000
MOST_REPEATS = 100_000


def simulate(
    bookings: int,
    seed: int,
    rule: str | Rule = "secure-communities",
    policy: str | Policy = "all",
    parameters: str | Parameters = "us-2011-03",
) -> pd.DataFrame:
    """One random course of `bookings` single bookings, as the table that `flows` gives, in whole people.

    Each booking draws its own way, independent of all others. The same seed gives the same table. At most
    ten million bookings. A `ScommError` for an unknown id, a negative count or a seed that is no whole number.

    >>> table = simulate(20_000, seed=1)
    >>> int(table.loc[table["source"] == "bookings", "people"].sum())
    20000
    """
    booked = whole(bookings, "The number of bookings", MOST_BOOKINGS)
    random = np.random.default_rng(whole(seed, "The seed"))
    return as_table(_draw(the_rule(rule), the_policy(policy), calibrated(parameters), booked, random))


def spread(
    bookings: int,
    seed: int,
    rule: str | Rule = "secure-communities",
    policy: str | Policy = "all",
    parameters: str | Parameters = "us-2011-03",
    *,
    repeats: int = 2000,
    middle: float = 0.95,
) -> pd.DataFrame:
    """How far chance spreads each stage in counties of this size, over many random courses.

    One row a stage: stage, meaning, expected, low, high. `middle` is the share of the courses between low and
    high. Single bookings are independent, so the number that reaches a stage is binomial: it is drawn so.
    """
    booked = whole(bookings, "The number of bookings")
    times = whole(repeats, "The number of repeats", MOST_REPEATS, least=1)
    outside = (1 - rate(middle, "The middle share")) / 2
    random = np.random.default_rng(whole(seed, "The seed"))
    expected = funnel(flows(rule, policy, parameters, booked))["people"].to_numpy(float)
    share = np.clip(expected / max(booked, 1), 0, 1)
    drawn = random.binomial(booked, share, size=(times, len(share)))
    low, high = np.quantile(drawn, [outside, 1 - outside], axis=0, method="nearest")
    return pd.DataFrame(
        {
            "stage": list(STAGES),
            "meaning": list(STAGES.values()),
            "expected": expected,
            "low": low.astype(int),
            "high": high.astype(int),
        }
    )


def _draw(
    rule: Rule, policy: Policy, model: Parameters, booked: int, random: np.random.Generator
) -> Iterator[tuple[str, str, int | np.ndarray]]:
    def chance(size: int, share: float | np.ndarray) -> np.ndarray:
        return random.random(size) < share

    prints = int(np.count_nonzero(chance(booked, model["submitted"])))
    yield "bookings", "prints", prints
    yield "bookings", "not-sent", booked - prints

    on_record = int(np.count_nonzero(chance(prints, model["matched"])))
    found = on_record
    if not rule.automatic:
        found = int(np.count_nonzero(chance(on_record, model["found-by-asking"])))
    level = _which(random.random(found), [model[f"share-{level}"] for level in LEVELS])
    status = _which(random.random(found), [model[f"share-{status}"] for status in STATUSES])
    cell = level * len(STATUSES) + status

    def count(chosen: np.ndarray) -> np.ndarray:
        return np.bincount(cell[chosen], minlength=len(LEVELS) * len(STATUSES))

    yield "prints", "matches", count(np.ones(found, bool))
    yield "prints", "no-match", prints - found if rule.automatic else 0
    yield "prints", "not-checked", 0 if rule.automatic else prints - found

    reviewed = chance(found, model["reviewed"])
    yield "matches", "reviews", count(reviewed)
    yield "matches", "not-reviewed", count(~reviewed)

    requested = reviewed & chance(found, asks(rule, model)[level, status])
    for_notice = requested & chance(found, model[rule.notices] if rule.notices else 0)
    for_hold = requested & ~for_notice
    yield "reviews", "hold-requests", count(for_hold)
    yield "reviews", "notice-requests", count(for_notice)
    yield "reviews", "no-request", count(reviewed & ~requested)

    holds = chance(found, complies(policy.holds, model)[level, 0])
    answers = chance(found, complies(policy.answers, model)[level, 0])
    held = for_hold & holds
    told = for_hold & ~holds & answers & policy.tells_instead
    yield "hold-requests", "held", count(held)
    yield "hold-requests", "notified", count(told)
    yield "hold-requests", "declined", count(for_hold & ~held & ~told)
    yield "notice-requests", "notified", count(for_notice & answers)
    yield "notice-requests", "declined", count(for_notice & ~answers)

    notified = told | (for_notice & answers)
    taken = random.random(found)
    custody = np.zeros(found, bool)
    for place, arrived, share in (
        ("held", held, model["collected"]),
        ("notified", notified, model["met"]),
        ("declined", requested & ~held & ~notified, model["found-later"]),
    ):
        yield place, "custody", count(arrived & (taken < share))
        yield place, "released", count(arrived & (taken >= share))
        custody |= arrived & (taken < share)

    removed = custody & chance(found, removal_rates(model)[level, 0])
    yield "custody", "removals", count(removed)
    yield "custody", "not-removed", count(custody & ~removed)


def _which(draws: np.ndarray, shares: list[float]) -> np.ndarray:
    """The group of each draw, where the shares lie end to end from 0 to 1."""
    return np.searchsorted(np.cumsum(shares)[:-1], draws, side="right")
