"""How matches divide by level of conviction, and how many of each were removed."""

from __future__ import annotations

from collections.abc import Mapping

from lessonkit.data.published import published_share
from lessonkit.language import sentences_beside
from scomm.models.sharing.parameters import Parameter
from scomm.models.sharing.published_totals import Totals, counts, totals

say = sentences_beside(__file__)


def level_shares(found: Totals) -> list[Parameter]:
    """Shares of matches by level: assumed to be those of people in custody.

    Bookings into ICE custody are published for Levels 2 and 3 and for people without a conviction, not for
    Level 1. Level 1 is set so that its part of all removals with a conviction comes out as published, in
    California in March 2011, or halfway between that and the country in June 2010.
    """
    low, high = _level_1_in_june_2010(), _level_1_in_california()
    known = found.removals_at_level_1 is not None
    value, ends = _divided(high if known else (low + high) / 2), (_divided(low), _divided(high))
    how = say("how.share-by-level" if known else "how.share-by-level-halfway")
    return [
        Parameter(
            id=f"share-{level}",
            value=value[level],
            low=min(end[level] for end in ends),
            high=max(end[level] for end in ends),
            grade="assumed",
            source=("program-counts",),
            how=how,
        )
        for level in value
    ]


def removal_rates(found: Totals, arrests: float, no_conviction: float) -> list[Parameter]:
    """Removals for each person in custody, with and without a conviction."""
    without = found.removals_without_conviction
    source: tuple[str, ...] = ("program-counts",)
    if without is None:
        without, source = (
            round(found.removals * (1 - published_share("sc-share-convicted-2012"))),
            ("program-counts", "GAO-12"),
        )
    how = say("how.removed" if found.arrests else "how.removed-as-in-march-2011")
    values = {
        "removed-convicted": (found.removals - without) / (arrests * (1 - no_conviction)),
        "removed-no-conviction": without / (arrests * no_conviction),
    }
    return [
        Parameter(
            id=id,
            value=value,
            low=0.4,
            high=0.9,
            grade="C" if found.arrests else "assumed",
            source=source,
            how=how,
        )
        for id, value in values.items()
    ]


def _level_1_in_june_2010() -> float:
    nation = counts("us-2010-06-removals")
    return int(nation["level_1"]) / (int(nation["removals"]) - int(nation["no_conviction"]))


def _level_1_in_california() -> float:
    state = totals("ca-2011-03")
    return (state.removals_at_level_1 or 0) / (state.removals - (state.removals_without_conviction or 0))


def _divided(level_1_of_convicted: float) -> Mapping[str, float]:
    booked = counts("us-2011-02-bookings")
    level_2, level_3, nobody = (int(booked[name]) for name in ("level_2", "level_3", "no_conviction"))
    convicted = (level_2 + level_3) / (1 - level_1_of_convicted)
    everyone = convicted + nobody
    return {
        "level-1": convicted * level_1_of_convicted / everyone,
        "level-2": level_2 / everyone,
        "level-3": level_3 / everyone,
        "no-conviction": nobody / everyone,
    }
