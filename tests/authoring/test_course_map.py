"""The course map that the first page of JupyterLab reads follows the lessons."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.course_map import NAME, course_json, is_stale, write_course
from lessonkit.data import load

KIT = Path(__file__).parents[2]
ID = "90-tiny-lesson"


def lessons(course: Path) -> list[dict]:
    return json.loads(course_json(course, load))["lessons"]


def to_open(course: Path) -> None:
    folder = course / "lessons" / ID
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{ID}.ipynb").write_text("{}", "utf-8")


def test_the_kit_has_its_course_map() -> None:
    assert (KIT / "lessons" / NAME).read_text("utf-8") == course_json(KIT, load)
    assert [one["id"] for one in lessons(KIT)] == lesson_ids(KIT)


def test_a_lesson_that_cannot_be_opened_is_not_announced(course: Path) -> None:
    assert lessons(course) == []
    assert not write_course(course, load)
    to_open(course)
    assert [one["id"] for one in lessons(course)] == [ID]


def test_a_map_is_written_once_and_again_after_a_change(
    course: Path, change: Callable[[str, str, str], None]
) -> None:
    to_open(course)
    assert write_course(course, load)
    assert not write_course(course, load)
    change("lesson.md", "title: ", "title: New ")
    assert is_stale(course, load)
    assert write_course(course, load)
    assert lessons(course)[0]["title"].startswith("New ")


def test_a_lesson_names_its_notebook_its_passport_and_its_exercises_but_no_answer() -> None:
    one = lessons(KIT)[0]
    assert (KIT / "lessons" / one["notebook"]).is_file()
    assert Path(one["passport"]).parent == Path(one["notebook"]).parent
    assert "guess-counties" in one["exercises"]
    assert set(one) == {
        "id",
        "number",
        "title",
        "question",
        "minutes",
        "tests",
        "notebook",
        "passport",
        "exercises",
        "without_code",
        "points",
    }
