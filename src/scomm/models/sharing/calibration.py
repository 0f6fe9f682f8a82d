"""The parameters, worked out from published totals so that the pipeline gives those totals back.

The chain runs backward from what is printed. People in custody and removals are published. How many requests
led to them follows from the share of detainers that end in custody; whom ICE asked for follows from how those
requests, and the matches without one, divide by status. What no source says is assumed, and is graded so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lessonkit.data.published import figure, published_share
from lessonkit.language import sentences_beside
from scomm.models.inputs import check_id
from scomm.models.sharing.federal_rules import STATUSES
from scomm.models.sharing.later_rules import later_rules
from scomm.models.sharing.level_mix import level_shares, removal_rates
from scomm.models.sharing.parameters import RATES, SHARES, Parameter, Parameters
from scomm.models.sharing.published_totals import (
    PLACES,
    Totals,
    counts,
    detainers,
    detainers_declined,
    totals,
)

say = sentences_beside(__file__)

FOUND_LATER = 0.05
"""No source counts these arrests: a low value, in a wide range."""


@dataclass(frozen=True)
class _Chain:
    """Matches, people in custody, and the share of requests that ended in custody."""

    matches: float
    arrests: float
    ended: float
    known: bool

    def by_status(self, ended: float) -> dict[str, tuple[float, float]]:
        """For each status the matches that led to a request, and those that did not."""
        asked = self.arrests / ended
        left = self.matches - asked
        residents = _part("detainers-on-residents", "detainers-trac-2012")
        others = _part("detainers-on-citizens", "detainers-trac-2012")
        no_status = _part("not-taken-without-status-2011", "not-taken-all-2011")
        green_cards = _part("not-taken-residents-2011", "not-taken-all-2011")
        return {
            "no-status": (asked * (1 - residents - others), left * no_status),
            "resident": (asked * residents, left * green_cards),
            "other": (asked * others, left * (1 - no_status - green_cards)),
        }


def parameters(id: str | Parameters = "us-2011-03") -> Parameters:
    """The parameters calibrated to a place and day: 'us-2011-03', 'us-2012-03' or 'ca-2011-03'.

    Under the rule 'secure-communities' and the policy 'all' they give the published totals back. Parameters
    that you have changed are taken as they are; any other id is a `KitError`.

    >>> parameters().bookings
    7225393
    """
    if isinstance(id, Parameters):
        return id
    return _calibrated(check_id(id, PLACES, "calibration"))


@lru_cache(maxsize=len(PLACES))
def _calibrated(id: str) -> Parameters:
    found = totals(id)
    chain = _chain(found)
    levels = {one.id.removeprefix("share-"): one for one in level_shares(found)}
    honored = 1 - detainers_declined(2010)
    collected = (chain.ended - (1 - honored) * FOUND_LATER) / honored
    items = (
        _assumed("submitted", 1, 0.9, 1, say("how.submitted")),
        _matched(found, chain),
        _found_by_asking(),
        Parameter(
            id="reviewed",
            value=1,
            low=0.9,
            high=1,
            grade="P",
            source=("ICE-SOP-09",),
            how=say("how.reviewed"),
        ),
        *_statuses(chain),
        Parameter(
            id="honored",
            value=honored,
            low=1 - detainers_declined(2014),
            high=1,
            grade="C",
            source=("detainers-outcomes",),
            how=say("how.honored"),
        ),
        Parameter(
            id="collected",
            value=collected,
            low=ended_in_custody()[2012],
            high=ended_in_custody()[2008],
            grade="C",
            source=("HUFF-16",),
            how=say("how.collected"),
        ),
        _assumed("met", collected / 2, 0, collected, say("how.met")),
        _assumed(
            "found-later",
            FOUND_LATER,
            0,
            0.2,
            say("how.found-later"),
            ("OIG-20-13",),
        ),
        _assumed("warrant", 0.02, 0, 0.1, say("how.warrant")),
        *levels.values(),
        *removal_rates(found, chain.arrests, levels["no-conviction"].value),
        *later_rules({level: one.value for level, one in levels.items()}),
    )
    in_order = [*RATES, *SHARES]
    items = tuple(sorted(items, key=lambda one: in_order.index(one.id)))
    return Parameters(id, found.title, found.prints, found.as_stages(), items)


def ended_in_custody() -> dict[int, float]:
    """Shares of detainers that ended in ICE custody in October 2008, at the end of 2010 and in December 2012, by TRAC."""
    ids = {2008: "2008-10", 2010: "2010", 2012: "2012-12"}
    return {year: published_share(f"ended-in-custody-{id}") for year, id in ids.items()}


def matches_in_march_2011() -> float:
    """Matches of the country on 31 March 2011, on the line between the published days a month before and after."""
    before, after = counts("us-2011-02-matches")["matches"], counts("us-2011-04")["matches"]
    start, day, end = date(2011, 2, 28), date(2011, 3, 31), date(2011, 4, 30)
    return int(before) + (int(after) - int(before)) * ((day - start) / (end - start))


def _part(of: str, whole: str) -> float:
    return figure(of).value / figure(whole).value


def _chain(found: Totals) -> _Chain:
    nation = totals("us-2011-03")
    in_custody = float(nation.arrests or 0)
    arrests = float(found.arrests) if found.arrests else found.removals * in_custody / nation.removals
    matches = float(found.matches) if found.matches else matches_in_march_2011() * arrests / in_custody
    ended = ended_in_custody()[2010]
    if found.id == "us-2012-03":
        ended = (ended + ended_in_custody()[2012]) / 2
    return _Chain(matches, arrests, ended, known=found.arrests is not None)


def _matched(found: Totals, chain: _Chain) -> Parameter:
    first, last = counts("us-2010-05-matches"), counts("us-2012-03")
    low = int(last["matches"]) / int(last["submissions"])
    high = (int(first["level_1"]) + int(first["levels_2_3"])) / int(first["submissions"])
    if found.id == "ca-2011-03":
        low, high = chain.arrests / found.prints, 2 * chain.matches / found.prints
    return Parameter(
        id="matched",
        value=chain.matches / found.prints,
        low=low,
        high=high,
        grade="assumed" if found.id == "ca-2011-03" else "C",
        source=("program-counts",),
        how=say(f"how.matched.{found.id}"),
    )


def _statuses(chain: _Chain) -> list[Parameter]:
    """How matches divide by status, and how often ICE asks for each; ranges as requests end in custody."""
    ways = [chain.by_status(ended) for ended in (chain.ended, *ended_in_custody().values())]
    how = say("how.asked" if chain.known else "how.asked-custody-unknown")
    made = []
    for status in STATUSES:
        groups = [way[status] for way in ways]
        for id, values in (
            (f"share-{status}", [(asked + left) / chain.matches for asked, left in groups]),
            (f"asked-{status}", [asked / (asked + left) for asked, left in groups]),
        ):
            made.append(
                Parameter(
                    id=id,
                    value=values[0],
                    low=min(values),
                    high=max(values),
                    grade="assumed",
                    source=("HUFF-16", "TRAC-EMAIL13", "HUFF-13", "CIS-CRS-12"),
                    how=how,
                )
            )
    return made


def _found_by_asking() -> Parameter:
    high = detainers(2008) / detainers(2011)
    how = say("how.found-by-asking")
    return _assumed("found-by-asking", high / 2, 0, high, how, ("detainers-monthly",))


def _assumed(
    id: str, value: float, low: float, high: float, how: str, source: tuple[str, ...] = ()
) -> Parameter:
    return Parameter(id, value, low, high, "assumed", source, how)
