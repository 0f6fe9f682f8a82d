"""nbgrader's step that keeps an earlier attempt where the best one counts, before the marks of a newer one are saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from scomm.grading.judged import Judgement

EarlierIsBetter = Callable[[Judgement], bool]
"""Whether an earlier attempt goes on counting beside what was just judged."""


class EarlierCounts(Exception):
    """A newer attempt was judged and has fewer points than the one that counts."""

    def __init__(self, judgement: Judgement) -> None:
        super().__init__()
        self.judgement = judgement


class KeepBest(NbGraderPreprocessor):
    """Raises `EarlierCounts` where the batch says so; else the attempt goes on to its marks."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Ask the batch; the notebook stays as it is."""
        better: EarlierIsBetter | None = getattr(
            getattr(self.parent, "parent", None), "earlier_is_better", None
        )
        judgement = resources.get("scomm")
        if better is not None and judgement is not None and better(judgement):
            raise EarlierCounts(judgement)
        return nb, resources
