"""A submission's process in its fence, with the limits of its job."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from lessonkit.course import SET_OUTSIDE, course
from lessonkit.data.registry import root as folder_of_datasets
from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.promises import ProcessLimits
from lessonkit.grading.fences.submission import Ended, Submission
from lessonkit.grading.sealed.in_order import Died, NotFenced, TookTooMuch
from lessonkit.grading.sealed.job import Limits


def of_the_kit() -> tuple[Path, ...]:
    """What a submission reads of the kit and of the course: the folder in which Python finds it, datasets, what learners have of the course.

    No key lies there: `solutions` is never among them, and so no folder that holds it.
    """
    return (Path(__file__).parents[3], folder_of_datasets(), *course().public())


def where_the_course_lies() -> dict[str, str]:
    """What tells a process behind the fence, which begins in a folder of its own, where its course and its datasets lie."""
    return {SET_OUTSIDE: str(course().folder), "SCOMM_DATASETS": str(folder_of_datasets())}


def begin_fenced(
    fence: Fence,
    work: Callable[[], object],
    private: Path,
    limits: Limits,
    *,
    hidden: Iterable[int] = (),
) -> Submission:
    """Fork a process that does `work` in its `private` folder, and may read the kit and its datasets beside it."""
    return fence.begin(work, private, readable=of_the_kit(), limits=process_limits(limits), hidden=hidden)


def process_limits(limits: Limits) -> ProcessLimits:
    """What a job's processes may use together."""
    return ProcessLimits(
        memory_bytes=limits.memory_megabytes * 2**20,
        processes=limits.processes,
        file_bytes=limits.file_megabytes * 2**20,
        cpu_seconds=round(limits.total_seconds + limits.cell_seconds) + 1,
    )


def why_gone(ended: Ended) -> Exception:
    """What the end of a submission's process means for the cell that ran."""
    if ended.how in ("memory", "processes", "cpu"):
        return TookTooMuch(ended.how)  # type: ignore[arg-type]
    return NotFenced(ended.why) if ended.how == "unfenced" else Died()
