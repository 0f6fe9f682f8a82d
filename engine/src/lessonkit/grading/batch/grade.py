"""Grading the submissions of a lesson: each is run once, kept, judged and written; none stops the others, none is lost."""

from __future__ import annotations

import contextlib
import json
import os
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import AssignLatePenalties

from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.grading import judged
from lessonkit.grading.batch.alone import alone_in
from lessonkit.grading.batch.asked import Asked, Graded
from lessonkit.grading.batch.course import Course
from lessonkit.grading.batch.finishing import Finishing
from lessonkit.grading.batch.gradebook_writing import LessonBook
from lessonkit.grading.batch.kept_runs import Kept, KeptRuns
from lessonkit.grading.batch.lessons_known import check_known, lessons_of
from lessonkit.grading.batch.preparing import Preparing, Submission
from lessonkit.grading.batch.sending import PER_WORKER, Sending, Work, own_workers
from lessonkit.grading.batch_words import without_noise
from lessonkit.grading.fences.proving import Proof
from lessonkit.grading.gradebook_release import released_cells
from lessonkit.grading.handed_in import is_done
from lessonkit.grading.judge.judge import Judge
from lessonkit.grading.judge.set_up import SetUp
from lessonkit.grading.judged import Entry
from lessonkit.grading.not_a_notebook import Unreadable
from lessonkit.grading.not_graded import NotGraded
from lessonkit.grading.released import is_lesson
from lessonkit.grading.sealed import serving
from lessonkit.grading.sealed.anywhere import run_here
from lessonkit.grading.sealed.job import Limits, Ran
from lessonkit.grading.sealed.serving import Lost
from lessonkit.grading.standings import submissions
from lessonkit.language.sentences import sentences_beside
from lessonkit.wholefile import raise_of_the_disk

say = sentences_beside(__file__)

BACKLOG = 4
"""So many runs may wait for the judge while others run."""

Step = Callable[[str], None]
"""Called with the learner whenever something is settled."""


def grade_lesson(
    course: Course, lesson: str, asked: Asked | None = None, step: Step = lambda _: None
) -> Graded:
    """Grade what lies in `submitted/` of a course for one lesson.

    A `KitError` where nothing can be graded: no such lesson in the gradebook, no key, no fence.
    """
    with alone_in(course.root), course.gradebook() as gradebook, without_noise():
        batch = Grading.of(course, gradebook, lesson, asked or Asked())
        with contextlib.closing(batch):
            if batch.asked.executor is None and batch.asked.fence is None:
                batch.fence_that_is_needed()
            told = batch.all(step)
        batch.finishing.book.late_anew()  # a due date, an extension or points by hand may be newer than a mark
        return told


@dataclass
class Grading:
    """One lesson's batch."""

    course: Course
    asked: Asked
    lesson: LessonInFull
    judge: Judge
    preparing: Preparing
    finishing: Finishing
    kept: KeptRuns
    journal: dict[str, list[Entry]]
    told: Graded
    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    _tell: Step = field(default=lambda _: None)
    _side: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "scomm-judge"))
    _judging: deque[tuple[Submission, Future[tuple[NotebookNode, Entry]]]] = field(default_factory=deque)

    @classmethod
    def of(cls, course: Course, gradebook: Gradebook, lesson: str, asked: Asked) -> Grading:
        """All that is looked for before any submission runs."""
        released = released_cells(gradebook, lesson, lesson)
        if not is_lesson(released):
            check_known([lesson], lessons_of(gradebook))
        in_full = course.in_full(lesson)
        kernelspec = gradebook.find_notebook(lesson, lesson).kernelspec
        set_up = SetUp.of(
            course.shelf.folder, lesson, released, json.loads(kernelspec) if kernelspec else None
        )
        judge = Judge(set_up, course.settings.judge_limits)
        preparing = Preparing(course, lesson, in_full.version, judge, released, limits_of(course, asked))
        book = LessonBook(gradebook, lesson, AssignLatePenalties(config=course.config))
        return cls(
            course,
            asked,
            in_full,
            judge,
            preparing,
            Finishing(course, lesson, book),
            KeptRuns(course.root, lesson),
            judged.read(course.root, lesson),
            Graded(lesson),
        )

    def all(self, step: Step) -> Graded:
        """Grade every submission, and say what became of each."""
        began = time.monotonic()
        workers = self.asked.workers or os.cpu_count() or 1
        own = own_workers(workers) if self.asked.executor is None else None
        with own or contextlib.nullcontext(self.asked.executor) as executor:
            assert executor is not None
            waiting = self.to_run(step)
            if (first := next(waiting, None)) is not None:  # where nothing runs, no fence is tried
                room = self.asked.room or (lambda: PER_WORKER * workers)
                sending: Sending[Submission] = Sending(executor, self.work(), room)
                for submission in chain([first], waiting):
                    sending.send(submission, submission.prepared.job.to_bytes())
                    while sending.is_full:
                        self._take(sending)
                while not sending.is_empty:
                    self._take(sending)
            self.write_judged()
        self.told.seconds = time.monotonic() - began
        return self.told

    def close(self) -> None:
        """End what judges."""
        self._side.shutdown(wait=False, cancel_futures=True)
        self.judge.close()

    def work(self) -> Work:
        """What a worker does with a job. On a machine that is not this one it chooses the fence itself."""
        unsafe = self.asked.unsafe or self.course.settings.unsafe
        if self.asked.executor is not None and self.asked.fence is None:
            return partial(run_here, unsafe=unsafe)
        fence = self.asked.fence or self.course.settings.fence(self.asked.unsafe)
        return partial(serving.run_bytes, fence=fence)

    def fence_that_is_needed(self) -> Proof | None:
        """The fence that stands here, with what it keeps, where somebody handed in what was not graded before; a `KitError` where none does."""
        return self.course.settings.proof(self.asked.unsafe) if self._has_anything_new() else None

    def _has_anything_new(self) -> bool:
        self.began = judged.begin(self.course.root, self.lesson.id)
        found = submissions(self.course.root, self.lesson.id)
        try:
            return any(
                not self._is_done(one, there, digest) and not self._was_stopped(one, digest)
                for one, there in found.items()
                if not self.asked.learners or one in self.asked.learners
                for digest in (judged.digest_of(there),)
            )
        except OSError:
            return True

    def to_run(self, step: Step) -> Iterator[Submission]:
        """The submissions that have to run; the others are settled on the way."""
        self._tell, self.began = step, judged.begin(self.course.root, self.lesson.id)
        for learner, digest, found in self.prepared():
            if isinstance(found, Exception):
                self._not_graded(learner, digest, found)
            elif earlier := self.earlier(found):
                self.told.kept += 1
                self._finish(found, earlier.ran())
            else:
                yield found

    def earlier(self, submission: Submission) -> Kept | None:
        """The kept run that makes another needless."""
        return None if self.asked.force else self.kept.find(submission.learner, submission.job)

    def prepared(self) -> Iterator[tuple[str, str, Submission | Exception]]:
        """Each learner with a digest of what was handed in, and the submission, or why there is none. Who was graded before
        is told, and left out."""
        found = submissions(self.course.root, self.lesson.id)
        for learner, folder in sorted(found.items()):
            if self.asked.learners and learner not in self.asked.learners:
                continue
            digest = ""
            ready: Submission | Exception
            try:
                digest = judged.digest_of(folder)
                if self._is_done(learner, folder, digest):
                    self.told.as_before.append(learner)
                    self._tell(learner)
                    continue
                if self._was_stopped(learner, digest):
                    last = self.journal[learner][-1]
                    self.told.not_graded[learner] = f"{last.reason} {last.cure}"
                    self._tell(learner)
                    continue
                ready = self.preparing.submission(folder, learner, digest)
            except Exception as error:
                ready = error
            yield learner, digest, ready

    def _is_done(self, learner: str, folder: Path, digest: str) -> bool:
        if learner in self.course.excluded():
            return True
        page = self.course.graded(learner, self.lesson.id) / f"{self.lesson.id}.ipynb"
        before = self.journal.get(learner, [])
        return not self.asked.force and is_done(page, folder, digest, before, self.began)

    def _was_stopped(self, learner: str, digest: str) -> bool:
        """Whether judging this very submission was stopped before, and nobody asks for it again."""
        last = self.journal.get(learner, [])[-1:]
        return not self.asked.force and any(self.judge.stopped(one, digest) for one in last)

    def _take(self, sending: Sending[Submission]) -> None:
        for submission, ran in sending.come_back():
            self.settle(submission, ran)

    def settle(self, submission: Submission, ran: Ran | Exception) -> None:
        """Keep and finish what has come back of a submission."""
        if isinstance(ran, Exception):
            self._not_graded(submission.learner, submission.digest, ran)
            return
        try:
            self.kept.keep(Kept.of(submission, ran, self.lesson.version))
        except Exception as error:
            self._not_graded(submission.learner, submission.digest, error)
            return
        self.told.fences[ran.fence] += 1
        self._finish(submission, ran)

    def _finish(self, submission: Submission, ran: Ran) -> None:
        """Let a run be judged while others run, and write those that are."""
        self._judging.append((submission, self._side.submit(self.judge.judge, submission.prepared, ran)))
        self.write_judged(BACKLOG)

    def write_judged(self, waiting: int = 0) -> None:
        """Write what was judged, until no more than so many still wait for the judge."""
        while self._judging and (len(self._judging) > waiting or self._judging[0][1].done()):
            self._write(*self._judging.popleft())

    def _write(self, submission: Submission, found: Future[tuple[NotebookNode, Entry]]) -> None:
        try:
            self.finishing.graded(submission, found.result(), self.journal.get(submission.learner, ()))
        except Exception as error:
            self._not_graded(submission.learner, submission.digest, error)
            return
        self.told.graded.append(submission.learner)
        self._tell(submission.learner)

    def _not_graded(self, learner: str, digest: str, error: Exception) -> None:
        """Settle a submission that could not be graded, whatever it was that went wrong."""
        raise_of_the_disk(error)  # no submission's fault, and the next would only meet it too
        if not isinstance(error, NotGraded | Unreadable | Lost):
            traceback.print_exception(error)
        try:
            before = self.journal.get(learner, [])
            entry = self.finishing.not_graded(learner, digest, error, before)
            self.told.not_graded[learner] = f"{entry.reason} {entry.cure}"
        except Exception as second:
            raise_of_the_disk(second)
            traceback.print_exception(second)
            self.told.not_graded[learner] = say("unsaid", error=type(second).__name__)
        self._tell(learner)


def limits_of(course: Course, asked: Asked) -> Limits:
    """What a submission may use: as asked, else as the course's settings say."""
    settings, usual = course.settings, Limits()
    return Limits(
        cell_seconds=asked.cell_seconds or settings.timeout,
        total_seconds=asked.total_seconds or settings.total_timeout,
        cell_characters=settings.cell_output,
        total_characters=settings.total_output,
        memory_megabytes=asked.memory_megabytes or usual.memory_megabytes,
    )
