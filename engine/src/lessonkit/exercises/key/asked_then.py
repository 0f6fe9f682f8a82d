"""A lesson as a notebook of an earlier version asks it: what was first asked later costs nothing there, and is only told; what a
slip earned then, it earns there now.

An author who finds that right answers can go wrong asks for more, and names the mistake. Whoever answered before was not asked for
it. So a mistake may say since which version it counts; in notebooks of earlier ones it is a remark.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from lessonkit.exercises.spec import Exercise, Former, Lesson, Mistake
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")


def asked_in(lesson: Lesson, version: str) -> Lesson:
    """The lesson as its `version` asked and marked; the lesson itself where that did all of it alike, or is no version.

    >>> from lessonkit.exercises.spec import Lesson
    >>> lesson = Lesson("91-small", "1.3", ())
    >>> asked_in(lesson, "one") is lesson
    True
    """
    if not changes_after(lesson, version):
        return lesson
    # of several changes of price the earliest that came after is what the notebook was marked by
    former = min(
        (one for one in lesson.former if is_later(one.version, version)),
        key=lambda one: _numbers(one.version),
        default=None,
    )
    return replace(lesson, exercises=tuple(_asked_in(one, version, former) for one in lesson.exercises))


def changes_after(lesson: Lesson, version: str) -> tuple[str, ...]:
    """The later versions that asked or marked otherwise: none where a text is no version."""
    if not _VERSION.fullmatch(version):
        return ()
    changed = {one.since for exercise in lesson.exercises for one in exercise.mistakes if one.since}
    changed |= {one.version for one in lesson.former}
    return tuple(sorted(one for one in changed if is_later(one, version)))


def is_later(version: str, than: str) -> bool:
    """Whether a version came after another.

    >>> is_later("1.10", "1.9")
    True
    """
    return _numbers(version) > _numbers(than)


def _asked_in(exercise: Exercise, version: str, former: Former | None) -> Exercise:
    earned = former.prices.get(exercise.id, {}) if former else {}

    def then(mistake: Mistake) -> Mistake:
        if mistake.since and is_later(mistake.since, version):
            return replace(mistake, score=1.0, reply=say("asked-later", reply=mistake.reply))
        return replace(mistake, score=earned[mistake.name]) if mistake.name in earned else mistake

    tolerance = former.tolerances.get(exercise.id, exercise.tolerance) if former else exercise.tolerance
    return replace(
        exercise,
        mistakes=tuple(map(then, exercise.mistakes)),
        tolerance=tolerance,
        priced=exercise.priced and former is None,
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))
