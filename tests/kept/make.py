"""Keep one of each file that a learner or a course has, as this version of the kit writes them.

Run once at a release, with the kit and the tests of that release: `python -m tests.kept.make 2027-02` fills
`tests/kept/2027-02`, and the tests of this folder open it from then on. What is there is never written again.

In every worked notebook each third exercise stays untouched, each third is wrong in a way that has a name, and a
hint is taken of the first one that has any. The learners are made up.
"""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.release import release
from lessonkit.exercises import Lesson
from lessonkit.exercises.deal import deal_for
from lessonkit.exercises.locate import load_lesson
from scomm import begin, check
from tests.grading.answers import code_for
from tests.grading.course import CODE, KIT, SMALL_LESSON, Course, fill_code, write_answers

HANDED_OUT = "04-who-is-deported"
"""The lesson of which the worked notebook and the bundle are kept."""
RIGHT, MIXED, LATER = "ash", "birch", "cedar"
"""Learners of the kept course: all right, some of each, and one who was not graded yet."""


def main(name: str) -> None:
    """Fill the folder `name` beside this file; stops if it is there already."""
    kept = Path(__file__).parent / name
    kept.mkdir()
    with tempfile.TemporaryDirectory() as scratch:
        for id in lesson_ids(KIT):
            keep_work(Course(Path(scratch, id), id), kept)
        for feedback in ("practice", "full"):
            bundle = release(HANDED_OUT, KIT, Path(scratch, feedback), feedback=feedback)
            copy(bundle / "practice.json", kept / "bundles" / feedback / "practice.json")
            copy(bundle / f"{HANDED_OUT}.ipynb", kept / "bundles" / f"{HANDED_OUT}.ipynb")
            copy(kept / "passports" / f"{HANDED_OUT}.passport.json", bundle / f"passport-{HANDED_OUT}.json")
            said = reopened(HANDED_OUT, bundle)
            (kept / "bundles" / feedback / "said.json").write_text(json.dumps(said, indent=1) + "\n")
        keep_course(Course(Path(scratch, "course"), SMALL_LESSON), kept / "course")


def keep_work(course: Course, kept: Path) -> None:
    """Run a lesson as a learner leaves it halfway; keep the passport, and of one lesson the notebook."""
    lesson = load_lesson(course.root / "solutions" / course.lesson)
    folder = course.root / "lessons" / course.lesson
    copy(KIT / "lessons" / course.lesson / f"{course.lesson}.ipynb", folder / f"{course.lesson}.ipynb")
    notebook = worked(course, lesson)
    NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}, timeout=300).execute()
    passport = folder / f"passport-{course.lesson}.json"
    copy(passport, kept / "passports" / f"{course.lesson}.passport.json")
    if course.lesson == HANDED_OUT:
        nbformat.write(without_pictures(notebook), kept / f"{course.lesson}.worked.ipynb")


def worked(course: Course, lesson: Lesson) -> NotebookNode:
    """A released notebook, worked in: right, wrong in a named way, untouched, and so on; with one hint taken."""
    notebook = course.reference()
    deal, folder = deal_for(CODE, lesson.pools), course.root / "solutions" / course.lesson
    judged = [one for one in lesson.exercises if one.kind not in ("prediction", "written")]
    mistaken = [one for one in judged[1::3] if one.mistakes]
    write_answers(notebook, {one.id: code_for(folder, one, 0, deal) for one in mistaken})
    stubs = {cell.metadata.nbgrader.grade_id: cell.source for cell in course.released().cells if graded(cell)}
    for cell in notebook.cells:
        if graded(cell) and cell.metadata.nbgrader.grade_id in {f"{one.id}-answer" for one in judged[2::3]}:
            cell.source = stubs[cell.metadata.nbgrader.grade_id]
    hinted = next((one for one in lesson.exercises if one.hints), None)
    if hinted is not None:
        notebook.cells.append(nbformat.v4.new_code_cell(f'hint("{hinted.id}")', id="hint"))
    return notebook


def reopened(lesson: str, folder: Path) -> dict[str, str]:
    """A lesson opened again in `folder`, in the middle of its passport: the state of each answer that it remembers."""
    kept = json.loads((folder / f"passport-{lesson}.json").read_text(encoding="utf-8"))
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):
        begin(lesson, kept["learner"])
        return {id: check(id).state for id in kept["exercises"]}


def graded(cell: NotebookNode) -> bool:
    return "nbgrader" in cell.metadata


def without_pictures(notebook: NotebookNode) -> NotebookNode:
    """The notebook with what checks and the first cell said, and without charts and explorers, which are large."""
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        speaks = cell.source.startswith(("check(", "hint(")) or "begin(" in cell.source
        if cell.cell_type == "code" and not speaks:
            cell.outputs = []
        cell.metadata.pop("execution", None)
    return notebook


def keep_course(course: Course, kept: Path) -> None:
    """Grade two of three learners; keep what they handed in, the gradebook as SQL, the journal and the marks."""
    course.generate()
    lesson = load_lesson(course.root / "solutions" / SMALL_LESSON)
    course.submit(RIGHT, course.reference())
    course.submit(MIXED, worked(course, lesson))
    course.nbgrader("autograde", SMALL_LESSON)
    later = course.released()
    fill_code(later, "acorn-maple-river")
    write_answers(later, {"which-base": 'which_base = "b"'})
    course.submit(LATER, later)
    for part in ("submitted", "lessons"):
        shutil.copytree(course.root / part, kept / part.replace("submitted", "handed-in"))
    copy(course.root / "judged" / f"{SMALL_LESSON}.jsonl", kept / "journal.jsonl")
    with sqlite3.connect(course.root / "gradebook.db") as book:
        (kept / "gradebook.sql").write_text("\n".join(book.iterdump()) + "\n", encoding="utf-8")
    marks = {
        learner: {id: score for id, (score, _) in found.items()} for learner, found in course.scores().items()
    }
    (kept / "marks.json").write_text(json.dumps(marks, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


if __name__ == "__main__":
    main(sys.argv[1])
