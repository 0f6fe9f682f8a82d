"""The rules for the numbers in a lesson, applied to its text and to what its exercises say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lessonkit.authoring.finding import Draft, Finding
from lessonkit.authoring.lint_text import exercise_texts
from lessonkit.claims.linter import lint
from lessonkit.claims.markdown import citations
from lessonkit.exercises.spec import Exercise, Load

_ALWAYS = ("0", "1", "100")
"""Ends of a scale, which an exercise may name."""


def claim_rules(draft: Draft, load: Load) -> Iterator[Finding]:
    """What the claims linter finds in lesson.md: its text, and the titles, prompts, options and explanations in it."""
    lines = draft.text.path.read_text(encoding="utf-8").splitlines()
    texts = {"": _outside(draft, lines)}
    texts |= {exercise.id: _printed(draft, exercise, lines) for exercise in draft.lesson.exercises}
    for failure in (*lint(texts, load), *lint({"": _for_instructors(draft, lines)}, load)):
        yield Finding(draft.at(failure.line), failure.rule, f"{failure.wrong} {failure.do}")
    for exercise in draft.lesson.exercises:
        cited = {one.id for text in _put_into_cells(exercise) for one in citations(text)}
        for section, text in exercise_texts(exercise):
            for id in {one.id for one in citations(text)} - cited:
                yield Finding(
                    draft.at_words(exercise.id, section),
                    "claim-out-of-place",
                    f"Cite {id!r} in the title, the prompt or an option; elsewhere it would be printed as it stands.",
                )


def _put_into_cells(exercise: Exercise) -> tuple[str, ...]:
    return (exercise.title, exercise.prompt, *exercise.options.values())


def _outside(draft: Draft, lines: list[str]) -> str:
    """The text without its exercises and what it says to instructors alone, every line where it was."""
    left = list(lines)
    spans = [(one.line, one.end) for one in draft.text.exercises.values()]
    spans += [(one.line, one.end) for one in draft.text.instructors]
    for first, last in spans:
        left[first - 1 : last] = [""] * (last - first + 1)
    return "\n".join(left)


def _for_instructors(draft: Draft, lines: list[str]) -> str:
    """What the text says to instructors alone, every line where it was: a claim there answers none of the lesson's own."""
    left = [""] * len(lines)
    for block in draft.text.instructors:
        if block.kind != "plan":
            left[block.line : block.end - 1] = lines[block.line : block.end - 1]
    return "\n".join(left)


def _printed(draft: Draft, exercise: Exercise, lines: list[str]) -> str:
    """What an exercise states, every line where it was, without the numbers that its task is made of."""
    block = draft.text.exercises[exercise.id]
    left = [""] * len(lines)
    begins = sorted(block.lines.items(), key=lambda one: one[1])
    ends = [line - 1 for _, line in begins[1:]] + [block.end - 1]
    for (section, first), last in zip(begins, ends, strict=True):
        if section == "title" or section.startswith(("explain", "option ")):
            left[first:last] = lines[first:last]
    left[block.lines["title"] - 1] = block.title
    words = exercise.properties.words or ()
    task = "|".join(sorted({*_ALWAYS, *map(str, words)}, key=len, reverse=True))
    return re.sub(rf"(?<![\w.,$-])(?:{task})(?![\w%]|[.,]\d)", "some", "\n".join(left))
