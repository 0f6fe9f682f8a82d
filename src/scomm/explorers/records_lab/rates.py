"""The rates that a learner sets in the records lab: their steps, how each is written, and how well it is known."""

from __future__ import annotations

from collections.abc import Mapping

from lessonkit.explorers.frame.spec import Control, State
from lessonkit.language import large, number, sentences_beside
from scomm.models.records import ERRORS, Rate, RecordRates, record_rates
from scomm.models.sharing.parameters import GRADES

say = sentences_beside(__file__)

ASSUMPTIONS = ("removable", "citizen")
"""Rates about who is on record, which a learner can set as well; they stand folded."""
SET = (*ERRORS, *ASSUMPTIONS)
FROM_SOURCES = ("P", "S", "C")
"""Grades of what somebody published, or what follows from it."""


def rates_of(state: State) -> RecordRates:
    """The rates of a state; a rate that is left as the lab begins with it keeps its grade."""
    begun = record_rates()
    moved = {id: value_at(id, int(state[id])) for id in SET}
    return begun.change({id: value for id, value in moved.items() if value != begun[id]})


def value_at(id: str, step: int) -> float:
    """The value of a rate at a step."""
    return record_rates().get(id).steps[step]


def begun_at(id: str) -> int:
    """The step of the value that the lab begins with."""
    rate = record_rates().get(id)
    return rate.steps.index(rate.value)


def grade_of(rate: Rate) -> str:
    """Whether somebody published a rate, whether it is assumed, or set by the learner: in a word."""
    return say("grade.published" if rate.grade in FROM_SOURCES else f"grade.{rate.grade}")


def in_full(rate: Rate) -> str:
    """A rate in a sentence or two: its value, how well it is known, and why."""
    known = "published" if rate.grade in FROM_SOURCES else "not-published"
    return say(
        f"rate.{known}",
        label=large(rate.label),
        value=percent(rate.value),
        grade=GRADES[rate.grade],
        how=rate.how,
    )


def percent(share: float) -> str:
    """A share as a percentage with as many decimals as it has.

    >>> percent(0.002), percent(0.1)
    ('0.2%', '10%')
    """
    return f"{number(100 * share)}%"


def controls() -> tuple[Control, ...]:
    """A range for each rate; the value that the lab begins with says how well it is known."""
    return tuple(
        Control(
            id,
            say(f"controls.{id}"),
            tuple(range(len(record_rates().get(id).steps))),
            _labels(id),
            slider=True,
            played=False,
            assumption=id in ASSUMPTIONS,
        )
        for id in SET
    )


def _labels(id: str) -> Mapping[int, str]:
    rate = record_rates().get(id)
    return {
        step: say("graded", value=percent(value), grade=grade_of(rate))
        if value == rate.value
        else percent(value)
        for step, value in enumerate(rate.steps)
    }
