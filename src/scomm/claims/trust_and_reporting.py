"""Claims on trust, reporting and crime: what surveys found, and what studies found and did not find."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.interval_measures import End, Estimate, IntervalEnd, MarginOfError
from scomm.claims.measures import Count
from scomm.claims.stating import CIS, computed, said

THEODORE = "Theodore, University of Illinois at Chicago"
PEW = "Pew Research Center"
GONCALVES = "Gonçalves, Jácome and Weisburst"
DHINGRA = "Dhingra, Kilborn and Woldemikael"
MILES_COX = "Miles and Cox"
ALSAN_YANG = "Alsan and Yang"
JACOME = "Jácome"
WONG = "Wong and others, UC San Diego"
COMINO = "Comino, Mastrobuoni and Nicolò"
FBI = "Federal Bureau of Investigation (FBI)"

STATED = "It is what people say they would do, not what they did."


def claims() -> tuple[Claim, ...]:
    """The claims on trust and reporting, in the order listed here."""
    return (*_four_counties(), *_pew(), *_reporting(), *_crime(), *_other_designs())


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
            THEODORE,
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
        THEODORE,
        "THEODORE-13",
    )
    yield computed(
        "four-counties-margin",
        "If the four counties were asked at random, the share of all Latinos may be off by {value} points either way.",
        MarginOfError(
            Count("trust-surveys", everyone, "percent"), Count("trust-surveys", everyone, "sample")
        ),
        "2.2",
        THEODORE,
        "THEODORE-13",
        "The report gives no margin for the groups inside the sample, and neither do we.",
        unit="percentage points",
        decimals=1,
    )
    for id, what, value in (
        ("under-suspicion", "feel under suspicion", 38),
        ("stopped-without-reason", "think that the police often stop Latinos without a good reason", 62),
    ):
        yield said(
            f"four-counties-{id}",
            f"In the survey of 2012, {{value}} of the Latinos asked said that they {what}.",
            value,
            "S",
            THEODORE,
            "THEODORE-13",
            unit="percent",
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
            PEW,
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
        30,
        "P",
        GONCALVES,
        "NBER-DIGEST-24",
        unit="percent",
        disputed_by=("cis-reported-hispanic-immigrants", "cis-fear-of-authorities"),
    )
    yield said(
        "hispanic-victims-rose",
        "After a county was connected, {value} more Hispanics became victims of a crime in a month, the same study finds.",
        16,
        "P",
        GONCALVES,
        "NBER-DIGEST-24",
        unit="percent",
        disputed_by=("more-victims-dhingra", "counties-no-effect-on-crime"),
    )
    yield said(
        "more-victims-dhingra",
        "A study of the enforcement of 2017 finds that victims reported less, and {value} in how many people were victims.",
        None,
        "P",
        DHINGRA,
        "DHINGRA-22",
        phrase="no difference",
        prints="finding",
        note="The authors repeat their test on Secure Communities.",
    )
    for id, who, value in (
        ("hispanic-immigrants", "serious violent crimes against Hispanic immigrants", 65),
        ("us-born", "those against people born in the United States", 49),
    ):
        yield said(
            f"cis-reported-{id}",
            f"From 2017 to 2019, {{value}} of {who} were reported to the police, the Center for Immigration Studies counts.",
            value,
            "S",
            CIS,
            "WT-21",
            unit="percent",
            note="A comparison of groups in the same years. It does not show what a policy changed. The copy that we saw gives neither the number "
            "of people asked nor an error.",
        )
    yield said(
        "cis-fear-of-authorities",
        "Of immigrants who did not report a crime, {value} named fear of the authorities as the reason, the Center for "
        "Immigration Studies counts.",
        1,
        "P",
        CIS,
        "CIS-NCVS-21",
        unit="percent",
        phrase="about {value}",
    )


def _crime() -> Iterator[Claim]:
    yield said(
        "counties-no-effect-on-crime",
        "In {value} counties Miles and Cox see no effect of Secure Communities on the crimes that the police know of.",
        3_000,
        "P",
        MILES_COX,
        "MILES-COX-14",
        unit="counties",
        phrase="more than {value}",
        note="The police know only of crimes that somebody reports.",
    )
    yield computed(
        "offenses-estimate",
        "Alsan and Yang estimate that Secure Communities changed the logarithm of offenses known to the police by {value}.",
        Estimate("alsan-yang-2019-offenses"),
        "0.017",
        ALSAN_YANG,
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
            ALSAN_YANG,
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
        FBI,
        "FBI-UCR",
        unit="crimes",
    )


def _other_designs() -> Iterator[Claim]:
    yield said(
        "dallas-reports-rose",
        "After the Priority Enforcement Program began, Hispanics in Dallas reported {value} more crimes, a study of 2022 finds.",
        4,
        "P",
        JACOME,
        "JACOME-22",
        unit="percent",
        note="A draft of 2018 said more than twice as much.",
    )
    for id, what, value in (
        ("witness", "a crime that they saw", 60.8),
        ("victim", "a crime against themselves", 42.9),
    ):
        yield said(
            f"less-likely-to-report-{id}",
            f"People without legal status in San Diego were {{value}} less likely to say that they would report {what}, when "
            "told that the police work with ICE.",
            value,
            "P",
            WONG,
            "WONG-19",
            unit="percent",
            decimals=1,
            note=STATED,
        )
    yield said(
        "reporting-before-amnesty",
        "Before the amnesty of 1986, {value} of crimes against people without legal status were reported, a study of 2020 "
        "reckons.",
        17,
        "P",
        COMINO,
        "COMINO-20",
        unit="percent",
    )
    yield said(
        "reporting-after-amnesty",
        "Right after the amnesty, the share that people with new papers reported rose by {value} points.",
        20,
        "P",
        COMINO,
        "COMINO-20",
        unit="percentage points",
        phrase="close to {value}",
    )
