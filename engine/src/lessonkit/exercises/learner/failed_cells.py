"""How the cell that sets an answer ended when it last ran: a check must not praise an older answer.

One rule for self-study and grading. What the cell set in its last run counts, even if a later line of
that cell failed or was interrupted. Where that run did not set the answer, a check could see only an
older one, or none: it is refused.
"""

from __future__ import annotations

import contextlib
import inspect
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from lessonkit.exercises.learner.coaching import coach_of
from lessonkit.exercises.learner.last_runs import LastRun, answered_by, set_by_run
from lessonkit.exercises.learner.setting import had_set, sets
from lessonkit.exercises.locate import GRADING, being_graded
from lessonkit.exercises.wire import Plain, refused

REFUSAL = refused("cell-failed")
AFTERWARDS = "set-then-failed"

_ABSENT = object()
_NOWHERE = (0, 0)
_PYTHON_BELOW = ("%%time", "%%capture", "%%prun")
_TIMED = re.compile(r"^(\s*)%time\s+", re.MULTILINE)


class FailedCells:
    """The exercises whose answer cell failed when it last ran: before it had set the answer, or afterwards.

    >>> cells = FailedCells({"share-red": "share_red"})
    >>> cells.saw("share_red = 7 boxes", success=False)
    >>> "share-red" in cells
    True
    >>> cells.saw("share_red = 7", success=True)
    >>> "share-red" in cells
    False
    """

    def __init__(self, variables: Mapping[str, str]) -> None:
        """`variables` has the name of the answer for each exercise's id."""
        self.variables = dict(variables)
        self.set_just_now: Callable[[str], bool] = lambda id: False
        self.cell_now: Callable[[], str] = lambda: ""
        self.last: dict[str, LastRun] = {}
        """The last run of each answer cell: what a check can truly say of it, and no part of what is judged."""
        self.changed_since: frozenset[str] = frozenset()
        """The exercises whose answer cell was changed and has not run since, as far as the notebook tells."""
        self._before: set[str] = set()
        self._afterwards: set[str] = set()

    def saw(
        self,
        source: str,
        *,
        success: bool,
        failing_at: tuple[int, int] = _NOWHERE,
        changed: frozenset[str] = frozenset(),
        absent: frozenset[str] = frozenset(),
        unless: frozenset[str] = frozenset(),
    ) -> None:
        """Note how a cell ended that sets answers; a cell that sets none is passed over.

        `failing_at` is the line (from 1) and the column of the error, (0, 0) where no line ran. `changed` are
        the exercises whose variable is another object than before the run, `absent` those whose variable is
        gone after it, `unless` those that a run inside this one has settled.
        """
        for id in self.set_by(source, changed) - unless:
            self._before.discard(id)
            self._afterwards.discard(id)
            if not success:
                there = id not in absent and had_set(source, self.variables[id], failing_at)
                (self._afterwards if id in changed or there else self._before).add(id)

    def set_by(self, source: str, changed: frozenset[str] = frozenset()) -> frozenset[str]:
        """The exercises whose answer a cell sets, or tries to, or has been seen to change."""
        return changed | {id for id, name in self.variables.items() if sets(source, name)}

    def __contains__(self, id: object) -> bool:
        """True if the last run ended in an error before it had set the answer.

        A cell that sets the answer and checks it has not ended yet: it counts already.
        """
        return isinstance(id, str) and id in self._before and not self.set_just_now(id)

    def judged_by(self, id: str, take: Callable[[], Plain]) -> Plain:
        """An answer as its cell's last run leaves it: refused, or taken, with the rule that says how the cell ended.

        Of a cell that failed before it had set the answer, nothing is taken: what stands there may be an older function,
        and it is not called.
        """
        if id in self:
            return REFUSAL
        given = take()
        if id in self._afterwards and given.state == "answer" and not self.set_just_now(id):
            return replace(given, rule=AFTERWARDS, facts={})
        return given


@dataclass
class _Run:
    """A cell while it runs: the answers as they were before it, and what runs inside it have settled."""

    source: str
    before: dict[str, object]
    cell_id: str | None = None
    settled: set[str] = field(default_factory=set)


class _Watch:
    """Follows the cells of one IPython shell; a cell can run another one, as `%%capture` does."""

    def __init__(self, shell: Any, cells: FailedCells) -> None:
        self.shell = shell
        self.cells = cells
        self._running: list[_Run] = []

    def start(self) -> None:
        """From now on."""
        self.shell.events.register("pre_run_cell", self.began)
        self.shell.events.register("post_run_cell", self.ended)

    def stop(self) -> None:
        """No longer."""
        self.shell.events.unregister("pre_run_cell", self.began)
        self.shell.events.unregister("post_run_cell", self.ended)

    def began(self, info: Any) -> None:
        """Remember the answers as they are before a cell."""
        # the objects themselves, not their ids: an id is used again once its object is gone
        before = {id: self._value(name) for id, name in self.cells.variables.items()}
        self._running.append(_Run(info.raw_cell or "", before, getattr(info, "cell_id", None)))

    def ended(self, result: Any) -> None:
        """Note how a cell ended; an interrupt can leave it without a result."""
        run = self._run_of(result.info.raw_cell or "" if result is not None else None)
        now = {id: self._value(name) for id, name in self.cells.variables.items()}
        absent = frozenset(id for id, value in now.items() if value is _ABSENT)
        changed = frozenset(id for id, value in run.before.items() if now[id] is not value) - absent
        source = self._as_python(run.source)
        self.cells.saw(
            source,
            success=result is not None and bool(result.success),
            failing_at=self._failing_at(result),
            changed=changed,
            absent=absent,
            unless=frozenset(run.settled),
        )
        if self._running:
            self._running[-1].settled |= self.cells.set_by(source, changed) | run.settled
        if GRADING not in os.environ:  # nobody reads words there
            with contextlib.suppress(Exception):  # what is remembered for words must never stop a cell
                self._remember(run, result, changed, source)

    def _remember(self, run: _Run, result: Any, changed: frozenset[str], source: str) -> None:
        """What a check may say of this run."""
        success = result is not None and bool(result.success)
        error = (result.error_before_exec or result.error_in_exec) if result is not None else None
        cells = self.cells
        own = answered_by(run.cell_id, source, cells.variables)
        for id in (own | cells.set_by(source, changed)) - run.settled:
            name = cells.variables[id]
            had = not success and had_set(source, name, self._failing_at(result))
            there = set_by_run(source, name, success=success, changed=id in changed, had_set=had)
            advice = None if being_graded() else coach_of(self.shell).advice(error, run.source)
            cells.last[id] = LastRun(run.source, success, there, advice)
        cells.changed_since -= own

    def cell_id(self) -> str:
        """The id of the cell that runs now; empty if it has none."""
        return next((run.cell_id for run in reversed(self._running) if run.cell_id), "")

    def has_set(self, id: str) -> bool:
        """True if the cell that runs now has set an answer so far."""
        name = self.cells.variables[id]
        if not self._running or self._value(name) is _ABSENT:
            return False
        run = self._running[-1]
        if self._value(name) is not run.before.get(id, _ABSENT):
            return True
        line, frame = 0, inspect.currentframe()
        while frame is not None:
            line = frame.f_lineno if frame.f_globals is self.shell.user_ns else line
            frame = frame.f_back
        return had_set(self._as_python(run.source), name, (line, 0))

    def _run_of(self, source: str | None) -> _Run:
        """The run that ends now; one whose end was never told is dropped."""
        while self._running:
            run = self._running.pop()
            if source is None or run.source == source:
                return run
        return _Run(source or "", {})

    def _value(self, name: str) -> object:
        return self.shell.user_ns.get(name, _ABSENT)

    def _as_python(self, raw: str) -> str:
        """A cell without IPython's own signs; of a cell under `%%`, the Python below that line."""
        if raw.lstrip().startswith("%%"):
            first, _, raw = raw.lstrip().partition("\n")
            if first.split()[0] not in _PYTHON_BELOW:
                return ""
        try:
            return str(self.shell.transform_cell(_TIMED.sub(r"\1", raw)))
        except Exception:  # a cell that is no Python, or a transformer of the learner's own
            return raw

    def _failing_at(self, result: Any) -> tuple[int, int]:
        """Where in the cell an error came from; `_NOWHERE` if it is not known, or no line ran."""
        early = getattr(result, "error_before_exec", None)
        if isinstance(early, SyntaxError):  # such as a `return` at the end: the lines above it ran
            return early.lineno or 0, 0
        step = getattr(getattr(result, "error_in_exec", None), "__traceback__", None)
        while step is not None:
            code = step.tb_frame.f_code
            if step.tb_frame.f_globals is self.shell.user_ns and "run_cell_magic" not in code.co_names:
                # an instruction is two bytes; a line can hold two statements
                line, _, column, _ = next(islice(code.co_positions(), step.tb_lasti // 2, None))
                return line or step.tb_lineno, column or 0
            step = step.tb_next
        return _NOWHERE


_watched: _Watch | None = None


def watch(variables: Mapping[str, str]) -> FailedCells:
    """Watch the cells of the open notebook from now on, in place of an earlier watch; outside of one, nothing fails.

    What the earlier watch saw in this notebook still holds: running the first cell again mends no other cell.
    """
    global _watched
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    cells = FailedCells(variables)
    earlier, _watched = _watched, None
    if earlier is not None:
        earlier.stop()
        if earlier.shell is shell and earlier.cells.variables == cells.variables:
            cells = earlier.cells
    if shell is not None:
        _watched = _Watch(shell, cells)
        cells.set_just_now = _watched.has_set
        cells.cell_now = _watched.cell_id
        _watched.start()
    return cells
