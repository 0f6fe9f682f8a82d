"""Which mistakes a class made, and what to do about them in ten minutes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from lessonkit.exercises.deal import deal_for
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.wire import answer
from lessonkit.grading.report.facts import Response
from lessonkit.grading.report.gathering import replies_of
from lessonkit.grading.report.mistakes import LONGEST_LABEL, alike_of, in_short, mistakes_of
from lessonkit.grading.report.ten_minutes import TALK, place_of, ten_minutes
from tests.grading.course import KIT
from tests.grading.report.a_class import changed, given, made_up_class, right


def all_right(people: int):
    """A class in which everybody has everything right."""
    facts = made_up_class(people)
    for learner in facts.learners:
        deal = deal_for(learner.code, facts.lesson.pools)
        new = {
            one.id.replace("-", "_"): given(facts.lesson, one, right(facts.lesson, one, deal), deal)
            for one in facts.lesson.exercises
            if one.answer_kind.keyed
        }
        facts = changed(facts, learner.name, **new)
    return facts


def with_answer(facts, exercise: str, value: object, *learners: str):
    one = facts.lesson.exercise(exercise)
    for name in learners:
        code = next(learner.code for learner in facts.learners if learner.name == name)
        response = given(facts.lesson, one, answer(value), deal_for(code, facts.lesson.pools))
        facts = changed(facts, name, **{exercise.replace("-", "_"): response})
    return facts


def test_each_mistake_is_counted_once_a_learner_with_what_it_cost() -> None:
    facts = all_right(5)
    ratio = facts.lesson.exercise("fewer-or-more")
    deal = deal_for(facts.learners[0].code, facts.lesson.pools)
    mistake, wrong = facts.lesson.key(ratio.id, deal).mistakes[0]
    facts = with_answer(facts, ratio.id, wrong, "learner-00", "learner-03")
    (made,) = mistakes_of(facts)
    assert (made.name, made.learners) == (mistake.name, ("learner-00", "learner-03"))
    assert made.reply == mistake.reply
    assert (made.cost, made.tried) == (2 * ratio.points * (1 - mistake.score), 5)


def test_the_most_frequent_come_first() -> None:
    made = mistakes_of(made_up_class(24))
    counts = [len(one.learners) for one in made]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_a_wrong_answer_without_a_name_is_told_where_two_gave_it() -> None:
    facts = with_answer(all_right(4), "fewer-or-more", 77.7, "learner-01", "learner-02")
    facts = with_answer(facts, "fewer-or-more", 55.5, "learner-03")
    (alike,) = alike_of(facts)
    assert (alike.answer, alike.learners) == ("77.7", ("learner-01", "learner-02"))


def test_ten_minutes_have_two_mistakes_of_two_exercises_and_the_explorer_before_the_first() -> None:
    facts = made_up_class(24)
    found = ten_minutes(facts, mistakes_of(facts))
    assert found is not None
    first, second = found.mistakes
    assert first.exercise != second.exercise
    assert len(first.learners) >= len(second.learners)
    assert found.chart is not None
    at = place_of(facts.cells, first.exercise)
    assert found.chart.code in facts.cells[:at]


def test_the_question_is_one_of_the_lesson_if_it_asks_one_near_by() -> None:
    facts = all_right(3)
    talk = next(
        index for index, source in enumerate(facts.cells) if "**What would change your mind?**" in source
    )
    near = next(one for one in facts.lesson.exercises if 0 <= place_of(facts.cells, one.id) - talk <= 12 or 0 <= talk - place_of(facts.cells, one.id) <= 12)  # fmt: skip
    made = replace(mistakes_of(made_up_class(24))[0], exercise=near.id)
    found = ten_minutes(facts, [made])
    far = ten_minutes(replace(facts, cells=facts.cells[:talk]), [made])
    assert found is not None
    assert far is not None
    assert found.question.startswith("Name one table that nobody has published yet")
    assert far.question == ""


def test_each_lesson_asks_what_a_class_can_talk_about() -> None:
    asked = {
        path.parent.name: TALK.search(path.read_text("utf-8")) for path in KIT.glob("solutions/*/lesson.md")
    }
    assert len(asked) == 8
    assert [lesson for lesson, found in asked.items() if found is None] == []


def test_no_minute_of_a_class_goes_to_how_a_guess_was_written_down() -> None:
    facts = made_up_class(24)
    guess = next(one for one in facts.lesson.exercises if one.answer_kind.is_guess)
    other = mistakes_of(facts)[0]
    form = replace(other, exercise=guess.id, learners=tuple(f"learner-{n:02}" for n in range(24)))
    found = ten_minutes(facts, [form, other])
    alone = ten_minutes(facts, [form])
    assert found is not None
    assert alone is not None
    assert list(found.mistakes) == [other]
    assert list(alone.mistakes) == [form]


def test_a_mistake_is_called_by_what_the_learner_reads_of_it() -> None:
    facts = made_up_class(24)
    for one in mistakes_of(facts):
        assert one.reply.startswith(one.words.removesuffix(" …"))
        assert 12 <= len(one.words) <= LONGEST_LABEL
        assert one.words != one.name.replace("-", " ")


def test_every_mistake_of_every_lesson_has_words_for_a_label() -> None:
    short = []
    for folder in sorted((KIT / "solutions").glob("0*")):
        for exercise in load_lesson(folder).exercises:
            short += [one.name for one in exercise.mistakes if len(in_short(one.reply)) < 12]
    assert short == []


def test_a_mistake_that_no_exercise_lists_has_the_words_of_its_reply(tmp_path: Path) -> None:
    facts = all_right(3)
    table = facts.lesson.exercise("tidy-table")
    unlisted = Response("partly", 0.5, 1, mistake="rows-too-many")
    facts = changed(facts, "learner-01", **{table.id.replace("-", "_"): unlisted})
    reply = (
        "<div><strong>Partly right</strong><p style='margin:0'>Your table has 3 rows &amp; needs 2.</p></div>"
    )
    cell = {"metadata": {"scomm": {"exercise": table.id}}, "outputs": [{"data": {"text/html": [reply]}}]}
    (tmp_path / "learner-01.ipynb").write_text(json.dumps({"cells": [{"metadata": {}}, cell]}))
    page = lambda learner: tmp_path / f"{learner}.ipynb"  # noqa: E731
    replies = replies_of(facts.lesson.exercises, facts.learners, page)
    assert replies == {(table.id, "rows-too-many"): "Your table has 3 rows & needs 2."}
    (made,) = mistakes_of(replace(facts, replies=replies))
    assert made.words == "Your table has 3 rows & needs 2."
    (page("learner-01")).write_text("[]")  # changed by hand, or deleted
    assert replies_of(facts.lesson.exercises, facts.learners, page) == {}
    (made,) = mistakes_of(facts)
    assert made.words == "rows too many"


def test_one_mistake_is_enough_and_none_is_none() -> None:
    facts = made_up_class(24)
    made = mistakes_of(facts)[:1]
    found = ten_minutes(facts, made)
    assert found is not None
    assert list(found.mistakes) == made
    assert ten_minutes(facts, []) is None
