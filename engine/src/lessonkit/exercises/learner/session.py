"""What a notebook calls: begin, check and hint, each about the one lesson that is open."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from msgspec.structs import replace

from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal, new_code, read_code
from lessonkit.exercises.guesses.answered import Answers
from lessonkit.exercises.learner.at_work import NotebookAtWork
from lessonkit.exercises.learner.bringing_back import judged_again
from lessonkit.exercises.learner.coaching import coach_of, dismiss
from lessonkit.exercises.learner.dealt import Dealt, dealt_in
from lessonkit.exercises.learner.failed_cells import watch
from lessonkit.exercises.learner.lent import LentLesson, lent_lesson
from lessonkit.exercises.learner.notice import Hint, Notice, welcome
from lessonkit.exercises.learner.opening import code_of_a_neighbour, find_lesson
from lessonkit.exercises.learner.opening import restore as restored_from
from lessonkit.exercises.learner.progress import Restored, Saved, restore, restore_brought_back, saved
from lessonkit.exercises.learner.surroundings import WITHOUT_PLUGINS, banner, place_of
from lessonkit.exercises.learner.the_end import EndCard
from lessonkit.exercises.locate import being_graded, read_lesson_id
from lessonkit.exercises.open_lesson import OpenLesson
from lessonkit.exercises.spec import variable_of
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import Plain
from lessonkit.language.in_force import speak
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


class OpenNotebook(Protocol):
    """The open notebook, whether somebody works in it or it is graded."""

    @property
    def deal(self) -> Deal:
        """What the learner code is dealt."""

    def check(self, id: str, namespace: dict[str, Any]) -> Verdict:
        """The verdict on the answer to one exercise."""

    def hint(self, id: str) -> Hint:
        """The next hint of an exercise."""

    def hold_back(self, id: str) -> Notice | None:
        """None if the data behind a prediction may be shown; else what to do first."""

    def answers(self, id: str, where: str, *, once_more: bool = False) -> Answers | None:
        """What was guessed beside what is true, once its data are shown."""

    def the_end(self) -> EndCard | None:
        """How far the learner has come, and what is next."""

    def marks(self) -> dict[str, Any]:
        """What an explorer may mark as the learner's own."""

    def as_the_cells_ended(self, id: str, take: Callable[[], Plain]) -> Plain:
        """An answer as the notebook's cells left it; what they left is taken only where it is no older one."""


_open: OpenNotebook | None = None


def begin(lesson: str, code: str = "", *, language: str = "") -> Deal:
    """Open a lesson: find its exercises, restore the passport, deal; returns what was dealt.

    An empty `code` takes the one in the passport, or a new one, and says where to paste it. `language` is the one in
    which the notebook is written, such as "es": everything that the kit says from here on is said in it.
    """
    global _open
    if language:
        speak(language)
    id, folder = read_lesson_id(lesson), Path.cwd()
    lent = lent_lesson(id)
    lesson_found = lent or find_lesson(id, folder)
    restored = restored_from(id, lesson_found.version, folder)
    kept, notes = _settled_code(code, restored.passport.learner, folder)
    failed = watch({id: variable_of(id) for id in lesson_found.ids})
    passport = replace(restored.passport, learner=kept)
    opened: OpenNotebook
    brought: tuple[str, ...] = ()
    if isinstance(lesson_found, LentLesson):
        from lessonkit.exercises.learner.while_graded import (
            NotebookWhileGraded,  # only grading lends a lesson
        )

        opened = NotebookWhileGraded(lesson_found, kept, failed)
    else:
        opened = NotebookAtWork(lesson_found, kept, passport, restored.path, failed)
        if restored.of_another_version:
            opened.passport = judged_again(passport, lesson_found, opened.deal)
        brought = restore_brought_back(opened)
        passport, kept = opened.passport, opened.code
    _open = opened
    _let_coach_know(lesson_found)
    place = place_of(os.environ)
    if isinstance(opened, NotebookAtWork) and opened.path is not None:
        brought = (*brought, banner(place, os.access(opened.path.parent, os.W_OK)))
    show(welcome(lesson_found, kept, opened.deal, passport, [*restored.notes, *notes, *brought]))
    if place in WITHOUT_PLUGINS and in_a_notebook() and not being_graded():
        show(progress())
    return opened.deal


def check(id: str) -> Verdict:
    """Check the answer to one exercise; the verdict shows the reply and is the score."""
    frame = inspect.currentframe()
    assert frame is not None
    assert frame.f_back is not None
    return open_notebook().check(id, frame.f_back.f_globals)


def hint(id: str) -> Hint:
    """The next hint of an exercise, from a nudge to nearly the answer."""
    return open_notebook().hint(id)


def the_end() -> EndCard | None:
    """The card at the end of a lesson: points, guesses beside their truths, what is open, what is next.

    Nothing while a notebook is graded.
    """
    notebook = open_notebook()
    return None if being_graded() else notebook.the_end()


def save_progress() -> Saved | Notice:
    """The open lesson's progress to take along, as a file and as a short code."""
    notebook = open_notebook()
    return saved(notebook) if isinstance(notebook, NotebookAtWork) else Notice(say("while-graded"))


def dealt() -> Dealt:
    """What each exercise depends on, as it was dealt, in words; JupyterLab shows it beside the answers."""
    notebook = open_notebook()
    return dealt_in(notebook.lesson, notebook.deal) if isinstance(notebook, NotebookAtWork) else Dealt({})


def restore_progress(text: str) -> Restored | Notice:
    """Take in a passport's file or a short code; it says what came back, or in one line why nothing did."""
    notebook = open_notebook()
    return restore(notebook, text) if isinstance(notebook, NotebookAtWork) else Notice(say("while-graded"))


def progress(given: str = "") -> Any:
    """Save and restore by a form, where JupyterLab's buttons are missing; with a short code or a file's text, restore that.

    Outside a notebook it gives the short code.
    """
    notebook = open_notebook()
    if given or not isinstance(notebook, NotebookAtWork):
        return restore_progress(given)
    if not in_a_notebook():
        return saved(notebook)
    from lessonkit.exercises.learner.progress_form import (
        progress_form,
    )  # widgets load when somebody asks for them

    return progress_form(notebook)


def hold_back(id: str) -> Notice | None:
    """None if the prediction `id` is recorded, so that its data may be shown; else what to do first.

    Once the data are shown, the guess that was recorded stands.
    """
    notebook = open_notebook()
    # checks are not run while it is graded, so no guess is recorded, and nobody is looking
    return None if being_graded() else notebook.hold_back(id)


def answer_guesses(id: str, where: str, *, once_more: bool = False) -> None:
    """Show what was guessed beside what is true, for a prediction whose data are being shown `where`."""
    if being_graded():
        return
    answers = open_notebook().answers(id, where, once_more=once_more)
    if answers is not None:
        show(answers)


def marks() -> dict[str, Any]:
    """What was dealt, and what was guessed of the data that are shown; nothing where no lesson is open."""
    return {} if _open is None or being_graded() else _open.marks()


def keep_drawing(about: str, guesses: dict[str, float], truth: dict[str, float], gap: str) -> None:
    """Keep a line that was drawn before the true one was shown; nothing where nobody works in a lesson."""
    if isinstance(_open, NotebookAtWork):
        _open.keep_drawing(about, guesses, truth, gap)


def as_the_cells_ended(id: str, take: Callable[[], Plain]) -> Plain:
    """An answer as the open notebook's cells leave it, for grading; as it is where no lesson is open."""
    return _open.as_the_cells_ended(id, take) if _open is not None else take()


def open_notebook() -> OpenNotebook:
    """The notebook that `begin` opened; a `KitError` if none is open."""
    if _open is None:
        raise KitError(say("none-open"), allowed=say("none-open-allowed"), do=say("none-open-do"))
    return _open


def close() -> None:
    """Close the notebook: as in a new kernel, no lesson is open."""
    global _open
    _open = None
    dismiss()


def changed_and_not_run(ids: list[str]) -> None:
    """The notebook tells which exercises' answer cells hold something else than what ran last.

    JupyterLab calls it silently before a check; where nobody calls it, a check claims nothing of the kind.
    """
    if isinstance(_open, NotebookAtWork):
        _open.failed.changed_since = frozenset(ids) & frozenset(_open.failed.variables)


def _settled_code(code: str, before: str, folder: Path) -> tuple[str, list[str]]:
    """The learner code that holds from now on, and what to tell the learner about it."""
    given = "" if type(code) is str and not code.strip() else read_code(code)
    kept = given or before or code_of_a_neighbour(folder) or new_code()
    if not given:
        return kept, [say("code.taken", code=kept)]
    return kept, [say("code.another", before=before, now=given)] if before and before != given else []


def _let_coach_know(lesson: OpenLesson | LentLesson) -> None:
    """Errors are told in plain words from now on, in a notebook where somebody works."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is not None and not being_graded():
        given = getattr(getattr(lesson, "lesson", None), "given", "")  # a course's practice file has no code
        starters = [getattr(one, "starter", "") for one in getattr(lesson, "exercises", ())]
        coach_of(shell).knows(given, frozenset(map(variable_of, lesson.ids)), starters)


def in_a_notebook() -> bool:
    """True where IPython runs the cells; it is loaded then already, and elsewhere it would cost a third of a second."""
    return "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None


def show(notice: Any) -> None:
    """Show a notice, guesses with their truths, or a form in a notebook; print what can be printed elsewhere."""
    if not in_a_notebook():
        print(notice.as_text())
    else:
        from IPython.display import display

        display(notice)
