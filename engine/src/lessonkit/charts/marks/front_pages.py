"""Front pages: headlines as newspapers would print them, side by side."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from lessonkit.charts.marks.mark import Mark


@dataclass(frozen=True)
class FrontPage:
    """One page: who would print it, its headline, the numbers under it, and the part of all (0 to 1) that it speaks of.

    With `unsure` that part is hatched.
    """

    paper: str
    headline: str
    numbers: str
    share: float
    unsure: bool = False


@dataclass(frozen=True)
class FrontPages(Mark):
    """Headlines side by side, each with a bar of the part that it speaks of; `name` names them all."""

    kind: ClassVar[str] = "front_pages"
    pages: tuple[FrontPage, ...]
    name: str

    def shown(self) -> dict[str, Any]:
        """What the pages say."""
        return {"pages": [asdict(one) for one in self.pages], "name": self.name}
