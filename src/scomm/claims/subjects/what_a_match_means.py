"""Claims on what a fingerprint match means: how often it is wrong, and which records are missing."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.state import said, waiting


def claims() -> tuple[Claim, ...]:
    """The claims on matches, in the order listed here."""
    return tuple(waiting("02", (*_accuracy(), *_databases(), *_missing_records())))


def _accuracy() -> Iterator[Claim]:
    for fingers, words in ((1, "one finger"), (2, "two fingers"), (4, "four or more")):
        yield said(
            f"best-system-2003-{fingers}",
            f"In NIST's test of 2003 the best system gave the right answer {{value}} of the time with {words}, when one "
            "wrong match in ten thousand comparisons was allowed.",
        )
    searched = "Searching DHS's fingerprints of 2004 with two index fingers"
    yield said("ident-found-2004", f"{searched}, the system found {{value}} of the people who were in it.")
    yield said(
        "ident-found-wrongly-2004",
        f"{searched}, it found somebody else for {{value}} of the prints when six million people were in it.",
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


def _databases() -> Iterator[Claim]:
    yield said(
        "iafis-records-2014",
        "In 2014 the FBI's fingerprint system IAFIS held {value} records.",
        phrase="more than 77 million",
        prints="rounded",
    )
    yield said(
        "ident-identities-2024",
        "At the end of 2024 DHS's records held {value} identities.",
        phrase="about 300 million",
        prints="rounded",
    )


def _missing_records() -> Iterator[Claim]:
    yield said(
        "naturalized-under-other-name",
        "At least {value} people from special interest countries, or from neighbors of these with much immigration fraud, became "
        "citizens although they had been ordered removed under another name: their old "
        "fingerprints were not in the database.",
    )
    yield said(
        "prints-not-digitized",
        "In 2016 {value} old fingerprint cards of people with final removal orders, or whom ICE called criminals or fugitives, "
        "were not yet in the database.",
        phrase="about {value}",
    )
    yield said(
        "prints-missing",
        "Before, ICE had found the fingerprints missing of {value} people with final removal orders, or whom it called "
        "criminals or fugitives.",
        phrase="about {value}",
    )
