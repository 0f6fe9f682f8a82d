"""If there are ten minutes in class: two mistakes, one picture, one question, from what the class did and what the lesson holds."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessonkit.explorers.registry import explorer, ids
from lessonkit.grading.checkcell import id_in
from lessonkit.grading.report.facts import ClassFacts
from lessonkit.grading.report.mistakes import Made

TALK = re.compile(r"\*\*(?:Talk about it\.|What would change[^*]+)\*\*\s*(.+?)(?:\n\s*\n|\Z)", re.DOTALL)
MISTAKES = 2
NEAR = 12
"""Cells; what the lesson asks farther away is about something else."""


@dataclass(frozen=True)
class Chart:
    """An explorer of the lesson: what it is called, what it asks, and the code that opens it as the lesson does."""

    title: str
    question: str
    code: str


@dataclass(frozen=True)
class TenMinutes:
    """What to do: the mistakes, the picture near the first of them, and a question of the lesson's; "" where it has none."""

    mistakes: tuple[Made, ...]
    chart: Chart | None
    question: str


def ten_minutes(facts: ClassFacts, made: Sequence[Made]) -> TenMinutes | None:
    """The two mistakes that most learners made, in two exercises if there are two; None where nobody made one.

    How a guess was written down is worth no minute of a class, so those count only where there is nothing else.
    """
    guesses = {one.id for one in facts.lesson.exercises if one.answer_kind.is_guess}
    made = [one for one in made if one.exercise not in guesses] or made
    chosen: list[Made] = []
    for one in made:
        if len(chosen) < MISTAKES and one.exercise not in {other.exercise for other in chosen}:
            chosen.append(one)
    chosen += [one for one in made if one not in chosen][: MISTAKES - len(chosen)]
    if not chosen:
        return None
    at = place_of(facts.cells, chosen[0].exercise)
    return TenMinutes(tuple(chosen), _nearest_chart(facts.cells, at), _nearest_talk(facts.cells, at))


def place_of(cells: Sequence[str], exercise: str) -> int:
    """Where an exercise is checked; the end where it is not."""
    return next((index for index, source in enumerate(cells) if id_in(source) == exercise), len(cells))


def _nearest_chart(cells: Sequence[str], at: int) -> Chart | None:
    """The last explorer before a place, else the first behind it."""
    found = list(_charts(cells))
    before = [chart for index, chart in found if index < at]
    return before[-1] if before else found[0][1] if found else None


def _charts(cells: Sequence[str]) -> Iterator[tuple[int, Chart]]:
    for index, source in enumerate(cells):
        try:
            body = ast.parse(source).body if source.lstrip().startswith("explore(") else []
        except SyntaxError:
            continue
        for line in body:
            call = line.value if isinstance(line, ast.Expr) else None
            first = call.args[0] if isinstance(call, ast.Call) and call.args else None
            if isinstance(first, ast.Constant) and first.value in ids():
                one = explorer(str(first.value))
                yield index, Chart(one.title, one.question, source.strip())


def _nearest_talk(cells: Sequence[str], at: int) -> str:
    """What the lesson asks a class to talk about near a place; empty where that is nothing."""
    found = [
        (abs(index - at), " ".join(text[1].split()))
        for index, source in enumerate(cells)
        if abs(index - at) <= NEAR and (text := TALK.search(source))
    ]
    return min(found)[1] if found else ""
