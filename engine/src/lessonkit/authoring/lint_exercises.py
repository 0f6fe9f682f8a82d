"""The rules for a lesson's exercises and its code: places, points, names, code."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator

from lessonkit.authoring.cells import tidy
from lessonkit.authoring.code_names import explored
from lessonkit.authoring.finding import Draft, Finding
from lessonkit.exercises.key.proof_of_form import faults_of_form
from lessonkit.exercises.spec import Exercise

POINTS = (10, 15)


def exercise_rules(draft: Draft, explorers: Collection[str]) -> Iterator[Finding]:
    """Everything to mend in the exercises and the code; `explorers` are the ids that `explore` knows."""
    yield from _places(draft)
    yield from _points(draft)
    yield from _objectives(draft)
    for exercise in draft.lesson.exercises:
        for place, do in _one_exercise(draft, exercise):
            yield Finding(place, "exercise", do)
    yield from _code(draft, explorers)


def _places(draft: Draft) -> Iterator[Finding]:
    given = False
    for block in draft.text.blocks:
        if block.kind == "given":
            if given or not block.text.strip():
                yield Finding(
                    draft.at(block.line),
                    "given",
                    "Keep one :given: cell, with the code that answers stand on.",
                )
            given = True
        elif (
            block.kind == "exercise"
            and draft.lesson.given
            and not given
            and draft.lesson.exercise(block.text).route == "code"
        ):
            yield Finding(draft.at(block.line), "given", "Put the :given: cell above this exercise.")


def _points(draft: Draft) -> Iterator[Finding]:
    exercises = draft.lesson.exercises
    total = sum(exercise.points for exercise in exercises)
    if not draft.lesson.graded:
        return
    no_code = sum(exercise.points for exercise in exercises if exercise.route == "no-code")
    place = draft.at_logic(exercises[0].id)
    low, high = POINTS
    if not low <= total <= high:
        yield Finding(place, "points", f"The lesson gives {total:g} points. Make it {low} to {high}.")
    if no_code < total / 2:
        yield Finding(
            place,
            "no-code",
            f"The no-code route earns {no_code:g} of {total:g} points. Make it half or more.",
        )


def _objectives(draft: Draft) -> Iterator[Finding]:
    """A goal that speaks of code is tested by an exercise with code, each other by one without: whoever reads it can reach it."""
    front, place = draft.text.front, draft.at_key("tested_by")
    if not front.tested_by:
        return
    routes = {exercise.id: exercise.route for exercise in draft.lesson.exercises}
    if len(front.tested_by) != len(front.objectives):
        yield Finding(
            place, "tested-by", f"Give {len(front.objectives)} lists of exercises, one for each objective."
        )
    for goal, ids in zip(front.objectives, front.tested_by, strict=False):
        for id in sorted(set(ids) - routes.keys()):
            yield Finding(place, "tested-by", f"{id!r} is no exercise of this lesson.")
        wanted = "code" if re.search(r"\bcode\b", goal) else "no-code"
        if wanted not in {routes.get(id) for id in ids}:
            said = "with code" if wanted == "code" else "without code"
            yield Finding(place, "tested-by", f"Name an exercise {said} that tests {goal!r}.")


def _one_exercise(draft: Draft, exercise: Exercise) -> Iterator[tuple[str, str]]:
    words, logic = draft.at_words(exercise.id), draft.at_logic(exercise.id)
    for fault in faults_of_form(exercise):
        yield words if fault.in_words else logic, fault.do
    for name, code, place in (
        ("starter", tidy(exercise.starter), draft.at_words(exercise.id, "starter")),
        ("solution", tidy(exercise.reference), logic),
    ):
        sets = _names_set(code)
        if sets is None:
            yield place, f"Mend the {name}: it is not Python."
        elif exercise.variable not in sets:
            yield place, f"Let the {name} set {exercise.variable}."


def _code(draft: Draft, explorers: Collection[str]) -> Iterator[Finding]:
    answers = {exercise.variable for exercise in draft.lesson.exercises}
    for block in draft.text.blocks:
        if block.kind not in ("code", "given"):
            continue
        code = block.text
        place = draft.at(block.line)
        sets = _names_set(code)
        if sets is None:
            yield Finding(place, "code", "Mend this cell: it is not Python.")
            continue
        for name in sorted(sets & answers):
            yield Finding(place, "answer-names", f"Rename {name} here: it holds an answer.")
        for id in explored(code):
            if id not in explorers:
                yield Finding(
                    place,
                    "explorers",
                    f"There is no explorer {id!r}. There are {', '.join(sorted(explorers))}.",
                )
    for exercise in draft.lesson.exercises:
        others = _names_set(tidy(exercise.starter)) or set()
        for name in sorted((others & answers) - {exercise.variable}):
            yield Finding(
                draft.at_words(exercise.id, "starter"),
                "answer-names",
                f"Rename {name}: it holds another answer.",
            )


def _names_set(code: str) -> set[str] | None:
    """The names that a piece of code sets at its top level and inside; None if it isn't Python."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return None
    stored = {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return stored | defined
