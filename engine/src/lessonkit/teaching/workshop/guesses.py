"""The guesses that a workshop's poll asks: a lesson's own question, its range, and its true number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.exercises.guesses.truths import truth, what_is_asked
from lessonkit.teaching.workshop.agenda import lesson_read

_POINTS = re.compile(r"(?:^|(?<=[.?] ))You get the point[^.]*\.\s*$")
_SURENESS = re.compile(r"(?:^|(?<=[.?] ))[^.?]*\bhow sure you[^.?]*\.\s*")


@dataclass(frozen=True)
class Guess:
    """One guess: its id as `lesson/exercise`, its question in Markdown, what it counts, its range, the true number or two."""

    id: str
    title: str
    prompt: str
    counts: str
    low: float
    high: float
    true: tuple[float, ...]


def guess(id: str) -> Guess:
    """The guess of this id, such as `01-a-lesson/first-guess`; a `KitError` where that is no guess."""
    lesson, _, name = id.partition("/")
    exercise = lesson_read(lesson).lesson.exercise(name)
    if exercise.kind != "prediction" or not exercise.truth:
        raise KitError(f"{id} is no guess with a true number.", do="Name a lesson's prediction.")
    found = truth(exercise.truth)
    low, high = found.range
    return Guess(
        id, exercise.title, exercise.prompt, what_is_asked(exercise.truth), low, high, found.found(load)
    )


def ungraded(prompt: str) -> str:
    """A guess's question without what it says of points: in a workshop there are none.

    >>> ungraded("How many? Write a number. You get the point for guessing, not for being right.")
    'How many? Write a number.'
    """
    return _POINTS.sub("", " ".join(prompt.split())).strip()


def number_alone(prompt: str) -> str:
    """The same without what it says of sureness, for a page that asks a number and no more.

    >>> number_alone("How many? Write a number, and how sure you are, in percent, that it is near. You get the point for guessing.")
    'How many?'
    """
    return _SURENESS.sub("", ungraded(prompt)).strip()
