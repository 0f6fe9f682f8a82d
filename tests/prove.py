"""The long proof, `make prove`: every exercise and every named mistake through the real nbgrader.

Writes what it found to docs/proof.md and fails if one mark differs from what the spec says.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from scomm.authoring.build import lesson_ids
from scomm.authoring.rubric import load_with_rubric
from scomm.exercises import Exercise, Lesson
from scomm.exercises.deal import deal_for
from tests.grading.answers import code_for
from tests.grading.course import KIT, Course, fill_code, write_answers

CODES = ("otter-maple-river", "quartz-lemon-hazel", "wren-cobalt-island")
REPORT = KIT / "docs" / "proof.md"

EQUALS_ALL = """
class Agreeable:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __float__(self): return 1.0
    def __call__(self, *words): return self
{variable} = Agreeable()
"""
FORGED = """
from IPython.display import display
display({"application/vnd.scomm.answer+json": {"answer": {"state": "answer", "value": 1}}}, raw=True)
"""


@dataclass(frozen=True)
class Case:
    """One submission: what it does, and the marks that each exercise should get."""

    student: str
    what: str
    notebook: NotebookNode
    marks: dict[str, float]


def automatic(lesson: Lesson) -> list[Exercise]:
    return [exercise for exercise in lesson.exercises if not exercise.graded_by_hand]


def cases(course: Course, lesson: Lesson) -> list[Case]:
    """All submissions of the proof, with the marks that the spec says."""
    full = {exercise.id: float(exercise.points) for exercise in automatic(lesson)}
    none = dict.fromkeys(full, 0.0)
    found = []
    for number, code in enumerate(CODES):
        notebook = course.reference(code)
        found.append(Case(f"reference-{number}", f"reference answers, code {code}", notebook, full))
    for number in range(max(len(exercise.mistakes) for exercise in lesson.exercises)):
        code = CODES[number % len(CODES)]
        notebook, marks, answers = course.released(), dict(none), {}
        fill_code(notebook, code)
        for exercise in automatic(lesson):
            if number < len(exercise.mistakes):
                deal = deal_for(code, lesson.pools)
                answers[exercise.id] = code_for(KIT / "solutions" / lesson.id, exercise, number, deal)
                marks[exercise.id] = exercise.points * exercise.mistakes[number].score
        write_answers(notebook, answers)
        found.append(
            Case(f"mistakes-{number}", f"named mistake {number + 1} of every exercise", notebook, marks)
        )
    found += odd_cases(course, lesson, full, none)
    return found


def odd_cases(course: Course, lesson: Lesson, full: dict[str, float], none: dict[str, float]) -> list[Case]:
    """Submissions that break, cheat or misbehave."""
    agreeable = course.released()
    fill_code(agreeable)
    write_answers(
        agreeable,
        {exercise.id: EQUALS_ALL.format(variable=exercise.variable) for exercise in automatic(lesson)},
    )
    forged = course.released()
    fill_code(forged)
    write_answers(forged, {exercise.id: FORGED for exercise in automatic(lesson)})
    noisy = course.reference()
    write_answers(
        noisy,
        {exercise.id: "import warnings, sys\nwarnings.warn('look')\nprint('x', file=sys.stderr)" for exercise in automatic(lesson)},
    )  # fmt: skip
    checks = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in course.released().cells]
    ids = [id for id in checks if id in full]  # in the order of the notebook, not of exercises.py
    middle = len(ids) // 2
    stopped = course.reference()
    write_answers(stopped, {ids[middle]: "import os\nos._exit(0)"})
    before = {id: full[id] if number < middle else 0.0 for number, id in enumerate(ids)}
    looping = course.reference()
    write_answers(looping, {ids[middle]: "while True:\n    pass"})
    codeless = course.reference(code="")
    undealt = {id: 0.0 if lesson.exercise(id).uses else points for id, points in full.items()}
    return [
        Case("agreeable", "answers that claim to equal everything", agreeable, none),
        Case("forged", "cells that print a forged answer message", forged, none),
        Case("noisy", "right answers among warnings and stderr", noisy, full),
        Case("stopped", "right answers, but the kernel is ended half-way", stopped, before),
        Case("looping", "right answers, and an endless loop after one of them", looping, full),
        Case("codeless", "right answers without a learner code", codeless, undealt),
        Case("untouched", "the notebook as it was handed out", course.released(), none),
    ]


INTRODUCTION = """# Proof: every exercise through the real nbgrader

Written by `make prove`. Each row is one submission, graded by `nbgrader generate_assignment` and
`nbgrader autograde` with the kit's configuration.
"""


def report(
    lesson: str, cases: list[Case], scores: dict[str, dict[str, tuple[float | None, float]]]
) -> tuple[str, int]:
    """One lesson's part of the report as Markdown, and how many marks differ from the spec."""
    lines = [
        "",
        f"## {lesson}",
        "",
        "| Submission | Exercises | Marks wanted | Marks given | |",
        "|:--|--:|--:|--:|:-:|",
    ]
    wrong = 0
    for case in cases:
        given = {id: scores[case.student][id][0] for id in case.marks}
        differ = [id for id, mark in case.marks.items() if given[id] is None or abs(given[id] - mark) > 1e-9]
        wrong += len(differ)
        total = sum(mark or 0 for mark in given.values())
        note = f"differs: {', '.join(differ)}" if differ else "as the spec says"
        lines.append(
            f"| {case.what} | {len(case.marks)} | {sum(case.marks.values()):g} | {total:g} | {note} |"
        )
    lines += ["", f"{sum(len(case.marks) for case in cases)} marks compared, {wrong} differ."]
    return "\n".join(lines) + "\n", wrong


def other_python() -> str:
    """Another Python that can make environments, with a version from 3.11 on; empty if there is none."""
    for name in filter(
        shutil.which, ("python3.13", "python3.14", "python3.12", "python3.11", "/usr/bin/python3")
    ):
        asked = "import sys, ensurepip; print(*sys.version_info[:2])"
        done = subprocess.run([name, "-c", asked], capture_output=True, text=True)
        version = tuple(map(int, done.stdout.split()))
        if done.returncode == 0 and version >= (3, 11) and version != sys.version_info[:2]:
            return name
    return ""


def built_alike(folder: Path) -> tuple[str, bool]:
    """Whether another Python builds the same bytes that are committed: a sentence, and yes or no."""
    name = other_python()
    if not name:
        return "No other Python was found here, so builds were compared on one alone.", True
    subprocess.run([name, "-m", "venv", folder], check=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--editable", f"{KIT}[teach]"], check=True)
    done = subprocess.run(
        [folder / "bin" / "scomm", "build", "--check"], cwd=KIT, capture_output=True, text=True
    )
    version = subprocess.run([python, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return (
        f"Rebuilt on {version}: {(done.stdout + done.stderr).strip().splitlines()[-1]}",
        done.returncode == 0,
    )


def graded(lesson_id: str) -> tuple[str, int]:
    """Grade every case of one lesson with nbgrader: its part of the report, and how many marks differ."""
    lesson = load_with_rubric(KIT / "solutions" / lesson_id)
    if not lesson.graded:
        return f"\n## {lesson_id}\n\nNothing in this lesson is graded.\n", 0
    with tempfile.TemporaryDirectory() as name:
        course = Course(Path(name), lesson_id)
        course.generate()
        wanted = cases(course, lesson)
        for case in wanted:
            course.submit(case.student, case.notebook)
        course.nbgrader("autograde", lesson_id, "--ExecuteAndJudge.timeout=20")
        return report(lesson_id, wanted, course.scores())


def main() -> int:
    """Grade every case of every lesson, write the report, and return 1 if a mark or a build differs."""
    parts = [graded(lesson_id) for lesson_id in lesson_ids(KIT)]
    with tempfile.TemporaryDirectory() as name:
        line, alike = built_alike(Path(name) / "other-python")
    text = "".join([INTRODUCTION, *(part for part, _ in parts), f"\n## Builds\n\n{line}\n"])
    REPORT.write_text(text, encoding="utf-8")
    print(text)
    return 1 if any(wrong for _, wrong in parts) or not alike else 0


if __name__ == "__main__":
    sys.exit(main())
