"""Which mistakes a class made, and what to do about them in ten minutes."""

from __future__ import annotations

from dataclasses import replace

from scomm.exercises.deal import deal_for
from scomm.exercises.wire import answer
from scomm.grading.report.mistakes import alike_of, mistakes_of
from scomm.grading.report.ten_minutes import place_of, ten_minutes
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
    talk = next(index for index, source in enumerate(facts.cells) if "**Talk about it.**" in source)
    near = next(one for one in facts.lesson.exercises if 0 <= place_of(facts.cells, one.id) - talk <= 12 or 0 <= talk - place_of(facts.cells, one.id) <= 12)  # fmt: skip
    made = replace(mistakes_of(made_up_class(24))[0], exercise=near.id)
    found = ten_minutes(facts, [made])
    far = ten_minutes(replace(facts, cells=facts.cells[:talk]), [made])
    assert found is not None
    assert far is not None
    assert found.question.startswith("Write down one sentence about your country")
    assert far.question == ""


def test_one_mistake_is_enough_and_none_is_none() -> None:
    facts = made_up_class(24)
    made = mistakes_of(facts)[:1]
    found = ten_minutes(facts, made)
    assert found is not None
    assert list(found.mistakes) == made
    assert ten_minutes(facts, []) is None
