"""Claims on listed counties against others: what they declined in fiscal year 2015, and what blanks leave open."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.listed_measures import Bound, ListedCounties, ListedDeclined, Where
from scomm.claims.stating import ICE, computed

KIT = "This kit"
_WHO = {True: "jails of counties with a limit of their own", False: "jails of other counties"}
_BASE: dict[Bound, str] = {
    "lowest": "at least {value} of all detainers",
    "recorded": "{value} of the detainers with an outcome",
    "highest": "at most {value} of all detainers",
}
_IN: dict[Where, str] = {
    "everywhere": "",
    "statewide-limit": " in states for which the list has a limit on holds",
    "no-statewide-limit": " in states for which the list has no limit on holds",
}
_NOTE = "Listed counties chose their limit. The difference is not the effect of a policy. Of most detainers the outcome is blank. A lowest share counts as the group's own every detainer of its states whose jail is withheld."


def claims() -> tuple[Claim, ...]:
    """The claims on listed counties, in the order listed here."""
    return (*_shares(), *_counties())


def _shares() -> Iterator[Claim]:
    rows: tuple[tuple[bool, Bound, Where, str], ...] = (
        (True, "lowest", "everywhere", "27 percent"),
        (True, "recorded", "everywhere", "56 percent"),
        (True, "highest", "everywhere", "79 percent"),
        (False, "lowest", "everywhere", "7 percent"),
        (False, "recorded", "everywhere", "18 percent"),
        (False, "highest", "everywhere", "71 percent"),
        (True, "lowest", "statewide-limit", "22 percent"),
        (False, "lowest", "statewide-limit", "26 percent"),
        (True, "lowest", "no-statewide-limit", "47 percent"),
        (False, "lowest", "no-statewide-limit", "2 percent"),
    )
    for listed, bound, where, seen in rows:
        yield computed(
            f"{'listed' if listed else 'others'}-declined-{bound}-{where}",
            f"From October 2014 to 19 July 2015, {_WHO[listed]}{_IN[where]} declined {_BASE[bound]}.",
            ListedDeclined(listed, bound, where),
            seen,
            ICE,
            "ICE-NPR-15",
            _NOTE,
            unit="percent",
        )


def _counties() -> Iterator[Claim]:
    rows: tuple[tuple[Where, str], ...] = (("everywhere", "19"), ("no-statewide-limit", "6"))
    for where, seen in rows:
        yield computed(
            f"listed-counties-{where}",
            f"Large jails of {{value}} counties with a limit of their own{_IN[where]} are in ICE's records of FY2015.",
            ListedCounties(True, where),
            seen,
            KIT,
            "LOCAL-POLICIES",
            "Only jails whose county somebody looked up: those with many detainers.",
            unit="counties",
        )
