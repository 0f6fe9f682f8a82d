"""A judge, seen from outside: it is asked with plain data, and what takes too long or too much is ended and told."""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import os
import select
import struct
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from nbformat import NotebookNode, from_dict

from lessonkit.errors import KitError
from lessonkit.exercises.deal import read_code
from lessonkit.exercises.learner import passport_file
from lessonkit.exercises.learner.code_in_notebook import FoundCode
from lessonkit.exercises.learner.lent import LENT_FILE
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.locate import GRADING
from lessonkit.grading import judged
from lessonkit.grading.batch.kept_runs import KIT, Kept
from lessonkit.grading.batch.rejudging import Rejudged
from lessonkit.grading.collecting.learner_names import printable
from lessonkit.grading.fences import bubblewrap
from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.judge.set_up import SetUp
from lessonkit.grading.judged import Entry
from lessonkit.grading.not_graded import NotGraded
from lessonkit.grading.run_and_judge import Prepared
from lessonkit.grading.sealed.frames import Closed, Late, Reader, write_bytes, write_frame
from lessonkit.grading.sealed.job import Job, Limits, Ran
from lessonkit.grading.sealed.process import ServerProcess
from lessonkit.json_limits import NOTEBOOK, read_json
from lessonkit.language.in_force import spoken
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.grading.attempts import Attempts
    from lessonkit.grading.feedback_grades import Grades

say = sentences_beside(__file__)

START = 120.0
"""Seconds in which a judge has to be ready, on a machine that is busy."""
TIMES = 6
"""So many times its seconds of computing a request may last by the clock: other programs compute too."""
LARGEST_ANSWER = 200_000_000
TRIES = 2
_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True)
class JudgeLimits:
    """What judging one submission may take: seconds of computing, and megabytes of memory."""

    seconds: float = 20
    megabytes: int = 1_000


class NotJudged(NotGraded):
    """What a submission handed over could not be judged."""


class Judge:
    """Asks one process at a time, which is started with the first question and anew where one had to be ended."""

    def __init__(self, set_up: SetUp, limits: JudgeLimits = JudgeLimits()) -> None:
        self.lesson, self.set_up, self.limits = set_up.lesson, set_up.to_bytes(), limits
        told = json.dumps([KIT, asdict(limits), spoken()]).encode("ascii")
        self.stamp = hashlib.sha256(told + self.set_up).hexdigest()[:16]
        self.process: ServerProcess | None = None
        self._is_ready = False
        self._asking = threading.Lock()
        self._is_closed = False

    def close(self) -> None:
        """End the process for good: a thread that waits for an answer starts no other."""
        self._is_closed = True
        self._end()

    def _end(self) -> None:
        if self.process is not None:
            self.process.kill()
        self.process, self._is_ready = None, False

    def stopped(self, last: Entry, digest: str) -> bool:
        """Whether judging this very submission was stopped before, with the key, kit and limits of now: it would be again."""
        return last.stopped == self.stamp and last.newest == digest

    def prepare(self, notebook: NotebookNode, beside: Mapping[str, bytes], limits: Limits) -> Prepared:
        """A notebook, with the files that lie `beside` it, as a job that holds no key; where it is known what was handed out, its cells
        have that again."""
        lesson = self.lesson
        passport = beside.get(passport_file.path_for(lesson, Path()).name, b"")
        answer, _ = self.ask("prepare", passport[: passport_file.LARGEST + 1], notebook=notebook)
        nb = from_dict(answer["notebook"])
        code = answer["code"]
        job = Job(
            cells=tuple(nb.cells),
            asks={int(index): source for index, source in answer["asks"].items()},
            files=beside,
            folders={GRADING: {LENT_FILE: answer["lent"].encode()}},
            limits=limits,
        )
        return Prepared(lesson, nb, FoundCode(**{**code, "nearest": tuple(code["nearest"])}), job)

    def judge(self, of: Prepared, ran: Ran) -> tuple[NotebookNode, Entry]:
        """The verdicts on a run: the notebook comes back clean, with outputs and verdicts; the journal's entry has no learner yet."""
        answer, _ = self.ask(
            "judge",
            ran.to_bytes(),
            notebook=of.notebook,
            code=vars(of.code),
            limits=asdict(of.job.limits),
        )
        return from_dict(answer["notebook"]), judged.entry_of(answer["entry"])

    def judge_again(self, kept: Kept, before: Entry, page: bytes) -> Rejudged:
        """A kept run under the key beside the graded notebook, whose file is `page`."""
        answer, _ = self.ask("judge again", page, kept=msgspec.to_builtins(kept), before=asdict(before))
        return Rejudged.read(answer)

    def passport(self, path: Path, lesson: str) -> Passport | None:
        """The passport of a lesson in a file as it was handed in; None where there is none that can be read."""
        with contextlib.suppress(OSError, NotJudged, passport_file.Damaged):
            if not path.is_symlink() and path.is_file() and path.stat().st_size <= passport_file.LARGEST:
                found = self.ask("passport", path.read_bytes())[1].decode()
                passport = passport_file.from_json(found) if found else None
                return passport if passport and passport.lesson == lesson else None
        return None

    def page(
        self, notebook: NotebookNode, grades: Grades, learner: str, lesson: str, attempts: Attempts | None
    ) -> str:
        """The feedback page of a graded notebook, as HTML."""
        given = asdict(attempts) if attempts else None
        asked = {"notebook": notebook, "learner": learner, "lesson": lesson}
        return self.ask("page", **asked, grades=asdict(grades), attempts=given)[1].decode()

    def ask(self, task: str, body: bytes = b"", /, **asked: Any) -> tuple[dict[str, Any], bytes]:
        """What comes of a task; `NotJudged` where it takes too much, or its process is lost each time."""
        request, code = json.dumps({**asked, "task": task}).encode("ascii"), _code_in(asked)
        with self._asking:
            answer, how = None, "closed"
            for _ in range(TRIES):
                if self._is_closed:
                    break
                answer, how = self._ask(request, body, code)
                if how in ("seconds", "clock", "memory"):
                    raise self._not_judged(how, **asdict(self.limits), clock=TIMES * self.limits.seconds)
                if answer is not None:
                    break
        if answer is None:
            raise NotJudged(say("not-judged.lost", how=how), cure=say("not-judged.lost-do"))
        plain, long = answer
        if "error" in plain:
            lines = str(plain.get("traceback"))[:5_000].split("\n")
            print(*map(printable, lines), sep="\n", file=sys.stderr)
            raise self._not_judged("error", error=str(plain["error"])[:80])
        return plain, long

    def _not_judged(self, why: str, **facts: Any) -> NotJudged:
        return NotJudged(
            say(f"not-judged.{why}", **facts), cure=say(f"not-judged.{why}-do"), stopped=self.stamp
        )

    def _ask(self, request: bytes, body: bytes, code: str) -> tuple[tuple[dict[str, Any], bytes] | None, str]:
        """The answer of a fork, and how it ended."""
        process = self._ready()
        until = time.monotonic() + TIMES * self.limits.seconds
        try:
            write_frame(process.requests, code)
            write_bytes(process.requests, request)
            write_bytes(process.requests, body)
            said, how = _said(process, until)
            if how == "answered":
                return _read(said), how
        except Late:
            how = "clock"
        except (Closed, ValueError, TypeError, struct.error) as error:
            how = type(error).__name__
        self._end()  # what is left in its pipes is nobody's
        return None, how

    def _ready(self) -> ServerProcess:
        """A process that waits for a question: in the strongest fence in which one starts here."""
        if self.process is not None and self.process.is_well() and self._is_ready:
            return self.process
        for fence in fences_here():
            if self._is_closed:
                break
            if self.process is None or not self.process.is_well() or self.process.fence != fence:
                self._end()
                self.process = self._started(fence)
            with contextlib.suppress(Closed, Late, ValueError):
                write_bytes(self.process.requests, self.set_up)
                self._is_ready = (
                    Reader(self.process.pipes[1], 1_000).read(time.monotonic() + START) == "ready"
                )
                return self.process
        self._end()
        raise KitError(say("start.none"), do=say("start.none-do"))

    def _started(self, fence: Fence) -> ServerProcess:
        words = (str(fence), str(math.ceil(self.limits.seconds)), str(self.limits.megabytes))
        env = {"SCOMM_LANGUAGE": spoken()}
        return ServerProcess("lessonkit.grading.judge.server", words, fence, pipes=2, env=env)


def fences_here() -> list[Fence]:
    """The fences that may stand around a judge on this machine, the best first; without any, it is a process with its limits.

    Where Landlock is, one that did not start (memory was short, the machine too busy) is no reason to go on without a fence.
    """
    found = []
    if sys.platform == "linux":
        from lessonkit.grading.fences import landlock, seccomp

        if seccomp.available() and landlock.version():
            found.append(Fence("landlock"))
        if seccomp.available() and bubblewrap.found():
            found.append(Fence("bubblewrap"))
    return found if found[:1] == [Fence("landlock")] else [*found, Fence("none")]


def _code_in(asked: Mapping[str, Any]) -> str:
    """The learner code in what is asked, from which the judge itself may know the deal; nothing that is not one."""
    found = asked.get("code") or asked.get("kept", {}).get("code", {})
    with contextlib.suppress(KitError):
        return read_code(found.get("code"))
    return ""


def _said(process: ServerProcess, until: float) -> tuple[bytes, str]:
    """All that a fork wrote, and how it ended. Only its server can say that; what a fork wrote is read before."""
    answers, endings = process.pipes
    said = bytearray()
    while True:
        left = until - time.monotonic()
        ready = select.select([answers, endings], [], [], max(0.0, left))[0]
        if left <= 0 or not ready:
            raise Late
        if answers in ready:
            data = os.read(answers, 1 << 20)
            said += data
            if len(said) > LARGEST_ANSWER:
                raise ValueError
            if data:
                continue
        how = Reader(endings, 1_000).read(until)
        return bytes(said), str(how)


def _read(said: bytes) -> tuple[dict[str, Any], bytes]:
    """The two frames of an answer, and nothing beside them."""
    (size,) = _LENGTH.unpack_from(said)
    middle = _LENGTH.size + size
    (rest,) = _LENGTH.unpack_from(said, middle)
    if middle + _LENGTH.size + rest != len(said):
        raise ValueError
    plain = read_json(said[_LENGTH.size : middle], NOTEBOOK)
    if not isinstance(plain, dict):
        raise ValueError
    return plain, said[middle + _LENGTH.size :]
