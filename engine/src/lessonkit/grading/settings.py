"""How a course grades: what nbgrader_config.py can set, in nbgrader's own way."""

from __future__ import annotations

from traitlets import Bool, Enum, Float, Integer, Unicode
from traitlets.config import Configurable

from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.proving import Proof, chosen
from lessonkit.grading.judge.judge import JudgeLimits
from lessonkit.grading.sealed.job import Limits

ASSIGNMENT_SOURCE = "solutions"


class ExecuteAndJudge(Configurable):
    """The settings of running and judging submissions: courses in the wild have them by this name."""

    key_folder = Unicode(
        ASSIGNMENT_SOURCE,
        help="Folder with one folder a lesson, each with the exercises.py and lesson.md that are its key.",
    ).tag(config=True)
    timeout = Float(Limits.cell_seconds, help="Seconds that one cell of a submission may run.").tag(
        config=True
    )
    total_timeout = Float(
        Limits.total_seconds, help="Seconds that all cells of a submission together may run."
    ).tag(config=True)
    cell_output = Integer(
        Limits.cell_characters, help="Characters of output that one cell of a submission may show."
    ).tag(config=True)
    total_output = Integer(
        Limits.total_characters, help="Characters of output that a whole submission may show."
    ).tag(config=True)

    attempts = Enum(
        ["last", "best"],
        "last",
        help="Which attempt counts where a learner hands in again: the last, or the one with most points from automatic checks.",
    ).tag(config=True)
    fence_name = Enum(
        ["strongest", "bubblewrap", "landlock"],
        "strongest",
        help="Which fence stands around a submission: the strongest that keeps all its promises here, or the one named.",
    ).tag(config=True)
    unsafe = Bool(
        False, help="Grade also where no fence keeps all its promises: a submission then may do what you may."
    ).tag(config=True)

    judge_seconds = Float(
        JudgeLimits.seconds, help="Seconds of computing that judging one submission may take."
    ).tag(config=True)
    judge_megabytes = Integer(
        JudgeLimits.megabytes, help="Megabytes of memory that judging one submission may take."
    ).tag(config=True)

    @property
    def judge_limits(self) -> JudgeLimits:
        """What judging one submission may take."""
        return JudgeLimits(self.judge_seconds, self.judge_megabytes)

    def fence(self, unsafe: bool = False) -> Fence:
        """The fence around each submission; a `KitError` where there is none and `unsafe`, here or set, does not allow that."""
        return self.proof(unsafe).fence

    def proof(self, unsafe: bool = False) -> Proof:
        """The same fence with what it keeps on this machine."""
        only = "" if self.fence_name == "strongest" else self.fence_name
        return chosen(self.unsafe or unsafe, only)
