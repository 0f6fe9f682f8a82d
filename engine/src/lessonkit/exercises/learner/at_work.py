"""A notebook in which somebody works: checks with replies, hints, and a passport that remembers."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal, deal_for
from lessonkit.exercises.guesses.answered import Answers
from lessonkit.exercises.kinds.number import counted
from lessonkit.exercises.learner import passport_file as passports
from lessonkit.exercises.learner.afterwards import after_verdict, worked_solution
from lessonkit.exercises.learner.drawn_with_reply import draws, show_chart
from lessonkit.exercises.learner.failed_cells import REFUSAL, FailedCells
from lessonkit.exercises.learner.guesses import answers_of, guesses_shown
from lessonkit.exercises.learner.in_time import taken_in_time
from lessonkit.exercises.learner.notice import Hint, Notice
from lessonkit.exercises.learner.own_words import quotes_for
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.learner.restoring import is_stub, restored_quote
from lessonkit.exercises.learner.the_end import EndCard, end_card
from lessonkit.exercises.learner.told import (
    Told,
    told_of_dots,
    told_of_function,
    told_of_not_run,
    told_of_slip,
    told_of_unset,
)
from lessonkit.exercises.open_lesson import OpenLesson
from lessonkit.exercises.quote import Quote
from lessonkit.exercises.spec import Question
from lessonkit.exercises.verdict import State, Verdict, heading_of
from lessonkit.exercises.wire import Plain, answer
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


@dataclass
class NotebookAtWork:
    """What the open notebook knows: its lesson, the code, the passport, and how its cells ended."""

    lesson: OpenLesson
    code: str
    passport: Passport
    path: Path | None
    failed: FailedCells
    opened: dict[str, str] = field(default_factory=dict)

    @property
    def deal(self) -> Deal:
        """What the learner code is dealt."""
        return deal_for(self.code, self.lesson.pools)

    def save(self, passport: Passport) -> str:
        """Keep and write a passport; what went wrong in a sentence, or nothing."""
        self.passport = passport
        if self.path is None:
            return ""
        try:
            passports.write(passport, self.path)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None)
            return say("passport.not-saved", why=why) if why else say("passport.not-written")
        return ""

    def check(self, id: str, namespace: dict[str, Any]) -> Verdict:
        """The verdict on the answer that stands in the notebook's names, with what to tell the learner beside it."""
        question = self.lesson.exercise(id)
        with _quiet():
            value = namespace.get(question.variable, ...)
            given, endless = taken_in_time(
                lambda: self.as_the_cells_ended(id, lambda: self.lesson.take(question, value)), value
            )
            before = self.passport.entries.get(id)
            quotes: tuple[Quote, ...] = ()
            notes: list[str] = []
            waits = given.state == "blank" and is_stub(question, value)
            told = endless or self._told(question, value, given)
            if told is not None:
                state: State = "timed-out" if endless else "unreadable"
                verdict = Verdict(id, state, 0, question.points, told.reply)
                quotes = told.quotes
                if before is not None and before.answer.state == "answer":
                    notes = [say("passport.keeps", state=heading_of(before.state))]
            elif id in self.failed or (waits and self._broke_off(id)):
                verdict = self._reply(question, REFUSAL)
                quotes = self._coached(id)
                notes = self._stale(id)
            elif waits and before is not None and before.answer.state != "blank":
                given = before.answer
                verdict = self._reply(question, given)
                quotes = restored_quote(question, before)
                notes = [self._restored(id), self.save(self.passport.with_verdict(id, verdict))]
            else:
                verdict = self._reply(question, given)
                source = question.answer_kind.source_of(value)
                older, quotes = self._older(question, given)
                notes = [*older, *verdict.notes, *self._remember(question, given, verdict, source)]
                if question.hints and verdict.state in ("not-yet", "partly", "practice"):
                    notes.append(say("hint.offered", exercise=id))
                run, code = (
                    self.failed.last.get(id),
                    getattr(getattr(self.lesson, "lesson", None), "given", ""),
                )
                if (
                    run
                    and run.success
                    and (slip := told_of_slip(verdict, question, given.value, run, namespace, code))
                ):
                    verdict = replace(verdict, reply=slip, mistake=None)
                if self._broke_off(id) and verdict.state in ("not-yet", "partly"):
                    notes.insert(0, verdict.reply)
                    verdict = replace(verdict, reply=say("told.stopped"), example=None)
                    quotes = (*quotes, *self._coached(id))
                if question.answer_kind.is_picture and given.state == "answer":
                    show_chart(value, drawn=self._drew(question))
            # a learner's words come in here and nowhere else: the judge, which grading shares, knows none
            quotes = (*quotes, *quotes_for(question, given, verdict))
            taken = self.passport.hints.get(id, 0)
            written = given.value if question.graded_by_hand and given.state == "answer" else ""
            afterwards = after_verdict(question, verdict, self.lesson, self.deal, taken, written)
        kept = tuple(note for note in notes if note)
        verdict = replace(verdict, notes=kept, quotes=quotes, afterwards=afterwards)
        return verdict if self.lesson.graded else verdict.without_points()

    def hint(self, id: str) -> Hint:
        """The next hint of an exercise, from a nudge to nearly the answer."""
        question = self.lesson.exercise(id)
        taken = self.passport.hints.get(id, 0)
        if not question.hints:
            by_hand = question.graded_by_hand
            return Hint(say("hint.none-by-hand" if by_hand else "hint.none", title=question.title))
        if taken >= len(question.hints) and (solution := worked_solution(question, self.lesson, self.deal)):
            return Hint(say("hint.no-more", n=taken), taken, len(question.hints), solution)
        number = min(taken + 1, len(question.hints))
        if number > taken:
            self.save(self.passport.with_hint(id))
        return Hint(question.hints[number - 1], number, len(question.hints))

    def hold_back(self, id: str) -> Notice | None:
        """None if the prediction `id` is recorded, so that its data may be shown; else what to do first."""
        question = self.lesson.exercise(id)
        if not question.answer_kind.is_guess:
            raise KitError(
                say("guess.no-guess", exercise=id),
                allowed=[one.id for one in self.lesson.exercises if one.answer_kind.is_guess]
                or say("guess.none-here"),
                do=say("guess.no-guess-do"),
            )
        if id not in self.passport.predictions:
            number = [one.id for one in self.lesson.exercises].index(id) + 1
            return Notice(
                say(
                    "guess.first",
                    number=number,
                    title=question.title,
                    variable=question.variable,
                    exercise=id,
                )
            )
        self.save(self.passport.with_data_seen(id))
        return None

    def answers(self, id: str, where: str, *, once_more: bool = False) -> Answers | None:
        """What was guessed beside what is true, once the data behind the prediction `id` are shown.

        It is shown in the one cell that first opened the data in this kernel, and there each time, or where it is asked
        for `once_more`; `where` tells cells apart that have no id.
        """
        cell = self.failed.cell_now() or where
        if self.opened.setdefault(id, cell) != cell and not once_more:
            return None
        answered, passport = answers_of(
            self.lesson.exercise(id), self.passport, self.neighbours, alone=once_more
        )
        if passport is not self.passport:
            self.save(passport)
        return Answers(answered) if answered else None

    def the_end(self) -> EndCard:
        """How far the learner has come, and what is next."""
        with _quiet():
            card, passport = end_card(self.lesson, self.passport, self.neighbours)
        if passport is not self.passport:
            self.save(passport)
        return card

    def marks(self) -> dict[str, Any]:
        """What an explorer may mark as the learner's own: what was dealt, guesses whose data are shown, and what is solved."""
        solved = tuple(id for id, entry in self.passport.entries.items() if entry.state == "right")
        return {**vars(self.deal), **guesses_shown(self.lesson.exercises, self.passport), "solved": solved}

    def keep_drawing(self, about: str, guesses: dict[str, float], truth: dict[str, float], gap: str) -> None:
        """Keep a line that was drawn before the true one was shown, as a prediction; the first one stands."""
        passport = self.passport.with_drawing(about, guesses, truth, gap)
        if passport is not self.passport:
            self.save(passport)

    @property
    def neighbours(self) -> Path | None:
        """The folder of the lesson, beside which other lessons lie; None where nothing is kept."""
        return self.path.parent if self.path is not None else None

    def as_the_cells_ended(self, id: str, take: Callable[[], Plain]) -> Plain:
        """An answer as the notebook's cells left it; what they left is taken only where it is no older one."""
        return self.failed.judged_by(id, take)

    def _told(self, question: Question, value: object, given: Plain) -> Told | None:
        """What to say where the answer cell was filled in and left no answer; None where there is one, or none was tried."""
        id, run = question.id, self.failed.last.get(question.id)
        missing = given.state == "blank" or (id in self.failed and run is not None and run.success)
        if not missing:
            return None
        if id in self.failed.changed_since and (run is not None or id not in self.passport.entries):
            return told_of_not_run(question.variable)
        if run is None or not run.success:
            return None
        starter = getattr(question, "starter", "")  # a course's practice file has none
        if not run.set_it:
            return told_of_unset(question.variable, run, frozenset(self.failed.variables.values()))
        if value is ...:
            return told_of_dots(question.variable, run, starter)
        return told_of_function(question.variable, run, starter) if question.answer_kind.called else None

    def _broke_off(self, id: str) -> bool:
        """True if the answer cell ended in an error: the dots that it had set by then are no empty answer."""
        run = self.failed.last.get(id)
        return run is not None and not run.success

    def _drew(self, question: Question) -> bool:
        """True if the answer cell has drawn its chart itself, so that it stands above the check already."""
        run = self.failed.last.get(question.id)
        return run is not None and run.success and draws(run.source, question.variable)

    def _coached(self, id: str) -> tuple[Quote, ...]:
        """What the error of the answer cell means, once more."""
        run = self.failed.last.get(id)
        if run is None or run.success or run.advice is None:
            return ()
        return (Quote(say("told.coach"), "\n".join(run.advice.lines).replace("`", "")),)

    def _stale(self, id: str) -> list[str]:
        """That the answer cell holds something else than what ran."""
        return [say("told.changed")] if id in self.failed.changed_since else []

    def _older(self, question: Question, given: Plain) -> tuple[list[str], tuple[Quote, ...]]:
        """That an earlier answer is judged, and why: the last run of the answer cell did not set it."""
        notes, run = self._stale(question.id), self.failed.last.get(question.id)
        if given.state == "blank" or run is None or run.set_it or not run.success:
            return notes, ()
        told = told_of_unset(question.variable, run, frozenset(self.failed.variables.values()))
        return [*notes, say("told.older", name=question.variable), told.reply], told.quotes

    def _restored(self, id: str) -> str:
        """That the passport answers, and what the answer cell says now."""
        if id in self.failed.changed_since:
            return say("passport.restored-run")
        return say("passport.restored-dots") if id in self.failed.last else say("passport.restored")

    def _reply(self, question: Question, given: Plain) -> Verdict:
        return self.lesson.reply(question, given, self.deal)

    def _remember(self, question: Question, given: Plain, verdict: Verdict, source: str) -> list[str]:
        """Write the check into the passport; what to tell the learner about it."""
        notes = []
        passport = self.passport
        if question.answer_kind.is_guess and verdict.state == "recorded":
            guess, confidence = given.value
            passport = passport.with_prediction(question.id, guess, confidence)
            kept = passport.predictions[question.id]
            if (kept.guess, kept.confidence) != (guess, confidence):
                notes.append(say("guess.stands", guess=counted(kept.guess)))
                given = answer([kept.guess, kept.confidence])
        passport = passport.with_check(question.id, given, verdict, source)
        if passport is not self.passport:
            if passport.entries[question.id].last is not None:
                notes.append(say("passport.best-stands"))
            notes.append(self.save(passport))
        return notes


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep warnings out of a check cell: nbgrader gives 0 to a cell with any text on stderr."""
    with warnings.catch_warnings(record=True), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield
