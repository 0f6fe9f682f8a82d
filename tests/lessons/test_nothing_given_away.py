"""What a learner meets before the first guess, the first page and the first map, gives away no guess of any lesson."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from scomm.authoring.course_map import first_question
from scomm.data import load
from scomm.exercises.guesses.truths import truth
from scomm.exercises.locate import load_lesson
from scomm.exercises.spec import Exercise
from scomm.explorers import as_text, explorer
from tests.explorers.written_numbers import numbers

SOLUTIONS = Path(__file__).parents[2] / "solutions"
PREDICTIONS = [
    (folder.name, exercise)
    for folder in sorted(path.parent for path in SOLUTIONS.glob("*/exercises.py"))
    for exercise in load_lesson(folder).exercises
    if exercise.kind == "prediction"
]
MAP = explorer("county-after-county")
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
    asked = first_question(load)
    words = " ".join(str(value) for value in asked.values())
    assert not numbers(words) & as_printed(exercise)
    assert asked["prompt"] not in exercise.prompt
    assert asked["id"] != exercise.truth


@EACH
def test_the_first_map_writes_no_truth_in_any_month(lesson: str, exercise: Exercise) -> None:
    for date in MAP.control("date").values:
        for county in MAP.control("county").values[:3]:
            state = {"county": county, "date": date}
            assert not numbers(as_text(MAP, state).replace(MAP.view(state).chart.source, "")) & as_printed(
                exercise
            )


def test_the_first_map_counts_nothing_not_even_what_can_be_pointed_at() -> None:
    for date in MAP.control("date").values:
        view = MAP.view({"county": "Pima County, AZ", "date": date})
        said = (view.chart.finding, view.chart.of, view.sentence, view.chart.alt, view.chart.units)
        assert numbers(" ".join(said)) == set()
        assert numbers(" ".join(view.chart.table.astype(str).to_numpy().ravel())) == set()
    map_, strip = view.chart.marks
    assert numbers(" ".join(words for one in map_.dress.told for _, _, words in one)) == set()
    assert not strip.values, "the heights of bars would be counts"
    assert numbers(json.dumps(strip.shown())) == set()


def test_the_first_map_begins_after_every_day_of_the_rollout_that_a_lesson_asks_to_guess_about() -> None:
    about = [
        one
        for _, one in PREDICTIONS
        if re.search(r"count(?:y|ies)", one.prompt) and "survey" not in one.prompt
    ]
    years = {int(year) for one in about for year in re.findall(r"\b20\d\d\b", one.prompt)}
    assert years == {2009, 2010}  # the end of 2009, and September 2010
    assert min(MAP.control("date").values) == "2010-12-31"


def test_the_map_does_not_say_when_a_county_joined_that_joined_before_it_begins() -> None:
    days = re.findall(r"\d{1,2} \w{3} (\d{4})", json.dumps(MAP.view(MAP.start).chart.marks[0].dress.told))
    assert {int(year) for year in days} == {2011, 2012, 2013}


def shown_of_the_time_line() -> pd.DataFrame:
    """The events that lesson 0 prints, before some of its guesses and all of those of other lessons are answered."""
    [year] = re.findall(r'^timeline\[timeline\["date"\]\.dt\.year == (\d{4})\]', LESSON_0, re.M)
    timeline = load("timeline")
    return timeline[timeline["date"].dt.year == int(year)]


@EACH
def test_the_events_that_lesson_0_prints_tell_no_truth_and_no_share(lesson: str, exercise: Exercise) -> None:
    events = shown_of_the_time_line()["event"]
    assert len(events)
    assert not numbers(" ".join(events)) & as_printed(exercise)
    assert not events.str.contains("percent|count(?:y|ies) (?:is|are) connected").any()


def test_the_events_that_lesson_0_prints_have_no_short_form_that_the_lesson_has_not_explained() -> None:
    shown = shown_of_the_time_line()
    printed = " ".join([*shown["event"], *shown["place"].str.replace("US", "")])
    short = set(re.findall(r"\b[A-Z]{2,}(?=\d|\b)|\b\d+\([a-z]\)", printed))
    above = LESSON_0[: LESSON_0.index('timeline[timeline["date"]')]
    assert short
    assert {word for word in short if f"**{word}**" not in above} == set()
