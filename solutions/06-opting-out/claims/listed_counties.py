"""Claims on listed counties against others: what they declined in fiscal year 2015, and what blanks leave open."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.state import computed
from scomm.measures.listed import Bound, ListedCounties, ListedDeclined

_WHO = {True: "jails of counties with a limit of their own", False: "jails of other counties"}
_NOTE = "Listed counties chose their limit. The difference is not the effect of a policy. Of most detainers the outcome is blank. A lowest share counts as the group's own every detainer of its states whose jail is withheld."


def claims() -> tuple[Claim, ...]:
    """The claims on listed counties, in the order listed here."""
    return (*_shares(), *_counties())


def _shares() -> Iterator[Claim]:
    rows: tuple[tuple[bool, Bound, str, str], ...] = (
        (True, "lowest", "at least", "27 percent"),
        (False, "lowest", "at least", "7 percent"),
        (False, "highest", "at most", "71 percent"),
    )
    for listed, bound, words, seen in rows:
        yield computed(
            f"{'listed' if listed else 'others'}-declined-{bound}-everywhere",
            f"From October 2014 to 19 July 2015, {_WHO[listed]} declined {words} {{value}} of all detainers.",
            ListedDeclined(listed, bound, "everywhere"),
            seen,
            "ice",
            "ICE-NPR-15",
            _NOTE,
            unit="percent",
        )


def _counties() -> Iterator[Claim]:
    yield computed(
        "listed-counties-everywhere",
        "Large jails of {value} counties with a limit of their own are in ICE's records of FY2015.",
        ListedCounties(True, "everywhere"),
        "19",
        "kit",
        "LOCAL-POLICIES",
        "Only jails whose county somebody looked up: those with many detainers.",
        unit="counties",
    )
