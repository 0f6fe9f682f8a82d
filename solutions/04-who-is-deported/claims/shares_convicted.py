"""Claims computed from the datasets: what share of the people arrested and removed had a conviction."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.measures.counts import Count, Share
from lessonkit.claims.state import computed


def claims() -> tuple[Claim, ...]:
    """The computed claims, in the order in which they are listed here."""
    return (*_where_people_were_caught(), *_by_conviction(), *_countries())


def _where_people_were_caught() -> Iterator[Claim]:
    everyone = {"fiscal_year": 2014, "source": "ICE"}
    yield computed(
        "border-share-of-removals-2014",
        "In FY2014, {value} of the people ICE removed were caught at or near the border.",
        Share(
            Count("agency-conviction", {**everyone, "agency": "border"}),
            Count("agency-conviction", everyone),
        ),
        "67.6 percent",
        "ice",
        "ICE-FY14",
    )
    for agency, where, share in (
        ("interior", "inside the country", "85.0 percent"),
        ("border", "at or near the border", "42.6 percent"),
    ):
        caught = {**everyone, "agency": agency}
        yield computed(
            f"{agency}-share-convicted-2014",
            f"In FY2014, {{value}} of the people caught {where} and removed by ICE had a conviction.",
            Share(
                Count("agency-conviction", {**caught, "criminality": "convicted"}),
                Count("agency-conviction", caught),
            ),
            share,
            "ice",
            "ICE-FY14",
        )


def _by_conviction() -> Iterator[Claim]:
    for id, universe, year, category, sentence, share in (
        (
            "removals-share-convicted-2022",
            "ero-removals",
            2022,
            "convicted",
            "In FY2022, {value} of the people ICE removed had a conviction.",
            "53.3 percent",
        ),
        (
            "removals-share-convicted-or-charged-2022",
            "ero-removals",
            2022,
            ("convicted", "pending-charges"),
            "In FY2022, {value} of the people ICE removed had a conviction or a pending charge.",
            "61.1 percent",
        ),
        (
            "arrests-share-convicted-2014",
            "ero-arrests",
            2014,
            "convicted",
            "In FY2014, {value} of the people ICE's officers arrested had a conviction.",
            "73.3 percent",
        ),
    ):
        rows = {"universe": universe, "split": "criminality", "fiscal_year": year}
        yield computed(
            id,
            sentence,
            Share(
                Count("dhs-annual", {**rows, "category": category}),
                Count("dhs-annual", {**rows, "category": "total"}),
            ),
            share,
            "ohss",
            "OHSS-MONTHLY",
        )


def _countries() -> Iterator[Claim]:
    for country, share in (("Mexico", "47.1 percent"), ("Guatemala", "32.7 percent")):
        where = {"fiscal_year": 2013, "country": country}
        yield computed(
            f"{country.lower()}-share-convicted-2013",
            f"In FY2013, {{value}} of the people from {country} whom DHS removed had a conviction.",
            Share(
                Count("yearbook-convictions", where, "convicted"),
                Count("yearbook-convictions", where, "total"),
            ),
            share,
            "ohss",
            "YEARBOOK-COUNTRIES",
            note="All removals by DHS, the border included. Countries are those of citizenship.",
        )
