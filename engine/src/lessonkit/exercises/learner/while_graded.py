"""A notebook while it is graded: its lesson deals, and nothing is told or recorded.

Grading asks for the answers themselves, so a check that a learner wrote into a cell of their own has
nothing to say there; it must only not stop that cell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lessonkit.exercises.deal import Deal, deal_for
from lessonkit.exercises.learner.failed_cells import FailedCells
from lessonkit.exercises.learner.lent import LentLesson
from lessonkit.exercises.learner.notice import Hint, Notice
from lessonkit.exercises.spec import must_be_one_of
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import Plain
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


def not_drawn(explorer: str) -> Notice:
    """What stands on a graded page in place of an explorer with this title."""
    return Notice(say("explorer-not-drawn", explorer=explorer))


@dataclass(frozen=True)
class NotebookWhileGraded:
    """What the open notebook knows while it is graded: what grading lent, and how its cells ended."""

    lesson: LentLesson
    code: str
    failed: FailedCells

    @property
    def deal(self) -> Deal:
        """What the learner code is dealt."""
        return deal_for(self.code, self.lesson.pools)

    def check(self, id: str, namespace: dict[str, Any]) -> Verdict:
        """No word and no mark; a `KitError` for an id that the lesson does not have, as at a learner's."""
        return Verdict(self._known(id), "practice", 0, 0, say("while-graded"))

    def hint(self, id: str) -> Hint:
        """No hint."""
        self._known(id)
        return Hint(say("while-graded"))

    def hold_back(self, id: str) -> Notice | None:
        """Nothing is held back: no guess is recorded here, and nobody is looking."""
        return None

    def answers(self, id: str, where: str, *, once_more: bool = False) -> None:
        """No guess is recorded here, so none is answered."""

    def the_end(self) -> None:
        """Nobody is looking."""

    def marks(self) -> dict[str, Any]:
        """Nobody is looking."""
        return {}

    def as_the_cells_ended(self, id: str, take: Callable[[], Plain]) -> Plain:
        """An answer as the notebook's cells left it; what they left is taken only where it is no older one."""
        return self.failed.judged_by(id, take)

    def _known(self, id: str) -> str:
        return must_be_one_of(id, self.lesson.id, self.lesson.ids)
