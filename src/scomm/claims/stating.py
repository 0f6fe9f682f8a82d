"""Two short ways to state a claim: computed from the data, or said by a source."""

from __future__ import annotations

from scomm.claims.claim import Claim, Grade
from scomm.claims.measures import Measure, PrintedShare, Share
from scomm.claims.source import source
from scomm.claims.wording import Prints

ICE = "Immigration and Customs Enforcement (ICE)"
OHSS = "DHS Office of Homeland Security Statistics (OHSS)"
GAO = "US Government Accountability Office (GAO)"
TRAC = "TRAC, Syracuse University"
NYT = "New York Times"
HRW = "Human Rights Watch"
WARREN = "Warren Institute, UC Berkeley School of Law"
CIS = "Center for Immigration Studies (CIS)"
OREGON_COURT = "US District Court for the District of Oregon"
"""Who says it. One name a publisher: the balance of a dispute is judged by these names."""


def computed(
    id: str,
    sentence: str,
    measure: Measure,
    expected: str,
    publisher: str,
    key: str,
    note: str = "",
    *,
    unit: str = "",
    decimals: int | None = None,
    phrase: str = "{value}",
    covered_by: str = "",
    disputed_by: tuple[str, ...] = (),
) -> Claim:
    """A claim that `measure` computes; unless told otherwise, shares are percentages with one decimal."""
    share = isinstance(measure, Share | PrintedShare)
    return Claim(
        id=id,
        sentence=sentence,
        grade="C",
        publisher=publisher,
        source=source(key),
        compute=measure,
        how=str(measure),
        datasets=measure.datasets,
        unit=unit or ("percent" if share else "people"),
        decimals=(1 if share else 0) if decimals is None else decimals,
        phrase=phrase,
        expected=expected,
        covered_by=covered_by,
        disputed_by=disputed_by,
        note=note,
    )


def said(
    id: str,
    sentence: str,
    value: float | None,
    grade: Grade,
    publisher: str,
    key: str,
    *,
    unit: str = "people",
    decimals: int = 0,
    phrase: str = "{value}",
    prints: Prints = "",
    disputed_by: tuple[str, ...] = (),
    note: str = "",
) -> Claim:
    """A claim that `publisher` makes and that was seen in the source `key`."""
    return Claim(
        id=id,
        sentence=sentence,
        grade=grade,
        publisher=publisher,
        source=source(key),
        value=value,
        unit=unit,
        decimals=decimals,
        phrase=phrase,
        prints=prints,
        disputed_by=disputed_by,
        note=note,
    )
