"""What a notebook tells JupyterLab of its exercises, so that an answer can be given by a control.

It stands in the notebook's metadata and has the public side alone: what a learner may know before an answer.
"""

from __future__ import annotations

from typing import Any

from lessonkit.authoring.cells import tidy
from lessonkit.exercises.key.nearly import precision
from lessonkit.exercises.kinds.units import factors
from lessonkit.exercises.spec import Exercise, Lesson


def answer_controls(lesson: Lesson) -> dict[str, dict[str, Any]]:
    """What a control needs to know of each exercise, by its id; what an exercise does not have is left out."""
    return {exercise.id: answer_control(exercise) for exercise in lesson.exercises}


def answer_control(exercise: Exercise) -> dict[str, Any]:
    """What a control needs to know of one exercise."""
    properties = exercise.properties
    known = {
        "kind": exercise.kind,
        "variable": exercise.variable,
        "title": exercise.title,
        "route": exercise.route,
        "type": properties.type,
        "unit": exercise.unit,
        "units": factors(exercise) if exercise.kind in ("number", "prediction") else {},
        "dealt": bool(exercise.uses) or None,
        "precision": precision(exercise),
        "options": dict(exercise.options),
        "length": properties.length if exercise.options else None,
        "places": list(properties.places or ()),
        "range": list(properties.range or ()),
        "words": list(properties.words or ()),
        "hints": len(exercise.hints),
        "starter": tidy(exercise.starter),
    }
    return {name: value for name, value in known.items() if value not in (None, "", {}, [])}
