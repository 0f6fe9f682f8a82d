"""What a linter finds, and the lesson that it looks at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scomm.authoring.source import LessonText, where
from scomm.errors import ScommError
from scomm.exercises.spec import Lesson


@dataclass(frozen=True)
class Finding:
    """One thing to mend in a lesson: the place, the rule, and what to do.

    >>> str(Finding("04-who-is-deported/lesson.md:12", "one-h1", "Make this an H2."))
    '04-who-is-deported/lesson.md:12: one-h1: Make this an H2.'
    """

    place: str
    rule: str
    do: str

    def __str__(self) -> str:
        return f"{self.place}: {self.rule}: {self.do}"


class LintError(ScommError):
    """A lesson that can't be built yet; one line for each finding."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("The lesson is not ready.")

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings))


@dataclass(frozen=True)
class Draft:
    """A lesson as its authors left it: text, exercises, and where each exercise is written."""

    text: LessonText
    lesson: Lesson
    exercise_lines: dict[str, int]

    @classmethod
    def of(cls, text: LessonText, lesson: Lesson) -> Draft:
        """A draft that knows the lines of its exercises."""
        lines = (text.path.parent / "exercises.py").read_text(encoding="utf-8").splitlines()
        found = {}
        for exercise in lesson.exercises:
            written = re.compile(rf"""\bid=["']{re.escape(exercise.id)}["']""")
            found[exercise.id] = next(
                (number for number, line in enumerate(lines, 1) if written.search(line)), 1
            )
        return cls(text, lesson, found)

    def at(self, line: int | None) -> str:
        """A line of lesson.md, as findings name it."""
        return where(self.text.path, line)

    def at_key(self, key: str) -> str:
        """The line of a key in the front matter."""
        return where(self.text.path, self.text.key_lines.get(key, 1))

    def at_exercise(self, id: str) -> str:
        """The line in exercises.py where an exercise begins."""
        return where(self.text.path.parent / "exercises.py", self.exercise_lines[id])
