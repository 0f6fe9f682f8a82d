"""A guess at detainers on citizens; and six citizens in a small sample: the interval of a share, carried over to everyone who was arrested."""

from __future__ import annotations

from math import sqrt

import pandas as pd

from lessonkit.data.published import figure
from lessonkit.exercises.writing import Load, about, among, guess, half, in_code, slip, table

GUESS_CITIZENS = guess(
    "guess-citizens",
    range=(0, 1_000_000),
    points=0.5,
    truth="detainers-on-citizens",
    earlier=("detainers-on-citizens",),
)
"""Lesson 0 asked for it up to its version 1.2, so what was guessed there is answered here too."""

Z = 1.96
"""Of a normal distribution, 95 percent lie within so many standard deviations."""


def ends(
    load: Load, z: float = Z, cases: str = "warren-cases", people: str = "sc-arrests-2011-04"
) -> pd.DataFrame:
    """Low end, share and high end of the sample's citizens by Wilson's interval, in people arrested."""
    hits, n, of = (figure(id).value for id in ("cis-citizen-records", cases, people))
    share = hits / n
    around = share + z * z / (2 * n)
    width = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low, high = ((around + sign * width) / (1 + z * z / n) for sign in (-1, 1))
    return pd.DataFrame({"end": ["low", "share", "high"], "people": [of * low, of * share, of * high]})


def sample_interval(figures):
    hits, cases = figures["cis-citizen-records"], figures["warren-cases"]
    people = figures["sc-arrests-2011-04"]
    z = 1.96
    middle = (hits + z**2 / 2) / (cases + z**2)
    half = z / (cases + z**2) * (hits * (cases - hits) / cases + z**2 / 4) ** 0.5
    low, high = middle - half, middle + half
    sample_interval = pd.DataFrame(
        {"end": ["low", "share", "high"], "people": [people * low, people * hits / cases, people * high]}
    )
    return sample_interval


def as_printed(figures):
    exact = figures["warren-citizens"]
    sample_interval = pd.DataFrame({"end": ["low", "share", "high"], "people": [exact] * 3})
    return sample_interval


def with_simple_interval(figures):
    hits, cases = figures["cis-citizen-records"], figures["warren-cases"]
    people, share = figures["sc-arrests-2011-04"], hits / cases
    half = 1.96 * (share * (1 - share) / cases) ** 0.5
    shares = [share - half, share, share + half]
    sample_interval = pd.DataFrame(
        {"end": ["low", "share", "high"], "people": [people * one for one in shares]}
    )
    return sample_interval


_MIDDLE = "(hits + z**2 / 2) / (cases + z**2)"
_HALF = "z / (cases + z**2) * (hits * (cases - hits) / cases + z**2 / 4) ** 0.5"
_WALD = "z * (hits / cases * (1 - hits / cases) / cases) ** 0.5"
_PEOPLE = "[people * low, people * hits / cases, people * high]"

SAMPLE_INTERVAL = table(
    "sample-interval",
    about=about(
        ends,
        z=among(Z, [1.645, 2, 2.576]),
        cases=among("warren-cases", ["cis-warren-asked"]),
        people="sc-arrests-2011-04",
    ),
    mistakes={
        "simple-interval": half(slip(_MIDDLE, "hits / cases", _HALF, _WALD)),
        "printed-as-exact": in_code(as_printed),
        "point-projected": slip(_PEOPLE, "[people * hits / cases] * 3"),
        "middle-for-share": half(slip("people * hits / cases", "people * middle")),
        "ends-swapped": half(slip("middle - half, middle + half", "middle + half, middle - half")),
        "shares-alone": slip(_PEOPLE, "[low, hits / cases, high]"),
        "percents-alone": slip(_PEOPLE, "[100 * low, 100 * hits / cases, 100 * high]"),
        "in-the-sample": slip(_PEOPLE, "[cases * low, hits, cases * high]"),
        "percent-of-people": slip("people * ", "100 * people * "),
        "half-alone": slip("middle - half, middle + half", "half, half"),
        "half-around-the-share": half(
            slip("middle - half, middle + half", "hits / cases - half, hits / cases + half")
        ),
        "without-the-root": slip(" ** 0.5", ""),
        "one-standard-error": half(slip("z = 1.96", "z = 1")),
    },
    solution=sample_interval,
    columns=("end", "people"),
    length=3,
    tolerance=0.6,
    mutants={
        "simple interval": with_simple_interval,
        "z of ninety percent": ("z = 1.96", "z = 1.645"),
        "records asked for": ('"warren-cases"', '"cis-warren-asked"'),
        "point for the low end": ("people * low", "people * hits / cases"),
        "middle for share": ("people * hits / cases", "people * middle"),
        "half forgotten": ("middle - half, middle", "middle, middle"),
        "all detainers": ('"sc-arrests-2011-04"', '"detainers-trac-2012"'),
    },
    points=1.5,
    minutes=8,
)
