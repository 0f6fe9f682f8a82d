"""Claims on what the databases hold, which records are missing or double, and what the records lab begins with."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.measures.records_lab import Chance, LabChance, LabPeople
from scomm.claims.state import computed, found, said


def claims() -> tuple[Claim, ...]:
    """The claims on records, in the order listed here."""
    return (*_databases(), *_missing_and_double(), *_lab())


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


def _missing_and_double() -> Iterator[Claim]:
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
    yield said(
        "two-identities-2012",
        "In 2012 DHS's inspector general found that {value} of the people in its records of visitors stood there under more than one name "
        "or birth date.",
        note="Most were slips in typing, the inspector general says.",
    )
    yield said(
        "two-identities-benefit-2017",
        "Of the people whose old cards were put into the database, {value} stood there under several names and had received papers, "
        "such as a green card, the inspector general counted in 2017.",
    )
    yield found(
        "citizenship-field-not-updated",
        "ICE's officers {value} the field on citizenship when they find that a person may be a citizen, GAO found in 2021.",
        "are not required to update",
        "P",
        "gao",
        "GAO-21",
    )


def _lab() -> Iterator[Claim]:
    searched = "Of ten thousand searches in the records lab"
    note = "A model. How many people are on record is published; who they are and how often records are wrong is mostly assumed."
    people: tuple[tuple[str, str, LabPeople, str], ...] = (
        ("lab-on-record", "are of people whom DHS has met", LabPeople(), "574"),
        ("lab-removable", "are of people who can be deported", LabPeople(status="removable"), "448"),
        ("lab-rightly-flagged", "flag somebody rightly", LabPeople("rightly-flagged"), "425"),
        ("lab-flagged-wrongly", "flag somebody wrongly", LabPeople("flagged-wrongly"), "3"),
        ("lab-missed", "miss somebody whom DHS has met and who can be deported", LabPeople("missed"), "23"),
    )
    for id, words, measure, seen in people:
        yield computed(id, f"{searched}, {{value}} {words}.", measure, seen, "kit", "ACLUM-12", note=note)
    chances: tuple[tuple[Chance, str, str], ...] = (
        ("removable-given-match", "people whose prints match, {value} can be deported", "77 percent"),
        ("removable-given-flag", "people who are flagged, {value} can be deported", "99 percent"),
        (
            "flagged-given-removable",
            "people on record who can be deported, {value} are flagged",
            "95 percent",
        ),
    )
    for which, words, seen in chances:
        yield computed(
            f"lab-{which}",
            f"In the records lab, of {words}.",
            LabChance(which),
            seen,
            "kit",
            "ACLUM-12",
            unit="percent",
            decimals=0,
            note=note,
        )
