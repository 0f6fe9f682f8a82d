"""Read a lesson's rubrics, `rubric.toml`, into its written exercises."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from scomm.errors import ScommError
from scomm.exercises.locate import load_lesson
from scomm.exercises.spec import Lesson, Level


def load_with_rubric(folder: Path) -> Lesson:
    """The `LESSON` of a folder with the levels of its `rubric.toml`, where there is one."""
    lesson = load_lesson(folder)
    path = folder / "rubric.toml"
    return with_rubric(lesson, read_rubric(path)) if path.is_file() else lesson


def read_rubric(path: Path) -> dict[str, tuple[Level, ...]]:
    """The levels of each written exercise, best first; a `ScommError` if a level is not whole."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ScommError(
            f"{path.parent.name}/rubric.toml is not TOML: {error}.", do="Mend that line."
        ) from None
    return {id: _levels(id, items) for id, items in data.items()}


def with_rubric(lesson: Lesson, rubric: dict[str, tuple[Level, ...]]) -> Lesson:
    """The lesson with these levels in its written exercises; a `ScommError` if one does not fit."""
    for id, levels in rubric.items():
        exercise = lesson.exercise(id)
        if not exercise.graded_by_hand:
            raise ScommError(
                f"rubric.toml: {id} is graded by its check.", do="Keep rubrics for written exercises."
            )
        points = [level.points for level in levels]
        if points != sorted(set(points), reverse=True) or points[0] != exercise.points or points[-1] < 0:
            raise ScommError(
                f"rubric.toml: the levels of {id} give {', '.join(f'{one:g}' for one in points)} points.",
                allowed=f"fewer at each level, from {exercise.points:g} down",
            )
    return replace(
        lesson,
        exercises=tuple(
            replace(exercise, rubric=rubric[exercise.id]) if exercise.id in rubric else exercise
            for exercise in lesson.exercises
        ),
    )


def _levels(id: str, items: Any) -> tuple[Level, ...]:
    allowed = {field.name for field in fields(Level)}
    help = f"Write [[{id}]] and below it points, name, looks_like and sample; counterpart may follow."
    if not isinstance(items, list) or not items:
        raise ScommError(f"rubric.toml: {id} has no levels.", do=help)
    levels = []
    for number, item in enumerate(items, 1):
        if not allowed - {"counterpart"} <= set(item) <= allowed or type(item["points"]) not in (int, float):
            raise ScommError(f"rubric.toml: level {number} of {id} is not whole.", do=help)
        texts = {key: text.strip() for key, text in item.items() if isinstance(text, str)}
        if len(texts) < len(item) - 1 or not all(texts.values()):
            raise ScommError(f"rubric.toml: level {number} of {id} has an empty text.", do=help)
        level = Level(points=item["points"], **texts)
        if any('"""' in sample or "\\" in sample for sample in level.samples):
            raise ScommError(
                f"rubric.toml: the sample of level {number} of {id} can't stand in a Python text.",
                do="Take out triple quotes and backslashes.",
            )
        levels.append(level)
    return tuple(levels)
