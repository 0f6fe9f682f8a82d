"""Claims on what a fingerprint match means: how often it is wrong, and which records are missing."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.stating import said

NIST = "National Institute of Standards and Technology (NIST)"
FBI = "Federal Bureau of Investigation (FBI)"
DHS = "US Department of Homeland Security (DHS)"
OIG = "DHS Office of Inspector General (OIG)"


def claims() -> tuple[Claim, ...]:
    """The claims on matches, in the order listed here."""
    return (*_accuracy(), *_databases(), *_missing_records())


def _accuracy() -> Iterator[Claim]:
    for fingers, words, value in (
        (1, "one finger", 98.6),
        (2, "two fingers", 99.6),
        (4, "four or more", 99.9),
    ):
        yield said(
            f"best-system-2003-{fingers}",
            f"In NIST's test of 2003 the best system gave the right answer {{value}} of the time with {words}, when one "
            "wrong match in ten thousand comparisons was allowed.",
            value,
            "S",
            NIST,
            "FPVTE-03",
            unit="percent",
            decimals=1,
        )
    searched = "Searching DHS's fingerprints of 2004 with two index fingers"
    for id, sentence, value, decimals in (
        ("ident-found-2004", f"{searched}, the system found {{value}} of the people who were in it.", 96, 0),
        (
            "ident-found-wrongly-2004",
            f"{searched}, it found somebody else for {{value}} of the prints when six million people were in it.",
            0.31,
            2,
        ),
        (
            "ident-one-to-one-2004",
            "Comparing a person's two index fingers with that person's own record, NIST got {value} right.",
            99.5,
            1,
        ),
    ):
        yield said(id, sentence, value, "P", NIST, "NISTIR-7110", unit="percent", decimals=decimals)
    yield said(
        "ngi-right-2014",
        "The FBI says that its system of 2014 matches sets of ten fingers with an accuracy of {value}.",
        99,
        "P",
        FBI,
        "FBI-14",
        unit="percent",
        phrase="better than {value}",
    )


def _databases() -> Iterator[Claim]:
    yield said(
        "iafis-records-2014",
        "In 2014 the FBI's fingerprint system IAFIS held {value} records.",
        77_000_000,
        "P",
        FBI,
        "FBI-NGI-14",
        unit="records",
        phrase="more than 77 million",
        prints="rounded",
    )
    yield said(
        "ident-identities-2024",
        "At the end of 2024 DHS's records held {value} identities.",
        300_000_000,
        "P",
        DHS,
        "DHS-BIO-24",
        unit="identities",
        phrase="about 300 million",
        prints="rounded",
    )


def _missing_records() -> Iterator[Claim]:
    yield said(
        "naturalized-under-other-name",
        "At least {value} people became citizens although they had been ordered removed under another name: their old "
        "fingerprints were not in the database.",
        858,
        "P",
        OIG,
        "OIG-16-130",
    )
    yield said(
        "prints-not-digitized",
        "In 2016 {value} old fingerprint cards of people with final removal orders, or whom ICE called criminals or fugitives, "
        "were not yet in the database.",
        148_000,
        "P",
        OIG,
        "OIG-16-130",
        unit="cards",
        phrase="about {value}",
    )
    yield said(
        "prints-missing",
        "Before, ICE had found the fingerprints missing of {value} people with final removal orders, or whom it called "
        "criminals or fugitives.",
        315_000,
        "S",
        OIG,
        "OIG-16-130-REPORT",
        phrase="about {value}",
    )
