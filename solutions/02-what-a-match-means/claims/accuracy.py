"""Claims on how often a search of fingerprints is wrong about the finger.

A matcher errs in two ways. A rate of one stands with the rate of the other (`answered_by`): with no word on false matches, any
machine can miss nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.state import computed, found, said
from scomm.measures.miss_rates import FalseAlarms, MissRate, Which, WorstAtAnotherLimit

STRICTEST, LOOSEST = ("frifte-false-alarms-strictest",), ("frifte-false-alarms-loosest",)
FBI_SAYS_NOTHING = ("ngi-false-matches",)


def claims() -> tuple[Claim, ...]:
    """The claims on accuracy, in the order listed here."""
    return (*_before_the_program(), *_products_of_2026(), *_open())


def _before_the_program() -> Iterator[Claim]:
    for fingers, words in ((1, "one finger"), (4, "four or more")):
        yield said(
            f"best-system-2003-{fingers}",
            f"In NIST's test of 2003 the best system gave the right answer {{value}} of the time with {words}, when one "
            "wrong match in ten thousand comparisons was allowed.",
            answered_by=("best-system-2003-false-matches",),
        )
    yield said(
        "best-system-2003-false-matches",
        "In NIST's test of 2003 wrong matches were allowed in {value} of comparisons.",
    )
    searched = "Searching DHS's fingerprints of 2004 with two index fingers"
    stricter = f"{searched} and a stricter threshold"
    yield said(
        "ident-found-2004",
        f"{searched}, the system found {{value}} of the people who were in it.",
        answered_by=("ident-found-wrongly-2004",),
    )
    yield said(
        "ident-found-wrongly-2004",
        f"{searched}, it found somebody else for {{value}} of the prints when six million people were in it.",
        note="NIST found that this share rises with the size of the database, and that the share found does not fall.",
    )
    yield said(
        "ident-found-strict-2004",
        f"{stricter}, the system found {{value}} of the people who were in it.",
        answered_by=("ident-found-wrongly-strict-2004",),
    )
    yield said(
        "ident-found-wrongly-strict-2004",
        f"{stricter}, it found somebody else for {{value}} of the prints when six million people were in it.",
    )
    yield said(
        "ngi-right-2014",
        "The FBI says that its system of 2014 matches sets of ten fingers with an accuracy of {value}.",
        phrase="better than {value}",
        answered_by=FBI_SAYS_NOTHING,
    )
    yield found(
        "ngi-false-matches",
        "Of how often its system of 2014 names somebody else, the FBI's story {value}.",
        "says nothing",
        "P",
        "fbi",
        "FBI-14",
    )


def _products_of_2026() -> Iterator[Claim]:
    products: tuple[tuple[str, str, Which, str, int], ...] = (
        ("rolled-on-rolled", "ten rolled fingers", "best", "0.01 percent", 2),
        ("rolled-on-rolled", "ten rolled fingers", "median", "0.08 percent", 2),
        ("rolled-on-rolled", "ten rolled fingers", "worst", "8.1 percent", 1),
        ("plain-on-plain", "ten fingers laid flat", "median", "0.18 percent", 2),
    )
    for test, fingers, which, seen, decimals in products:
        yield computed(
            f"frifte-{test}-{which}",
            f"With {fingers}, the {which} of the products that NIST had tested by 2026 missed {{value}} of the people who were in the "
            "database, when one search in a thousand might name somebody wrongly.",
            MissRate(test, which),
            seen,
            "nist",
            "NIST-FRIFTE-26",
            unit="percent",
            decimals=decimals,
            note="Products of 2025 and 2026, not DHS's or the FBI's system. One miss in ten thousand searches is the least that "
            "can be seen.",
            answered_by=STRICTEST,
        )
    for limit in ("strictest", "loosest"):
        yield computed(
            f"frifte-false-alarms-{limit}",
            f"At its {limit} limit NIST allows {{value}} of the searches of people who are not in the database to name somebody.",
            FalseAlarms(limit),
            {"strictest": "0.1 percent", "loosest": "1 percent"}[limit],
            "nist",
            "NIST-FRIFTE-26",
            unit="percent",
            decimals={"strictest": 1, "loosest": 0}[limit],
            note="What is allowed: the most that came up. How many of them an examiner would see is not in the test. Products of 2025 and "
            "2026, not DHS's or the FBI's system.",
        )


def _open() -> Iterator[Claim]:
    note = "Whether the product failed, or people stand twice in NIST's data, nobody has settled. In no other test does it occur."
    yield computed(
        "frifte-open-strict",
        "In one test one product missed {value} of the people who were in the database, at NIST's strictest limit on false "
        "alarms.",
        MissRate("plain-on-plain", "worst"),
        "91.2 percent",
        "nist",
        "NIST-FRIFTE-26",
        unit="percent",
        decimals=1,
        note=note,
        answered_by=STRICTEST,
    )
    yield computed(
        "frifte-open-loose",
        "In the same test the same product missed {value} of them at NIST's loosest limit.",
        WorstAtAnotherLimit("plain-on-plain"),
        "1.4 percent",
        "nist",
        "NIST-FRIFTE-26",
        unit="percent",
        decimals=1,
        note=note,
        answered_by=LOOSEST,
    )
