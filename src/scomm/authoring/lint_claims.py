"""The rules for the numbers in a lesson, applied to its text and to what its exercises say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scomm.authoring.finding import Draft, Finding
from scomm.authoring.lint_text import exercise_texts
from scomm.claims.linter import lint
from scomm.claims.markdown import citations
from scomm.exercises.spec import Exercise, Load

_ALWAYS = ("0", "1", "100")
"""Ends of a scale, which an exercise may name."""


def claim_rules(draft: Draft, load: Load) -> Iterator[Finding]:
    """What the claims linter finds in lesson.md and in the titles, prompts, options and explanations."""
    name = draft.text.path.name
    texts = {name: draft.text.path.read_text(encoding="utf-8")}
    texts |= {exercise.id: _printed(exercise) for exercise in draft.lesson.exercises}
    for failure in lint(texts, load):
        place = draft.at(failure.line) if failure.file == name else draft.at_exercise(failure.file)
        yield Finding(place, failure.rule, f"{failure.wrong} {failure.do}")
    for exercise in draft.lesson.exercises:
        cited = {one.id for text in _put_into_cells(exercise) for one in citations(text)}
        for id in {one.id for text in exercise_texts(exercise) for one in citations(text)} - cited:
            yield Finding(
                draft.at_exercise(exercise.id),
                "claim-out-of-place",
                f"Cite {id!r} in the title, the prompt or an option; elsewhere it would be printed as it stands.",
            )


def _put_into_cells(exercise: Exercise) -> tuple[str, ...]:
    return (exercise.title, exercise.prompt, *exercise.options.values())


def _printed(exercise: Exercise) -> str:
    """What an exercise states, without the numbers that its task is made of."""
    words = exercise.properties.words or ()
    task = "|".join(sorted({*_ALWAYS, *map(str, words)}, key=len, reverse=True))
    text = "\n\n".join((*_put_into_cells(exercise), exercise.explain))
    return re.sub(rf"(?<![\w.,$-])(?:{task})(?![\w%]|[.,]\d)", "some", text)
