"""One learner in one notebook: begin, check, hint and reveal, as the notebook calls them."""

from __future__ import annotations

import contextlib
import inspect
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scomm.data import load
from scomm.errors import ScommError
from scomm.exercises import passport as passports
from scomm.exercises.deal import Deal, deal_for, new_code, read_code
from scomm.exercises.judge import judge, take_answer
from scomm.exercises.locate import being_graded, find_practice, find_solutions, load_lesson
from scomm.exercises.notice import Hint, Notice, welcome
from scomm.exercises.passport import Passport
from scomm.exercises.plain import Plain
from scomm.exercises.practice import Practice, practice_check, read_practice
from scomm.exercises.spec import Exercise, Lesson
from scomm.exercises.verdict import Verdict


@dataclass
class _Session:
    """What the open notebook knows: its lesson (in full or for practice), the code, the passport."""

    lesson: Lesson | Practice
    code: str
    passport: Passport
    path: Path

    @property
    def deal(self) -> Deal:
        return deal_for(self.code, self.lesson.pools)

    def save(self, passport: Passport) -> str:
        """Keep and write a passport; what went wrong in a sentence, or nothing."""
        self.passport = passport
        if being_graded():
            return ""
        try:
            passports.write(passport, self.path)
        except OSError as error:
            return f"Your passport could not be saved ({error.strerror}). Save the notebook itself."
        return ""


_session: _Session | None = None


def begin(lesson: str, code: str = "") -> Deal:
    """Open a lesson: find its exercises, restore the passport, deal; returns what was dealt.

    An empty `code` takes the one in the passport, or a new one, and says where to paste it.
    """
    global _session
    folder = Path.cwd()
    found = _find(lesson, folder)
    path = passports.path_for(lesson, folder)
    passport, notes = _restore(lesson, found.version, path)
    given = read_code(code) if code or type(code) is not str else ""
    kept = given or passport.learner or _code_of_a_neighbour(folder) or new_code()
    if not given:
        notes.append(
            f'Your learner code is empty, so the kit took {kept}. Paste it above, learner_code = "{kept}", '
            "and run the cell again: then it travels with the notebook."
        )
    elif passport.learner and passport.learner != given:
        notes.append(f"This passport was kept under the code {passport.learner}. From now on it is {given}.")
    _session = _Session(found, kept, replace(passport, learner=kept, version=found.version), path)
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
        given = _take(session, exercise, namespace)
        before = session.passport.entries.get(id)
        restored = given.state == "blank" and before is not None
        if restored:
            assert before is not None
            given = before.answer
        verdict = _verdict(session, exercise, given)
        notes = _remember(session, exercise, given, verdict, "" if restored else _source(exercise, namespace))
    if restored:
        notes.insert(0, _restored_note(exercise, given, session))
    elif exercise.hints and verdict.state in ("not-yet", "partly", "practice"):
        notes.append(f'For a nudge, run hint("{id}").')
    return replace(verdict, notes=tuple(note for note in notes if note))


def hint(id: str) -> Hint:
    """The next hint of an exercise, from a nudge to nearly the answer."""
    session = _open_session()
    exercise = session.lesson.exercise(id)
    taken = session.passport.hints.get(id, 0)
    if not exercise.hints:
        return Hint(f"There is no hint for {exercise.title!r}: any answer of the right form counts.")
    number = min(taken + 1, len(exercise.hints))
    session.save(session.passport.with_hint(id))
    return Hint(exercise.hints[number - 1], number, len(exercise.hints))


def hold_back(id: str) -> Notice | None:
    """None if the prediction `id` is recorded, so that its data may be shown; else what to do first.

    Once the data are shown, the guess that was recorded stands.
    """
    session = _open_session()
    exercise = session.lesson.exercise(id)
    if exercise.kind != "prediction":
        raise ScommError(
            f"{id!r} is not a prediction.", do="Name the prediction that comes before these data."
        )
    if id not in session.passport.predictions:
        return Notice(
            f'First record your guess: fill in {exercise.variable} above, run it, run check("{id}"), then run this cell.'
        )
    session.save(session.passport.with_data_seen(id))
    return None


def _find(lesson: str, folder: Path) -> Lesson | Practice:
    practice = find_practice(folder)
    if practice is not None:
        found = read_practice(practice)
        if found.lesson == lesson:
            return found
    solutions = find_solutions(lesson, folder)
    if solutions is None:
        raise ScommError(
            f"No exercises found for lesson {lesson!r}.",
            allowed="a notebook in the kit's lessons folder (with solutions/ above it), or beside a practice.json",
            do="Open the notebook where it was handed out, and check the lesson's name.",
        )
    return load_lesson(solutions)


def _restore(lesson: str, version: str, path: Path) -> tuple[Passport, list[str]]:
    """The passport to go on with, and what to tell the learner about it."""
    fresh = Passport(lesson, version)
    if being_graded():
        return fresh, []
    try:
        found = passports.read(path)
    except passports.Damaged as damage:
        try:
            aside = f"It is kept as {passports.set_aside(path).name}"
        except OSError:
            aside = "It could not be renamed"
        return fresh, [f"Your passport {path.name} can't be read: {damage}. {aside}; a fresh one starts now."]
    if found is None:
        return fresh, []
    if found.version != version:
        return found, [
            f"This lesson is now version {version}; your answers from version {found.version} came along."
        ]
    return found, []


def _code_of_a_neighbour(folder: Path) -> str:
    """The learner code in another lesson's passport, newest first, so that one code serves all lessons."""
    others = sorted(
        folder.parent.glob("*/passport-*.json"), key=lambda path: path.stat().st_mtime, reverse=True
    )
    for path in others:
        with contextlib.suppress(passports.Damaged, ScommError):
            other = passports.read(path)
            if other and other.learner:
                return read_code(other.learner)
    return ""


def _open_session() -> _Session:
    if _session is None:
        raise ScommError(
            "No lesson is open.", do="Run the first code cell, the one with begin(...), then this one."
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
    passport = session.passport.with_check(exercise.id, given, verdict, source)
    notes = []
    if exercise.kind == "prediction" and verdict.state == "recorded":
        guess, confidence = given.value
        passport = passport.with_prediction(exercise.id, guess, confidence)
        kept = passport.predictions[exercise.id]
        if (kept.guess, kept.confidence) != (guess, confidence):
            notes.append(f"The data were already shown, so your first guess stands: {kept.guess:g}.")
    if passport is not session.passport:
        notes.append(session.save(passport))
    return notes


def _restored_note(exercise: Exercise, given: Plain, session: _Session) -> str:
    source = session.passport.entries[exercise.id].source
    shown = source or (f"{exercise.variable} = {given.value!r}" if exercise.kind in _SHOWABLE else "")
    return "Restored from your passport. To hand it in, write it in the answer cell" + (
        f": {shown}" if shown else "."
    )


_SHOWABLE = ("number", "choice", "prediction", "written")


def _source(exercise: Exercise, namespace: dict[str, Any]) -> str:
    """The source of a function answer, so that a passport can give it back."""
    if exercise.kind != "function":
        return ""
    with contextlib.suppress(OSError, TypeError):
        return inspect.getsource(namespace.get(exercise.variable))[:10_000]  # type: ignore[arg-type]
    return ""


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep warnings out of a check cell: nbgrader gives 0 to a cell with any text on stderr."""
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


def _show(notice: Notice) -> None:
    """Show a notice in a notebook, or print it elsewhere."""
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        print(notice.as_text())
        return
    if get_ipython() is None:
        print(notice.as_text())
    else:
        display(notice)
