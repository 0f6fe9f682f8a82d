"""`make demo`: a made-up class of sixty through every step, left in build/demo/ with a page that leads through it."""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from lessonkit.grading.batch.course import open_course
from lessonkit.grading.marking.desk import Desk
from lessonkit.grading.marking.server import page_of
from lessonkit.grading.marking.sheet import sheet_of
from tests.demo.index_page import index
from tests.demo.walk import PLATFORMS, Walk, as_json
from tests.grading.course import KIT, LESSON

REST = '100 - share_of(load, "ero-removals", 2023)'
CHANGED_KEY = (
    "exercises_a_year.py",
    f'"not-convicted": lambda load: {REST},',
    f'"not-convicted": half(lambda load: {REST}),',
)
"""A file of the key, what is changed in it for the page of a regrading (half the points for a mistake), and changed back."""
NONCE, NO_TOKEN = "demo", "none"
COPY = "<aside><p><strong>A copy, to look at: it is not connected to scomm mark, so nothing that you click is kept.</strong></p></aside>"


def main(size: int = 60, folder: Path = KIT / "build" / "demo") -> bool:
    """Make everything anew; whether every number is equal at every step."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    walk = Walk(folder / "course", LESSON, size, tell=lambda line: print(f"$ {line}", flush=True))
    walk.type(f"scomm release {LESSON} --out bundle")
    walk.all()
    (folder / "regrading.html").write_bytes(walk.regrade(*CHANGED_KEY))
    for platform in ("moodle", "canvas"):
        walk.type(
            f"scomm quiz {platform} {LESSON} --out quiz-{platform}.{'xml' if platform == 'moodle' else 'zip'}"
        )
    (folder / "sheet.html").write_text(sheet(walk.root), encoding="utf-8")
    with zipfile.ZipFile(walk.root / "feedback-for-moodle.zip") as archive:
        archive.extractall(folder / "unpacked-for-moodle")
    (folder / "index.html").write_text(index(walk, links(walk)), encoding="utf-8")
    numbers = [walk.checked(), walk.read(), walk.totals()]
    wrong = [(where, one) for one in numbers for where, found in one.items() if found != one["deserved"]]
    deserved, reported = walk.report_earned()
    for where, one in wrong:
        print(f"{where} differs: {as_json({'deserved': one['deserved'], where: one[where]})}")
    well = not wrong and deserved == reported
    shown = os.path.relpath(folder / "index.html")
    print(f"{'Every number is equal at every step' if well else 'NUMBERS DIFFER'}. Open {shown}")
    return well


def sheet(root: Path) -> str:
    """The page on which a reader marks, as a file: its style and script are allowed by their nonce, and it can reach nothing."""
    course = open_course(root)
    with course.gradebook() as gradebook:
        page = page_of(sheet_of(Desk.of(course, gradebook, LESSON, "reader", 1)), NO_TOKEN, NONCE)
    return page.replace("<body>", f"<body>{COPY}", 1)


def links(walk: Walk) -> list[tuple[str, Sequence[tuple[str, str]]]]:
    """The steps with what each left, to open."""
    first = next(one for one in walk.people if one.what == "each mistake")
    stopped = next(one for one in walk.people if one.what == "cut off")
    best = next((one for one in walk.people if one.counts == "worse"), first)
    pages = [(first, "a learner with mistakes"), (best, "a learner whose earlier attempt counts"), (stopped, "a file that could not be graded")]  # fmt: skip
    files = [
        (f"course/downloaded/{where}{name}", f"{name} {'as exported' if where else 'filled'}")
        for name in PLATFORMS.values()
        for where in ("before/", "")
    ]
    return [
        ("1. What learners get", [("course/bundle/", "the bundle, without answers")]),
        (
            "2. What came in",
            [
                ("course/downloaded/submissions.zip", "Canvas's zip"),
                ("course/received/", "every file that came, as scomm collect keeps it"),
            ],
        ),
        ("3. Marking", [("sheet.html", "the page for marking (a copy)"), ("course/marks.csv", "its table")]),
        (
            "4. Feedback",
            [(f"course/{walk.page(one).relative_to(walk.root).as_posix()}", words) for one, words in pages],
        ),
        (
            "5. Back to the platforms",
            [*files, ("unpacked-for-moodle/", "the pages as Moodle takes them, unpacked")],
        ),
        (
            "6. The class",
            [(f"course/reports/{LESSON}.html", "the class report"), ("course/grades.csv", "grades.csv")],
        ),
        (
            "7. Graded again",
            [("regrading.html", "who changed and why, with half the points for one mistake")],
        ),
        ("8. Quizzes", [("course/quiz-moodle.xml", "for Moodle"), ("course/quiz-canvas.zip", "for Canvas")]),
    ]


if __name__ == "__main__":
    sys.exit(not main())
