"""A kind that one file brings goes all the way: check, practice, hand-over and grading, passport, key and proof."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from lessonkit.authoring.key_notes import notes_markdown
from lessonkit.exercises import Exercise, Lesson, Mistake, Properties, kinds, refusals
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.key.practice import read_practice, to_practice
from lessonkit.exercises.key.proof import prove
from lessonkit.exercises.kinds import registry
from lessonkit.exercises.learner.code_in_notebook import FoundCode
from lessonkit.exercises.learner.handover import collect, request_for
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.learner.passport_file import from_json, to_json
from lessonkit.grading.engine import Handed, grade
from tests.exercises import tiny

TOY = '''
"""Yes or no."""

from lessonkit.exercises.kinds.kind import Fault, FormFault, Kind
from lessonkit.exercises.refusals import Rule
from lessonkit.exercises.wire import answer, refused_as


class YesOrNo(Kind):
    """True for yes."""

    name = "yes-or-no"
    form = bool
    rules = {"yes-or-no": Rule(lambda: "This is {thing}. Say True or False.", ("thing",))}
    wants_mutants = False

    def coerce(self, value):
        return answer(value) if type(value) is bool else refused_as("yes-or-no", value)

    def same(self, given, wanted, tolerance):
        return given is wanted

    def line(self, value):
        return "yes" if value else "no"

    def faults_of_form(self, exercise):
        if exercise.tolerance:
            yield FormFault("Give it no tolerance.")

    def faults(self, bench):
        for value in (True, False):
            if value not in bench.key.right and bench.judge(value).mistake is None:
                yield "the wrong word has no reply of its own"


KIND = YesOrNo()
'''

CODE = "otter-maple-river"


@pytest.fixture
def lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lesson]:
    """A lesson with an exercise of a kind that nothing but one new file knows."""
    (tmp_path / "yes_or_no.py").write_text(TOY)
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(tmp_path)])
    registry.every_kind.cache_clear()
    refusals.rules.cache_clear()
    exercise = Exercise(
        id="more-red",
        kind="yes-or-no",
        title="More red",
        prompt="Are most boxes red?",
        points=2,
        minutes=1,
        route="no-code",
        properties=Properties(type="True or False"),
        starter="more_red = ...",
        solution="more_red = False",
        answer=lambda load, deal: False,
        mistakes=(
            Mistake("the-rest", lambda load, deal: True, "Those are the others."),
            Mistake("the-rest-again", lambda load, deal: True, "Those are the others still."),
        ),
        hints=("Count.", "Compare."),
    )
    yield replace(tiny.LESSON, exercises=(exercise,))
    registry.every_kind.cache_clear()
    refusals.rules.cache_clear()


def test_it_is_checked_and_practised(lesson: Lesson, tmp_path: Path) -> None:
    full, question = LessonInFull(lesson, tiny.load), lesson.exercises[0]
    path = tmp_path / "practice.json"
    path.write_text(json.dumps(to_practice(lesson, tiny.load, "full")))
    practice = read_practice(path)

    def said(value: object) -> list[tuple[str, float, str]]:
        replies = [one.reply(question, one.take(question, value), Deal()) for one in (full, practice)]
        return [(verdict.state, verdict.score, verdict.reply) for verdict in replies]

    assert [state for state, _, _ in said(False)] == ["right", "practice"]
    assert said(True) == [("not-yet", 0, "Those are the others.")] * 2
    assert said("yes") == [("unreadable", 0, "This is text. Say True or False.")] * 2
    assert said(...)[0][0] == "not-attempted"


def test_it_is_handed_over_and_graded(lesson: Lesson) -> None:
    full, exercise = LessonInFull(lesson, tiny.load), lesson.exercises[0]
    for value, score in ((False, 2), (True, 0), (0, 0)):
        message = json.loads(json.dumps(collect({"more_red": value}, request_for(exercise, []))))
        given = Handed.of([message]).answer
        assert grade(full, exercise, given, FoundCode(CODE, "first cell")).score == score
    forged = Handed.of([{"answer": {"state": "answer", "value": 0}}]).answer
    assert grade(full, exercise, forged, FoundCode(CODE, "first cell")).state == "unreadable"


def test_its_passport_comes_back(lesson: Lesson) -> None:
    full, exercise = LessonInFull(lesson, tiny.load), lesson.exercises[0]
    given = full.take(exercise, False)
    passport = Passport("90-tiny", "1.0").with_check("more-red", given, full.reply(exercise, given, Deal()))
    assert from_json(to_json(passport)).entries["more-red"].answer == given
    assert exercise.answer_kind.as_code("more_red", False) == "more_red = False"


def test_its_key_is_printed(lesson: Lesson) -> None:
    assert "**Right:** no." in notes_markdown(lesson.exercises[0], lesson, Deal(), tiny.load)


def test_it_is_proved(lesson: Lesson) -> None:
    (exercise,) = lesson.exercises
    once = replace(exercise, mistakes=exercise.mistakes[:1], tolerance=1)
    assert prove(replace(lesson, exercises=(once,)), tiny.load) == [
        "more-red: Name two or more mistakes that learners make.",
        "more-red: Give it no tolerance.",
    ]
    never = replace(exercise, mistakes=(), answer=lambda load, deal: False)
    said = prove(replace(lesson, exercises=(never,)), tiny.load)
    assert "more-red: the wrong word has no reply of its own" in said
