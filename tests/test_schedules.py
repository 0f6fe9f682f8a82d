"""The schedules of docs/instructors.md add up to the minutes of the lessons' own cuts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scomm.authoring.build import lesson_ids
from scomm.authoring.minutes import all_cuts, timed_parts
from scomm.authoring.source import read_text
from scomm.exercises.locate import load_lesson

KIT = Path(__file__).parents[1]
PAGE = (KIT / "docs/instructors.md").read_text(encoding="utf-8")
SCHEDULE = re.compile(r"^\| (\d+) \| (1: .+) \| (\d+) \|$", re.M)
ROWS = {int(weeks): (text, int(minutes)) for weeks, text, minutes in SCHEDULE.findall(PAGE)}


def minutes(lesson: int, cut: int) -> int:
    (id,) = (one for one in lesson_ids(KIT) if int(one.split("-")[0]) == lesson)
    folder = KIT / "solutions" / id
    return all_cuts(timed_parts(read_text(folder / "lesson.md"), load_lesson(folder)))[cut]


def test_there_is_a_schedule_for_two_four_and_eight_weeks() -> None:
    assert sorted(ROWS) == [2, 4, 8]


@pytest.mark.parametrize("weeks", ROWS)
def test_a_schedule_has_its_weeks_and_its_minutes_add_up(weeks: int) -> None:
    text, stated = ROWS[weeks]
    assert [int(week) for week in re.findall(r"(\d+): ", text)] == list(range(1, weeks + 1))
    taught = [(int(lesson), int(cut)) for lesson, cut in re.findall(r"lesson (\d) \((\d+)\)", text)]
    assert len(taught) == text.count("lesson")
    assert sum(minutes(*one) for one in taught) == stated


def test_the_hour_is_an_hour() -> None:
    hour = PAGE.split("## One hour\n")[1].split("\n## ")[0]
    assert sum(int(one) for one in re.findall(r"^\| (\d+) \|", hour, re.M)) == 60
