"""One learner in one notebook: begin, check, hint and reveal, as the notebook calls them."""

from __future__ import annotations

import contextlib
import inspect
import io
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scomm.data import load
from scomm.errors import ScommError
from scomm.exercises import passport as passports
from scomm.exercises.deal import Deal, deal_for, new_code, read_code
from scomm.exercises.failed_cells import FailedCells, watch
from scomm.exercises.judge import judge, take_answer
from scomm.exercises.locate import being_graded, read_lesson_id
from scomm.exercises.notice import Hint, Notice, welcome
from scomm.exercises.opening import code_of_a_neighbour, find_lesson, restore
from scomm.exercises.own_words import quotes_for
from scomm.exercises.passport import Passport
from scomm.exercises.plain import Plain, answer
from scomm.exercises.practice import Practice, practice_check
from scomm.exercises.properties import written
from scomm.exercises.quote import Quote
from scomm.exercises.restoring import RESTORED, is_stub, restored_quote, source_of
from scomm.exercises.spec import Exercise, Lesson
from scomm.exercises.verdict import Verdict


@dataclass
class _Session:
    """What the open notebook knows: its lesson (in full or for practice), the code, the passport."""

    lesson: Lesson | Practice
    code: str
    passport: Passport
    path: Path | None
    failed: FailedCells

    @property
    def deal(self) -> Deal:
        return deal_for(self.code, self.lesson.pools)

    def save(self, passport: Passport) -> str:
        """Keep and write a passport; what went wrong in a sentence, or nothing."""
        self.passport = passport
        if self.path is None:
            return ""
        try:
            passports.write(passport, self.path)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "it could not be written"
            return f"Your passport could not be saved: {why}. Save the notebook itself: your answers stand in it."
        return ""


_session: _Session | None = None


def begin(lesson: str, code: str = "") -> Deal:
    """Open a lesson: find its exercises, restore the passport, deal; returns what was dealt.

    An empty `code` takes the one in the passport, or a new one, and says where to paste it.
    """
    global _session
    folder = Path.cwd()
    found = find_lesson(read_lesson_id(lesson), folder)
    restored = restore(lesson, found.version, folder)
    notes = list(restored.notes)
    before = restored.passport.learner
    given = "" if type(code) is str and not code.strip() else read_code(code)
    kept = given or before or code_of_a_neighbour(folder) or new_code()
    if not given:
        notes.append(
            f'Your learner code is empty, so the kit took {kept}. Paste it above, learner_code = "{kept}", '
            "and run the cell again: then it travels with the notebook."
        )
    elif before and before != given:
        notes.append(f"This passport was kept under the code {before}. From now on it is {given}.")
    failed = watch({exercise.id: exercise.variable for exercise in found.exercises})
    _session = _Session(found, kept, replace(restored.passport, learner=kept), restored.path, failed)
    _show(welcome(found, kept, _session.deal, _session.passport, notes))
    return _session.deal


def check(id: str) -> Verdict:
    """Check the answer to one exercise; the verdict shows the reply and is the score."""
    session = _open_session()
    exercise = session.lesson.exercise(id)
    frame = inspect.currentframe()
    assert frame is not None
    assert frame.f_back is not None
    namespace = frame.f_back.f_globals
    with _quiet():
        given = session.failed.judged_by(id, _take(session, exercise, namespace))
        before = session.passport.entries.get(id)
        quotes: tuple[Quote, ...] = ()
        notes: list[str] = []
        waits = given.state == "blank" and is_stub(exercise, namespace)
        if id in session.failed:
            verdict = _verdict(session, exercise, given)
        elif waits and before is not None and before.answer.state != "blank":
            given = before.answer
            verdict = _verdict(session, exercise, given)
            quotes = restored_quote(exercise, before)
            notes = [RESTORED, session.save(session.passport.with_verdict(id, verdict))]
        else:
            verdict = _verdict(session, exercise, given)
            source = source_of(exercise, namespace)
            notes = [*verdict.notes, *_remember(session, exercise, given, verdict, source)]
            if exercise.hints and verdict.state in ("not-yet", "partly", "practice"):
                notes.append(f'For a nudge, run hint("{id}").')
        # a learner's words come in here and nowhere else: the judge, which grading shares, knows none
        quotes = (*quotes, *quotes_for(exercise, given, verdict))
    verdict = replace(verdict, notes=tuple(note for note in notes if note), quotes=quotes)
    return verdict if session.lesson.graded else verdict.without_points()


def as_the_cells_ended(id: str, given: Plain) -> Plain:
    """An answer as the open notebook's cells leave it, for grading; as it is where no lesson is open."""
    return _session.failed.judged_by(id, given) if _session is not None else given


def hint(id: str) -> Hint:
    """The next hint of an exercise, from a nudge to nearly the answer."""
    session = _open_session()
    exercise = session.lesson.exercise(id)
    taken = session.passport.hints.get(id, 0)
    if not exercise.hints:
        why = (
            "the levels above say what a good answer holds"
            if exercise.kind == "written"
            else "any answer counts"
        )
        return Hint(f"There is no hint for {exercise.title!r}: {why}.")
    number = min(taken + 1, len(exercise.hints))
    if number > taken:
        session.save(session.passport.with_hint(id))
    return Hint(exercise.hints[number - 1], number, len(exercise.hints))


def hold_back(id: str) -> Notice | None:
    """None if the prediction `id` is recorded, so that its data may be shown; else what to do first.

    Once the data are shown, the guess that was recorded stands.
    """
    session = _open_session()
    if being_graded():  # checks are not run there, so no guess is recorded, and nobody is looking
        return None
    exercise = session.lesson.exercise(id)
    if exercise.kind != "prediction":
        raise ScommError(
            f"{id!r} is not a prediction.",
            allowed=[one.id for one in session.lesson.exercises if one.kind == "prediction"] or "none here",
            do="Name the prediction that comes before these data.",
        )
    if id not in session.passport.predictions:
        return Notice(
            f'First record your guess: fill in {exercise.variable} above, run it, run check("{id}"), then run this cell.'
        )
    session.save(session.passport.with_data_seen(id))
    return None


def _open_session() -> _Session:
    if _session is None:
        raise ScommError(
            "No lesson is open.",
            allowed="check, hint and explore once begin(...) has run",
            do="Run the first code cell, the one with begin(...), then this one.",
        )
    return _session


def _take(session: _Session, exercise: Exercise, namespace: dict[str, Any]) -> Plain:
    if isinstance(session.lesson, Practice):
        return session.lesson.take_answer(exercise, namespace)
    return take_answer(exercise, namespace, load)


def _verdict(session: _Session, exercise: Exercise, given: Plain) -> Verdict:
    if isinstance(session.lesson, Practice):
        return practice_check(session.lesson, exercise, given, session.code)
    return judge(exercise, given, session.deal, load)


def _remember(
    session: _Session, exercise: Exercise, given: Plain, verdict: Verdict, source: str
) -> list[str]:
    """Write the check into the passport; what to tell the learner about it."""
    notes = []
    passport = session.passport
    if exercise.kind == "prediction" and verdict.state == "recorded":
        guess, confidence = given.value
        passport = passport.with_prediction(exercise.id, guess, confidence)
        kept = passport.predictions[exercise.id]
        if (kept.guess, kept.confidence) != (guess, confidence):
            notes.append(f"You have seen the data, so your first guess stands: {written(kept.guess)}.")
            given = answer([kept.guess, kept.confidence])
    passport = passport.with_check(exercise.id, given, verdict, source)
    if passport is not session.passport:
        notes.append(session.save(passport))
    return notes


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep warnings out of a check cell: nbgrader gives 0 to a cell with any text on stderr."""
    with warnings.catch_warnings(record=True), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


def _show(notice: Notice) -> None:
    """Show a notice in a notebook, or print it elsewhere."""
    # In a notebook IPython is loaded already; elsewhere it would cost a third of a second.
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None:
        print(notice.as_text())
    else:
        from IPython.display import display

        display(notice)
