"""A mark that a state does not show: an explorer has the same marks in every state."""

from __future__ import annotations

from typing import Any

from lessonkit.charts.marks.mark import Mark


class Hidden(Mark):
    """A mark that keeps its place and shows nothing; it is made of the same mark as some state shows it."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.follows, self.holds, self.wide = mark.follows, mark.holds, mark.wide

    @property
    def kind(self) -> str:  # type: ignore[override]
        """The kind of the mark that is hidden."""
        return self.mark.kind

    def fixed(self) -> dict[str, Any]:
        """What is fixed in the mark that is hidden."""
        return self.mark.fixed()

    def shown(self) -> dict[str, Any]:
        """Nothing, and the frame hides it."""
        return {"hidden": True}
