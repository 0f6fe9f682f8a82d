"""The rates of the lab as published counts give them; what nothing published says is assumed, and graded so.

Three numbers come from the pipeline of lesson 1, which is calibrated to 31 March 2012: how many searches match, and
how matches divide by status.
"""

from __future__ import annotations

from functools import lru_cache

from lessonkit.data.published import published_share
from lessonkit.language import sentences_beside
from scomm.models.records.rates import Rate, RecordRates
from scomm.models.sharing.calibration import parameters as pipeline

say = sentences_beside(__file__)

SEARCHES = 10_000
"""How many people a class looks at."""


@lru_cache(maxsize=1)
def record_rates() -> RecordRates:
    """The rates that the lab begins with, for 10,000 searches.

    >>> rates = record_rates()
    >>> rates.searches, round(rates["on-record"], 3), rates.get("name-only").grade
    (10000, 0.06, 'assumed')
    """
    statuses, errors = _statuses(), _errors()
    return RecordRates(SEARCHES, (_on_record(statuses[0], errors[1]), *statuses, *errors))


def _on_record(removable: Rate, missing: Rate) -> Rate:
    """So many that the share published is the share whose prints match: whose card is missing comes on top."""
    matched = pipeline("us-2012-03").get("matched")
    with_prints = 1 - removable.value * missing.value
    steps = tuple(
        share / with_prints for share in (matched.value, pipeline("us-2011-03")["matched"], matched.high)
    )
    source = (*matched.source, *missing.source)
    return _assumed("on-record", steps[0], steps, source)


def _statuses() -> tuple[Rate, ...]:
    by_status = pipeline("us-2012-03").get("share-no-status").source
    return (
        _assumed("removable", 0.78, (0.5, 0.6, 0.67, 0.78, 0.85), by_status),
        _assumed("citizen", 0.1, (0.05, 0.1, 0.15, 0.2), by_status),
        _assumed("resident", 0.9, (0.7, 0.8, 0.9, 1.0), by_status),
    )


def _errors() -> tuple[Rate, ...]:
    names = published_share("two-identities-2012")
    stale = ("GAO-21", "HUFF-13", "TALKLEFT-11", "CIS-SC-1")
    return (
        _assumed("stale-status", 0.1, (0.0, 0.03, 0.1, 0.25, 0.55), stale, low=0.03),
        _assumed("missing-card", 0.05, (0.0, 0.01, 0.05, 0.1, 0.2), ("OIG-16-130-REPORT",), low=0.01),
        Rate(
            "two-names",
            names,
            0.0,
            0.05,
            "S",
            ("NEXTGOV-12",),
            say("how.two-names"),
            (0.0, names, 0.01, 0.02, 0.05),
        ),
        _assumed("old-order", 0.1, (0.0, 0.1, 0.25, 0.5), ("OIG-16-130", "OIG-17-111")),
        _assumed("name-only", 0.01, (0.0, 0.002, 0.005, 0.01, 0.02, 0.05), ("GONZALEZ-20",), low=0.002),
    )


def _assumed(
    id: str, value: float, steps: tuple[float, ...], source: tuple[str, ...], low: float | None = None
) -> Rate:
    lowest = steps[0] if low is None else low
    return Rate(id, value, lowest, steps[-1], "assumed", source, say(f"how.{id}"), steps)
