"""`lessonkit report`: gathers what is known of a class and writes its page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lessonkit.grading.batch.course import open_course
from lessonkit.grading.batch_words import without_noise
from lessonkit.grading.report.gathering import gather
from lessonkit.grading.report.page import Report, render
from lessonkit.language import day
from lessonkit.wholefile import place_file

FOLDER = "reports"


def write_report(lesson: str, folder: Path, out: Path | None) -> Path:
    """Write the report on a lesson; its path. A `KitError` where the gradebook or the key does not know the lesson."""
    course = open_course(folder)
    with course.gradebook() as gradebook, without_noise():
        report = Report.of(gather(course, gradebook, lesson))
    path = out or course.root / FOLDER / f"{lesson}.html"
    return place_file(path, render(report, day(str(date.today()))).encode("utf-8", "replace"), 0o600)
