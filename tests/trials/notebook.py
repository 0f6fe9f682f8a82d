"""A learner's notebook in one process: the lesson open, the cells above an answer run, and then that answer tried.

Each try is made in a fork of the process, so that no try sees a table or a passport that another one has changed, and
one that never ends can be stopped.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import shutil
import traceback
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import RichOutput, capture_output
from traitlets.config import Config

import scomm
from lessonkit.exercises.learner import session, told
from lessonkit.exercises.learner.at_work import NotebookAtWork
from lessonkit.exercises.verdict import Verdict
from tests.trials.cases import BlindCase
from tests.trials.tried import Tried

KIT = Path(__file__).parents[2]
PACKAGE = Path(scomm.__file__).parent
CODE = "otter-maple-river"
SECONDS = 40
"""How long one try may take: longer than a check lets a function run, so that what it says then is read."""

_ANSWER = "-answer-"
_NOT_RUN = ("-check-", _ANSWER)
_CALLS_THE_KIT = re.compile(r"^(?:check|hint|explore|(?:show|save)_brief|brief_form)\(", re.MULTILINE)
_WAITS_FOR_AN_ANSWER = re.compile(r"^if \w+ is not \.\.\.:")
"""The first line of a cell that does something with an answer once there is one."""
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class LearnersNotebook:
    """The notebook of a lesson as it is handed out, with a passport of its own in an empty folder, the current one."""

    def __init__(self, lesson: str, folder: Path) -> None:
        """Opens no lesson yet: `up_to` runs the cells."""
        handed_out = KIT / "lessons" / lesson / f"{lesson}.ipynb"
        cells = json.loads(handed_out.read_text(encoding="utf-8"))["cells"]
        self.folder = folder
        self._waiting = [
            (cell["id"], "".join(cell["source"])) for cell in cells if cell["cell_type"] == "code"
        ]
        self.exercises = [id.partition(_ANSWER)[2] for id, _ in self._waiting if _ANSWER in id]
        os.environ.update(SCOMM_SOLUTIONS=str(KIT / "solutions"), PLOTLY_RENDERER="plotly_mimetype")
        InteractiveShell.clear_instance()
        without_history = Config()
        without_history.HistoryManager.enabled = False
        self.shell: Any = InteractiveShell.instance(config=without_history)

    def up_to(self, exercise: str) -> None:
        """Run the cells above an answer that are neither answers nor checks nor hints nor explorers, and wait for no answer."""
        while not self._waiting[0][0].endswith(f"{_ANSWER}{exercise}"):
            id, source = self._waiting.pop(0)
            of_an_answer = _CALLS_THE_KIT.search(source) or _WAITS_FOR_AN_ANSWER.match(source)
            if of_an_answer or any(part in id for part in _NOT_RUN):
                continue
            source = source.replace('learner_code = ""', f'learner_code = "{CODE}"')
            with capture_output():
                self.shell.run_cell(source).raise_error()
        _compute_key(exercise)

    def tried(self, cases: list[BlindCase], seconds: float = SECONDS) -> Iterator[Tried]:
        """What comes of each case, which all are of the exercise that `up_to` came to."""
        for case in cases:
            yield self._tried_apart(case, seconds)
            for left in self.folder.iterdir():  # the passport that the check wrote
                shutil.rmtree(left) if left.is_dir() else left.unlink()

    def _tried_apart(self, case: BlindCase, seconds: float) -> Tried:
        fork = multiprocessing.get_context("fork")
        here, there = fork.Pipe(duplex=False)
        process = fork.Process(target=self._try, args=(case, there))
        process.start()
        there.close()
        try:
            return here.recv() if here.poll(seconds) else Tried.endless()
        except EOFError:  # the case ended its own process
            return Tried.endless()
        finally:
            process.kill()
            process.join()

    def _try(self, case: BlindCase, report: Connection) -> None:
        """Run the cell and its check, as a learner does; how it went goes into the pipe."""
        tracebacks: list[str] = []
        # a notebook shows a traceback apart from what is printed and displayed
        self.shell._showtraceback = lambda kind, error, lines: tracebacks.append("\n".join(lines))
        with capture_output() as shown:
            # JupyterLab names the cell, so the kit knows which answer is meant
            ran = self.shell.run_cell(case.code, cell_id=f"{case.lesson}{_ANSWER}{case.exercise}")
        error = ran.error_before_exec or ran.error_in_exec
        with capture_output():
            checked = self.shell.run_cell(
                f'check("{case.exercise}")', cell_id=f"{case.lesson}-check-{case.exercise}"
            )
        verdict = checked.result if isinstance(checked.result, Verdict) else None
        report.send(
            Tried(
                state=verdict.state if verdict else "no-reply",
                by_hand=_at_work().lesson.exercise(case.exercise).graded_by_hand,
                score=verdict.score if verdict else 0,
                mistake=(verdict.mistake or "") if verdict else "",
                rule=self._rule(case.exercise) if verdict and verdict.state in _BY_RULE else "",
                reply=verdict.reply if verdict else "",
                beside=(*verdict.notes, *(quote.as_text() for quote in verdict.quotes)) if verdict else (),
                error=type(error).__name__ if error else "",
                error_says=_COLOUR.sub("", tracebacks[0]).strip().splitlines()[-1] if tracebacks else "",
                kits_own=_raised_by_the_kit(error),
                words=tuple(_words(output) for output in shown.outputs if not _is_general(output))
                if error
                else (),
                advice=tuple(filter(None, map(_coached, shown.outputs))) if error else (),
                not_set=bool(verdict) and _left_no_answer(verdict),
            )
        )
        report.close()

    def _rule(self, exercise: str) -> str:
        """The rule by which an answer was not taken; empty for an untouched cell."""
        notebook = _at_work()
        question = notebook.lesson.exercise(exercise)
        value = self.shell.user_ns.get(question.variable, ...)
        return notebook.as_the_cells_ended(exercise, lambda: notebook.lesson.take(question, value)).rule


_BY_RULE = ("unreadable", "not-attempted")


def _at_work() -> NotebookAtWork:
    notebook = session.open_notebook()
    assert isinstance(notebook, NotebookAtWork)
    return notebook


def _compute_key(exercise: str) -> None:
    """Once for all cases, instead of once in each fork."""
    notebook = _at_work()
    lesson: Any = notebook.lesson
    if lesson.exercise(exercise).answer_kind.keyed:
        key = lesson.key(exercise, notebook.deal)
        assert key.right
        assert key.mistakes is not None


def _raised_by_the_kit(error: BaseException | None) -> bool:
    """True for an error that a `raise` of the kit's made, in the kit's words."""
    steps = traceback.extract_tb(error.__traceback__) if error else []
    return (
        bool(steps)
        and Path(steps[-1].filename).is_relative_to(PACKAGE)
        and "raise " in (steps[-1].line or "")
    )


def _left_no_answer(verdict: Verdict) -> bool:
    """True where the reply says why the cell that ran left no answer, or judges an earlier one."""
    said = told.say.group("told.why")
    firsts = tuple(sentence.partition("{")[0] for sentence in said.values())
    return verdict.state == "unreadable" and verdict.reply.startswith(firsts)


def _coached(output: RichOutput) -> str:
    """The coach's rule that made an output; empty if none did."""
    return str((output.metadata or {}).get("scomm", {}).get("coached", ""))


def _is_general(output: RichOutput) -> bool:
    """True for the coach's general line, which only points to the place."""
    return _coached(output) == "general"


def _words(output: RichOutput) -> str:
    return str((output.data or {}).get("text/plain", ""))
