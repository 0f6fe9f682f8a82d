"""How far off a group's share can be by chance, where nobody printed how many were asked."""

from __future__ import annotations

import math

from lessonkit.exercises.writing import Load, Wrong, about, dealt, number, of_form

Z = 1.96
WHOLE = 2004
"""How many people the survey of 2012 asked in all."""


def shares(load: Load) -> list[int]:
    """The three shares of the survey of 2012, in percent."""
    return [int(one) for one in load("trust-surveys").query("question == 'less-likely-to-call'")["percent"]]


def standard_error(percent: float, asked: float) -> float:
    """That of a share in a simple random sample, in points."""
    return 100 * math.sqrt(percent / 100 * (1 - percent / 100) / asked)


def of_the_group(make):
    """A mistake with the share of those without legal status and the dealt number of people."""
    return lambda load, deal: make(shares(load)[1], deal.group_size)


def margin_of(load: Load, group_size: int) -> float:
    """The margin of the share without legal status, for a group of so many people, in points."""
    return Z * standard_error(shares(load)[1], group_size)


def group_margin(deal):
    share = 0.70
    group_margin = 100 * 1.96 * (share * (1 - share) / deal.group_size) ** 0.5
    return group_margin


GROUP_MARGIN = number(
    "group-margin",
    about=about(margin_of, group_size=dealt("group_size")),
    mistakes={
        "share-of-all": lambda load, deal: Z * standard_error(shares(load)[0], deal.group_size),
        "share-of-born-here": lambda load, deal: Z * standard_error(shares(load)[2], deal.group_size),
        "whole-survey": Wrong(lambda load: Z * standard_error(shares(load)[1], WHOLE), tolerance=0.05),
        "one-standard-error": of_the_group(standard_error),
        "both-ways": of_the_group(lambda percent, asked: 2 * Z * standard_error(percent, asked)),
        "rule-of-thumb": lambda deal: 100 / math.sqrt(deal.group_size),
        "no-root": Wrong(
            of_the_group(lambda percent, asked: Z * 100 * percent / 100 * (1 - percent / 100) / asked),
            tolerance=0.002,
        ),
        "root-of-the-numerator": Wrong(
            of_the_group(
                lambda percent, asked: Z * 100 * math.sqrt(percent / 100 * (1 - percent / 100)) / asked
            ),
            tolerance=0.05,
        ),
        "lower-end": of_the_group(lambda percent, asked: percent - Z * standard_error(percent, asked)),
        "root-of-the-share": of_the_group(lambda percent, asked: Z * 100 * math.sqrt(percent / 100 / asked)),
        "the-example": Wrong(lambda load: Z * standard_error(shares(load)[0], WHOLE), tolerance=0.05),
        "percent-as-whole": of_the_group(
            lambda percent, asked: Z * math.sqrt(percent * (percent - 1) / asked)
        ),
        "half-for-root": Wrong(
            of_the_group(lambda percent, asked: Z * 50 * percent / 100 * (1 - percent / 100) / asked),
            tolerance=0.002,
        ),
        "in-proportion": lambda load, deal: (
            Z * standard_error(shares(load)[0], WHOLE) * WHOLE / deal.group_size
        ),
        "in-percent-of-the-share": of_the_group(
            lambda percent, asked: 100 * Z * standard_error(percent, asked) / percent
        ),
        "not-divided": lambda load: Z * standard_error(shares(load)[1], 1),
        "as-fraction": of_form(
            of_the_group(lambda percent, asked: Z * standard_error(percent, asked) / 100), tolerance=0.002
        ),
    },
    solution=group_margin,
    range=(0, 100),
    tolerance=0.06,
    shown=1,
    uses=("group_size",),
    minutes=4,
    route="no-code",
)
