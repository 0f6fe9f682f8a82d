"""Each workshop's steps add up to what its title promises, and nobody has to write code in it."""

from __future__ import annotations

import re

import pytest

from lessonkit.errors import KitError
from lessonkit.explorers import registry
from lessonkit.teaching.workshop import agenda
from lessonkit.teaching.workshop.agenda import Cut, cut, cuts, lesson_read
from lessonkit.teaching.workshop.deliberation import deliberation, stages

each_cut = pytest.mark.parametrize("one", cuts(), ids=lambda one: one.id)


def test_there_are_cuts_of_45_90_and_180_minutes_and_of_two_days() -> None:
    assert [(one.id, [day.minutes for day in one.days]) for one in cuts()] == [
        ("45", [45]),
        ("90", [90]),
        ("180", [180]),
        ("two-days", [300, 300]),
    ]


@each_cut
def test_the_minutes_of_a_days_steps_add_up_to_the_day(one: Cut) -> None:
    for day in one.days:
        assert sum(step.minutes for step in day.steps) == day.minutes


@each_cut
def test_a_step_begins_when_the_one_before_it_ends(one: Cut) -> None:
    for day in one.days:
        assert day.steps[0].at == 0
        for before, after in zip(day.steps, day.steps[1:], strict=False):
            assert after.at == before.at + before.minutes


@each_cut
def test_a_part_takes_the_minutes_that_its_lesson_says_and_all_the_same_for_talk(one: Cut) -> None:
    for day in one.days:
        talk = [
            step.minutes - lesson_read(step.lesson).part(step.part).minutes
            for step in day.steps
            if step.lesson
        ]
        assert 0 <= min(talk) <= max(talk) <= min(talk) + 1


def test_a_day_with_more_than_it_holds_is_refused() -> None:
    step = {"own": "welcome", "minutes": 50}
    with pytest.raises(KitError, match="A day of 45 minutes has 5 too many"):
        agenda._day({"minutes": 45, "steps": [step]})


@each_cut
def test_nobody_sits_for_two_hours_without_a_break(one: Cut) -> None:
    for day in one.days:
        sitting = 0
        for step in day.steps:
            sitting = 0 if step.is_pause else sitting + step.minutes
            assert sitting <= 100, step.title


@each_cut
def test_nobody_has_to_write_code(one: Cut) -> None:
    assert [
        exercise.id for step in one.steps for exercise in step.exercises if exercise.route == "code"
    ] == []


@each_cut
def test_an_explorer_of_a_step_is_one_that_the_part_itself_opens(one: Cut) -> None:
    for step in one.steps:
        if step.explorer:
            assert step.explorer in registry.ids()
            blocks = lesson_read(step.lesson).text.blocks
            opened = {
                id
                for block in blocks
                if block.kind == "code"
                for id in re.findall(r'explore\("([\w-]+)"', block.text)
            }
            assert step.explorer in opened


@each_cut
def test_what_it_deliberates_takes_the_minutes_of_all_stages(one: Cut) -> None:
    for step in one.steps:
        if step.own == "deliberation":
            assert deliberation(step.question).id == step.question
            assert step.minutes == sum(stage.minutes for stage in stages())


@each_cut
def test_a_guess_of_its_poll_is_made_in_a_part_of_it(one: Cut) -> None:
    guessed = {f"{step.lesson}/{exercise.id}" for step in one.steps for exercise in step.exercises}
    assert set(one.poll) <= guessed
    assert [step.own for step in one.steps].count("guess-again") == 1


def test_a_cut_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(KitError, match="two-days"):
        cut("60")
