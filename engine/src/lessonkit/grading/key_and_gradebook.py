"""Where the exercises and points of a lesson's key are not those that its gradebook counts by, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from lessonkit.exercises.spec import Lesson
from lessonkit.grading.released import ReleasedCell
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


def differences(lesson: Lesson, released: Sequence[ReleasedCell]) -> list[str]:
    """One line for each exercise that differs, in the key's order, and a last one that says what to do; none where all agree.

    An exercise to which the gradebook gives 0 points was taken out of it, and is not one that it has.
    """
    counted = {cell.name: cell.points for cell in released if cell.points}
    in_key = {one.id: float(one.points) for one in lesson.exercises if one.points}
    lines = [
        say("key.not-in-gradebook", exercise=id, n=points)
        if id not in counted
        else say("key.points", exercise=id, key=points, gradebook=counted[id])
        for id, points in in_key.items()
        if counted.get(id) != points
    ]
    lines += [
        say("key.not-in-key", exercise=id, n=points) for id, points in counted.items() if id not in in_key
    ]
    return [*lines, say("key.do", lesson=lesson.id)] if lines else []
