"""Claims on what the databases hold, which records are missing or double, and what the records lab begins with."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.state import computed, found, said
from scomm.measures.miss_rates import FalseAlarms, MissRate
from scomm.measures.records_lab import LabEnd, LabMachine, LabPeople, LabSearched


def claims() -> tuple[Claim, ...]:
    """The claims on records, in the order listed here."""
    return (*_databases(), *_missing_and_double(), *_lab(), *_both_errors())


def _databases() -> Iterator[Claim]:
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
    note = "A model. How many people match is published; who they are and how often records are wrong is mostly assumed."
    people: tuple[tuple[str, str, LabPeople, str], ...] = (
        ("lab-removable", "are of people who can be deported", LabPeople(status="removable"), "466"),
        ("lab-flagged-wrongly", "flag somebody wrongly", LabPeople("flagged-wrongly"), "3"),
        ("lab-missed", "miss somebody whom DHS has met and who can be deported", LabPeople("missed"), "24"),
    )
    other = {"lab-missed": "lab-flagged-wrongly", "lab-flagged-wrongly": "lab-missed"}
    for id, words, measure, seen in people:
        answer = (other[id],) if id in other else ()
        yield computed(
            id,
            f"{searched}, {{value}} {words}.",
            measure,
            seen,
            "kit",
            "ACLUM-12",
            note=note,
            answered_by=answer,
        )


def _both_errors() -> Iterator[Claim]:
    """Both errors of machines and of records, for the same ten thousand searches: each of the one kind stands with the other."""
    searched = "Of ten thousand searches in the records lab"
    for id, enrolled, words, seen in (
        ("matches", True, "are of people whose prints are in the database", "574"),
        ("no-mate", False, "are of people whose prints are not in the database", "9,426"),
    ):
        yield computed(
            f"lab-{id}",
            f"{searched}, {{value}} {words}.",
            LabSearched(enrolled),
            seen,
            "kit",
            "ACLUM-12",
            note="As many as match are those whom ICE counted to 31 March 2012.",
        )
    machines = (
        ("2004", "DHS's machine of 2004", "", "NISTIR-7110", ("23", "29")),
        (
            "strict-2004",
            "DHS's machine of 2004 with a stricter threshold",
            "strict-",
            "NISTIR-7110",
            ("29", "8"),
        ),
    )
    for id, machine, strict, document, seen in machines:
        for error, verb, measure, expected in (
            ("missed", "miss", LabMachine("missed", f"ident-found-{strict}2004", rest=True), seen[0]),
            (
                "named",
                "name somebody else for",
                LabMachine("named-wrongly", f"ident-found-wrongly-{strict}2004"),
                seen[1],
            ),
        ):
            yield computed(
                f"machine-{error}-{id}",
                f"{searched}, {machine} would {verb} {{value}}, with its shares of errors.",
                measure,
                expected,
                "kit",
                document,
                answered_by=(f"machine-{'named' if error == 'missed' else 'missed'}-{id}",),
            )
    note = (
        "Products of 2025 and 2026, not DHS's or the FBI's system. NIST allows so many false alarms; how many an examiner would see is "
        "not in the test."
    )
    for error, verb, measure, expected in (
        ("missed", "miss", LabMachine("missed", MissRate("rolled-on-rolled", "median")), "0.5"),
        (
            "named",
            "be allowed to name somebody else for",
            LabMachine("named-wrongly", FalseAlarms("strictest")),
            "9.4",
        ),
    ):
        yield computed(
            f"machine-{error}-2026",
            f"{searched}, the middle product of NIST's test with ten rolled fingers would {verb} {{value}} on average.",
            measure,
            expected,
            "kit",
            "NIST-FRIFTE-26",
            decimals=1,
            phrase="{value}",
            answered_by=(f"machine-{'named' if error == 'missed' else 'missed'}-2026",),
            note=note,
        )
    note = "A model. Most of its rates are assumed, in wide ranges."
    for outcome, words, end, seen in (
        ("missed", "miss", "fewest", "3"),
        ("missed", "miss", "most", "122"),
        ("flagged-wrongly", "flag wrongly", "fewest", "0"),
        ("flagged-wrongly", "flag wrongly", "most", "52"),
    ):
        other = "flagged-wrongly" if outcome == "missed" else "missed"
        yield computed(
            f"lab-{outcome}-{end}",
            f"{searched}, the records {words} {{value}} at the {end}, within the ranges of the lab's rates.",
            LabEnd(outcome, end),
            seen,
            "kit",
            "ACLUM-12",
            answered_by=(f"lab-{other}-fewest", f"lab-{other}-most"),
            note=note,
        )
