"""The tiny lesson open in a notebook, as JupyterLab runs it."""

from __future__ import annotations

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from lessonkit.exercises.deal import deal_for
from lessonkit.exercises.learner import session
from lessonkit.exercises.verdict import Verdict
from tests.exercises import tiny

CODE = "otter-maple-river"
SHELF = deal_for(CODE, tiny.LESSON.pools).shelf
RIGHT = 100 * tiny.RED[SHELF] / tiny.ALL[SHELF]


class Lab:
    """A notebook as JupyterLab runs it: each cell has its id."""

    def __init__(self) -> None:
        session.close()
        InteractiveShell.clear_instance()
        self.shell = InteractiveShell.instance()
        self.shell.history_manager.enabled = False
        self.shell._showtraceback = lambda *_: None
        self.first()

    def first(self) -> None:
        self.run(f"from scomm import begin, check\ndeal = begin('90-tiny', {CODE!r})", "90-tiny-code-1")

    def run(self, cell: str, id: str | None) -> object:
        with capture_output():
            return self.shell.run_cell(cell, cell_id=id).result

    def answer(self, cell: str, exercise: str = "share-red") -> None:
        self.run(cell, f"90-tiny-answer-{exercise}")

    def check(self, exercise: str = "share-red") -> Verdict:
        return self.run(f"check({exercise!r})", f"90-tiny-check-{exercise}")  # type: ignore[return-value]
