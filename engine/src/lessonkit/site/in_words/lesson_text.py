"""A lesson in words: its prose, its exercises, its tables and its explorers, each as a reader without pictures can use it."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from lessonkit.authoring.cells import cell_id
from lessonkit.charts.chart import Chart
from lessonkit.charts.described import Described
from lessonkit.data import load as load_dataset
from lessonkit.exercises.spec import Exercise, Load
from lessonkit.language import sentences_beside
from lessonkit.site.in_words.explorer import ExplorersInWords
from lessonkit.site.lesson_page import Making, making
from lessonkit.site.practice import exercise_in_words
from lessonkit.site.prose import Heading

say = sentences_beside(__file__)

BESIDE = "-in-words"
"""What stands at the end of the name of a lesson's text."""

_DRESS = re.compile(r"""<style>.*?</style>|\sstyle=(?:"[^"]*"|'[^']*')""", re.DOTALL)
_PICTURE = re.compile(r"<svg\b(?P<about>[^>]*)>.*?</svg>", re.DOTALL)
_SAID = re.compile(r"""aria-label=(?:"([^"]*)"|'([^']*)')""")


def lesson_text(folder: Path, load: Load = load_dataset) -> str:
    """The words of the lesson in `folder`, as HTML without a script, a picture or a key."""
    _, pieces = making(_InWords, folder, load)
    return _DRESS.sub("", _PICTURE.sub(_said, "\n".join(html for html, _ in pieces)))


def _said(picture: re.Match[str]) -> str:
    """What a small picture among the words says, such as a bar of a dossier; nothing where it only repeats the words beside it."""
    found = _SAID.search(picture["about"])
    return (found[1] or found[2]) if found else ""


class _InWords(Making):
    """The text of a lesson while it is made."""

    beside = BESIDE

    def explorers_of(self) -> ExplorersInWords:
        return ExplorersInWords(self.prose, self.run.marks)

    def _cell(self, cell: NotebookNode, place: str) -> str:
        if cell.id == cell_id(self.lesson.id, "end", ""):
            return ""  # a text keeps no progress
        return super()._cell(cell, place)

    def _dealt(self) -> str:
        return f"<p>{escape(say('what'))}</p>"

    def _exercise(self, exercise: Exercise, task: str) -> str:
        anchor = f"exercise-{exercise.id}"
        self.prose.headings.append(Heading(3, exercise.title, anchor))
        asked = exercise_in_words(exercise, lesson=self.lesson, load=self.load)
        return f'<section class="exercise" id="{anchor}">{self._cited(task)}{asked}</section>'

    def _shown_value(self, value: Any) -> str:
        return in_words(value) if isinstance(value, Chart | Described) else super()._shown_value(value)

    def _lidded(self, after: str, inside: str) -> str:
        if not after:
            return inside
        first = escape(say("guess-first", title=self.lesson.exercise(after).title))
        return f"<p><strong>{first}</strong></p>{self._true(self.lesson.exercise(after))}{inside}"


def in_words(one: Chart | Described) -> str:
    """A chart as its finding, its description and its table."""
    return (
        f"<p><strong>{escape(one.finding)}</strong></p><p>{escape(one.alt)}</p>"
        f'<div class="table" tabindex="0">{one.table_html()}</div><p>{escape(one.foot())}</p>'
    )
