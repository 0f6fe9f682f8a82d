"""Claims on how many prints lead where: matches, arrests, removals, and the people whom ICE did not take."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.measures.counts import Count, PrintedShare, Share
from lessonkit.claims.state import computed, said


def claims() -> tuple[Claim, ...]:
    """The claims on the funnel, in the order listed here."""
    return (*_funnel(), *_matches(), *_not_taken(), *_detainers())


def _funnel() -> Iterator[Claim]:
    row = {"id": "us-2011-03"}
    for id, verb, seen in (
        ("arrests", "an arrest or a booking by ICE", "2.7 percent"),
        ("removals", "a removal", "1.4 percent"),
    ):
        yield computed(
            f"funnel-{id}-of-prints-us-2011",
            f"Of the prints submitted to 31 March 2011, {{value}} led to {verb}.",
            Share(Count("program-counts", row, id), Count("program-counts", row, "submissions")),
            seen,
            "ice",
            "HSNW-11",
        )


def _matches() -> Iterator[Claim]:
    """The one day for which prints and matches are published together."""
    row = {"id": "us-2012-03"}
    yield computed(
        "matches-of-prints-us-2012",
        "Of the prints submitted up to 31 March 2012, {value} matched a record at DHS.",
        Share(Count("program-counts", row, "matches"), Count("program-counts", row, "submissions")),
        "5.7 percent",
        "ice",
        "ACLUM-12",
    )


def _not_taken() -> Iterator[Claim]:
    """The same report of Congress's researchers that counts green-card holders counts new arrests."""
    yield computed(
        "not-taken-residents-2011",
        "Of the people whom Secure Communities identified and ICE did not take up to July 2011, {value} were green-card "
        "holders.",
        PrintedShare("not-taken-residents-2011", "not-taken-all-2011"),
        "55 percent",
        "crs",
        "CIS-CRS-12",
        note="As reported by the Center for Immigration Studies. Both counts are rounded, and the larger one is a bound: more than 159,000.",
        decimals=0,
        answered_by=("not-taken-rearrested-2011",),
    )
    note = "As reported by the Center for Immigration Studies. A charge is not a conviction."
    yield said(
        "not-taken-all-2011",
        "Up to July 2011, {value} people whom Secure Communities had identified were not taken by ICE.",
        phrase="more than {value}",
        note=note,
    )
    yield said(
        "not-taken-rearrested-2011",
        "Of the people whom Secure Communities identified and ICE did not take up to July 2011, {value} were arrested again in that time.",
        phrase="more than {value}",
        answered_by=("not-taken-residents-2011",),
        note=note,
    )
    yield said(
        "not-taken-charges-2011",
        "The people whom ICE did not take and who were arrested again faced {value} new charges.",
        phrase="nearly {value}",
        note=note,
    )


def _detainers() -> Iterator[Claim]:
    for year, seen in ((2008, "212,406"), (2011, "317,347"), (2014, "164,186")):
        yield computed(
            f"detainers-{year}",
            f"In FY{year} ICE sent {{value}} detainers to local agencies.",
            Count("detainers-monthly", {"fiscal_year": year}, "detainers"),
            seen,
            "ice",
            "ICE-NPR-15",
        )
