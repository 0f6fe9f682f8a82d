"""A page with all exercises of a lesson, for tests to open and for eyes: `python -m tests.site.practice.pages 04 page.html`."""

from __future__ import annotations

import sys
from pathlib import Path

from lessonkit.data import load as load_dataset
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Lesson, Load
from lessonkit.site.practice import exercise_html, progress_html, scripts, styles

SOLUTIONS = Path(__file__).parents[3] / "solutions"
_PAGE = (
    "html{color-scheme:light dark}body{margin:0 auto;max-width:880px;padding:0 16px;font:17px/28px system-ui,sans-serif;"
    "background:#fff;color:#1b1b1b}@media (prefers-color-scheme:dark){body{background:#111;color:#ececec}}"
)


def lesson_of(number: str) -> Lesson:
    """The lesson whose id begins with this number."""
    return load_lesson(next(SOLUTIONS.glob(f"{number}*")))


def page_of(lesson: Lesson, *, replies: bool, load: Load = load_dataset) -> str:
    """The page."""
    inside = "".join(
        exercise_html(one, lesson=lesson, replies=replies, load=load) for one in lesson.exercises
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{lesson.id}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_PAGE}{styles()}</style></head>'
        f"<body><main><h1>{lesson.id}</h1>{progress_html(lesson)}<h2>Exercises</h2>{inside}</main>"
        f"<script>{scripts()}</script></body></html>"
    )


if __name__ == "__main__":
    number, target, *kept = sys.argv[1:]
    Path(target).write_text(page_of(lesson_of(number), replies="--keep" not in kept), encoding="utf-8")
