"""Released cells looked up in a submission: by what a cell does, or by the name that it had."""

from __future__ import annotations

import re

from nbformat import NotebookNode

from lessonkit.grading.checkcell import checked_id, id_in, only_checks
from lessonkit.grading.released import ReleasedCell


class Found:
    """Looks released cells up in a submission, whose cells are read once for all of them."""

    def __init__(self, cells: list[NotebookNode], claims: dict[int, str | None]) -> None:
        self.cells = cells
        self.sources = [(cell, str(cell.source)) for cell in cells]
        self.checking: dict[str | None, list[NotebookNode]] = {}
        self.claiming: dict[str | None, list[NotebookNode]] = {}
        for cell in cells:
            self.checking.setdefault(checked_id(cell), []).append(cell)
            self.claiming.setdefault(claims.get(id(cell)), []).append(cell)
        self.taken: set[int] = set()
        self.twice: list[str] = []

    def check(self, one: ReleasedCell) -> NotebookNode | None:
        """The last cell that checks this exercise, or else the one that was handed out to do so.

        A check cell in which a learner wrote something is the learner's own: a check is added back behind it.
        """
        doing = self.checking.get(one.name, [])
        named = [
            cell
            for cell in self.named(one)
            if id_in(str(cell.source)) is None and only_checks(str(cell.source))
        ]
        return self._take(one, doing[-1:] or named[-1:], len(doing))

    def answer(self, one: ReleasedCell, places: dict[str, NotebookNode]) -> NotebookNode | None:
        """The cell that sets this answer: the last one above its check, or else below; or the one of that name."""
        check = places.get(one.variable.replace("_", "-")) if one.points is None else None
        end = place_of(self.cells, check) if check is not None else len(self.cells)
        handed_out = one.source.strip()
        setting, changed = [], []
        for place, (cell, source) in enumerate(self.sources):
            if cell.cell_type == "code" and sets(source, one.variable):
                setting.append((place, cell))
                if source.strip() != handed_out:
                    changed.append((place, cell))
        if one.is_written:  # a cell that only tidies the words is not the one to read
            changed = [found for found in changed if not _from_itself(found[1], one.variable)] or changed
        above = [cell for place, cell in changed or setting if place < end]
        below = [cell for place, cell in changed or setting if place > end]
        named = self.named(one)
        copies = len(named) if len(named) > 1 else 0
        # a cell that sets several answers is one answer's; the others' own cells are where they were
        return self._take(one, [*(above[-1:] or below[:1]), *named[-1:]], copies)

    def named(self, one: ReleasedCell) -> list[NotebookNode]:
        """The cells that say that they are this one."""
        return self.claiming.get(one.name, [])

    def _take(self, one: ReleasedCell, cells: list[NotebookNode], copies: int) -> NotebookNode | None:
        if copies > 1:
            self.twice.append(one.name)
        for cell in cells:
            if id(cell) not in self.taken:
                self.taken.add(id(cell))
                return cell
        return None


def sets(source: str, name: str) -> bool:
    """True if code sets this name at the start of a line.

    >>> sets("share = 5", "share"), sets("def share(df):", "share"), sets("share == 5", "share")
    (True, True, False)
    """
    if name not in source:
        return False
    pattern = rf"^(?:{re.escape(name)}[ \t]*(?::[^=\n]+)?=(?!=)|(?:async[ \t]+)?def[ \t]+{re.escape(name)}\b)"
    return re.search(pattern, source, re.MULTILINE) is not None


def _from_itself(cell: NotebookNode, name: str) -> bool:
    """True if a cell sets a name from what it was before, as in `words = words.strip()`."""
    return (
        re.search(rf"^{re.escape(name)}[ \t]*=[^=\n]*\b{re.escape(name)}\b", str(cell.source), re.MULTILINE)
        is not None
    )


def place_of(cells: list[NotebookNode], cell: NotebookNode) -> int:
    """Where a cell stands among others."""
    return next(place for place, other in enumerate(cells) if other is cell)
