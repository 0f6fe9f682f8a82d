"""Claims on how often a search of fingerprints is wrong about the finger."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.measures.miss_rates import MissRate, Which, WorstAtAnotherLimit
from scomm.claims.state import computed, said


def claims() -> tuple[Claim, ...]:
    """The claims on accuracy, in the order listed here."""
    return (*_before_the_program(), *_products_of_2026(), *_open(), *_traces())


def _before_the_program() -> Iterator[Claim]:
    for fingers, words in ((1, "one finger"), (2, "two fingers"), (4, "four or more")):
        yield said(
            f"best-system-2003-{fingers}",
            f"In NIST's test of 2003 the best system gave the right answer {{value}} of the time with {words}, when one "
            "wrong match in ten thousand comparisons was allowed.",
        )
    searched = "Searching DHS's fingerprints of 2004 with two index fingers"
    stricter = f"{searched} and a stricter threshold"
    yield said("ident-found-2004", f"{searched}, the system found {{value}} of the people who were in it.")
    yield said(
        "ident-found-wrongly-2004",
        f"{searched}, it found somebody else for {{value}} of the prints when six million people were in it.",
        note="NIST found that this share rises with the size of the database, and that the share found does not fall.",
    )
    yield said(
        "ident-found-strict-2004", f"{stricter}, the system found {{value}} of the people who were in it."
    )
    yield said(
        "ident-found-wrongly-strict-2004",
        f"{stricter}, it found somebody else for {{value}} of the prints when six million people were in it.",
    )
    yield said(
        "ident-one-to-one-2004",
        "Comparing a person's two index fingers with that person's own record, NIST got {value} right.",
    )
    yield said(
        "ngi-right-2014",
        "The FBI says that its system of 2014 matches sets of ten fingers with an accuracy of {value}.",
        phrase="better than {value}",
    )


def _products_of_2026() -> Iterator[Claim]:
    yield said(
        "frifte-probes",
        "NIST made {value} searches with each product, a third of them of people who were in the database.",
        phrase="about {value}",
    )
    products: tuple[tuple[str, str, Which, str, int], ...] = (
        ("two-index", "two index fingers laid flat", "best", "0.02 percent", 2),
        ("two-index", "two index fingers laid flat", "median", "0.09 percent", 2),
        ("two-index", "two index fingers laid flat", "worst", "18.1 percent", 1),
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
    )


def _traces() -> Iterator[Claim]:
    """Traces from a scene, which no jail sends: not the numbers of this program."""
    note = "Of traces from a scene, which are smudged and partial. A jail sends ten fingers."
    yield said(
        "latent-examiners",
        "In a study of 2011, {value} examiners compared traces with prints of fingers.",
        note=note,
    )
    yield said(
        "latent-false-positives",
        "Where a trace and a print came from two people, the examiners called them one person's in {value} of cases.",
        note=note,
    )
    yield said(
        "latent-false-negatives",
        "Where a trace and a print came from one person, the examiners called them two people's in {value} of cases.",
        note=note,
    )
    for when, words in (("before", "before 2014"), ("after", "from 2014 on")):
        yield said(
            f"latent-hits-{when}",
            f"With a trace, the FBI's system found the right person in {{value}} of searches {words}, the FBI says.",
            note=note,
        )
