"""Claims on what people say: the survey of four counties, and worry over the years."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.measures.counts import Count
from scomm.claims.measures.intervals import MarginOfError
from scomm.claims.state import computed, said

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


def _pew() -> Iterator[Claim]:
    no_sample = "Seen in copies by the press. They give no sample size."
    for year, fielded, seen, note in (
        (2017, "2016-12-07", "47 percent", no_sample),
        (2018, "2018-07", "55 percent", no_sample),
        (2019, "2019-12", "44 percent", no_sample),
        (
            2021,
            "2021-03-15",
            "39 percent",
            "Seen in a copy by the press: more than 3,000 Latino adults were asked.",
        ),
        (
            2025,
            "2025-02-24",
            "42 percent",
            "Seen in a copy by the press: 693 of the people asked were Latino adults.",
        ),
    ):
        when = "In January 2017" if year == 2017 else f"In {year}"
        yield computed(
            f"deportation-worry-{year}",
            f"{when}, {{value}} of Latino adults worried a lot or some that they or someone close could be deported.",
            Count(
                "trust-surveys",
                {"question": "deportation-worry", "group": "all", "fielded_from": fielded},
                "percent",
            ),
            seen,
            "pew",
            "PEW-WORRY",
            note,
            unit="percent",
        )
