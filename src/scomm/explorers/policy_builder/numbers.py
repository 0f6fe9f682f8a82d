"""What a policy does with a population, as ranges for every 100 detainers, ready to print.

Ends are rounded to two digits: they rest on assumed ranges, and more digits would claim more than is known.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from lessonkit.language import number, sentences_beside
from scomm.models.detainers import DetainerPolicy, Terms, detainer_mix, run_policy

say = sentences_beside(__file__)


@dataclass(frozen=True)
class Span:
    """A range: for every 100 detainers, rounded, and for all of them."""

    low: float
    high: float
    all_low: int
    all_high: int
    dollars: bool = False

    @property
    def said(self) -> str:
        """The range for 100 detainers, or one number where both ends are the same."""
        return self._said("dollars" if self.dollars else "number")

    @property
    def people(self) -> tuple[int, int]:
        """The range in whole people: so many at least, and so many at most."""
        return math.floor(self.low), math.ceil(self.high)

    def _said(self, unit: str) -> str:
        alike = number(self.low) == number(self.high)
        return say(f"span.{unit}.{'one' if alike else 'range'}", low=self.low, high=self.high)


@dataclass(frozen=True)
class Outcome:
    """Every range of one policy in one population; `on_time` are those who are not held past their release."""

    held: Span
    on_time: Span
    transferred: Span
    released: Span
    jail_days: Span
    cost: Span


@lru_cache(maxsize=1024)
def outcome(policy: DetainerPolicy, mix: str, day: int) -> Outcome:
    """The ranges of a policy where a day in jail costs `day` dollars; cost is what the county pays itself.

    >>> from scomm.models.detainers import EVERYONE
    >>> outcome(DetainerPolicy(EVERYONE), "us-2012", 143).transferred.said
    '55–72'
    """
    table = run_policy(policy, mix, Terms(day_costs=day))
    whole = table[table["group"] == "everyone"]
    ends = dict(zip(whole["outcome"], zip(whole["low"], whole["high"], strict=True), strict=True))
    detainers = detainer_mix(mix).detainers

    def span(name: str) -> Span:
        low, high = (float(end) for end in ends[name])
        return Span(
            two_digits(100 * low / detainers),
            two_digits(100 * high / detainers),
            round(low),
            round(high),
            "cost" in name,
        )

    held = span("held")
    return Outcome(
        held,
        _others(held, detainers),
        *map(span, ("transferred", "released", "jail-days", "cost-to-county")),
    )


def _others(some: Span, everyone: int) -> Span:
    """Those who are not among some: the most of them where the others are fewest."""
    return Span(
        round(100 - some.high, 1),
        round(100 - some.low, 1),
        everyone - some.all_high,
        everyone - some.all_low,
    )


def two_digits(value: float) -> float:
    """The value to two significant digits.

    >>> two_digits(71.8), two_digits(40_857), two_digits(0.1)
    (72.0, 41000.0, 0.1)
    """
    return float(f"{value:.2g}")
