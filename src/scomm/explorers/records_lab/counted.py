"""What becomes of the people of a state, in whole people."""

from __future__ import annotations

from collections.abc import Mapping

from scomm.models.records import ERRORS, RAISES, Outcomes

SIDES = {"wrongly": "flagged-wrongly", "missed": "missed"}
"""The two wrong outcomes, each by a short name."""


def counted(found: Outcomes) -> dict[str, int]:
    """Whole people by what becomes of them, and the wrong ones by the error behind them, such as `missed_two_names`."""
    met = found.searches - found.people("no-mate")
    removable = found.people(status="removable")
    told = {
        "searches": found.searches,
        "never": found.people("no-mate"),
        "met": met,
        "matches": found.matches,
        "removable": removable,
        "lawful": met - removable,
        "flagged": found.flagged,
        "rightly": found.people("rightly-flagged"),
        "rightly_not": found.people("rightly-not-flagged"),
        "citizens": found.people(status="citizen"),
        "citizens_wrongly": found.people("flagged-wrongly", status="citizen"),
        **{side: found.people(outcome) for side, outcome in SIDES.items()},
        **{
            by_error(side, error): found.people(outcome, cause=error)
            for side, outcome in SIDES.items()
            for error in ERRORS
        },
    }
    people = {name: round(n) for name, n in told.items()}
    return {
        **people,
        "wrong": people["wrongly"] + people["missed"],
        "right": people["rightly"] + people["rightly_not"],
        "others": people["lawful"] - people["citizens"],
    }


def by_error(side: str, error: str) -> str:
    """The name of the people of a side whom an error brought there.

    >>> by_error("missed", "two-names")
    'missed_two_names'
    """
    return f"{side}_{error.replace('-', '_')}"


def of_error(people: Mapping[str, int], side: str, error: str) -> int | None:
    """How many an error brought to a side; None where it can bring nobody."""
    return people[by_error(side, error)] if SIDES[side] in RAISES[error] else None
