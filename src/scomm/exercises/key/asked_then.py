"""A lesson as a notebook of an earlier version asks it: what was first asked later costs nothing there, and is only told.

An author who finds that right answers can go wrong asks for more, and names the mistake. Whoever answered before was not asked for
it. So a mistake may say since which version it counts; in notebooks of earlier ones it is a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from scomm.exercises.spec import Exercise, Lesson, Mistake
from scomm.language.sentences import sentences_beside

say = sentences_beside(__file__)

_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")


def asked_in(lesson: Lesson, version: str) -> Lesson:
    """The lesson as its `version` asked; the lesson itself where that asked all of it, or is no version.

    >>> from scomm.exercises.spec import Lesson
    >>> lesson = Lesson("91-small", "1.3", ())
    >>> asked_in(lesson, "one") is lesson
    True
    """
    if not _VERSION.fullmatch(version):
        return lesson
    exercises = tuple(_asked_in(exercise, version) for exercise in lesson.exercises)
    return replace(lesson, exercises=exercises) if remarks_in(exercises) else lesson


def remarks_in(exercises: Iterable[Exercise]) -> tuple[tuple[str, str], ...]:
    """Each mistake that costs nothing, as its exercise's id and its name."""
    return tuple(
        (one.id, mistake.name) for one in exercises for mistake in one.mistakes if mistake.score == 1
    )


def is_later(version: str, than: str) -> bool:
    """Whether a version came after another.

    >>> is_later("1.10", "1.9")
    True
    """
    return _numbers(version) > _numbers(than)


def _asked_in(exercise: Exercise, version: str) -> Exercise:
    later = [one.since and is_later(one.since, version) for one in exercise.mistakes]
    if not any(later):
        return exercise
    mistakes = (
        _as_remark(one) if is_remark else one for one, is_remark in zip(exercise.mistakes, later, strict=True)
    )
    return replace(exercise, mistakes=tuple(mistakes))


def _as_remark(mistake: Mistake) -> Mistake:
    return replace(mistake, score=1.0, reply=say("asked-later", reply=mistake.reply))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))
