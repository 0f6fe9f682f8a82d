"""Mistakes on the code route are made by code; openings are those of the explorers; what is not dealt collides."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.data import load
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.key.judge import say
from lessonkit.exercises.key.proof import not_dealt
from lessonkit.exercises.key.proof_of_mistakes import without_code
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.wire import answer
from lessonkit.explorers import explorer

SOLUTIONS = Path(__file__).parents[2] / "solutions"
LESSONS = {path.parent.name: load_lesson(path.parent) for path in sorted(SOLUTIONS.glob("*/exercises.py"))}
STILL = set(Path(__file__).with_name("without_code.txt").read_text(encoding="utf-8").split("\n")) - {""}
"""Mistakes that are still computed beside the learner's way: this list only shrinks."""

MOST = 96
"""How long the list was when it was begun."""

OPENINGS = [
    (name, exercise)
    for name, lesson in LESSONS.items()
    for exercise in lesson.exercises
    if exercise.about and exercise.about.opening
]
FOUR = LessonInFull(LESSONS["04-who-is-deported"], load)
ZERO = LessonInFull(LESSONS["00-start-here"], load)


def verdict_on(lesson: LessonInFull, id: str, value: float, **dealt: object):
    return lesson.reply(lesson.exercise(id), answer(value), Deal(**dealt))


@pytest.mark.parametrize("name", LESSONS)
def test_every_mistake_of_a_code_exercise_is_made_by_code_or_waits_in_the_list(name):
    found = {f"{name}: {one}" for one in without_code(LESSONS[name])}
    waiting = {one for one in STILL if one.startswith(f"{name}:")}
    assert found - waiting == set(), "say how a learner makes it: slip(old, new), or in_code(function)"
    assert waiting - found == set(), "it has code now: take it out of without_code.txt"


def test_the_list_of_mistakes_without_code_does_not_grow():
    assert len(STILL) <= MOST


@pytest.mark.parametrize(("name", "exercise"), OPENINGS, ids=lambda one: getattr(one, "id", one))
def test_an_explorer_opens_in_the_state_that_an_exercise_names(name, exercise):
    opening = exercise.about.opening
    start = explorer(opening.explorer).start
    assert {thing: start[opening.controls.get(thing, thing)] for thing in opening.values} == dict(
        opening.values
    )


@pytest.mark.parametrize("name", LESSONS)
def test_what_is_not_dealt_collides_with_something(name):
    assert [value for _, value, why in not_dealt(LESSONS[name], load) if not why] == []


def test_the_opening_year_earns_nothing_and_is_named():
    opening = FOUR.exercise("two-universes").about.answer(load, Deal(year=2014))
    verdict = verdict_on(FOUR, "two-universes", round(opening, 1), year=2016)
    assert (verdict.score, verdict.mistake) == (0, "neighbour-year")
    assert say("where-it-opens", value="2014") in verdict.reply
    assert 2021 not in LESSONS["04-who-is-deported"].pools["year"]


def test_a_sum_of_rounded_countries_is_met_where_the_total_was_doubled_in_vain():
    table = load("dhs-monthly").query("universe == 'ero-removals' and split == 'citizenship'")
    made = int(table.loc[table["calendar_year"] == 2019, "people"].sum())
    verdict = verdict_on(FOUR, "calendar-year", made, country="Mexico", year=2019)
    assert verdict.mistake == "total-and-countries"


@pytest.mark.parametrize("year", [2010, 2013])
def test_another_year_is_named(year):
    months = load("detainers-monthly")
    made = int(months.loc[months["fiscal_year"] == year, "detainers"].sum())
    verdict = verdict_on(ZERO, "one-year", made)
    assert verdict.mistake == "neighbour-year"
    assert str(year) in verdict.reply
    assert "2011" in verdict.reply


def test_another_county_is_named():
    mine, *_, other = ZERO.pools["county"]
    of = ZERO.exercise("my-county").about.asked["county"].answers(load)
    verdict = verdict_on(ZERO, "my-county", of[other], county=mine)
    assert verdict.mistake == "neighbour-county"
    assert other in verdict.reply
