"""Answers that are right for a classmate's deal: found, with the odds that chance alone makes them."""

from __future__ import annotations

import math
import random

import pytest

from lessonkit.exercises.deal import deal_for, every_deal
from lessonkit.exercises.wire import answer
from lessonkit.grading.report.classmates import shared_of
from lessonkit.grading.report.facts import ClassFacts
from tests.grading.report.a_class import changed, given, in_full, made_up_class, right
from tests.grading.report.test_mistakes import all_right

DEALT = ("two-universes", "which-rows")


def dealt_exercises(facts: ClassFacts):
    return [one for one in facts.lesson.exercises if one.uses]


def copies(facts: ClassFacts, learner: str, mate: str, exercises: int = 2) -> ClassFacts:
    """The class in which a learner handed in a classmate's numbers."""
    codes = {one.name: one.code for one in facts.learners}
    mine, theirs = (deal_for(codes[name], facts.lesson.pools) for name in (learner, mate))
    new = {
        one.id.replace("-", "_"): given(facts.lesson, one, right(facts.lesson, one, theirs), mine)
        for one in dealt_exercises(facts)[:exercises]
    }
    return changed(facts, learner, **new)


def far_apart(facts: ClassFacts) -> tuple[str, str]:
    """Two learners who were dealt nothing alike."""
    deals = {one.name: vars(deal_for(one.code, facts.lesson.pools)) for one in facts.learners}
    return next(
        (one, other)
        for one, mine in deals.items()
        for other, theirs in deals.items()
        if all(mine[name] != theirs[name] for name in mine)
    )


def ways(facts: ClassFacts, exercise, code: str) -> int:
    """On how many other answers a slip can fall."""
    lesson = facts.lesson
    mine = lesson.key(exercise.id, deal_for(code, lesson.pools)).right[0]
    others = {
        repr(lesson.key(exercise.id, deal).right[0]) for deal in every_deal(lesson.pools, exercise.uses)
    }
    return len(others - {repr(mine)})


def test_a_class_that_is_right_shares_nothing() -> None:
    assert shared_of(all_right(6)) == []


def test_a_classmates_numbers_are_found_with_the_exercises_and_the_odds() -> None:
    facts = all_right(8)
    learner, mate = far_apart(facts)
    (found,) = shared_of(copies(facts, learner, mate))
    code = next(one.code for one in facts.learners if one.name == learner)
    exercises = dealt_exercises(facts)
    assert (found.learner, found.classmate) == (learner, mate)
    assert found.titles == tuple(one.title for one in exercises[:2])
    wanted = 7 * math.prod(1 / ways(facts, one, code) for one in exercises[:2])
    assert found.chance == pytest.approx(min(1, wanted))


def test_one_slip_in_a_class_that_holds_many_deals_is_to_be_expected() -> None:
    facts = all_right(16)
    learner, mate = far_apart(facts)
    (found,) = shared_of(copies(facts, learner, mate, exercises=1))
    assert found.chance == 1
    assert found.one_in == 1


def test_a_mistake_that_the_lesson_names_explains_itself() -> None:
    facts = all_right(5)
    exercise = dealt_exercises(facts)[0]
    for learner in facts.learners:
        deal = deal_for(learner.code, facts.lesson.pools)
        _, wrong = facts.lesson.key(exercise.id, deal).mistakes[0]
        response = given(facts.lesson, exercise, answer(wrong), deal)
        facts = changed(facts, learner.name, **{exercise.id.replace("-", "_"): response})
    assert shared_of(facts) == []


def test_who_has_no_code_is_compared_with_nobody() -> None:
    facts = made_up_class(6)
    learners = [one.__class__(one.name, "", one.responses) for one in facts.learners]
    assert shared_of(ClassFacts(facts.lesson, facts.title, [], learners)) == []


def test_the_odds_are_those_of_classes_in_which_nobody_copies() -> None:
    """In classes of slips alone, a finding as rare as 1 in 5 comes no more often than so."""
    lesson, draw, rare, classes = in_full(), random.Random(3), 0, 60
    exercises = [one for one in lesson.exercises if one.uses]
    base = all_right(8)
    for _ in range(classes):
        facts = base
        learner = draw.choice(facts.learners)
        mine = deal_for(learner.code, lesson.pools)
        new = {}
        for one in exercises:
            others = [deal for deal in every_deal(lesson.pools, one.uses) if deal != mine]
            new[one.id.replace("-", "_")] = given(lesson, one, right(lesson, one, draw.choice(others)), mine)
        facts = changed(facts, learner.name, **new)
        rare += any(one.chance <= 0.2 for one in shared_of(facts))
    assert rare / classes <= 0.2
