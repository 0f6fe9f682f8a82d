"""The schedules of docs/instructors.md add up to the minutes of the lessons' own cuts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.schedules import is_stale, with_minutes
from lessonkit.authoring.source import CUTS

KIT = Path(__file__).parents[1]
PAGE = (KIT / "docs/instructors.md").read_text(encoding="utf-8")
SCHEDULE = re.compile(r"^\| (\d+) \| (1: .+) \| (\d+) \|$", re.M)
ROWS = {int(weeks): text for weeks, text, _ in SCHEDULE.findall(PAGE)}


def minutes(lesson: int) -> int:
    """The minutes of a lesson's shortest cut, as the README lists them."""
    row = re.search(rf"^\| \[{lesson} · .+ \| (\d+)", (KIT / "README.md").read_text(encoding="utf-8"), re.M)
    assert row
    return int(row[1])


def test_there_is_a_schedule_for_two_four_and_eight_weeks() -> None:
    assert sorted(ROWS) == [2, 4, 8]


@pytest.mark.parametrize("weeks", ROWS)
def test_a_schedule_has_its_weeks_and_names_lessons_with_their_cuts(weeks: int) -> None:
    text = ROWS[weeks]
    assert [int(week) for week in re.findall(r"(\d+): ", text)] == list(range(1, weeks + 1))
    taught = [(int(lesson), int(cut)) for lesson, cut in re.findall(r"lesson (\d) \((\d+)\)", text)]
    assert len(taught) == text.count("lesson")
    assert {lesson for lesson, _ in taught} <= {int(id.split("-")[0]) for id in lesson_ids(KIT)}
    assert {cut for _, cut in taught} <= set(CUTS)


def test_the_minutes_of_the_schedules_are_those_of_the_lessons() -> None:
    assert not is_stale(KIT), "Run scomm build."


def test_minutes_are_added_up_anew() -> None:
    row = "| 2 | 1: lesson 1 (45), lesson 4 (45) · 2: lesson 6 (45), lesson 7 (45) | {} |"
    assert with_minutes(row.format(1), KIT) == row.format(sum(minutes(one) for one in (1, 4, 6, 7)))


def test_the_hour_is_an_hour() -> None:
    hour = PAGE.split("## One hour\n")[1].split("\n## ")[0]
    assert sum(int(one) for one in re.findall(r"^\| (\d+) \|", hour, re.M)) == 60
