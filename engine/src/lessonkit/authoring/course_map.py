"""The course map that JupyterLab's first page reads: `lessons/course.json`, made of the lessons and of one question."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.compile import timed_parts
from lessonkit.authoring.minutes import all_cuts
from lessonkit.authoring.said_in import said_in
from lessonkit.authoring.source import read_text
from lessonkit.course import course
from lessonkit.course_file import Question
from lessonkit.data.source_line import source_line
from lessonkit.exercises.guesses.truths import truth
from lessonkit.exercises.locate import COURSE_FILE, load_lesson
from lessonkit.exercises.spec import Load
from lessonkit.language.sentences import filled, of_the_course
from lessonkit.wholefile import write_whole

FORMAT = 1
NAME = COURSE_FILE


def write_course(course_root: Path, load: Load) -> bool:
    """Write the course map of a course anew; False if it is as it should be, or there is no lesson to open."""
    path = course_root / "lessons" / NAME
    if not _to_open(course_root) or (path.is_file() and not is_stale(course_root, load)):
        return False
    write_whole(path, course_json(course_root, load).encode())
    return True


def is_stale(course_root: Path, load: Load) -> bool:
    """True if a course has a course map, and it is not the one that its lessons make."""
    path = course_root / "lessons" / NAME
    return path.is_file() and path.read_text("utf-8") != course_json(course_root, load)


def course_json(course_root: Path, load: Load) -> str:
    """The text of the course map: the lessons that can be opened, and the question of the first page."""
    lessons = [_lesson(course_root / "solutions" / id) for id in _to_open(course_root)]
    said, asked = of_the_course(), course().question
    made = {
        "course": FORMAT,
        "id": course().id,
        "title": said("title"),
        "lead": said("lead"),
        **({"question": first_question(asked, load)} if asked else {}),
        "lessons": lessons,
    }
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def first_question(question: Question, load: Load) -> dict[str, Any]:
    """The course's question of the first page, answered at once. No lesson asks it, and it gives away no guess of a lesson
    (tests/lessons/test_nothing_given_away.py)."""
    said, named = of_the_course(), isinstance(question.truth, str)
    number = truth(question.truth).found(load)[0] if isinstance(question.truth, str) else question.truth
    from_where = [source_line(question.sources), said("question.note")]
    return {
        "id": question.truth if named else course().id,
        "low": 0,
        "high": 100,
        "truth": round(number),
        "prompt": said("question.prompt"),
        "told": filled(said("question.told"), "course/question.told", n=round(number)),
        "source": ". ".join(part for part in from_where if part),
    }


def _to_open(course_root: Path) -> list[str]:
    return [id for id in lesson_ids(course_root) if (course_root / "lessons" / id / f"{id}.ipynb").is_file()]


def _lesson(folder: Path) -> dict[str, Any]:
    """One lesson as the first page shows it; paths begin in the folder of the lessons."""
    id, text, lesson = folder.name, read_text(folder / "lesson.md"), load_lesson(folder)
    cuts = all_cuts(timed_parts(text, lesson)).values()
    return {
        "id": id,
        "number": int(id.split("-")[0]),
        "title": text.front.title,
        "question": text.front.question,
        "minutes": sorted({min(cuts), max(cuts)}),
        "tests": [said_in("notebook", goal) for goal in text.front.objectives],
        "notebook": f"{id}/{id}.ipynb",
        "passport": f"{id}/passport-{id}.json",
        "exercises": [one.id for one in lesson.exercises],
        "without_code": [one.id for one in lesson.exercises if one.route == "no-code"],
        "points": {
            one.id: one.points for one in lesson.exercises if lesson.graded and not one.graded_by_hand
        },
    }
