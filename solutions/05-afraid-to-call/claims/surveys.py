"""Claims on what people say: the survey of four counties, and worry over the years."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.measures.counts import Count
from lessonkit.claims.measures.intervals import DifferenceMargin, MarginOfError
from lessonkit.claims.state import computed, said

STATED = "It is what people say they would do, not what they did."


def claims() -> tuple[Claim, ...]:
    """The claims on surveys, in the order listed here."""
    return (*_four_counties(), *_pew())


def _four_counties() -> Iterator[Claim]:
    where = {"question": "less-likely-to-call", "fielded_from": "2012-11-17"}
    for group, who, seen in (
        ("all", "Latinos in four large counties", "44 percent"),
        ("unauthorized", "Latinos without legal status in four large counties", "70 percent"),
        ("us-born", "Latinos born in the United States in four large counties", "28 percent"),
    ):
        yield computed(
            f"less-likely-to-call-{group}",
            f"In a survey of 2012, {{value}} of {who} said that as victims of a crime they would be less likely to call the "
            "police, for fear of questions about status.",
            Count("trust-surveys", {**where, "group": group}, "percent"),
            seen,
            "theodore",
            "THEODORE-13",
            STATED,
            unit="percent",
            disputed_by=("cis-reported-immigrants",),
        )
    everyone = {**where, "group": "all"}
    yield computed(
        "four-counties-sample",
        "The survey of 2012 asked {value} Latinos in Cook, Harris, Los Angeles and Maricopa counties.",
        Count("trust-surveys", everyone, "sample"),
        "2,004",
        "theodore",
        "THEODORE-13",
    )
    yield computed(
        "four-counties-margin",
        "If the four counties were asked at random, the share of all Latinos may be off by {value} points either way.",
        MarginOfError(
            Count("trust-surveys", everyone, "percent"), Count("trust-surveys", everyone, "sample")
        ),
        "2.2",
        "theodore",
        "THEODORE-13",
        "The report gives no margin for the groups inside the sample, and neither do we.",
        unit="percentage points",
        decimals=1,
    )
    for id, what in (
        ("under-suspicion", "feel under suspicion"),
        ("stopped-without-reason", "think that the police often stop Latinos without a good reason"),
    ):
        yield said(
            f"four-counties-{id}",
            f"In the survey of 2012, {{value}} of the Latinos asked said that they {what}.",
        )


WORRY = {2017: "2016-12-07", 2025: "2025-02-24"}
"""The first day of the first and of the last survey in which Pew asked about worry, by the year that the lesson calls it by."""


def _worry(year: int, column: str) -> Count:
    return Count(
        "trust-surveys",
        {"question": "deportation-worry", "group": "all", "fielded_from": WORRY[year]},
        column,
    )


def _pew() -> Iterator[Claim]:
    for year, when, worried, note in (
        (
            2017,
            "In December 2016 and January 2017",
            "47 percent",
            "By telephone, before the inauguration of 20 January 2017.",
        ),
        (2025, "In 2025", "42 percent", "A panel, asked online or by telephone."),
    ):
        yield computed(
            f"deportation-worry-{year}",
            f"{when}, {{value}} of Latino adults worried a lot or some that they or someone close could be deported.",
            _worry(year, "percent"),
            worried,
            "pew",
            "PEW-WORRY",
            note,
            unit="percent",
        )
    yield from _margins_of_pew()


def _margins_of_pew() -> Iterator[Claim]:
    """What chance could do to two of Pew's surveys, and to their difference."""
    simple = {year: MarginOfError(_worry(year, "percent"), _worry(year, "sample")) for year in (2017, 2025)}
    printed = _worry(2017, "margin")
    for id, sentence, measure, seen in (
        (
            "margin-2017",
            "Pew prints a margin of {value} points for its survey of January 2017.",
            printed,
            "3.6",
        ),
        (
            "simple-margin-2017",
            "By the rule for people picked one by one, the margin of Pew's survey of January 2017 is {value} points.",
            simple[2017],
            "3.1",
        ),
        (
            "simple-margin-2025",
            "By the rule for people picked one by one, the margin of Pew's survey of February 2025 is {value} points.",
            simple[2025],
            "3.7",
        ),
        (
            "difference-margin",
            "The margin of the difference between Pew's surveys of January 2017 and February 2025 is {value} points or more.",
            DifferenceMargin(printed, simple[2025]),
            "5.1",
        ),
    ):
        yield computed(
            f"worry-{id}",
            sentence,
            measure,
            seen,
            "pew",
            "PEW-WORRY",
            unit="percentage points",
            decimals=1,
        )
