"""The cells of one notebook in order, each told as it ends.

A cell that can't be interrupted, takes too much memory or ends its own process is set aside, and costs itself alone: its
process is replaced by one in the state that the earlier cells leave.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from lessonkit.grading.sealed.job import Ending, Excess, Job
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.grading.sealed.forked_cells import ForkedCells

say = sentences_beside(__file__)

FRESH_STARTS = 4
"""How often a process that is stuck or gone is replaced in one notebook."""


class Stuck(Exception):
    """The process does not answer, not even to interrupts."""


class TookTooMuch(Exception):
    """The process took more memory, processes or computing time than it may, and was ended."""

    def __init__(self, what: Excess) -> None:
        super().__init__(what)
        self.what = what


class Died(Exception):
    """The process is gone: a cell ended it, or it crashed."""


class NotFenced(Exception):
    """The fence could not be put up, so that nothing of the submission ran."""


class OverTime(Exception):
    """The time of the whole notebook is over."""


@dataclass(frozen=True)
class CellRan:
    """What came of one cell."""

    outputs: list[Any] = field(default_factory=list)
    late: bool = False


Tell = Callable[[dict[str, Any]], None]


class InOrder:
    """Runs the cells of one job in order and tells each."""

    def __init__(self, job: Job, cells: ForkedCells, tell: Tell) -> None:
        self.job, self.cells, self.tell = job, cells, tell
        self.aside: set[int] = set()
        self.blame: tuple[int, int, int] | None = None
        self.told: dict[int, dict[str, Any]] = {}
        self.left = job.limits.total_characters
        self.until = 0.0

    def run(self) -> None:
        """Run everything within the time that the whole notebook has, and tell the end."""
        how: Ending = "done"
        try:
            self._all()
        except OverTime:
            how = "total-time"
        except Died:
            how = "died"
        except (Stuck, TookTooMuch):
            how = "stuck"
        finally:
            self.cells.stop()
        self.tell({"kind": "end", "how": how})

    def _all(self) -> None:
        self.cells.start()
        self.until = time.monotonic() + self.job.limits.total_seconds  # a slow start is not the submission's
        starts, index = 0, 0
        while index < len(self.job.cells):
            try:
                if index not in self.aside:
                    self._tell_cell(index)
                index += 1
            except (Stuck, TookTooMuch, Died) as why:
                starts += 1
                if isinstance(why, Stuck):
                    index = self._set_stuck_aside(index)
                else:
                    self._set_aside(index, why.what if isinstance(why, TookTooMuch) else "end")
                if starts > FRESH_STARTS:
                    raise
                self._start_afresh(index)

    def _set_stuck_aside(self, index: int) -> int:
        """Leave out a cell that is stuck, or once, where two in a row are, the one before them; where to go on."""
        before = self._ran_before(index)
        if self.blame and index == self.blame[1]:
            cause, _, other = self.blame
            self.aside.remove(cause)
            self.tell(self.told[cause])
            self._set_aside(other)
        elif not self.blame and before in self.aside:
            cause = self._ran_before(before)
            while cause in self.aside or cause in self.job.asks:
                cause = self._ran_before(cause)
            if cause in self.told:
                self.blame = (cause, before, index)
                self.aside.remove(before)
                self._set_aside(cause)
                return before
        self._set_aside(index)
        return index

    def _set_aside(self, index: int, excess: Excess | None = None) -> None:
        self.aside.add(index)
        error = timeout_error() if excess is None else excess_error(excess)
        told = {"index": index, "outputs": [error], "late": excess is None, "excess": excess or ""}
        self.tell({"kind": "cell", **told})

    def _ran_before(self, index: int) -> int:
        return next((n for n in range(index - 1, -1, -1) if _runs(self.job.cells[n])), -1)

    def _tell_cell(self, index: int) -> None:
        asked, cell = index in self.job.asks, self.job.cells[index]
        if not asked and not _runs(cell):
            return
        limits, began = self.job.limits, time.monotonic()
        if asked:
            ran = self._run(self.job.asks[index], "", limits.answer_characters)
            if not ran.late and not any(one["output_type"] == "display_data" for one in ran.outputs):
                ran = self._run(
                    self.job.asks[index], "", limits.answer_characters
                )  # it got lost: asked once more
        else:
            ran = self._run(cell["source"], cell["id"], min(self.left, limits.cell_characters))
            self.left = max(0, self.left - size_of(ran.outputs))
        seconds = round(time.monotonic() - began, 3)
        told = {"kind": "answer" if asked else "cell", "index": index, "outputs": ran.outputs}
        self.told[index] = {**told, "late": ran.late, "excess": _starved(ran.outputs), "seconds": seconds}
        self.tell(self.told[index])

    def _run(self, source: str, id: str, characters: int) -> CellRan:
        if time.monotonic() >= self.until:
            raise OverTime
        return self.cells.run(source, id, until=self.until, characters=characters)

    def _start_afresh(self, before: int) -> None:
        """A new process in the state that the earlier cells leave, without the ones that were set aside."""
        self.cells.stop()
        self.cells.start()
        for index, cell in enumerate(self.job.cells[:before]):
            if _runs(cell) and index not in self.aside and index not in self.job.asks:
                self._run(cell["source"], cell["id"], self.job.limits.cell_characters)


def timeout_error() -> dict[str, Any]:
    """The output of a cell that ran too long."""
    return _error("CellTimeoutError", say("cell.stopped"))


def excess_error(excess: Excess) -> dict[str, Any]:
    """The output of a cell that took more than it may, or ended its process."""
    names = {"memory": "MemoryError", "end": "ProcessEnded"}
    return _error(names.get(excess, "TooMuchError"), say(f"cell.excess-{excess}"))


def unread_error() -> dict[str, Any]:
    """The output of a cell of which nothing could be read."""
    return _error("MessageError", say("cell.unread"))


def left_out(limit: int, total: int) -> dict[str, Any]:
    """The output that stands for what was more than a cell may show."""
    return {
        "output_type": "stream",
        "name": "stdout",
        "text": f"\n{say('cell.left-out', limit=limit, total=total)}\n",
    }


def size_of(value: Any) -> int:
    """About how many characters an output has."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(map(size_of, value.values())) + 8 * len(value)
    if isinstance(value, list):
        return sum(map(size_of, value)) + 2 * len(value)
    return 8


def _starved(outputs: list[Any]) -> Excess | Literal[""]:
    """Where Python itself had no more memory for a cell, or not enough even to say so as an error."""
    starved = any(
        one["ename"] == "MemoryError"
        if one["output_type"] == "error"
        else one.get("name") == "stderr" and "MemoryError" in str(one.get("text", "")).splitlines()
        for one in outputs
    )
    return "memory" if starved else ""


def _error(name: str, text: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": "", "traceback": [text]}


def _runs(cell: Any) -> bool:
    return cell["cell_type"] == "code" and bool(cell["source"].strip())
