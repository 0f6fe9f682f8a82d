"""What a learner meets before a guess gives none away: the first page, the first map, and the map that plays once its guess is given.

The first map begins after the end of 2009, about which lesson 0 asks. Once that guess is given, *From the first county* plays the months before
too, and the guess is told with it. Lesson 3's guess stays open all the same. It asks how many *people* lived in connected counties in September
2010 and says itself that these were about one county in five. A map of counties shows where they were, and it takes counting people to answer.
So neither map has a number beside a date: no count in a word or in the table, no bar whose height is one, and no count where a reader points.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from lessonkit.authoring.course_map import first_question
from lessonkit.course import course
from lessonkit.data import load
from lessonkit.exercises.guesses.truths import truth
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Exercise
from lessonkit.explorers import Explorer, as_text, explorer
from scomm.explorers.county_after_county.filling import say
from tests.explorers.written_numbers import numbers
from tests.lessons.test_exercises import LESSONS

SOLUTIONS = Path(__file__).parents[2] / "solutions"
PREDICTIONS = [
    (folder.name, exercise)
    for folder in sorted(path.parent for path in SOLUTIONS.glob("*/exercises.py"))
    for exercise in load_lesson(folder).exercises
    if exercise.kind == "prediction"
]
MAP, AFTER_THE_GUESS = explorer("county-after-county"), explorer("from-the-first-county")
MAPS = pytest.mark.parametrize("shown", [MAP, AFTER_THE_GUESS], ids=lambda one: one.id)
LESSON_0 = (SOLUTIONS / "00-start-here" / "lesson.md").read_text(encoding="utf-8")
EACH = pytest.mark.parametrize(
    ("lesson", "exercise"), PREDICTIONS, ids=[f"{name}-{one.id}" for name, one in PREDICTIONS]
)


def as_printed(exercise: Exercise) -> set[str]:
    """The truth of a guess as a page may write it, with no, one and two decimals."""
    assert exercise.truth, f"{exercise.id} has no truth to keep back"
    found = truth(exercise.truth).found(load)
    return {form for value in found for form in (f"{value:,.0f}", f"{value:,.1f}", f"{value:,.2f}")}


@EACH
def test_the_question_of_the_first_page_is_asked_by_no_lesson_and_tells_no_truth(
    lesson: str, exercise: Exercise
) -> None:
    question = course().question
    assert question is not None
    asked = first_question(question, load)
    words = " ".join(str(value) for value in asked.values())
    assert not numbers(words) & as_printed(exercise)
    assert asked["prompt"] not in exercise.prompt
    assert asked["id"] != exercise.truth


@cache
def numbers_written(id: str) -> frozenset[str]:
    """Every number that a map writes in any month, but for those of its source."""
    shown = explorer(id)
    states = ({"county": "Pima County, AZ", "date": date} for date in shown.control("date").values)
    texts = (as_text(shown, state).replace(shown.view(state).chart.source, "") for state in states)
    return frozenset().union(*map(numbers, texts))


@EACH
@MAPS
def test_neither_map_writes_a_truth_in_any_month(shown: Explorer, lesson: str, exercise: Exercise) -> None:
    assert not numbers_written(shown.id) & as_printed(exercise)


@MAPS
def test_neither_map_counts_anything_not_even_what_can_be_pointed_at(shown: Explorer) -> None:
    for date in shown.control("date").values:
        view = shown.view({"county": "Pima County, AZ", "date": date})
        said = (
            view.chart.finding,
            view.chart.of,
            view.chart.spoken,
            view.sentence,
            view.chart.alt,
            view.chart.units,
        )
        assert numbers(" ".join(said)) == set()
        assert numbers(" ".join(view.chart.table.astype(str).to_numpy().ravel())) == set()
    map_, strip = view.chart.marks
    assert numbers(" ".join(words for one in map_.dress.told for _, _, words in one)) == set()
    assert not strip.values, "the heights of bars would be counts"
    assert numbers(json.dumps(strip.shown())) == set()


def test_the_map_from_the_first_county_opens_once_its_guess_is_given_and_nowhere_else() -> None:
    opened = {
        (path.parent.name, words)
        for path in SOLUTIONS.glob("*/lesson.md")
        for words in re.findall(r'explore\("from-the-first-county"(.*)\)', path.read_text(encoding="utf-8"))
    }
    assert opened == {("00-start-here", ', after="guess-counties", county=deal.county')}
    answer, first = LESSON_0.index('after="guess-counties"'), LESSON_0.index('explore("county-after-county"')
    assert (
        first
        < LESSON_0.index("::::{exercise} guess-counties")
        < answer
        < LESSON_0.index("::::{exercise} first-answer")
    )


@pytest.mark.parametrize("county", LESSONS["00-start-here"].pools["county"])
def test_every_county_that_lesson_0_deals_is_connected_while_the_map_plays_after_the_guess(
    county: str,
) -> None:
    counties = load("county-activation")
    day = counties.loc[counties["county"] + ", " + counties["state_code"] == county, "activation_date"].item()
    plays = AFTER_THE_GUESS.control("date").values
    first_with_it = next(place for place, date in enumerate(plays) if date >= str(day.date()))
    assert first_with_it > 0, "connected before the map begins"

    def told(date: str) -> str:
        return AFTER_THE_GUESS.view({"county": county, "date": date}).sentence.splitlines()[0]

    for date in (plays[0], plays[first_with_it - 1]):
        assert told(date) == say("told.mine-not-yet", county=county)
    for date in (plays[first_with_it], plays[-1]):
        assert told(date) == say("told.mine-on", county=county, day=day)


def test_the_first_map_begins_after_every_day_of_the_rollout_that_a_lesson_asks_to_guess_about() -> None:
    about = [
        one
        for _, one in PREDICTIONS
        if re.search(r"count(?:y|ies)", one.prompt) and "survey" not in one.prompt
    ]
    years = {int(year) for one in about for year in re.findall(r"\b20\d\d\b", one.prompt)}
    assert years == {2009, 2010}  # the end of 2009, and September 2010
    assert min(MAP.control("date").values) == "2010-12-31"
    assert min(AFTER_THE_GUESS.control("date").values) == "2008-09-30"  # no county yet


def test_the_map_does_not_say_when_a_county_joined_that_joined_before_it_begins() -> None:
    days = re.findall(r"\d{1,2} \w{3} (\d{4})", json.dumps(MAP.view(MAP.start).chart.marks[0].dress.told))
    assert {int(year) for year in days} == {2011, 2012, 2013}
