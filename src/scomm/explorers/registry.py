"""The explorers by their id; each file is read only when its explorer is asked for."""

from __future__ import annotations

from importlib import import_module

from scomm.errors import ScommError
from scomm.explorers.spec import Explorer

_FILES = {
    "denominator-machine": "denominators.denominator_machine",
    "same-data-two-headlines": "denominators.two_headlines",
    "nationality-over-time": "nationality_over_time",
    "in-detention": "in_detention",
    "rollout-map": "rollout.map",
    "activation-curves": "rollout.curves",
    "follow-the-print": "follow_the_print",
    "pipeline": "pipeline",
    "policy-builder": "policy_builder.builder",
    "policy-map": "policy_dates.map",
    "policy-dates": "policy_dates.timeline",
    "known-truth-lab": "known_truth.lab",
}


def ids() -> tuple[str, ...]:
    """The ids of all explorers."""
    return tuple(_FILES)


def explorer(id: str) -> Explorer:
    """The explorer with this id.

    >>> explorer("denominator-machine").title
    'Denominator machine'
    """
    if id not in _FILES:
        raise ScommError(f"There is no explorer {id!r}.", allowed=ids(), do="Check the spelling.")
    made: Explorer = import_module(f"scomm.explorers.{_FILES[id]}").EXPLORER
    return made
