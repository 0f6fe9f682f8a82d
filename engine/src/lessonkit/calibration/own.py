"""What is shown to the learner alone: it stands on the screen, and a saved notebook holds none of it."""

from __future__ import annotations

from typing import Any

import ipywidgets

from lessonkit.calibration.card import Card
from lessonkit.calibration.gathered import gathered
from lessonkit.exercises.learner.at_work import NotebookAtWork
from lessonkit.exercises.learner.session import open_notebook
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


class OwnBox(ipywidgets.VBox):
    """A box of widgets whose place in the file of the notebook says only that it is private.

    A widget's output is its number; the words live in the kernel. So what is saved or handed in holds no guess.
    """

    def __repr__(self) -> str:
        return say("own.in-the-file")

    def _repr_mimebundle_(self, **_: Any) -> Any:
        shown = super()._repr_mimebundle_()
        return {**shown, "text/plain": say("own.in-the-file")}


def my_guesses() -> OwnBox | None:
    """All your guesses of all lessons on one card: the score, sureness beside success, what surprised you most.

    Nothing while a notebook is graded. It reads the passports beside this lesson, and keeps nothing.
    """
    notebook = at_work()
    if notebook is None or notebook.neighbours is None:
        return None
    card = Card(gathered(notebook.neighbours, notebook.code))
    box = OwnBox([ipywidgets.HTML(card.as_html())])
    box.card = card
    return box


def at_work() -> NotebookAtWork | None:
    """The open notebook, if somebody works in it."""
    notebook = open_notebook()
    return notebook if isinstance(notebook, NotebookAtWork) else None
