"""Where a key's exercises and points are not the gradebook's, each is a line, and one line says what to do."""

from __future__ import annotations

import msgspec

from lessonkit.exercises import Lesson
from lessonkit.grading.key_and_gradebook import differences
from lessonkit.grading.released import ReleasedCell
from tests.exercises import tiny


def as_released(lesson: Lesson) -> list[ReleasedCell]:
    """The cells that this lesson hands out, with the points that a gradebook keeps."""
    cells = [
        ReleasedCell(one.id, "", None, solution=one.graded_by_hand, points=float(one.points))
        for one in lesson.exercises
    ]
    return [*cells, ReleasedCell("share-red-answer", "", None, solution=True)]


def test_nothing_is_said_where_all_agree() -> None:
    assert differences(tiny.LESSON, as_released(tiny.LESSON)) == []


def test_an_exercise_that_one_of_them_lacks_and_other_points_are_a_line_each() -> None:
    first, second, *rest = tiny.LESSON.exercises
    changed = msgspec.structs.replace(second, points=second.points + 1)
    key = msgspec.structs.replace(tiny.LESSON, exercises=(changed, *rest))
    *lines, do = differences(
        key, as_released(msgspec.structs.replace(tiny.LESSON, exercises=(first, second)))
    )
    assert len(lines) == 2 + len([one for one in rest if one.points])
    assert lines[0].startswith(f"The key gives {changed.points:g} points for {second.id}, the gradebook")
    assert all("and not in the gradebook" in line for line in lines[1:-1])
    assert lines[-1].startswith(f"{first.id} is in the gradebook ({first.points:g} point")
    assert do.endswith(f"scomm grade {tiny.LESSON.id} --force.")


def test_what_was_taken_out_of_the_gradebook_and_gives_no_points_is_no_difference() -> None:
    gone = ReleasedCell("taken-out", "", None, points=0.0)
    assert differences(tiny.LESSON, [*as_released(tiny.LESSON), gone]) == []
