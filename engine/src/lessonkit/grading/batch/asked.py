"""What is asked of a batch, and what became of it: plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field

from lessonkit.grading.fences.fence import Fence


@dataclass(frozen=True)
class Asked:
    """How a lesson is to be graded. What is None is as the course's nbgrader_config.py says, or as the kit has it.

    `workers` run submissions side by side, a core each if not given. `force` grades again what was graded before.
    `learners` are the only ones to grade, if any is named. An `executor` takes the place of this process's own workers, and
    `room` then says how many jobs may be out at once; each of its workers chooses its fence itself. A `fence` takes the place of
    the one which is chosen.
    """

    workers: int | None = None
    unsafe: bool = False
    force: bool = False
    cell_seconds: float | None = None
    total_seconds: float | None = None
    memory_megabytes: int | None = None
    learners: tuple[str, ...] = ()
    executor: Executor | None = None
    room: Callable[[], int] | None = None
    fence: Fence | None = None


@dataclass
class Graded:
    """What became of the submissions of a lesson: learners by what was done, those not graded with the reason and the cure.

    `fences` counts in which fence those that ran now did; `kept` is how many needed no run, because an earlier one was kept.
    """

    lesson: str
    graded: list[str] = field(default_factory=list)
    as_before: list[str] = field(default_factory=list)
    not_graded: dict[str, str] = field(default_factory=dict)
    fences: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    seconds: float = 0.0

    @property
    def total(self) -> int:
        """How many submissions there are."""
        return len(self.graded) + len(self.as_before) + len(self.not_graded)
