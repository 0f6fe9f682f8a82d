"""What an explorer says as it opens does not answer the exercise that comes next, nor one that sends its reader to it."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from lessonkit.authoring.code_names import explored
from lessonkit.authoring.lint import needed
from lessonkit.authoring.source import read_text
from lessonkit.data import load
from lessonkit.exercises.deal import every_deal
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Exercise
from lessonkit.explorers import Explorer, explorer, ids
from tests.explorers.written_numbers import numbers

SOLUTIONS = Path(__file__).parents[2] / "solutions"
TITLES = {id: explorer(id).title for id in ids()}
MOST_DEALS = 12


def calls(code: str) -> Iterator[ast.Call]:
    """Each call that opens an explorer in a cell."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and explored(ast.unparse(node)):
            yield node


def opened(code: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The explorers that a cell opens, each with the controls that it sets."""
    for call in calls(code):
        yield (
            call.args[0].value,  # type: ignore[attr-defined]
            {
                one.arg: one.value.value
                for one in call.keywords
                if isinstance(one.value, ast.Constant) and one.arg and one.arg != "after"
            },
        )


def pairs() -> Iterator[tuple[str, Exercise, str, dict[str, Any]]]:
    """Each exercise with the explorers that it needs, and with the one that was opened last above it, as the lesson opens them."""
    for folder in sorted(path.parent for path in SOLUTIONS.glob("*/exercises.py")):
        lesson, shown, last = load_lesson(folder), {}, None
        for place, block in enumerate(read_text(folder / "lesson.md").blocks):
            if block.kind == "code":
                for id, chosen in opened(block.text):
                    shown[id], last = (place, chosen), id
            elif block.kind == "exercise":
                exercise = lesson.exercise(block.text)
                wanted = needed(exercise, {id: at for id, (at, _) in shown.items()}, TITLES, lesson.pools)
                for id in dict.fromkeys([*wanted, *([last] if last else [])]):
                    yield folder.name, exercise, id, shown[id][1]
                last = None


PAIRS = [one for one in pairs() if not explorer(one[2]).lacking()]
NUMBERS = pytest.mark.parametrize(
    ("lesson", "exercise", "id", "chosen"),
    [one for one in PAIRS if one[1].kind == "number"],
    ids=[f"{one[1].id}-{one[2]}" for one in PAIRS if one[1].kind == "number"],
)


def said_at_first(found: Explorer, chosen: dict[str, Any], marks: dict[str, Any]) -> str:
    """The words of an explorer as a learner with these marks first sees it."""
    view = found.view({**found.first(marks), **chosen}, marks)
    return " ".join((view.chart.finding, view.chart.of, view.sentence, *(one.words for one in view.notes)))


def as_written(answer: float, tolerance: float) -> str:
    """An answer with the decimals that its exercise asks for."""
    decimals = max(0, math.ceil(-math.log10(2 * tolerance))) if tolerance else 0
    return f"{answer:,.{decimals}f}"


def test_an_answer_is_written_as_exactly_as_it_is_asked_for() -> None:
    assert [
        as_written(1.8037, 0.02),
        as_written(19.9999, 0.5),
        as_written(1234.5, 0.5),
        as_written(7, 0),
    ] == [
        "1.80",
        "20",
        "1,234",
        "7",
    ]


@NUMBERS
def test_no_explorer_opens_with_the_number_that_an_exercise_asks_for(
    lesson: str, exercise: Exercise, id: str, chosen: dict[str, Any]
) -> None:
    pools, found = load_lesson(SOLUTIONS / lesson).pools, explorer(id)
    for deal in islice(every_deal(pools, exercise.uses), MOST_DEALS):
        answer = as_written(abs(float(exercise.answer(load, deal))), exercise.tolerance)  # type: ignore[misc]
        said = {one.rstrip("%") for one in numbers(said_at_first(found, chosen, vars(deal)))}
        assert answer not in said, f"{id} opens with the answer to {exercise.id} for {deal}"


def test_the_explorers_of_the_exercises_are_looked_at() -> None:
    assert {("behind-the-record", "reported-against-real"), ("county-can-change", "follow-the-print")} <= {
        (exercise.id, id) for _, exercise, id, _ in PAIRS
    }


@pytest.mark.parametrize("id", [id for id in ids() if "solved" in explorer(id).marks])
def test_what_an_explorer_adds_once_an_exercise_is_solved_it_does_not_say_as_it_opens(id: str) -> None:
    """Every exercise that could be solved is: the lines that only this adds were not there before, in no cell that opens it."""
    found = explorer(id)
    solved = {"solved": tuple(exercise.id for _, exercise, _, _ in PAIRS)}
    openings = [chosen for _, _, one, chosen in PAIRS if one == id]
    assert openings
    for chosen in openings:
        before = said_at_first(found, chosen, {})
        state = {**found.start, **chosen}
        after = found.view(state, solved)
        assert after.chart.shown() != found.view(state).chart.shown()
        added = [
            line
            for line in after.sentence.splitlines()
            if line not in found.view(state).sentence.splitlines()
        ]
        assert not any(line in before for line in added)


def test_an_explorer_can_be_set_to_whatever_a_lesson_deals() -> None:
    dealt = []
    for folder in sorted(path.parent for path in SOLUTIONS.glob("*/exercises.py")):
        cells = [block.text for block in read_text(folder / "lesson.md").blocks if block.kind == "code"]
        for call in (one for cell in cells for one in calls(cell)):
            shown = explorer(call.args[0].value)  # type: ignore[attr-defined]
            for word in call.keywords:
                if isinstance(word.value, ast.Attribute) and word.arg:
                    dealt.append((folder.name, shown.id, word.arg))
                    pool = load_lesson(folder).pools[word.value.attr]
                    assert {*map(str, pool)} <= {*map(str, shown.control(word.arg).values)}, dealt[-1]
    assert len(dealt) >= 4
