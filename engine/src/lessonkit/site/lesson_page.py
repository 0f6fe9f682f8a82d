"""A lesson as a page: its cells in their order, each as a reader without Python can use it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from lessonkit.authoring.cells import HIDDEN, cell_id
from lessonkit.authoring.compile import compile_cited
from lessonkit.authoring.signposts import anchors_of_exercises
from lessonkit.authoring.source import LessonText
from lessonkit.authoring.translation.lesson_text import spoken_text
from lessonkit.charts.chart import Chart
from lessonkit.data import load as load_dataset
from lessonkit.exercises.guesses.answered import Answered
from lessonkit.exercises.guesses.truths import truths
from lessonkit.exercises.kinds.number import counted
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Exercise, Lesson, Load
from lessonkit.language import joined, sentences_beside
from lessonkit.site import outputs
from lessonkit.site.embedded import Explorers
from lessonkit.site.practice import exercise_html, progress_html
from lessonkit.site.prose import Heading, Prose, code, plain
from lessonkit.site.running import Explored, Ran, Revealed, Run, own_options

say = sentences_beside(__file__)

_CITED = re.compile(r'id="(cited-[\w-]+)"')
_SHORT = 12
"""Code of more lines is folded, and so is all that only makes a table."""


@dataclass(frozen=True, eq=False)
class Section:
    """A part of a lesson as a search finds it: its heading and its words."""

    heading: Heading
    words: str


@dataclass(frozen=True, eq=False)
class LessonPage:
    """A lesson as a page holds it: its body as HTML, its headings, its explorers, its words by part."""

    id: str
    title: str
    body: str
    headings: tuple[Heading, ...]
    explorers: Explorers
    sections: tuple[Section, ...]


def lesson_page(folder: Path, load: Load = load_dataset, *, replies: bool = False) -> LessonPage:
    """The page of the lesson in `folder`; a `KitError` names a cell that can't be shown without an answer.

    With `replies` the exercises reply in the page, so it holds what is right; the default holds no key.
    """
    made, pieces = making(Making, folder, load, replies)
    body = made.explorers.counted("\n".join(html for html, _ in pieces))
    return LessonPage(
        made.lesson.id,
        made.text.front.title,
        body,
        tuple(made.prose.headings),
        made.explorers,
        tuple(_sections(pieces)),
    )


def making(
    how: type[Making], folder: Path, load: Load, replies: bool = False
) -> tuple[Making, list[tuple[str, tuple[Heading, ...]]]]:
    """A lesson gone through from its first cell to its last, and each cell as HTML with the headings in it."""
    text, lesson = spoken_text(folder), load_lesson(folder)
    notebook = compile_cited(text, lesson, load, place="page")
    with own_options():
        made = how(text, lesson, load, replies)
        return made, list(made.pieces(notebook))


class Making:
    """The page of a lesson while it is made."""

    beside = ""
    """What stands at the end of the name of each lesson's file, here and in links to others."""

    def __init__(self, text: LessonText, lesson: Lesson, load: Load, replies: bool) -> None:
        self.text, self.lesson, self.load, self.replies = text, lesson, load, replies
        self.prose = Prose(self.beside, anchors_of_exercises(text, lesson))
        self.run = Run(lesson, load)
        self.explorers = self.explorers_of()
        self.tasks = {cell_id(lesson.id, "task", one.id): one for one in lesson.exercises}
        self.own = {
            cell_id(lesson.id, role, one.id) for role in ("answer", "check") for one in lesson.exercises
        }

    def explorers_of(self) -> Any:
        """What places the explorers: it answers to `place` and `counted`."""
        return Explorers(self.run.marks)

    def pieces(self, notebook: NotebookNode) -> Iterator[tuple[str, tuple[Heading, ...]]]:
        """Each cell as HTML, with the headings that stand in it."""
        for number, cell in enumerate(notebook.cells, 1):
            before = len(self.prose.headings)
            html = self._cell(cell, f"{self.lesson.id}, cell {number}")
            if html:
                yield html, tuple(self.prose.headings[before:])

    def _cell(self, cell: NotebookNode, place: str) -> str:
        if cell.id in self.tasks:
            return self._exercise(self.tasks[cell.id], cell.source)
        if cell.id in self.own:
            return ""
        if cell.cell_type == "markdown":
            return self.prose.html(cell.source)
        ran = self.run.cell(cell.source, place)
        if cell.id == cell_id(self.lesson.id, "end", ""):
            return progress_html(self.lesson)
        if cell.id == cell_id(self.lesson.id, "given", ""):
            return _folded(say("code.given"), code(cell.source))
        if "begin(" in cell.source:
            return self._dealt()
        return self._shown(cell.source, ran, hidden=HIDDEN in cell.metadata.get("tags", ()))

    def _dealt(self) -> str:
        dealt = [str(value) for value in vars(self.run.deal).values()]
        words = say("dealt.this", what=joined(dealt)) if dealt else ""
        return (
            f'<aside class="notice"><p>{escape(say("dealt.page"))}</p>'
            + (f"<p>{escape(words)}</p>" if words else "")
            + "</aside>"
        )

    def _exercise(self, exercise: Exercise, task: str) -> str:
        self.prose.headings.append(Heading(3, exercise.title, f"exercise-{exercise.id}"))
        starter = _folded(say("code.starter"), code(exercise.starter)) if exercise.route == "code" else ""
        return self._cited(task) + exercise_html(
            exercise, lesson=self.lesson, replies=self.replies, load=self.load, starter=starter
        )

    def _cited(self, task: str) -> str:
        """The places in a task to which sources lead back."""
        return "".join(f'<span id="{place}"></span>' for place in _CITED.findall(task))

    def _shown(self, source: str, ran: Ran, *, hidden: bool) -> str:
        shown = "".join(self._value(one) for one in ran.shown)
        if shown and all(isinstance(one, Explored) for one in ran.shown):
            return shown  # its one line of code says nothing that the picture does not
        held = any(isinstance(one, Revealed) for one in ran.shown)
        if held and all(one.shown is None for one in ran.shown if isinstance(one, Revealed)):
            return shown
        drawn = hidden or any(isinstance(one, Chart) for one in ran.shown)
        long = held or len(source.splitlines()) > _SHORT
        summary = say("code.of-picture" if drawn else "code.of-this")
        written = _folded(summary, code(source)) if long or drawn else code(source)
        own = f'<p class="notice">{escape(say("code.own"))}</p>' if ran.own else ""
        return f'<div class="cell">{written}{outputs.printed(ran.printed)}{shown}{own}</div>'

    def _value(self, value: Any) -> str:
        if isinstance(value, Explored):
            return self._lidded(value.after, self.explorers.place(value.id, value.start))
        if isinstance(value, Revealed):
            return self._lidded(value.after, "" if value.shown is None else self._shown_value(value.shown))
        return self._shown_value(value)

    def _shown_value(self, value: Any) -> str:
        return outputs.as_html(value)

    def _lidded(self, after: str, inside: str) -> str:
        """What waits for a guess, under a lid that anybody can lift."""
        if not after:
            return inside
        guess = self.lesson.exercise(after)
        lid = f"<strong>{escape(say('lid.first', title=guess.title))}</strong> <span>{escape(say('lid.anyway'))}</span>"
        return (
            f'<details class="lid" data-after="{after}"><summary>{lid}</summary>'
            f"{self._true(guess)}{inside}</details>"
        )

    def _true(self, guess: Exercise) -> str:
        """The true number behind a guess, in words."""
        if guess.truth not in truths():
            return ""
        about = truths()[guess.truth]
        found = about.found(self.load)
        one = Answered(truth_name=guess.truth, guess=found[0], confidence=50, truth=found, range=about.range)
        ends = dict.fromkeys((counted(min(one.shown)), counted(max(one.shown))))
        return f'<p class="true">{escape(say("lid.true", what=one.heading, truth=" – ".join(ends)))} <span class="soft">{escape(one.sentences[2])}</span></p>'


def _folded(summary: str, inside: str) -> str:
    return f'<details class="code"><summary>{escape(summary)}</summary>{inside}</details>'


def _sections(pieces: list[tuple[str, tuple[Heading, ...]]]) -> Iterator[Section]:
    """The words of a page under each heading; a piece with several headings counts as the words of its first."""
    heading, words = None, ""
    for html, headings in pieces:
        if headings:
            if heading is not None:
                yield Section(heading, words)
            heading, words = headings[0], ""
            for other in headings[1:]:
                yield Section(other, "")
        if "data-explorer" not in html:
            words += " " + plain(html)
    if heading is not None:
        yield Section(heading, words)
