"""The survey of lesson 0 once more: its questions, asked again, and then before, now and true beside one another.

The answers are the learner's own. They are kept beside lesson 0's passport, in a file that no lesson hands in, or, where lesson 0
is not here, nowhere.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from html import escape
from pathlib import Path

import ipywidgets

from lessonkit.calibration.compared import Compared
from lessonkit.calibration.gathered import first_guesses, survey_question
from lessonkit.calibration.own import OwnBox, at_work
from lessonkit.exercises.guesses.near import said_before
from lessonkit.exercises.guesses.truths import LESSON_0, truths, what_is_asked
from lessonkit.exercises.key.judge import settle
from lessonkit.exercises.learner import passport_file as passports
from lessonkit.exercises.learner.passport import Passport, Prediction
from lessonkit.exercises.spec import Question
from lessonkit.exercises.verdict import Verdict
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

QUESTIONS: Mapping[str, Question] = {
    one.asked: survey_question(name) for name, one in truths().items() if one.asked
}
"""The questions that lesson 0 asks or once asked, by id, in the order of their truths."""

STILL: frozenset[str] = frozenset(one.asked for one in truths().values() if one.asked and not one.once)
"""Those that it asks today. The others are asked again of whoever has a guess at them from an earlier edition."""

VERSION = "again"


def survey_again() -> OwnBox | None:
    """Ask the survey of lesson 0 once more, and then show before, now and true beside one another.

    Nothing while a notebook is graded. Whoever has answered it already sees the comparison at once.
    """
    notebook = at_work()
    if notebook is None:
        return None
    folder = notebook.neighbours
    firsts = first_guesses(folder, notebook.code) if folder is not None else {}
    return Survey(firsts, notebook.code, again_file(folder) if folder is not None else None)


def again_file(folder: Path) -> Path | None:
    """Where the second answers are kept: beside lesson 0's passport; None where lesson 0 is not here."""
    there = folder.parent / LESSON_0
    return there / f"passport-{LESSON_0}-{VERSION}.json" if there.is_dir() else None


class Survey(OwnBox):
    """The form and, once it is answered, the comparison. `firsts` are the guesses of lesson 0; `path` is where the second ones go."""

    def __init__(self, firsts: Mapping[str, Prediction], code: str, path: Path | None) -> None:
        """A form with a row for each question, or the comparison where `path` has the answers of this code."""
        super().__init__()
        self.firsts, self.code, self.path = firsts, code, path
        self.questions = [one for id, one in QUESTIONS.items() if id in STILL or id in firsts]
        self.rows = [Row(number, question) for number, question in enumerate(self.questions, 1)]
        self.done = ipywidgets.Button(
            description=say("again.done"), layout={"width": "auto", "align_self": "flex-start"}
        )
        self.done.on_click(lambda _: self.compare())
        self.told = ipywidgets.HTML()
        kept = self._kept()
        if kept:
            self._show(kept)
        else:
            opening = ipywidgets.HTML(f"<p>{escape(say('again.opening', n=len(self.questions)))}</p>")
            self.children = [opening, *(row.box for row in self.rows), self.done, self.told]

    def compare(self) -> None:
        """Read the form: what can't be read is told beside its row, and where all can, the comparison takes the form's place."""
        verdicts = [row.read() for row in self.rows]
        if wrong := [one for one in verdicts if one is not None and one.state != "recorded"]:
            self.told.value = _alert(say("again.mend", n=len(wrong)))
            return
        given = {
            row.question.id: row.given for row, verdict in zip(self.rows, verdicts, strict=True) if verdict
        }
        if not given:
            self.told.value = _alert(say("again.empty"))
            return
        guesses = {id: Prediction(*pair, at="") for id, pair in given.items()}
        self._keep(guesses)
        self._show(guesses)

    def _show(self, guesses: Mapping[str, Prediction]) -> None:
        self.compared = Compared.of(self.questions, self.firsts, guesses, kept=self.path is not None)
        self.children = [ipywidgets.HTML(self.compared.as_html())]

    def _kept(self) -> Mapping[str, Prediction]:
        """The second answers of this learner code, if they are there and can be read."""
        if self.path is None:
            return {}
        with contextlib.suppress(passports.Damaged):
            found = passports.read(self.path)
            if found is not None and found.learner == self.code:
                return {id: one for id, one in found.predictions.items() if id in QUESTIONS}
        return {}

    def _keep(self, guesses: Mapping[str, Prediction]) -> None:
        if self.path is not None:
            with contextlib.suppress(OSError):
                passports.write(Passport(LESSON_0, VERSION, self.code, predictions=dict(guesses)), self.path)


class Row:
    """One question of the form: its words, what counts as near, a field for the guess and one for the sureness."""

    def __init__(self, number: int, question: Question) -> None:
        """The row of a question; its fields are empty."""
        self.question, self.given = question, (0.0, 0.0)
        low, high = question.properties.range or (0, 100)
        near = said_before((low, high), question.near)
        words = say(
            "again.question",
            n=number,
            what=_with_capital(what_is_asked(question.truth)),
            low=low,
            high=high,
            near=near,
        )
        wide = {"description_width": "initial"}
        self.guess = ipywidgets.Text(description=say("again.guess", n=number), style=wide)
        self.sure = ipywidgets.Text(description=say("again.sure", n=number), style=wide)
        self.told = ipywidgets.HTML()
        fields = ipywidgets.HBox([self.guess, self.sure], layout={"flex_flow": "row wrap"})
        self.box = ipywidgets.VBox(
            [ipywidgets.HTML(f"<p style='margin:.6em 0 0'>{escape(words)}</p>"), fields, self.told]
        )

    def read(self) -> Verdict | None:
        """What the kit says of the row, as of any guess; None where both fields are empty. What is wrong is told below it."""
        pair = (self.guess.value.strip(), self.sure.value.strip())
        self.told.value = ""
        if not any(pair):
            return None
        kind = self.question.answer_kind
        given = kind.as_asked(self.question, kind.take(tuple(one or ... for one in pair)))
        verdict = settle(self.question, given, _never)
        if verdict.state == "recorded":
            self.given = tuple(given.value)
        else:
            self.told.value = _alert(verdict.reply)
        return verdict


def _never(value: object) -> Verdict:
    """A guess is settled without a key."""
    raise AssertionError(value)


def _with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _alert(text: str) -> str:
    return f"<p role='alert' style='margin:.2em 0'><strong>{escape(text)}</strong></p>"
