"""Claims on who is in ICE detention on a day, from October 2024 to December 2025, and on what both sides make of it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from lessonkit.claims.claim import Claim
from lessonkit.claims.measures.counts import Count, Difference, Ratio, Share
from lessonkit.claims.state import computed, said

DAYS = {"2024-10": "2024-10-03", "2025-12": "2025-12-13"}
"""The days that the claims speak of, by the short name in their ids."""
SAID = {"2024-10": "3 October 2024", "2025-12": "13 December 2025"}
WHERE = {
    "2024-10": "The day is that of ICE's year-end file of FY2024.",
    "2025-12": "The file came out on 22 December 2025 and is of the year to date.",
}
ANSWERS = {"convicted-2025-12": ("detained-convicted-2025-12",)}
"""A share that falls while its count rises stands with the count."""
RECORDS = {
    "convicted": "a conviction",
    "pending-charges": "only a pending charge",
    "other-violator": "neither a conviction nor a charge",
}


def claims() -> tuple[Claim, ...]:
    """The claims on detention, in the order listed here."""
    return (*_shares(), *_counts(), *_growth(), *_said())


def held(day: str, agency: str = "ice", criminality: str | tuple[str, ...] | None = None) -> Count:
    """People in detention on one of `DAYS`, by who arrested them and by record."""
    where: dict[str, object] = {"as_of": pd.Timestamp(DAYS[day]), "agency": agency}
    if criminality:
        where["criminality"] = criminality
    return Count("detention-by-agency-and-record", where)


def _shares() -> Iterator[Claim]:
    for record, seen in (
        ("convicted", ("64.0", "29.7")),
        ("other-violator", ("6.2", "42.2")),
    ):
        for day, share in zip(DAYS, seen, strict=True):
            yield computed(
                f"detained-{record}-share-{day}",
                f"On {SAID[day]}, {{value}} of the people in detention whom ICE had arrested had {RECORDS[record]}.",
                Share(held(day, criminality=record), held(day)),
                f"{share} percent",
                "ice",
                "ICE-DETENTION",
                WHERE[day],
                answered_by=ANSWERS.get(f"{record}-{day}", ()),
            )
    newest = "2025-12"
    yield computed(
        f"detained-convicted-or-charged-share-{newest}",
        f"On {SAID[newest]}, {{value}} of the people in detention whom ICE had arrested had a conviction or a pending charge.",
        Share(held(newest, criminality=("convicted", "pending-charges")), held(newest)),
        "57.8 percent",
        "ice",
        "ICE-DETENTION",
        WHERE[newest],
    )


def _counts() -> Iterator[Claim]:
    for record, seen in (
        ("convicted", ("8,724", "16,737")),
        ("pending-charges", ("4,061", "15,831")),
        ("other-violator", ("848", "23,825")),
    ):
        for day, people in zip(DAYS, seen, strict=True):
            yield computed(
                f"detained-{record}-{day}",
                f"On {SAID[day]}, {{value}} people in detention whom ICE had arrested had {RECORDS[record]}.",
                held(day, criminality=record),
                people,
                "ice",
                "ICE-DETENTION",
                WHERE[day],
            )


def _growth() -> Iterator[Claim]:
    grown = {
        record: Difference(held("2025-12", criminality=record), held("2024-10", criminality=record))
        for record in RECORDS
    }
    for record, seen in (("convicted", "18.7 percent"), ("other-violator", "53.7 percent")):
        yield computed(
            f"detained-growth-{record}",
            f"Between 3 October 2024 and 13 December 2025 the number of people in detention whom ICE had arrested grew, and {{value}} of "
            f"the growth is people with {RECORDS[record]}.",
            Ratio(grown[record], Difference(held("2025-12"), held("2024-10"))),
            seen,
            "ice",
            "ICE-DETENTION",
            "Two counts, not a count of who came: people left and others came in between.",
            unit="percent",
            decimals=1,
        )


def _said() -> Iterator[Claim]:
    yield said(
        "dhs-arrests-convicted-or-charged-2025",
        "In 2025 the Department of Homeland Security said that {value} of ICE's arrests were of people convicted of a crime or charged with one.",
        disputed_by=("cato-no-conviction-2025",),
        answered_by=("detained-convicted-or-charged-share-2025-12",),
        note="The release names no table and no dates.",
    )
    for id, sentence in (
        (
            "cato-no-conviction-2025",
            "Of the people booked into ICE's detention from 1 October to mid-November 2025, {value} had no conviction, by counts leaked to "
            "the Cato Institute.",
        ),
        (
            "cato-violent-2025",
            "Of the people booked into ICE's detention from 1 October to mid-November 2025, {value} had a conviction for a violent crime, by "
            "counts leaked to the Cato Institute.",
        ),
    ):
        yield said(
            id,
            sentence,
            note="Book-ins, also of people whom the border agency arrested. The institute argues for more open immigration. DHS calls the "
            "count made up.",
        )
    for id, what in (("detention", "for detention"), ("operations", "for officers and deportations")):
        yield said(
            f"law-2025-{id}",
            f"A law of July 2025 gives ICE {{value}} {what}.",
            phrase="{value} billion dollars",
            note="To be spent by 30 September 2029. The list counts the final text before it was signed.",
        )
