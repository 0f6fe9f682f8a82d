"""The claim of lesson 0: what ICE reported of removals in the winter before the press release."""

from __future__ import annotations

from lessonkit.claims.claim import Claim
from lessonkit.claims.measures.counts import Count, Share
from lessonkit.claims.state import computed


def claims() -> tuple[Claim, ...]:
    """The share of people with a conviction, as ICE's own counts give it."""
    removed = {"fiscal_year": 2013, "source": "ICE", "agency": "interior"}
    return (
        computed(
            "interior-share-convicted-2013",
            "In FY2013, {value} of the people caught inside the country and removed by ICE had a conviction.",
            Share(
                Count("agency-conviction", {**removed, "criminality": "convicted"}),
                Count("agency-conviction", removed),
            ),
            "82 percent",
            "ice",
            "ICE-FY13",
            decimals=0,
        ),
    )
