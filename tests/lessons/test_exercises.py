"""Every exercise of every lesson keeps every must, and falls for no impostor."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FunctionType

import pytest

from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.exercises import Deal, Exercise, Lesson
from lessonkit.exercises.deal import every_deal
from lessonkit.exercises.key.judge import Key, judge, key_for, packed_probes
from lessonkit.exercises.key.proof import prove
from lessonkit.exercises.kinds.chart_same import same_points
from lessonkit.exercises.locate import load_lesson
from tests.exercises import tiny
from tests.exercises.impostors import STRANGERS, disguises, other_forms

SOLUTIONS = Path(__file__).parents[2] / "solutions"
FOLDERS = sorted(path.parent for path in SOLUTIONS.glob("*/exercises.py"))


def every_lesson() -> dict[str, Lesson]:
    """Each lesson that can be loaded; one that can't fails a test of its own, not all the others."""
    found = {"90-tiny": tiny.LESSON}
    for folder in FOLDERS:
        with contextlib.suppress(KitError):
            found[folder.name] = load_lesson(folder)
    return found


LESSONS = every_lesson()
EXERCISES = [(name, exercise.id) for name, lesson in LESSONS.items() for exercise in lesson.exercises]
COMPARED = [(name, id) for name, id in EXERCISES if LESSONS[name].exercise(id).answer is not None]


def a_deal(lesson: Lesson, exercise: Exercise) -> Deal:
    return next(iter(every_deal(lesson.pools, exercise.uses)))


@cache
def keyed(name: str, id: str) -> tuple[Exercise, Deal, Key | None, list]:
    lesson = LESSONS[name]
    exercise = lesson.exercise(id)
    deal = a_deal(lesson, exercise)
    key = key_for(exercise, deal, load) if exercise.answer else None
    return exercise, deal, key, packed_probes(exercise, load)


def verdict_on(name: str, id: str, value: object):
    exercise, deal, key, probes = keyed(name, id)
    return judge(exercise, exercise.answer_kind.take(value, probes), deal, load, key)


def test_there_is_a_lesson_to_prove():
    assert FOLDERS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_lesson_can_be_loaded(folder):
    assert load_lesson(folder).id == folder.name


def test_every_exercise_of_the_tiny_lesson_keeps_every_must_for_every_deal():
    assert (
        prove(tiny.LESSON, load) == []
    )  # those of the kit's lessons are proved by their build: test_notebooks.py


@pytest.mark.parametrize(("name", "id"), EXERCISES)
def test_no_stranger_scores_or_stops_a_check(name, id):
    # one test for all strangers: thousands of tests would cost more than what they do
    for stranger, make in STRANGERS.items():
        verdict = verdict_on(name, id, make())
        assert verdict.score == 0, stranger
        assert verdict.state not in ("right", "partly"), stranger
        assert verdict.reply.strip(), stranger
        assert verdict._repr_html_().isprintable(), stranger


@pytest.mark.parametrize(("name", "id"), COMPARED)
def test_the_right_answer_in_disguise_never_scores(name, id):
    exercise, deal, _, _ = keyed(name, id)
    right = exercise.answer(load, deal)
    assert verdict_on(name, id, right).state == "right"
    for how, disguise in disguises(exercise.kind, right).items():
        verdict = verdict_on(name, id, disguise)
        assert (verdict.score, bool(verdict.reply)) == (0, True), f"{how}: {verdict.as_text()}"


@pytest.mark.parametrize(("name", "id"), COMPARED)
def test_the_right_answer_in_another_form_is_read(name, id):
    exercise, deal, _, _ = keyed(name, id)
    for how, form in other_forms(exercise.kind, exercise.answer(load, deal)).items():
        assert verdict_on(name, id, form).state == "right", how


@pytest.mark.parametrize("name", LESSONS)
def test_an_answer_under_another_name_is_not_attempted(name):
    lesson = LESSONS[name]
    for exercise in lesson.exercises:
        if exercise.answer is None:
            continue
        _, deal, key, probes = keyed(name, exercise.id)
        right = exercise.answer(load, deal)
        space = {"answer": right, "check": lambda id: 1, "_": right}
        space |= {other.variable: right for other in lesson.exercises if other is not exercise}
        verdict = judge(
            exercise, exercise.answer_kind.take(space.get(exercise.variable, ...), probes), deal, load, key
        )
        assert (verdict.state, verdict.score) == ("not-attempted", 0)


@pytest.mark.parametrize("name", LESSONS)
def test_no_two_exercises_share_a_variable(name):
    names = [exercise.variable for exercise in LESSONS[name].exercises]
    assert len(set(names)) == len(names)


def replies(lesson: Lesson) -> Iterator[tuple[str, str]]:
    for exercise in lesson.exercises:
        for mistake in exercise.mistakes:
            yield f"{exercise.id}: {mistake.name}", mistake.reply
        for text in (*exercise.hints, exercise.explain, *exercise.explains.values()):
            yield exercise.id, text


@pytest.mark.parametrize("name", LESSONS)
def test_what_a_learner_reads_has_short_sentences(name):
    for place, text in replies(LESSONS[name]):
        longest = max(len(sentence.split()) for sentence in re.split(r"[.?!:;]\s", text))
        assert longest <= 28, f"{place}: {text}"


@pytest.mark.parametrize(("name", "id"), COMPARED)
def test_the_key_of_an_exercise_does_not_hold_python_objects(name, id):
    import json

    _, _, key, _ = keyed(name, id)
    for value in (*key.right, *(value for _, value in key.mistakes)):
        assert json.loads(json.dumps(value, allow_nan=False)) == value


def test_a_mistaken_answer_that_changes_its_data_harms_no_other():
    def spoils(load_, deal):
        table = load_("dhs-annual")
        table["people"] = 0
        return float(table["people"].sum())

    before = load("dhs-annual")
    assert spoils(load, Deal()) == 0
    assert load("dhs-annual").equals(before)


def test_functions_are_the_only_answers_that_are_called():
    called = []
    for name, id in EXERCISES:
        if LESSONS[name].exercise(id).kind != "function":
            verdict_on(name, id, lambda *arguments: called.append(arguments))
    assert called == []
    assert isinstance(tiny.right_percent, FunctionType)


CHARTS = [
    (name, id) for name, id in COMPARED if LESSONS[name].exercise(id).kind == "chart" and name != "90-tiny"
]


@pytest.mark.parametrize(("name", "id"), CHARTS)
def test_no_mistake_of_a_chart_has_the_right_numbers(name: str, id: str) -> None:
    """What is wrong with its words, names or axes is told by rule."""
    exercise, _, key, _ = keyed(name, id)
    assert key is not None
    assert [
        mistake.name
        for mistake, chart in key.mistakes
        if any(same_points(chart, right, exercise.tolerance) for right in key.right)
    ] == []


FUNCTIONS = [(name, id) for name, id in COMPARED if LESSONS[name].exercise(id).kind == "function"]


@pytest.mark.parametrize(("name", "id"), FUNCTIONS)
def test_a_function_that_rounds_its_numbers_is_told_from_one_that_does_not(name: str, id: str) -> None:
    exercise, _, key, _ = keyed(name, id)
    assert key is not None
    numbers = [one["value"] for one in key.right[0] if one["type"] == "number"]
    assert not numbers or any(abs(number - round(number, 1)) > exercise.tolerance for number in numbers)
