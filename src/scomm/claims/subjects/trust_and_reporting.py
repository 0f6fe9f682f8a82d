"""Claims on trust, reporting and crime: what surveys found, and what studies found and did not find."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.measures.counts import Count
from scomm.claims.measures.intervals import End, Estimate, IntervalEnd, MarginOfError
from scomm.claims.state import computed, found, said, waiting

STATED = "It is what people say they would do, not what they did."


def claims() -> tuple[Claim, ...]:
    """The claims on trust and reporting, in the order listed here."""
    return (
        *_reporting(),
        *waiting("05", (*_four_counties(), *_pew(), *_crime(), *_other_designs())),
    )


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
            disputed_by=("cis-reported-hispanic-immigrants",),
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
        (2017, "2017-01", "47 percent", no_sample),
        (2018, "2018", "55 percent", no_sample),
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


def _reporting() -> Iterator[Claim]:
    """Does enforcement make people report less, and does it make more people victims?"""
    yield said(
        "hispanic-reporting-fell",
        "After a county was connected, Hispanic victims were {value} less likely to report a crime to the police, a study of "
        "2024 finds.",
        disputed_by=("cis-reported-hispanic-immigrants", "cis-fear-of-authorities"),
    )
    yield said(
        "hispanic-victims-rose",
        "After a county was connected, {value} more Hispanics became victims of a crime in a month, the same study finds.",
        disputed_by=("more-victims-dhingra", "counties-no-effect-on-crime"),
    )
    yield found(
        "more-victims-dhingra",
        "A study of the enforcement of 2017 finds that victims reported less, and {value} in how many people were victims.",
        "no difference",
        "P",
        "dhingra",
        "DHINGRA-22",
        note="The authors repeat their test on Secure Communities.",
    )
    for id, who in (
        ("hispanic-immigrants", "serious violent crimes against Hispanic immigrants"),
        ("us-born", "those against people born in the United States"),
    ):
        yield said(
            f"cis-reported-{id}",
            f"From 2017 to 2019, {{value}} of {who} were reported to the police, the Center for Immigration Studies counts.",
            note="A comparison of groups in the same years. It does not show what a policy changed. The copy that we saw gives neither the number "
            "of people asked nor an error.",
        )
    yield said(
        "cis-fear-of-authorities",
        "Of immigrants who did not report a crime, {value} named fear of the authorities as the reason, the Center for "
        "Immigration Studies counts.",
        phrase="about {value}",
    )
    yield said(
        "counties-no-effect-on-crime",
        "In {value} counties Miles and Cox see no effect of Secure Communities on the crimes that the police know of.",
        phrase="more than {value}",
        note="The police know only of crimes that somebody reports.",
    )


def _crime() -> Iterator[Claim]:
    yield computed(
        "offenses-estimate",
        "Alsan and Yang estimate that Secure Communities changed the logarithm of offenses known to the police by {value}.",
        Estimate("alsan-yang-2019-offenses"),
        "0.017",
        "alsan-yang",
        "ALSAN-YANG-19",
        unit="log points",
        decimals=3,
    )
    ends: tuple[tuple[End, str], ...] = (("lower", "-0.028"), ("upper", "0.062"))
    for end, seen in ends:
        yield computed(
            f"offenses-estimate-{end}",
            f"The {end} end of the usual interval around Alsan and Yang's estimate is {{value}}.",
            IntervalEnd("alsan-yang-2019-offenses", end),
            seen,
            "alsan-yang",
            "ALSAN-YANG-19",
            "The interval holds no change, a small fall and a rise of about six percent.",
            unit="log points",
            decimals=3,
        )
    yield computed(
        "violent-crimes-2012",
        "In 2012 the police of all states knew of {value} violent crimes.",
        Count("state-crime", {"year": 2012}, "violent"),
        "1,214,464",
        "fbi",
        "FBI-UCR",
        unit="crimes",
    )


def _other_designs() -> Iterator[Claim]:
    yield said(
        "dallas-reports-rose",
        "After the Priority Enforcement Program began, Hispanics in Dallas reported {value} more crimes, a study of 2022 finds.",
        note="A draft of 2018 said more than twice as much.",
    )
    for id, what in (("witness", "a crime that they saw"), ("victim", "a crime against themselves")):
        yield said(
            f"less-likely-to-report-{id}",
            f"People without legal status in San Diego were {{value}} less likely to say that they would report {what}, when "
            "told that the police work with ICE.",
            note=STATED,
        )
    yield said(
        "reporting-before-amnesty",
        "Before the amnesty of 1986, {value} of crimes against people without legal status were reported, a study of 2020 "
        "reckons.",
    )
    yield said(
        "reporting-after-amnesty",
        "Right after the amnesty, the share that people with new papers reported rose by {value} points.",
        phrase="close to {value}",
    )
