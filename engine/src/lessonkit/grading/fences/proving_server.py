"""Inside a fence that is being proved: starts the attacks as submissions and tells, as JSON, which promises they broke."""

from __future__ import annotations

import json
import os
import select
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lessonkit.errors import KitError
from lessonkit.grading.fences import attacks
from lessonkit.grading.fences.attacks import MILD, SMALL
from lessonkit.grading.fences.bait import Bait
from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.keeper import reason
from lessonkit.grading.fences.submission import Ended, Submission

_LONGEST = 10.0


class Prover:
    """Makes the attacks one after the other, each in a folder of its own."""

    def __init__(self, fence: Fence, bait: Bait, folder: Path) -> None:
        self.fence, self.bait, self.folder = fence, bait, folder
        self.broken: dict[str, str] = {}

    def prove(self) -> dict[str, str]:
        """What each promise was broken by; nothing for those that held. Raises `KitError` if the fence could not be put up."""
        self._with_another()
        self._memory()
        self._processes()
        self._what_stays()
        return self.broken

    def _begin(self, work: Callable[[], object]) -> Submission:
        return self.fence.begin(work, Path(tempfile.mkdtemp(dir=self.folder)), limits=SMALL)

    def _asked(self, work: Callable[[], object]) -> tuple[Ended, str]:
        """How a submission ended, and what its work returned, as text."""
        answer, theirs = os.pipe()
        begun = self._begin(lambda: os.write(theirs, json.dumps(work()).encode()))
        os.close(theirs)
        ended = begun.wait(_LONGEST) or begun.stop()
        if ended.how == "unfenced":
            raise KitError(ended.why)
        os.set_blocking(answer, False)  # a process that stayed may hold the other end
        with open(answer, "rb", buffering=0) as file:
            return ended, (file.read(65536) or b"").decode()

    def _with_another(self) -> None:
        """The mild attacks, and those on another submission that runs at the same time."""
        home = Path(tempfile.mkdtemp(dir=self.folder))
        victim = self.fence.begin(_be_there, home, limits=SMALL)
        try:
            deadline = time.monotonic() + _LONGEST
            while not (home / "work").exists() and victim.wait(0.005) is None and time.monotonic() < deadline:
                pass
            if victim.end is not None:
                raise KitError(victim.end.why or victim.end.how)
            bait = replace(self.bait, other=str(home / "work"), victim=_innermost(victim.pid))
            ended, said = self._asked(lambda: _mild(bait))
            if not said:
                raise KitError(f"{ended.how} {ended.code}")
            found = json.loads(said)
            if reason := found.pop("works"):
                raise KitError(reason)
            self.broken |= found
            _, said = self._asked(lambda: list(attacks.touch(bait)))
            touched = json.loads(said) if said else []
            if victim.wait(0.05) is not None:
                touched.append("ended it")
            self.broken["processes-untouched"] = ", ".join(touched)
        finally:
            if victim.end is None:
                victim.stop()

    def _memory(self) -> None:
        self.broken["memory-limit"] = ""
        for kind in attacks.KINDS_OF_MEMORY:
            ended, said = self._asked(lambda kind=kind: attacks.fill_memory(kind))  # type: ignore[misc]
            if said:
                self.broken["memory-limit"] += f"{kind} {ended.how} "

    def _processes(self) -> None:
        _, said = self._asked(attacks.fill_processes)
        started = int(said or 0)
        self.broken["process-limit"] = str(started) if started > SMALL.processes else ""

    def _what_stays(self) -> None:
        line, theirs = os.pipe()
        self._asked(lambda: attacks.stay(theirs))
        os.close(theirs)
        os.read(line, 4)
        gone = bool(select.select([line], [], [], 0.2)[0])
        self.broken["nothing-left"] = "" if gone else "a process"
        os.close(line)


def _be_there() -> None:
    Path("work").write_text("somebody's work", encoding="utf-8")
    time.sleep(_LONGEST)


def _innermost(pid: int) -> int:
    from lessonkit.grading.fences.tree import below

    return (below(pid) or [pid])[-1]


def _mild(bait: Bait) -> dict[str, str]:
    """What each mild attack did; `works` says why an ordinary notebook could not even run here."""
    try:
        Path("mine").write_text("x", encoding="utf-8")
        import colorsys  # noqa: F401  # a library that is loaded late has to be readable

        os.listdir(Path(os.__file__).parent)
    except Exception as error:
        return {"works": f"{type(error).__name__}: {error}"}
    done = {promise: attack(bait) for promise, attack in MILD.items()}
    return {"works": "", **done}


def main() -> None:
    """Read which fence this is and what bait there is; write what was broken, or why the fence does not stand."""
    job = json.loads(sys.stdin.readline())
    fence = Fence.read(job["fence"])
    folder = Path(tempfile.mkdtemp(prefix="scomm-proof-", dir=fence.scratch))
    folder.chmod(0o711)
    try:
        fence.get_ready()
        broken = Prover(fence, Bait(**job["bait"]), folder).prove()
        told: dict[str, object] = {"broken": broken, "attacks": attacks.HOW_MANY}
    except Exception as error:
        told = {"failed": reason(error)}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
