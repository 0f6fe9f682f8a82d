"""A lesson's cells as they were handed out; they bear nbgrader's marks, whoever remembers them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lessonkit.exercises.spec import variable_of
from lessonkit.grading.checkcell import id_in


@dataclass(frozen=True)
class ReleasedCell:
    """One of nbgrader's cells as it was handed out; `points` is None where the cell carries none."""

    name: str
    source: str
    checksum: str | None
    cell_type: str = "code"
    locked: bool = False
    solution: bool = False
    points: float | None = None

    @property
    def is_check(self) -> bool:
        """True for the cell that carries the points of an answer that is judged by machine."""
        return self.points is not None and not self.solution

    @property
    def is_written(self) -> bool:
        """True for an answer that a person reads."""
        return self.points is not None and self.solution

    @property
    def variable(self) -> str:
        """The name that the answer stands under."""
        return variable_of(self.name if self.points is not None else self.name.removesuffix("-answer"))

    @property
    def marks(self) -> dict[str, Any]:
        """The cell's whole nbgrader metadata."""
        found: dict[str, Any] = {
            "cell_type": self.cell_type,
            "checksum": self.checksum,
            "grade": self.points is not None,
            "grade_id": self.name,
            "locked": self.locked,
            "schema_version": 3,
            "solution": self.solution,
            "task": False,
        }
        if self.points is not None:
            found["points"] = self.points
        return found


def is_lesson(cells: Iterable[ReleasedCell]) -> bool:
    """True if these are the cells of one of the kit's lessons: its automatic points hang on `check("…")`.

    >>> is_lesson([ReleasedCell("share", 'check("share")', None, points=2)])
    True
    >>> is_lesson([ReleasedCell("test1", "assert square(2) == 4", None, points=2)])
    False
    """
    checks = [cell for cell in cells if cell.is_check]
    return bool(checks) and all(id_in(cell.source) == cell.name for cell in checks)
