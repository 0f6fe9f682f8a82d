"""A made-up class through every step, by the commands that an instructor types, and the numbers that stand at each."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup
from nbgrader.api import Gradebook

from lessonkit.grading import judged
from lessonkit.grading.attempts import points_of
from lessonkit.grading.platforms.their_file import open_file, platform_called
from tests.demo import their_files
from tests.demo.made_class import MadeClass, Person
from tests.grading.course import Course
from tests.grading.loaded import environment, loaded

Numbers = dict[str, float | None]
"""Points by learner; None where there is no number."""

DUE, LATE_AT = "2026-11-10 23:59 UTC", "2026-11-12 09:00 UTC"
SETTINGS = '\nc.ExecuteAndJudge.attempts = "best"\nc.LateSubmissionPlugin.penalty_method = "zero"\n'
PLATFORMS = {"canvas": "canvas.csv", "moodle": "moodle.csv", "blackboard": "blackboard.xls"}


@dataclass
class Walk:
    """One class on its way; `tell` is called with each command before it runs, `typed` keeps all of them with what they said."""

    root: Path
    lesson: str
    size: int
    tell: Callable[[str], None] = lambda _: None
    typed: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.course = Course(self.root, self.lesson)
        with (self.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
            config.write(SETTINGS)
        self.type(f"nbgrader generate_assignment {self.lesson} --create --force")
        self.made = MadeClass(self.course, self.size)
        self.people = self.made.people
        self.title = self.lesson.split("-", 1)[1].replace("-", " ")
        self.most = sum(float(one.points) for one in self.made.lesson.exercises)

    def type(self, line: str) -> str:
        """Type a command in the course's folder; what it says. Fails where the command fails."""
        self.tell(line)
        well, said = loaded().run(shlex.split(line), self.root, environment(COLUMNS="100"))
        assert well, f"{line}\n{said[-5000:]}"
        self.typed.append((line, said))
        return said

    def all(self) -> None:
        """Every step up to the files for the platforms and the report."""
        self.collect()
        self.grade()
        self.hand_in_again()
        self.mark()
        self.write_pages()
        self.export()
        self.type(f"scomm report {self.lesson}")

    def collect(self) -> None:
        """Collect the class from Canvas's zip, with the list of the class and the due date in the gradebook."""
        self._zip("submissions.zip", {their_files.canvas_names(one, self.lesson): one.file for one in self.people})  # fmt: skip
        (self.root / "class.csv").write_bytes(their_files.class_list(self.people))
        self.type("nbgrader db student import class.csv")
        self.type(f'nbgrader db assignment add {self.lesson} --duedate "{DUE}"')
        self.type(f'scomm collect downloaded/submissions.zip {self.lesson} --late-at "{LATE_AT}"')

    def grade(self) -> None:
        """Grade what was collected; then some get an extension, and what lateness costs follows without grading again."""
        self.type(f"scomm grade {self.lesson} --workers 2")
        for one in self.people:
            if one.late == "extended":
                self.type(f"scomm extend {one.learner} {self.lesson} --days 3")

    def hand_in_again(self) -> None:
        """A second download, with what some handed in again."""
        again = [one for one in self.people if one.again is not None]
        files = {their_files.canvas_names(one, self.lesson, again=True): one.again for one in again}
        self._zip("again.zip", files)
        self.type(f"scomm grade downloaded/again.zip {self.lesson} --workers 2")

    def mark(self) -> None:
        """Read the written answers in the table: a level for each by its text, and a comment on the lowest."""
        self.type(f"scomm mark {self.lesson} --csv marks.csv")
        rows = self.answers()
        levels = {" ".join(one.text.split()): one.level for one in self.people if one.text}
        for row in rows:
            level = levels[" ".join(row["text"].split())]
            assert level is not None
            row["level"] = f"{level:g}"
            row["comment"] = "" if level else "Say who counted, and whom."
        with (self.root / "marks.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        self.type(f"scomm mark {self.lesson} --read marks.csv --yes")

    def write_pages(self) -> None:
        """The learners' pages and grades.csv, by nbgrader's own commands."""
        self.type(f"nbgrader generate_feedback {self.lesson} --force")
        self.type("nbgrader export")

    def export(self) -> None:
        """Fill each platform's file, and pack the pages for Moodle."""
        contents = {
            "canvas": their_files.canvas(self.people, f"Lesson 4: {self.title}", self.most),
            "moodle": their_files.moodle(self.people, self.most),
            "blackboard": their_files.blackboard(self.people, f"Lesson 4: {self.title}", self.most),
        }
        (self.root / "downloaded" / "before").mkdir(exist_ok=True)
        for platform, name in PLATFORMS.items():
            for folder in ("downloaded", "downloaded/before"):
                (self.root / folder / name).write_bytes(contents[platform])
            self.type(f"scomm export {platform} downloaded/{name} {self.lesson}")
            self.type(f"scomm export {platform} downloaded/{name} {self.lesson} --write")
        self.type(f"scomm feedback {self.lesson} --moodle feedback-for-moodle.zip --worksheet downloaded/moodle.csv")  # fmt: skip

    def regrade(self, file: str, old: str, new: str) -> bytes:
        """Change a file of the key, grade the kept runs anew, and go back again; the page of who changed and why."""
        path = self.root / "solutions" / self.lesson / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.type(f"scomm regrade {self.lesson} --yes")
        page = (self.root / "reports" / f"{self.lesson}-regrade.html").read_bytes()
        path.write_text(text, encoding="utf-8")
        self.type(f"scomm regrade {self.lesson} --undo --yes")
        return page

    def _zip(self, name: str, files: dict[str, bytes | None]) -> None:
        (self.root / "downloaded").mkdir(exist_ok=True)
        with zipfile.ZipFile(self.root / "downloaded" / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for inside, content in files.items():
                if content is not None:
                    archive.writestr(inside, content)

    # --- what stands where ---------------------------------------------------------------------

    def answers(self) -> list[dict[str, str]]:
        """The rows of the table for marking."""
        text = (self.root / "marks.csv").read_text(encoding="utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def checked(self) -> dict[str, Numbers]:
        """The points from automatic checks, by where they stand: as deserved, in the journal, in the gradebook, on the pages."""
        journal, book = judged.read(self.root, self.lesson), self.in_gradebook()
        written = self.made.written.id
        return {
            "deserved": {one.learner: one.checked for one in self.people},
            "judged/": self._each(lambda one: _points(journal.get(one.learner, []))),
            "gradebook.db": self._each(lambda one: _sum(book.get(one.learner), leave=written)),
            "feedback/": self._each(lambda one: _first_number(self.summary(one), "automatic checks")),
        }

    def read(self) -> dict[str, Numbers]:
        """The points of the written answers, by where they stand."""
        by_text = {" ".join(row["text"].split()): float(row["level"]) for row in self.answers()}
        written, book = self.made.written.id, self.in_gradebook()
        return {
            "deserved": {one.learner: one.level for one in self.people},
            "marks.csv": self._each(lambda one: by_text.get(" ".join(one.text.split())) if one.text else None),
            "gradebook.db": self._each(lambda one: book.get(one.learner, {}).get(written) if one.text else None),
        }  # fmt: skip

    def totals(self) -> dict[str, Numbers]:
        """All points with what lateness costs, by where they stand."""
        with (self.root / "grades.csv").open(encoding="utf-8", newline="") as file:
            rows = {row["student_id"]: row for row in csv.DictReader(file)}
        found: dict[str, Numbers] = {
            "deserved": {one.learner: one.total for one in self.people},
            "feedback/": self._each(lambda one: _first_number(self.summary(one), "in all")),
            "grades.csv": self._each(lambda one: _number(rows[one.learner]["score"])),
        }
        for platform, name in PLATFORMS.items():
            file = open_file((self.root / "downloaded" / name).read_bytes(), platform_called(platform))
            sheet = platform_called(platform).read(file, self.lesson, "")
            marks = {row.shown: row.mark for row in sheet.people}
            found[name] = self._each(lambda one, marks=marks: _number(marks[_shown(one, marks)]))  # type: ignore[misc]
        return found

    def report_earned(self) -> tuple[dict[str, str], dict[str, str]]:
        """The share of the points that the class earned in each exercise: as deserved, and on the report."""
        graded = [one for one in self.people if one.wanted is not None]
        deserved = {}
        for exercise in self.made.lesson.exercises:
            points = [
                (one.level or 0.0) if exercise.graded_by_hand else one.wanted[exercise.id]  # type: ignore[index]
                for one in graded
            ]
            if exercise.points:
                deserved[exercise.title] = f"{100 * sum(points) / len(graded) / exercise.points:.1f}%"
        page = BeautifulSoup((self.root / "reports" / f"{self.lesson}.html").read_bytes(), "html.parser")
        table = page.find(id="items").find_parent("section").find("table")
        heads = [cell.get_text() for cell in table.select("thead th")]
        at = heads.index("Points earned")
        found = {
            row.find("th").get_text(): row.find_all(["th", "td"])[at].get_text()
            for row in table.select("tbody tr")
        }
        return deserved, found

    def page(self, one: Person) -> Path:
        """A learner's page."""
        return self.root / "feedback" / one.learner / self.lesson / f"{self.lesson}.html"

    def summary(self, one: Person) -> list[str]:
        """The lines of a learner's page that say the points; none where there is no page, or nothing was graded."""
        if not self.page(one).is_file():
            return []
        page = BeautifulSoup(self.page(one).read_bytes(), "html.parser")
        return [line.get_text() for line in page.select(".summary li")]

    def _each(self, of: Callable[[Person], float | None]) -> Numbers:
        return {one.learner: of(one) for one in self.people}

    def in_gradebook(self) -> dict[str, dict[str, float]]:
        """Each learner's points by exercise, of those of whom anything was graded."""
        found = {}
        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}") as book:
            for submission in book.find_assignment(self.lesson).submissions:
                grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
                if any(grade.auto_score is not None for grade in grades):
                    found[submission.student.id] = {grade.name: float(grade.score) for grade in grades}
        return found


def _sum(points: dict[str, float] | None, leave: str) -> float | None:
    return None if points is None else sum(found for name, found in points.items() if name != leave)


def _points(entries: list[judged.Entry]) -> float | None:
    counts = judged.counting(entries)
    return points_of(counts) if counts else None


def _first_number(lines: list[str], words: str) -> float | None:
    """The number with which the line begins that holds these words."""
    return next((float(re.match(r"[\d.]+", line)[0]) for line in lines if words in line), None)  # type: ignore[index]


def _number(text: str) -> float | None:
    return float(text) if text.strip() else None


def _shown(one: Person, marks: dict[str, str]) -> str:
    """How a platform's file names somebody."""
    return next(name for name in (f"{one.last}, {one.first}", f"{one.first} {one.last}") if name in marks)


def as_json(numbers: dict[str, Numbers]) -> str:
    """The numbers as a text, for whoever looks at what differs."""
    return json.dumps(numbers, indent=1, ensure_ascii=False)
