"""What a linter finds, and the lesson that it looks at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lessonkit.authoring.source import LessonText, where
from lessonkit.errors import KitError
from lessonkit.exercises.spec import Lesson
from lessonkit.exercises.writing.files import at_exercise


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


class LintError(KitError):
    """A lesson that can't be built yet; one line for each finding."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("The lesson is not ready.")

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings))


@dataclass(frozen=True)
class Draft:
    """A lesson as its authors left it: its text, with the words of its exercises, and its exercises."""

    text: LessonText
    lesson: Lesson

    def at(self, line: int | None) -> str:
        """A line of lesson.md, as findings name it."""
        return where(self.text.path, line)

    def at_key(self, key: str) -> str:
        """The line of a key in the front matter."""
        return where(self.text.path, self.text.key_lines.get(key, 1))

    def at_words(self, id: str, section: str = "") -> str:
        """The line in lesson.md where a section of an exercise begins, such as `hint` or `option a`; or the exercise."""
        block = self.text.exercises[id]
        return where(self.text.path, block.lines.get(section, block.line))

    def at_logic(self, id: str) -> str:
        """The file and line where the logic of an exercise begins."""
        return at_exercise(self.text.path.parent, id)
