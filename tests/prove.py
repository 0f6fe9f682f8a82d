"""The long proof, `make prove`: every exercise and every named mistake through the real nbgrader.

Writes what it found to docs/proof.md and fails if one mark differs from what is deserved, or from what a learner's own
checks show.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from lessonkit.authoring.build import lesson_ids
from lessonkit.exercises import Exercise, Lesson
from lessonkit.exercises.deal import deal_for
from lessonkit.exercises.locate import load_lesson
from lessonkit.grading.checkcell import checked_id
from lessonkit.grading.fences.proving import chosen
from lessonkit.grading.sealed.job import Job
from lessonkit.grading.sealed.serving import run_surely
from lessonkit.wholefile import write_whole
from tests.grading.answers import code_for
from tests.grading.cases import Case, Cases, honest, hostile
from tests.grading.course import KIT, LESSON, Course, fill_code, write_answers
from tests.kit_copy import KitCopy
from tests.models.reporting.many_worlds import as_markdown as known_effects
from tests.other_python import other_python
from tests.test_readme import BLOCKS
from tests.trials.__main__ import prove as try_every_answer

CODES = ("otter-maple-river", "quartz-lemon-hazel", "wren-cobalt-island")
TRIED = ("04-who-is-deported",)
"""The lessons that go through all cases of tests/grading/cases.py; the others through the first ones here."""
REPORT = KIT / "docs" / "proof.md"
OUTPUT = KIT / "build" / "proof.txt"
"""All that the tests of whole courses printed: why one of them failed."""

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


def automatic(lesson: Lesson) -> list[Exercise]:
    return [exercise for exercise in lesson.exercises if not exercise.graded_by_hand]


def named(of: Cases) -> Iterator[Case]:
    """The reference answers under each code, and each named mistake of every exercise."""
    course, lesson = of.course, of.lesson
    for number, code in enumerate(CODES):
        yield Case(f"reference-{number}", f"reference answers, code {code}", course.reference(code), of.full)
    for number in range(max(len(exercise.mistakes) for exercise in lesson.exercises)):
        code = CODES[number % len(CODES)]
        notebook, marks, answers = course.released(), dict(of.none), {}
        fill_code(notebook, code)
        for exercise in automatic(lesson):
            if number < len(exercise.mistakes):
                deal = deal_for(code, lesson.pools)
                answers[exercise.id] = code_for(KIT / "solutions" / lesson.id, exercise, number, deal)
                marks[exercise.id] = exercise.points * exercise.mistakes[number].score
        write_answers(notebook, answers)
        what = f"named mistake {number + 1} of every exercise"
        yield Case(f"mistakes-{number}", what, notebook, marks, reads=False)


def odd(of: Cases) -> Iterator[Case]:
    """Submissions that break, cheat or misbehave in the answer cells themselves."""
    course, lesson, full, none = of.course, of.lesson, of.full, of.none
    agreeable = of.empty()
    write_answers(
        agreeable,
        {exercise.id: EQUALS_ALL.format(variable=exercise.variable) for exercise in automatic(lesson)},
    )
    yield Case("agreeable", "answers that claim to equal everything", agreeable, none, reads=False)
    forged = of.empty()
    write_answers(forged, {exercise.id: FORGED for exercise in automatic(lesson)})
    yield Case("forged", "cells that print a forged answer message", forged, none, reads=False)
    noisy = course.reference()
    shout = "import warnings, sys\nwarnings.warn('look')\nprint('x', file=sys.stderr)"
    write_answers(noisy, {exercise.id: shout for exercise in automatic(lesson)})
    yield Case("noisy", "right answers among warnings and stderr", noisy, full)
    looping, stopped = course.reference(), of.ids[len(of.ids) // 2]
    write_answers(looping, {stopped: "while True:\n    pass"})
    yield Case(
        "looping", "right answers, and an endless loop after one of them", looping, full | {stopped: 0}
    )


def self_study(of: Cases, cases: list[Case]) -> tuple[int, list[str]]:
    """The marks that a learner's own checks show, from the first cell to the last, beside those of grading.

    Returns how many were compared, and a line for each that differs.
    """
    compared, differ = 0, []
    home = of.course.root / "solutions"
    solutions = {
        path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*") if path.is_file()
    }
    for case in cases:
        assert not isinstance(case.notebook, bytes)
        folders = {"SCOMM_SOLUTIONS": solutions}  # a learner's own copy of the kit has the answers
        ran = run_surely(Job(tuple(case.notebook.cells), folders=folders), fence=chosen().fence)
        for index, cell in enumerate(case.notebook.cells):
            id = checked_id(cell)
            if id in of.full:
                shown = [
                    output["data"]["text/plain"]
                    for output in ran.outputs[index]
                    if "text/plain" in output.get("data", {})
                ]
                compared += 1
                if shown != [f"{case.wanted[id]:g}"]:
                    differ.append(f"{case.learner}: {id} shows {shown}, graded {case.wanted[id]:g}")
    return compared, differ


INTRODUCTION = """# Proof: every exercise through the real nbgrader

Written by `make prove`. Each row is one submission, graded by `nbgrader generate_assignment` and
`nbgrader autograde` with the kit's configuration. *None* means that nothing could be graded, and the reason is told.
"""


def report(of: Cases, cases: list[Case], study: tuple[int, list[str]]) -> tuple[str, int]:
    """One lesson's part of the report as Markdown, and how many marks differ from what is deserved."""
    scores = of.course.scores()
    lines = [
        "",
        f"## {of.lesson.id}",
        "",
        "| Submission | Marks wanted | Marks given | |",
        "|:--|--:|--:|:-:|",
    ]
    wrong = compared = 0
    for case in cases:
        found = scores.get(case.learner, {})
        given = {id: found.get(id, (None, 0))[0] for id in of.full}
        wanted = case.wanted or dict.fromkeys(of.full)
        differ = [id for id, mark in wanted.items() if not _same(mark, given[id])]
        if case.wanted is not None and (found[of.written][0] is None) != case.reads:
            differ.append(f"{of.written} {'does not wait' if case.reads else 'waits'} for a reader")
        wrong, compared = wrong + len(differ), compared + len(wanted)
        note = f"differs: {', '.join(differ)}" if differ else "as deserved"
        lines.append(f"| {case.what} | {_sum(wanted)} | {_sum(given)} | {note} |")
    lines += ["", f"{compared} marks compared, {wrong} differ."]
    lines += [f"{study[0]} of them compared with what self-study shows, {len(study[1])} differ.", *study[1]]
    return "\n".join(lines) + "\n", wrong + len(study[1])


def _same(wanted: float | None, given: float | None) -> bool:
    if wanted is None or given is None:
        return wanted is given
    return abs(wanted - given) < 1e-9


def _sum(marks: Mapping[str, float | None]) -> str:
    numbers = [mark for mark in marks.values() if mark is not None]
    return f"{sum(numbers):g}" if numbers else "none"


def class_of_25() -> tuple[str, int]:
    """A class of 25 from a download of Canvas to grades.csv, with the README's own lines: a part of the report,
    and how many marks differ from what is deserved."""
    lesson = load_lesson(KIT / "solutions" / LESSON)
    with tempfile.TemporaryDirectory() as name:
        course = Course(Path(name, "course"))
        course.generate()
        cases = list(honest(Cases(course, lesson)))[:25]
        kit = KitCopy(Path(name, "kit"))
        kit.make_environment()
        (kit.root / "downloaded").mkdir()
        with zipfile.ZipFile(kit.root / "downloaded" / "submissions.zip", "w") as archive:
            for number, case in enumerate(cases):
                for file, content in case.files(LESSON).items():
                    archive.writestr(f"learner{number}_{340000 + number}_{9000 + number}_{file}", content)
        kit.run(BLOCKS["Instructor: grade"], timeout=1800)
        with (kit.root / "grades.csv").open(encoding="utf-8") as file:
            rows = {row["student_id"]: row for row in csv.DictReader(file)}
    lines = ["", "## A class of 25, from Canvas' zip to `grades.csv`", "", "By the README's own lines.", ""]
    lines += ["| Submission | Marks wanted | `score` | `state` | |", "|:--|--:|--:|:--|:-:|"]
    wrong = 0
    for number, case in enumerate(cases):
        row = rows[f"learner{number}-{340000 + number}"]
        wanted = "" if case.wanted is None else f"{sum(case.wanted.values()):g}"
        given = f"{float(row['score']):g}" if row["score"] else ""
        wrong += wanted != given
        lines.append(
            f"| {case.what} | {wanted or 'none'} | {given} | {row['state']} | {'differs' if wanted != given else 'as deserved'} |"
        )
    return "\n".join(lines) + "\n", wrong


def built_alike(folder: Path) -> tuple[str, bool]:
    """Whether another Python builds the same bytes that are committed: a sentence, and yes or no."""
    name = other_python()
    if not name:
        return "No other Python was found here, so builds were compared on one alone.", True
    subprocess.run([name, "-m", "venv", folder], check=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "-e", f"{KIT}/engine[teach]", "-e", f"{KIT}[prints]"],
        check=True,
    )
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
    lesson = load_lesson(KIT / "solutions" / lesson_id)
    if not lesson.graded:
        return f"\n## {lesson_id}\n\nNothing in this lesson is graded.\n", 0
    with tempfile.TemporaryDirectory() as name:
        course = Course(Path(name), lesson_id)
        course.generate()
        of = Cases(course, lesson)
        first = list(named(of))
        cases = [*first, *odd(of)]
        if lesson_id in TRIED:
            cases += [*honest(of), *hostile(of)]
        study = self_study(of, first)
        for case in cases:
            case.hand_in(course)
        key = course.root / "solutions" / lesson_id / "exercises.py"
        kept = key.read_bytes()
        course.nbgrader("autograde", lesson_id, "--ExecuteAndJudge.timeout=20")
        key.write_bytes(kept)  # one of the submissions writes over it
        return report(of, cases, study)


def courses() -> tuple[str, int]:
    """The tests of whole courses, which `make test` leaves out: their part of the report, and 1 if one failed."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-rfE",
            "-m",
            "proof",
            "-p",
            "no:cacheprovider",
            "--numprocesses",
            "2",
        ],
        cwd=KIT,
        capture_output=True,
        text=True,
    )
    OUTPUT.parent.mkdir(exist_ok=True)
    write_whole(OUTPUT, done.stdout.encode())
    last = done.stdout.strip().splitlines()[-1]
    failed = "\n".join(line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR")))
    said = "" if done.returncode == 0 else f"\n```\n{of_no_machine(failed or done.stdout[-4000:])}\n```\n"
    return (
        "\n## Whole courses\n\nExchange, `validate`, late work, grading again, another course, and the same marks in self-study "
        f"(`pytest -m proof`): {last.strip('= ')}\n{said}",
        int(done.returncode != 0),
    )


def of_no_machine(text: str) -> str:
    """What a run said without the folders of the machine that it ran on."""
    for folder, name in (
        (sys.prefix, "ENVIRONMENT"),
        (str(KIT), "KIT"),
        (tempfile.gettempdir(), "TEMPORARY"),
    ):
        text = text.replace(folder, name)
    return text


def tried() -> tuple[str, int]:
    """The answers that were written blind: their part of the report, and how many numbers got worse."""
    table, worse = try_every_answer()
    lines = [
        "",
        "## Answers that learners would give",
        "",
        "Written blind; [trials.md](trials.md) has them all.",
        "",
    ]
    lines += [table, *(f"Worse than trials.md says: {line}." for line in worse)]
    return "\n".join(lines).rstrip() + "\n", len(worse)


def main() -> int:
    """Grade every case of every lesson, write the report, and return 1 if a mark, a build or a trial differs."""
    parts = []
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as two:  # nbgrader itself uses one core
        for part in two.map(graded, sys.argv[1:] or lesson_ids(KIT)):
            parts.append(part)
            print(part[0], flush=True)  # so that a run that is broken off has said something
    for of_the_kit in (class_of_25, tried, known_effects, courses):
        parts.append(of_the_kit())
        print(parts[-1][0], flush=True)
    with tempfile.TemporaryDirectory() as name:
        line, alike = built_alike(Path(name) / "other-python")
    text = "".join([INTRODUCTION, *(part for part, _ in parts), f"\n## Builds\n\n{line}\n"])
    REPORT.write_text(text, encoding="utf-8")
    print(line)
    return 1 if any(wrong for _, wrong in parts) or not alike else 0


if __name__ == "__main__":
    sys.exit(main())
