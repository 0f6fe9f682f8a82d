"""Made-up counties whose truth is known: what counties that began before hide, and what an interval leaves open."""

from __future__ import annotations

from lessonkit.exercises.writing import Deal, Load, about, dealt, number, of_form, slip
from scomm.models.reporting import Truth, simulate
from scomm.models.staggered import group_time, two_way

EARLIER, LATER = (100.0, 92.0, 76.0), (100.0, 100.0, 90.0)
"""Calls in three quarters: one group connected from the second on, the other from the third on. Their levels in the last differ by another number than the answer."""

_TRUE = LATER[2] - LATER[1]
_ESTIMATE = (LATER[2] - LATER[1]) - (EARLIER[2] - EARLIER[1])

ALREADY_CONNECTED = number(
    "already-connected",
    answer=_ESTIMATE - _TRUE,
    mistakes={
        "estimate-alone": _ESTIMATE,
        "truth-alone": _TRUE,
        "compared-with-nobody": 0,
        "earlier-alone": of_form(EARLIER[2] - EARLIER[1]),
        "off-without-the-sign": _ESTIMATE + _TRUE,
        "added": (LATER[2] - LATER[1]) + (EARLIER[2] - EARLIER[1]),
        "levels-compared": LATER[2] - EARLIER[2],
        "last-quarter-alone": LATER[2] - EARLIER[2] - _TRUE,
        "spring-to-summer": (LATER[1] - LATER[0]) - (EARLIER[1] - EARLIER[0]) - _TRUE,
        "groups-swapped": -_ESTIMATE,
        "comparison-turned-round": -_ESTIMATE - _TRUE,
        "in-percent": 100 * (_ESTIMATE - _TRUE) / _TRUE,
        "in-percent-without-the-sign": 100 * (_ESTIMATE - _TRUE) / abs(_TRUE),
    },
    range=(-100, 100),
    tolerance=0.05,
    minutes=5,
    route="no-code",
)

FULL = -6
"""What being connected does to crimes per 1,000 people a year once it is full, in the made-up counties."""


def off_by(grows: int) -> float:
    """By how much the usual method misses the truth of a world without chance, in crimes per 1,000 people a year."""
    world = simulate(7, Truth(crime=FULL, grows_over=grows), chance=False)
    return float(two_way(world.panel("crime")).value - world.true_effect("crime"))


def bias_of(load: Load, grows: int) -> float:
    """The same, for a learner who was dealt so many quarters."""
    return off_by(grows)


def two_way_bias(deal):
    world = simulate(seed=1, truth=Truth(crime=-6, grows_over=deal.grows), chance=False)
    panel = world.panel("crime")
    two_way_bias = two_way(panel).value - world.true_effect("crime")
    return two_way_bias


TWO_WAY_BIAS = number(
    "two-way-bias",
    about=about(bias_of, grows=dealt("grows")),
    mistakes={
        "the-other-method": slip("two_way(panel)", "group_time(panel)"),
        "estimate-alone": slip(' - world.true_effect("crime")', ""),
        "truth-alone": slip("two_way(panel).value - ", ""),
        "from-the-full-effect": slip('world.true_effect("crime")', "-6"),
        "turned-round": of_form(
            slip(
                'two_way(panel).value - world.true_effect("crime")',
                'world.true_effect("crime") - two_way(panel).value',
            )
        ),
        "the-record": slip('world.panel("crime")', 'world.panel("recorded")'),
        "another-growth": slip("deal.grows", "12"),
        "chance-left-on": slip("chance=False", "chance=True"),
        "share-missed-below-zero": slip(
            'two_way(panel).value - world.true_effect("crime")',
            '100 * two_way(panel).value / world.true_effect("crime") - 100',
        ),
        "share-missed": slip(
            'two_way(panel).value - world.true_effect("crime")',
            '100 - 100 * two_way(panel).value / world.true_effect("crime")',
        ),
    },
    solution=two_way_bias,
    range=(-100, 100),
    tolerance=0.006,
    mutants={
        "another growth": ("deal.grows", "8"),
        "other method": ("two_way(panel)", "group_time(panel)"),
        "no truth": (' - world.true_effect("crime")', ""),
        "plus": ("value - world", "value + world"),
        "half the effect": ("crime=-6", "crime=-3"),
        "the record": ('world.panel("crime")', 'world.panel("recorded")'),
    },
    uses=("grows",),
    minutes=6,
)

SMALL = -0.8
"""The true effect of the worlds whose interval learners read."""
Z = 1.96


def estimated(seed: int) -> tuple[float, float]:
    """Estimate and standard error of the method for several dates, in a world with chance."""
    found = group_time(simulate(seed, Truth(crime=SMALL)).panel("crime"))
    return found.value, (found.high - found.low) / 2 / Z


def lower_end(seed: int) -> float:
    """The largest fall that the interval leaves open."""
    value, error = estimated(seed)
    return value - Z * error


def end_of(load: Load, seed: int) -> float:
    """The same, for a learner who was dealt this luck."""
    return lower_end(seed)


def of_the_world(make):
    """A mistake made of the estimate and the standard error of the dealt world."""

    def made(deal: Deal) -> float:
        return float(make(*estimated(deal.seed)))

    return made


def interval_end(deal):
    found = group_time(simulate(seed=deal.seed, truth=Truth(crime=-0.8)).panel("crime"))
    error = (found.high - found.low) / 2 / 1.96
    interval_end = found.value - 1.96 * error
    return interval_end


INTERVAL_END = number(
    "interval-end",
    about=about(end_of, seed=dealt("seed")),
    mistakes={
        "other-end": of_the_world(lambda value, error: value + Z * error),
        "one-standard-error": of_the_world(lambda value, error: value - error),
        "error-left-out": lambda deal: estimated(deal.seed)[0] - Z,
        "margin-alone": lambda deal: Z * estimated(deal.seed)[1],
        "margin-below-zero": lambda deal: -Z * estimated(deal.seed)[1],
        "whole-width": lambda deal: 2 * Z * estimated(deal.seed)[1],
        "estimate-alone": lambda deal: estimated(deal.seed)[0],
        "truth-alone": SMALL,
        "from-the-truth": lambda deal: SMALL - Z * estimated(deal.seed)[1],
        "sign-lost": of_the_world(lambda value, error: -value - Z * error),
        "four-errors": of_the_world(lambda value, error: value - 2 * Z * error),
    },
    solution=interval_end,
    range=(-20, 20),
    tolerance=0.006,
    shown=2,
    uses=("seed",),
    minutes=4,
    route="no-code",
)
