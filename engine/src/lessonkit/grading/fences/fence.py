"""A fence: how a fork server starts, and how it starts each submission, with every promise or without some of them."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lessonkit.errors import KitError
from lessonkit.grading.fences import bubblewrap
from lessonkit.grading.fences.clearing import clear
from lessonkit.grading.fences.places import needed_by_python, users_packages
from lessonkit.grading.fences.promises import NAMES, PROMISES, ProcessLimits, Promise

if TYPE_CHECKING:
    from lessonkit.grading.fences.submission import Submission

Name = Literal["bubblewrap", "landlock", "none"]
SCRATCH_BYTES = 2**30
_WITHOUT = " without "


@dataclass(frozen=True)
class Command:
    """How the fork server is started: `subprocess.Popen(command.argv, env=command.env, pass_fds=...)`."""

    argv: tuple[str, ...]
    env: dict[str, str]


@dataclass(frozen=True)
class Fence:
    """One of the fences, and which promises are switched off (in tests, and where a machine can't keep them)."""

    name: Name
    off: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return self.name + (_WITHOUT + ",".join(sorted(self.off)) if self.off else "")

    @classmethod
    def read(cls, text: str) -> Fence:
        """The fence that `str` wrote, so that a server can be told which it is in.

        >>> Fence.read(str(Fence("landlock").without("no-network")))
        Fence(name='landlock', off=frozenset({'no-network'}))
        """
        name, _, off = text.partition(_WITHOUT)
        return cls(name, frozenset(filter(None, off.split(","))))  # type: ignore[arg-type]

    def without(self, *promises: str) -> Fence:
        """The same fence with promises switched off in each of its layers."""
        if strange := set(promises) - NAMES:
            raise KitError(f"There is no promise {', '.join(sorted(strange))}.", allowed=sorted(NAMES))
        return replace(self, off=self.off | set(promises))

    @property
    def promises(self) -> tuple[Promise, ...]:
        """What it promises where everything works."""
        return () if self.name == "none" else tuple(one for one in PROMISES if one.name not in self.off)

    @property
    def scratch(self) -> Path:
        """Where a server in this fence makes the private folders."""
        return bubblewrap.SCRATCH if self.name == "bubblewrap" else Path(tempfile.gettempdir())

    @contextlib.contextmanager
    def private_folder(self) -> Iterator[Path]:
        """In the fork server: an empty folder for one submission, gone afterwards whatever it made of it."""
        folder = Path(tempfile.mkdtemp(prefix="scomm-", dir=self.scratch))
        try:
            yield folder
        finally:
            clear(folder)

    def server(
        self,
        argv: Sequence[str],
        *,
        readable: Iterable[Path] = (),
        env: Mapping[str, str] | None = None,
        scratch: Path | None = None,
        scratch_bytes: int = SCRATCH_BYTES,
    ) -> Command:
        """How to start the fork server `argv`: it may read what Python needs and `readable`, and sees `env` and little else.

        Private folders lie in `scratch`, which the caller clears once the server is gone; bubblewrap has a place of its own
        that goes with it, of `scratch_bytes`.
        """
        clean = {**clean_environment(), **(env or {})}
        shown = {**os.environ, **clean} if "clean-environment" in self.off or self.name == "none" else clean
        if self.name != "bubblewrap":
            return Command(tuple(argv), shown if scratch is None else {**shown, "TMPDIR": str(scratch)})
        wrapped = bubblewrap.wrapped(
            argv,
            readable=(*needed_by_python(), *readable),
            env=shown,
            scratch_bytes=scratch_bytes,
            off=self.off,
            root=os.geteuid() == 0,
        )
        return Command(tuple(wrapped), shown)  # bubblewrap's own process can be seen from inside

    def get_ready(self) -> None:
        """In the fork server, once, before the first submission: find out what this process may do. It must have no thread."""
        if sys.platform != "linux":
            raise KitError(
                f"The fork server runs on Linux alone, and this is {sys.platform}.",
                do="Grade on Linux, or let each submission have an ordinary kernel.",
            )
        from lessonkit.grading.fences import kernel, layers, means, seccomp

        kernel.adopt_orphans()  # what a keeper leaves that something killed
        needed_by_python()  # each submission is a fork, and finds what was looked for
        found = means.of_this_process()
        if self.name != "none" and seccomp.available():
            parted = bool(found.namespaces & kernel.NEW_PIDS)
            gaps = layers.gaps_of(layers.Standing(found.other_user, parted, 0))
            # each submission is a fork, and finds made what takes a while; what fails here it meets again, and tells
            with contextlib.suppress(OSError):
                seccomp.program_for(self.off, gaps)

    def begin(
        self,
        work: Callable[[], object],
        folder: Path,
        *,
        readable: Iterable[Path] = (),
        limits: ProcessLimits | None = None,
        hidden: Iterable[int] = (),
    ) -> Submission:
        """In the fork server: fork a submission that does `work` in its private `folder`, fenced in before its first line.

        `readable` is what it may read beside what Python needs. What the grader put into the folder is the submission's.
        The server's own pipes must be `hidden`: these descriptors lead nowhere in the submission. What the server has in memory
        a submission can read, also what it has freed: let each submission read its own notebook in `work`.
        """
        from lessonkit.grading.fences.layers import Place
        from lessonkit.grading.fences.means import of_this_process
        from lessonkit.grading.fences.submission import begin

        scratch = bubblewrap.SCRATCH if self.name == "bubblewrap" else None
        off = NAMES if self.name == "none" else self.off
        place = Place(folder, (*needed_by_python(), *readable), limits or ProcessLimits(), off, scratch)
        return begin(work, place, of_this_process(), hidden)


def clean_environment() -> dict[str, str]:
    """The whole environment of a fork server: how Python finds the kit, and that libraries use one thread."""
    kept = {name: os.environ[name] for name in ("TZ", "SCOMM_WORDS") if name in os.environ}
    told = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    found = [
        Path(__file__).parents[3],
        *told,
        *users_packages(),
    ]  # a fence has another home, and begins elsewhere
    kept["PYTHONPATH"] = os.pathsep.join(os.path.abspath(str(one)) for one in found)
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"]),
        "HOME": "/tmp",
        "USER": "learner",
        "LOGNAME": "learner",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONNOUSERSITE": "1",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "JE_ARROW_MALLOC_CONF": "background_thread:false",  # a server that forks has no thread
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "NUMEXPR_MAX_THREADS": "1",
        **kept,
    }
