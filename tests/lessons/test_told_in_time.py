"""A lesson tells nothing before it has asked: no truth before its guess, and no revealed truth that answers an exercise further down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import nbformat
import pytest
from msgspec import structs

from lessonkit.data import load
from lessonkit.exercises.deal import every_deal
from lessonkit.exercises.guesses.truths import truth
from lessonkit.exercises.kinds.units import all_are
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Exercise, Lesson
from tests.explorers.written_numbers import numbers
from tests.lessons.test_nothing_given_away import EACH, SOLUTIONS, as_printed

KIT = SOLUTIONS.parent
LESSONS = sorted(path.parent.name for path in SOLUTIONS.glob("*/exercises.py"))
MOST_DEALS = 12
OPENS = re.compile(
    r'\bexplore\(\s*"[\w-]+",[^)]*?\bafter="(?P<after>[\w-]+)"|\breveal\("(?P<reveal>[\w-]+)"(?P<shown>,?)'
)


@cache
def cells(lesson: str) -> list[nbformat.NotebookNode]:
    """The cells of a lesson as they are handed out."""
    found: list[nbformat.NotebookNode] = nbformat.read(
        Path(KIT, "lessons", lesson, f"{lesson}.ipynb"), 4
    ).cells
    return found


def place_of(lesson: str, exercise: str) -> int:
    """The place of the cell that asks an exercise."""
    return next(at for at, cell in enumerate(cells(lesson)) if cell.id == f"{lesson}-task-{exercise}")


def read_before(lesson: str, exercise: str) -> str:
    """What a learner has read when an exercise is asked, this lesson's and those of the lessons before it; without addresses and tags."""
    earlier = [cell for before in LESSONS if before < lesson for cell in cells(before)]
    read = [*earlier, *cells(lesson)[: place_of(lesson, exercise)]]
    text = "\n".join(cell.source for cell in read if cell.cell_type == "markdown")
    return re.sub(r"<[^>]*>|\]\([^)]*\)", " ", text)


@EACH
def test_no_text_before_a_guess_writes_its_truth(lesson: str, exercise: Exercise) -> None:
    # two digits are met by chance: they count where they stand as a share
    forms = as_printed(exercise)
    long = {form for form in forms if sum(map(str.isdigit, form)) > 2}
    text = read_before(lesson, exercise.id)
    assert not {number.rstrip("%") for number in numbers(text)} & long
    of = "percent|in (?:a|every) hundred|of (?:a|every) hundred|out of (?:a|every) hundred"
    whole = "|".join(re.escape(form) for form in forms - long)
    assert not whole or not re.findall(rf"(?<![\d.,])(?:{whole}) (?:{of})", text)


def told(question: Exercise, alone: bool) -> tuple[str, ...]:
    """The truths that a learner reads where the data behind a guess open, or where it is asked for alone."""
    return (question.truth, *(one for one in question.earlier if alone or one not in question.answered_alone))


def revealed(lesson: str, of: Lesson) -> Iterator[tuple[int, str]]:
    """The place of each cell that answers guesses, with each truth that it tells."""
    for at, cell in enumerate(cells(lesson)):
        for found in OPENS.finditer(cell.source if cell.cell_type == "code" else ""):
            question = of.exercise(found["after"] or found["reveal"])
            alone = bool(found["reveal"]) and not found["shown"]
            yield from ((at, name) for name in told(question, alone))


def is_answer(exercise: Exercise, name: str, of: Lesson) -> bool:
    """True if a truth is the answer to an exercise, for one of its deals."""
    whole, known = all_are(exercise), truth(name)
    scale = whole / known.range[1] if whole and known.range[1] in (100, 1000, 10_000) else 1
    for deal in islice(every_deal(of.pools, exercise.uses), MOST_DEALS):
        right = float(exercise.answer(load, deal))  # type: ignore[misc]
        if any(abs(right - scale * value) <= max(exercise.tolerance, 0.05) for value in known.found(load)):
            return True
    return False


def answered_too_early(lesson: str, of: Lesson) -> list[str]:
    """Each exercise with a number that a cell above it reveals."""
    asked = {one.id: place_of(lesson, one.id) for one in of.exercises if one.kind == "number"}
    first: dict[str, int] = {}
    for at, name in revealed(lesson, of):
        first.setdefault(name, at)
    return [
        f"{name} answers {id}, which stands below it"
        for name, at in first.items()
        for id, place in asked.items()
        if place > at and is_answer(of.exercise(id), name, of)
    ]


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_truth_that_is_revealed_answers_an_exercise_further_down(lesson: str) -> None:
    assert answered_too_early(lesson, load_lesson(SOLUTIONS / lesson)) == []


def test_what_lesson_4_holds_back_would_answer_its_fourth_exercise() -> None:
    """The rule above finds it: a learner who came through lesson 0 read the share of 2023 three exercises early."""
    lesson = load_lesson(SOLUTIONS / "04-who-is-deported")
    shown_at_once = tuple(structs.replace(one, answered_alone=()) for one in lesson.exercises)
    assert answered_too_early("04-who-is-deported", structs.replace(lesson, exercises=shown_at_once)) == [
        "convicted-of-removed-2023 answers ratio-of-sums, which stands below it"
    ]


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_guess_of_lesson_0_that_waits_is_told_in_its_lesson(lesson: str) -> None:
    of = load_lesson(SOLUTIONS / lesson)
    waiting = {name for one in of.exercises for name in one.answered_alone}
    assert waiting <= {name for _, name in revealed(lesson, of)}
