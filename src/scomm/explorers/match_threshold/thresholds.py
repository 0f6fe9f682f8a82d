"""The thresholds from which a learner chooses, as words and as numbers."""

from __future__ import annotations

from lessonkit.explorers.frame.spec import State
from lessonkit.language import number

LOWEST, HIGHEST, STEP = 10.0, 40.0, 0.5
VALUES = tuple(LOWEST + STEP * place for place in range(round((HIGHEST - LOWEST) / STEP) + 1))
"""From 10 to 40, by half points: borders of bins."""


def written(threshold: float) -> str:
    """A threshold as menus and sentences write it.

    >>> written(18.0), written(18.5)
    ('18', '18.5')
    """
    return number(threshold)


THRESHOLDS = tuple(map(written, VALUES))


def conditions_of(state: State) -> tuple[str, float]:
    """The conditions of a state and its threshold."""
    return str(state["conditions"]), float(state["threshold"])
