"""What a notebook tells of its exercises: all that a control needs, and nothing of what is right."""

from __future__ import annotations

import json
from pathlib import Path

from lessonkit.authoring.answer_controls import answer_control, answer_controls
from lessonkit.authoring.compile import _metadata
from lessonkit.data import load
from lessonkit.exercises.deal import every_deal
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.key.nearly import say
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Exercise
from lessonkit.exercises.wire import answer
from tests.exercises.tiny import LESSON

REPOSITORY = Path(__file__).resolve().parents[2]


def test_the_notebook_has_each_exercise_by_its_id() -> None:
    told = _metadata(LESSON)["scomm"]
    assert isinstance(told, dict)
    assert told["answers"] == answer_controls(LESSON)
    assert list(told["answers"]) == [exercise.id for exercise in LESSON.exercises]


def test_each_kind_has_what_its_control_needs() -> None:
    needs = {"choice": {"options"}, "prediction": {"range"}, "written": {"words"}}
    for exercise in LESSON.exercises:
        told = answer_control(exercise)
        assert {"kind", "variable", "title", "route", "hints", "starter"} | needs.get(
            exercise.kind, set()
        ) <= set(told)


def test_nothing_of_what_is_right_is_told() -> None:
    for exercise in LESSON.exercises:
        told = json.dumps(answer_control(exercise))
        private = [
            exercise.explain,
            exercise.solution,
            *exercise.hints,
            *(one.reply for one in exercise.mistakes),
        ]
        assert not [words for words in private if words and words.strip() in told]


def test_the_places_of_an_order_are_told_by_what_they_mean() -> None:
    exercise = load_lesson(REPOSITORY / "solutions" / "00-start-here").exercise("kinds-of-sentences")
    assert answer_control(exercise)["places"] == ["data", "testimony", "opinion"]


def every_number() -> list[tuple[LessonInFull, Exercise]]:
    lessons = [LessonInFull(load_lesson(one), load) for one in sorted((REPOSITORY / "solutions").glob("0*"))]
    return [(lesson, one) for lesson in lessons for one in lesson.exercises if one.kind == "number"]


def test_each_number_but_a_year_is_told_with_its_precision() -> None:
    untold = [one.id for _, one in every_number() if "precision" not in answer_control(one)]
    assert untold == ["first-answer"], "nobody rounds a year"


def test_the_right_number_with_the_decimals_that_are_told_is_right() -> None:
    for lesson, one in every_number():
        told = answer_control(one).get("precision", "exact")
        deal = next(every_deal(lesson.pools, one.uses))
        right = lesson.key(one.id, deal).right[0]
        given = right if told == "exact" else round(right, told)
        assert lesson.reply(one, answer(given), deal).state == "right", one.id


def test_a_reply_to_a_number_with_too_few_digits_says_the_precision_that_was_told() -> None:
    told = set()
    for lesson, one in every_number():
        deal = next(every_deal(lesson.pools, one.uses))
        right = lesson.key(one.id, deal).right[0]
        places = answer_control(one).get("precision")
        if not isinstance(places, int) or places == 0 or round(right, places - 1) == round(right, places):
            continue
        verdict = lesson.reply(one, answer(round(right, places - 1)), deal)
        if verdict.mistake == "nearly-rounded":
            assert verdict.reply == say("nearly.rounded-to", n=places)
            told.add(places)
    assert told == {1, 2}
