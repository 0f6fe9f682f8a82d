"""What a notebook tells of its exercises: all that a control needs, and nothing of what is right."""

from __future__ import annotations

import json
from pathlib import Path

from scomm.authoring.answer_controls import answer_control, answer_controls
from scomm.authoring.compile import _metadata
from scomm.exercises.locate import load_lesson
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
