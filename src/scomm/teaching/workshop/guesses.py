"""The guesses that a workshop's poll asks: a lesson's own question, its range, and its true number."""

from __future__ import annotations

from dataclasses import dataclass

from scomm.data import load
from scomm.errors import ScommError
from scomm.exercises.guesses.truths import truth, what_is_asked
from scomm.teaching.workshop.agenda import lesson_read


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
    """The guess of this id, such as `04-who-is-deported/first-guess`; a `ScommError` where that is no guess."""
    lesson, _, name = id.partition("/")
    exercise = lesson_read(lesson).lesson.exercise(name)
    if exercise.kind != "prediction" or not exercise.truth:
        raise ScommError(f"{id} is no guess with a true number.", do="Name a lesson's prediction.")
    found = truth(exercise.truth)
    low, high = found.range
    return Guess(
        id, exercise.title, exercise.prompt, what_is_asked(exercise.truth), low, high, found.found(load)
    )
