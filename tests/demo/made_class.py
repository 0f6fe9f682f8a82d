"""The people of a made-up class, what each hands in, and the marks that each deserves by the way it was made.

Every named mistake of the lesson is made by somebody. There are those who have all of it right and those who tried little, gaps in
the middle, notebooks of another lesson, files that are no notebook, late work, and second attempts.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from lessonkit.exercises import Exercise, Lesson
from lessonkit.exercises.deal import WORDS, deal_for
from lessonkit.exercises.locate import load_lesson
from tests.grading.answers import code_for
from tests.grading.course import Course, fill_code, write_answers

FIRST = [
    "Ada",
    "Ben",
    "Cleo",
    "Dan",
    "Eva",
    "Finn",
    "Gina",
    "Hugo",
    "Ines",
    "Jack",
    "Kim",
    "Leo",
    "Mia",
    "Noa",
    "Omar",
    "Pia",
    "Quin",
    "Rosa",
    "Sam",
    "Tom",
    "Uma",
    "Vera",
    "Will",
    "Xu",
    "Yara",
    "Zoë",
]
LAST = [
    "Adams",
    "Baker",
    "Cruz",
    "Davis",
    "Evans",
    "Fox",
    "Gray",
    "Hill",
    "Ito",
    "Jones",
    "Kaya",
    "Lang",
    "Moss",
    "Nash",
    "O'Brien",
    "Orr",
    "Park",
    "Ruiz",
    "Stone",
    "Tran",
    "Ude",
    "Vogt",
    "Wu",
]
BAD = ("empty", "cut off", "pdf", "another lesson", "nothing handed in")
"""What cannot be graded, one learner each."""
WHOLE = ("all right", "one mistake", "untouched")
"""Learners of whom there is at least one each, whatever the size of the class."""
ODD = ("late", "extended", "better", "worse", "broken")
"""What becomes of the first five of the others, and of five in every thirteen: late without and with an extension; handed in again
something better, something worse, a file that cannot be read."""

Marks = dict[str, float]


@dataclass(frozen=True, eq=False)
class Person:
    """One of the class: names, the number on the platform, what was handed in first and again, and what it deserves.

    `wanted` has the points of each exercise that a machine judges (None: nothing can be graded), `level` those of the written answer
    (None: there is no word to read). `late` is how late the work came: not at all, late, or late with an extension.
    """

    number: int
    first: str
    last: str
    what: str
    file: bytes | None = None
    wanted: Marks | None = None
    level: float | None = None
    text: str = ""
    late: str = ""
    again: bytes | None = None
    counts: str = "only"

    @property
    def canvas(self) -> str:
        """The number on Canvas."""
        return str(340900 + self.number)

    @property
    def run_together(self) -> str:
        """The name as Canvas writes it into the names of files."""
        return f"{self.last}{self.first}".lower().replace("'", "_")

    @property
    def learner(self) -> str:
        """The name of the folder that `scomm collect` gives."""
        return f"{self.run_together}-{self.canvas}"

    @property
    def checked(self) -> float | None:
        """The points from automatic checks that are deserved."""
        return None if self.wanted is None else sum(self.wanted.values())

    @property
    def total(self) -> float | None:
        """All points that are deserved: those who came late without an extension keep none."""
        if self.checked is None:
            return None
        return 0.0 if self.late == "late" else self.checked + (self.level or 0.0)


@dataclass
class MadeClass:
    """A class for one lesson of a course."""

    course: Course
    size: int
    lesson: Lesson = field(init=False)
    people: list[Person] = field(init=False)

    def __post_init__(self) -> None:
        self.lesson = load_lesson(self.course.root / "solutions" / self.course.lesson)
        order = self.course.order()
        self.checked = [self.lesson.exercise(id) for id in order]
        self.released = self.course.released()
        self.right = {_name(cell): cell.source for cell in self.course.reference().cells}
        (self.written,) = [one for one in self.lesson.exercises if one.graded_by_hand]
        self.people = list(self._people())
        made = {
            (id, mistake)
            for person in self.people
            for id, mistake in self.mistakes.get(person.number, {}).items()
        }
        every = {(one.id, number) for one in self.checked for number in range(len(one.mistakes))}
        assert made == every, f"nobody makes {sorted(every - made)}"

    def _people(self) -> Iterator[Person]:
        self.mistakes: dict[int, dict[str, int]] = {}
        most = max(len(one.mistakes) for one in self.checked)
        kinds = [*WHOLE, *BAD, *["each mistake"] * most]
        kinds += ["mixed"] * (self.size - len(kinds))
        assert len(kinds) == self.size, (
            f"a class of {self.size} is too small for {most} mistakes of one exercise"
        )
        draw, of_kind, mixed = random.Random(60), 0, 0
        for number, what in enumerate(kinds):
            first, last = FIRST[number % len(FIRST)], LAST[(number * 7 + number // len(FIRST)) % len(LAST)]
            person = Person(number, first, last, what)
            if what in BAD:
                yield replace(person, file=self._bad(what, number))
                continue
            of_kind, mixed = of_kind + (what == "each mistake"), mixed + (what == "mixed")
            odd = dict(enumerate(ODD, start=1)).get(mixed % 13, "") if what == "mixed" else ""
            yield self._answered(person, of_kind - 1, odd, draw)

    def _answered(self, person: Person, row: int, odd: str, draw: random.Random) -> Person:
        """Somebody who handed in a notebook: for each exercise right, a mistake, or nothing."""
        wrong: dict[str, int] = {}
        gaps: set[str] = set()
        if person.what == "untouched":
            gaps = {one.id for one in self.checked}
        elif person.what == "one mistake":
            one = next(one for one in self.checked if one.mistakes)
            wrong = {one.id: 0}
        elif person.what == "each mistake":
            wrong = {one.id: row for one in self.checked if row < len(one.mistakes)}
        elif person.what == "mixed":
            skill = draw.random()
            for one in self.checked:
                drawn = draw.random()
                if drawn > 0.3 + 0.7 * skill and one.mistakes:
                    wrong[one.id] = draw.randrange(len(one.mistakes))
                elif drawn < 0.1 * (1 - skill):
                    gaps.add(one.id)
            if odd == "better":
                wrong |= {one.id: 0 for one in self.checked[:2] if one.mistakes}
                gaps -= wrong.keys()
        self.mistakes[person.number] = wrong
        level, text = (None, "") if person.what == "untouched" else self._text(person.number)
        late = odd if odd in ("late", "extended") else ""
        person = replace(
            person, file=self._file(person, wrong, gaps, text), wanted=self._wanted(wrong, gaps),
            level=level, text=text, late=late,
        )  # fmt: skip
        return self._again(person, odd, text)

    def _again(self, person: Person, odd: str, text: str) -> Person:
        """Some hand in again: something better, something worse, or a file that cannot be read."""
        if odd == "better":
            right = self._wanted({}, set())
            return replace(person, again=self._file(person, {}, set(), text), wanted=right, counts=odd)
        if odd == "worse":
            every = {one.id for one in self.checked}
            return replace(person, again=self._file(person, {}, every, f"{text} Or not."), counts=odd)
        return replace(person, again=b"{", counts=odd) if odd == "broken" else person

    def _wanted(self, wrong: dict[str, int], gaps: set[str]) -> Marks:
        def points(one: Exercise) -> float:
            share = one.mistakes[wrong[one.id]].score if one.id in wrong else 0.0 if one.id in gaps else 1.0
            return float(one.points) * share

        return {one.id: points(one) for one in self.checked}

    def _text(self, number: int) -> tuple[float, str]:
        """A written answer: a sample of one of the levels, in turn, with a last sentence of its own."""
        level = self.written.rubric[number % len(self.written.rubric)]
        sample = level.samples[number // len(self.written.rubric) % len(level.samples)]
        return float(level.points), f"{sample.strip()} That is what I found, number {number}."

    def _file(self, person: Person, wrong: dict[str, int], gaps: set[str], text: str) -> bytes:
        """The notebook of a learner, who works in the one that was handed out."""
        code = "-".join(WORDS[(person.number * step + step) % len(WORDS)] for step in (7, 11, 13))
        notebook = copy.deepcopy(self.released)
        fill_code(notebook, code)
        right = {one.id for one in self.checked} - wrong.keys() - gaps
        for cell in notebook.cells:
            name = _name(cell)
            if name.removesuffix("-answer") in right and name.endswith("-answer"):
                cell.source = self.right[name]
            elif name == self.written.id and text:
                cell.source = f"{self.written.variable} = {text!r}"
        folder, deal = self.course.root / "solutions" / self.lesson.id, deal_for(code, self.lesson.pools)
        write_answers(
            notebook, {id: code_for(folder, self.lesson.exercise(id), at, deal) for id, at in wrong.items()}
        )
        return _bytes(notebook)

    def _bad(self, what: str, number: int) -> bytes | None:
        """A file that cannot be graded, or none."""
        if what == "another lesson":
            other = new_notebook(cells=[new_code_cell('from scomm import begin\nbegin("99-another-lesson")')])
            other.metadata["scomm"] = {"lesson": "99-another-lesson"}
            return _bytes(other)
        whole = _bytes(self.course.reference())
        return {"empty": b"", "cut off": whole[: len(whole) // 2], "pdf": b"%PDF-1.7\n%\xe2\xe3\n"}.get(what)


def _bytes(notebook: NotebookNode) -> bytes:
    return nbformat.writes(notebook).encode("utf-8")


def _name(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))
