"""Artificial fingers, each pressed once gently and once as a learner likes, and what a program reads from the prints."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lessonkit.errors import KitError

# SciPy takes half a second, and who opens another explorer needs none of it: what grows prints is imported where it is used.
if TYPE_CHECKING:
    from scomm.fingerprints import Comparison, Finger, Stages, Template

FINGERS = 16
"""So many fingers can be grown: more than a class looks at, and few enough for a page that holds them all."""
TURNS = (60, 45, 30, 15, 0, -15, -30, -45, -60)
"""Degrees, counterclockwise: from the left to the right."""
PARTS = (15, 20, 30, 45, 60, 80, 100)
"""Percent of the finger that touch."""
PRESSURES = (-100, -50, 0, 50, 100)
SKINS = (0, 25, 50, 75, 100)
"""From clean and moist to dry and dirty."""

_LEAST_NOISE = 0.3
"""Dirt that is on the glass even where skin is clean, about as in the preset "easy"."""


@dataclass(frozen=True, eq=False)
class Press:
    """One print: every step of its reading, and its template."""

    stages: Stages
    template: Template


@dataclass(frozen=True)
class Way:
    """How the second press is made: `turn` in degrees counterclockwise, `part` in percent, `pressure` from −100 to 100, `skin` from 0 to 100."""

    turn: int
    part: int
    pressure: int
    skin: int


def lacks() -> str:
    """In a line, which library is missing that fingers are grown with, and what to do; empty where none is."""
    try:
        from scomm.fingerprints import in_stages  # noqa: F401 (the room says so when a thing is asked for)
    except KitError as missing:
        return str(missing)
    return ""


def other(number: int) -> int:
    """The finger that stands for another one: the next, and after the last the first.

    >>> other(3), other(16)
    (4, 1)
    """
    return number % FINGERS + 1


@lru_cache(maxsize=FINGERS)
def finger(number: int) -> Finger:
    """The artificial finger of this number."""
    from scomm.fingerprints import Finger

    return Finger(number)


@lru_cache(maxsize=FINGERS)
def first_press(number: int) -> Press:
    """A finger pressed upright under easy conditions."""
    return _read(number, 2 * number, "easy", rotate=0.0)


@lru_cache(maxsize=4)
def second_press(number: int, way: Way) -> Press:
    """A finger pressed as a learner likes; how skin stretches and where it lies is chance, as under medium conditions."""
    skin = way.skin / 100
    return _read(
        number,
        2 * number + 1,
        "medium",
        rotate=float(way.turn),
        area=way.part / 100,
        pressure=way.pressure / 100,
        dryness=skin,
        noise=_LEAST_NOISE + (1 - _LEAST_NOISE) * skin,
    )


def compared(one: Press, two: Press) -> Comparison:
    """The score of two prints and the pairs behind it."""
    from scomm.fingerprints import compare

    return compare(one.template, two.template, explain=True)


def _read(number: int, seed: int, how: str, **exactly: float) -> Press:
    from scomm.fingerprints import in_stages, template

    stages = in_stages(finger(number).capture(seed, how, **exactly).image)
    return Press(stages, template(stages.kept))
