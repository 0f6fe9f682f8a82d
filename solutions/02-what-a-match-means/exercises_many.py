"""One print against many: how many false matches to expect, and how likely at least one is."""

from __future__ import annotations

import math

from lessonkit.exercises.writing import (
    Deal,
    Load,
    Wrong,
    about,
    dealt,
    function,
    half,
    number,
    of_form,
)

from .exercises import FINGERS

RATE = 1 / 10_000
"""The made-up false match rate of the exercise: one comparison in ten thousand."""


def expected(load: Load, fingers: int) -> float:
    """False matches in one search, on average, where the finger's mate is not among them; a `LookupError` for a size that
    nobody is dealt."""
    if fingers not in FINGERS:
        raise LookupError(fingers)
    return fingers * RATE


def at_least_one(deal: Deal) -> float:
    """The chance of at least one false match."""
    return 1 - (1 - RATE) ** deal.fingers


def expected_false(deal):
    expected_false = deal.fingers / 10_000
    return expected_false


EXPECTED_FALSE = number(
    "expected-false",
    about=about(expected, fingers=dealt("fingers")),
    mistakes={
        "rate-alone": Wrong(RATE, tolerance=0.00002),
        "rate-in-percent": Wrong(100 * RATE, tolerance=0.0002),
        "chance-of-one": at_least_one,
        "chance-in-percent": lambda deal: 100 * at_least_one(deal),
        "in-percent": lambda deal: 100 * deal.fingers * RATE,
        "zero-lost": lambda deal: 10 * deal.fingers * RATE,
        "zero-too-many": Wrong(lambda deal: deal.fingers * RATE / 10, tolerance=0.002),
        "upside-down": lambda deal: 1 / (deal.fingers * RATE),
        "all-of-them": lambda deal: deal.fingers,
        "every-pair": lambda deal: deal.fingers * (deal.fingers - 1) / 2 * RATE,
        "told-apart": Wrong(lambda deal: deal.fingers * (1 - RATE), tolerance=0.2),
        "none-at-all": Wrong(0, tolerance=0.00001),
    },
    solution=expected_false,
    range=(0, 100_000),
    tolerance=0.005,
    uses=("fingers",),
    minutes=3,
    route="no-code",
)


def right_chance(fmr, n):
    return 1 - (1 - fmr) ** n


def product(fmr, n):
    return fmr * n


def capped_product(fmr, n):
    return min(1.0, fmr * n)


def chance_of_none(fmr, n):
    return (1 - fmr) ** n


def chance_that_all_match(fmr, n):
    return fmr**n


def chance_that_not_all_match(fmr, n):
    return 1 - fmr**n


def chance_of_just_one(fmr, n):
    return n * fmr * (1 - fmr) ** (n - 1) if n else 0.0


def one_finger_too_few(fmr, n):
    return 1 - (1 - fmr) ** (n - 1)


def one_comparison(fmr, n):
    return fmr


def always_two(fmr, n):
    return 1 - (1 - fmr) ** 2


def times_for_power(fmr, n):
    return 1 - (1 - fmr) * n


def chance_turned(fmr, n):
    return (1 - fmr) ** n - 1


def chance_in_percent(fmr, n):
    return 100 * right_chance(fmr, n)


def nearly_the_chance(fmr, n):
    return 1 - math.exp(-fmr * n)


def rounded_chance(fmr, n):
    return round(right_chance(fmr, n), 2)


def chance_of_a_false_hit(fmr, n):
    none = (1 - fmr) ** n
    return 1 - none


CHANCE_OF_A_FALSE_HIT = function(
    "chance-of-a-false-hit",
    answer=right_chance,
    probes=((0.5, 2), (0.2, 3), (0.01, 1), (0.25, 0), (0.001, 500), (0.0001, 10_000), (0.0001, 40_000)),
    mistakes={
        "product": product,
        "product-capped": half(capped_product),
        "none": chance_of_none,
        "all": chance_that_all_match,
        "not-all": chance_that_not_all_match,
        "just-one": chance_of_just_one,
        "one-too-few": half(one_finger_too_few),
        "rate-alone": one_comparison,
        "always-two": always_two,
        "times-for-power": times_for_power,
        "sign-turned": of_form(chance_turned),
        "percent": of_form(chance_in_percent),
        "nearly": half(nearly_the_chance),
        "rounded": of_form(rounded_chance),
    },
    solution=chance_of_a_false_hit,
    tolerance=1e-9,
    mutants={
        "product": ("(1 - fmr) ** n", "1 - fmr * n"),
        "none": ("return 1 - none", "return none"),
        "all": ("(1 - fmr) ** n", "1 - fmr ** n"),
        "one too few": ("** n", "** (n - 1)"),
        "one too many": ("** n", "** (n + 1)"),
        "rate alone": ("** n", "** 1"),
        "percent": ("return 1 - none", "return 100 * (1 - none)"),
    },
    minutes=6,
)
