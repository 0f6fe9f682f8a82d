"""nbgrader's step that runs a submission and judges it: set in place of nbgrader's own `Execute`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from traitlets import Bool, Enum, Float, Integer, Unicode

from lessonkit.grading.checkcell import checked_id
from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.proving import Proof, chosen
from lessonkit.grading.judge.judge import Judge, JudgeLimits
from lessonkit.grading.judge.set_up import SetUp
from lessonkit.grading.keys import KeyShelf
from lessonkit.grading.released import ReleasedCell
from lessonkit.grading.sealed.job import Limits
from lessonkit.grading.sealed.serving import run_surely

ASSIGNMENT_SOURCE = "solutions"


class ExecuteAndJudge(NbGraderPreprocessor):
    """Execute a submission and write score and reply into its check cells."""

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

    def preprocess(self, nb: NotebookNode, resources: Any, **kwargs: Any) -> Any:
        """Run the whole notebook, then have it judged; nothing that it hands over is read here."""
        name = resources["nbgrader"]["assignment"]
        if not any(checked_id(cell) and cell.metadata.get("nbgrader") for cell in nb.cells):
            return Execute(parent=self.parent).preprocess(
                nb, resources, **kwargs
            )  # not one of the kit's lessons
        shelf = self._shelf()
        lesson = shelf.in_full(name)
        if lesson is None:
            self.log.error(
                "No answer key for %s in %s (set ExecuteAndJudge.key_folder): %s Every check of this submission gets 0.",
                name,
                shelf.folder,
                shelf.missing[name],
            )
        limits = Limits(self.timeout, self.total_timeout, self.cell_output, self.total_output)
        with self.judge_of(self.parent, name) as judge:
            prepared = judge.prepare(nb, Path(resources["metadata"]["path"]), limits, restore=False)
            ran = run_surely(prepared.job, self.fence())
            nb, entry = judge.judge(prepared, ran)
        resources["scomm"] = entry
        for note in entry.notes:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], note)
        return nb, resources

    def judge(self, shelf: KeyShelf, lesson: str, released: Iterable[ReleasedCell] = ()) -> Judge:
        """A judge of a lesson by the keys on a shelf, with these settings."""
        return Judge(SetUp.of(shelf.folder, lesson, released), self.judge_limits)

    @contextlib.contextmanager
    def judge_of(self, converter: Any, lesson: str, released: Iterable[ReleasedCell] = ()) -> Iterator[Judge]:
        """The judge of the batch that a converter belongs to; of a single run, one of its own."""
        batch = getattr(getattr(converter, "parent", None), "judge", None)
        if batch is not None:
            yield batch
            return
        with contextlib.closing(self.judge(self._shelf(), lesson, released)) as own:
            yield own

    def fence(self, unsafe: bool = False) -> Fence:
        """The fence around each submission; a `KitError` where there is none and `unsafe`, here or set, does not allow that."""
        return self.proof(unsafe).fence

    def proof(self, unsafe: bool = False) -> Proof:
        """The same fence with what it keeps on this machine."""
        only = "" if self.fence_name == "strongest" else self.fence_name
        return chosen(self.unsafe or unsafe, only)

    def _shelf(self) -> KeyShelf:
        """The keys of the batch, read before it began; of a single run, read now."""
        batch = getattr(getattr(self.parent, "parent", None), "shelf", None)
        return batch or KeyShelf(Path(self.key_folder).absolute())
