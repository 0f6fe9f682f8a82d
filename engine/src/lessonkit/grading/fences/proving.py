"""Which promises a fence keeps on this machine: a real process inside it tries to break each."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from lessonkit.errors import KitError
from lessonkit.grading.fences import bubblewrap
from lessonkit.grading.fences.bait import put_out
from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.held import held
from lessonkit.grading.fences.promises import PROMISES, Promise
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

_LONGEST = 30


@dataclass(frozen=True)
class Proof:
    """What was found about a fence: whether it stands here, and if not why; by what each promise was broken.

    `slow` where it gave no answer in time, so that nobody knows; `attacks` is how many were made.
    """

    fence: Fence
    stands: bool
    why: str = ""
    broken: Mapping[str, str] = field(default_factory=dict)
    slow: bool = False
    attacks: int = 0

    @property
    def kept(self) -> tuple[Promise, ...]:
        """The promises that no attack broke."""
        return tuple(one for one in PROMISES if self.stands and self.broken.get(one.name) == "")

    @property
    def missing(self) -> tuple[Promise, ...]:
        """The promises that are not kept here."""
        return tuple(one for one in PROMISES if one not in self.kept)

    @property
    def told(self) -> str:
        """The finding in one line."""
        name = self.fence.name
        if not self.stands:
            return say("proof.fallen", fence=name, why=self.why.rstrip("."))
        if self.missing:
            return say("proof.lacks", fence=name, missing="; ".join(one.words for one in self.missing))
        return say("proof.whole", fence=name, attacks=self.attacks)


def prove(fence: Fence) -> Proof:
    """Start a small server in the fence, let it attack, and read what it found."""
    if fence.name == "none":
        return Proof(fence, stands=True, broken={one.name: say("proof.open") for one in PROMISES})
    if reason := _impossible(fence):
        return Proof(fence, stands=False, why=reason)
    with put_out() as bait, held() as scratch:
        scratch.chmod(0o711)  # each folder in it is closed, and may belong to another user
        argv = [sys.executable, "-P", "-m", "lessonkit.grading.fences.proving_server"]
        command = fence.server(argv, scratch=scratch)
        job = json.dumps({"fence": str(fence), "bait": asdict(bait)})
        try:
            done = subprocess.run(
                command.argv,
                env=command.env,
                input=job + "\n",
                capture_output=True,
                text=True,
                timeout=_LONGEST,
            )
        except subprocess.TimeoutExpired:
            return Proof(fence, stands=False, why=say("proof.slow", seconds=_LONGEST), slow=True)
        except OSError as error:
            return Proof(fence, stands=False, why=str(error))
    try:
        told = json.loads(done.stdout)
    except json.JSONDecodeError:
        last = (done.stderr.strip() or f"exit {done.returncode}").splitlines()[-1]
        return Proof(fence, stands=False, why=last[:300])
    if "failed" in told:
        return Proof(fence, stands=False, why=told["failed"])
    return Proof(fence, stands=True, broken=told["broken"], attacks=told["attacks"])


def _impossible(fence: Fence) -> str:
    """Why a fence can't stand on this machine, where that is known without trying."""
    if sys.platform != "linux":
        return say("proof.not-linux")
    from lessonkit.grading.fences import landlock, seccomp

    if fence.name == "bubblewrap" and bubblewrap.found() is None:
        return say("proof.no-bubblewrap")
    if fence.name == "landlock" and not landlock.version():
        return say("proof.no-landlock")
    return "" if seccomp.available() else say("proof.no-seccomp")


def probe() -> list[Proof]:
    """What each fence keeps on this machine, the strongest first."""
    return [prove(Fence("bubblewrap")), prove(Fence("landlock")), prove(Fence("none"))]


def choose(unsafe: bool = False, only: str = "") -> Proof:
    """The strongest fence that keeps every promise here; with `unsafe` the one that keeps most, even if that is none.

    Where a fence gave no answer in time, not even `unsafe` goes without it. `only` is the name of the one that may be chosen. Raises `KitError` that names what is missing.
    """
    found = []
    for fence in (Fence("bubblewrap"), Fence("landlock")):
        if only not in ("", fence.name):
            continue
        proof = prove(fence)
        if proof.stands and not proof.missing:
            return proof
        found.append(proof)
    slow = any(proof.slow for proof in found)
    if (
        unsafe and not slow
    ):  # a fence that a busy machine keeps from answering may stand: nobody asked to go without it
        standing = [proof for proof in found if proof.stands]
        return max([*standing, prove(Fence("none"))], key=lambda proof: len(proof.kept))
    told = " ".join(proof.told for proof in found)
    raise KitError(f"{say('choice.none')} {told}", do=say("choice.wait" if slow else "choice.do"))


def chosen(unsafe: bool = False, only: str = "") -> Proof:
    """What `choose` found in this process: a machine does not change while a class is graded.

    Two threads that ask at once wait for one answer.
    """
    with _choosing:
        return _chosen(unsafe, only)


_choosing = threading.Lock()


@functools.cache
def _chosen(unsafe: bool, only: str) -> Proof:
    return choose(unsafe, only)
