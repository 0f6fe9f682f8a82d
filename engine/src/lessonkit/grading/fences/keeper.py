"""The keeper of a submission: it stands between the fork server and what the submission's code starts.

server → keeper → first process of a new namespace → submission. Where the kernel allows no namespace, the keeper starts
the submission itself. The keeper runs nobody's code: it watches memory and processes, passes an interrupt on, and when the
submission is over, or the server says so, or the server is gone, it ends all that is left and tells how it went.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import sys
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from lessonkit.errors import KitError
from lessonkit.grading.fences import kernel, tree
from lessonkit.grading.fences.layers import Place, Standing, enter
from lessonkit.grading.fences.places import closed_to_others, hand_to, open_the_way, wall_in

LOOK_EVERY = 0.05
"""Seconds between two looks at a submission's memory."""
_HEARD = {signal.SIGCHLD, signal.SIGINT, signal.SIGTERM}
_FIRST_UID = 0x7000_0000  # above what systems, containers and people's accounts use
_HOW_MANY = 2**24


@dataclass(frozen=True)
class Means:
    """What this machine lets a keeper do: take another user's number, and open namespaces with these flags."""

    other_user: bool
    namespaces: int


def keep(
    work: Callable[[], object], place: Place, means: Means, tell: int, hidden: Iterable[int]
) -> NoReturn:
    """Run `work` fenced in; every line of how it goes is written to `tell`. Called in a new fork; never returns.

    The descriptors `hidden` lead nowhere from here on.
    """
    try:
        _hide(hidden)
        server = os.getppid()
        signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)
        os.setsid()
        _keep(work, place, means, tell, server)
    except BaseException as error:
        _say(tell, f"failed {reason(error)}")
    with contextlib.suppress(Exception):
        tree.end_below(os.getpid())
    os._exit(0)


def _hide(descriptors: Iterable[int]) -> None:
    """Put /dev/null in the place of each; their numbers stay taken, so that nobody who knows one writes elsewhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for one in descriptors:
        os.dup2(nowhere, one)
    os.close(nowhere)


def _keep(work: Callable[[], object], place: Place, means: Means, tell: int, server: int) -> None:
    baseline, _ = tree.memory(os.getpid())
    if "memory-limit" not in place.off:
        with contextlib.suppress(
            OSError
        ):  # where a container's memory ends before a limit does, who grades ends last
            Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    if "nothing-left" not in place.off:
        kernel.adopt_orphans()
    me = _another_user(place, means)
    namespaces = _open_namespaces(place, means, me)
    kernel.die_with_parent(signal.SIGTERM)  # a change of user would have undone it
    if os.getppid() != server:
        return
    parted = bool(namespaces & kernel.NEW_PIDS)
    standing = Standing(me.other, parted, _counted_before(me, parted))
    ready, start = os.pipe()
    child = os.fork()
    if not child:
        os.close(start)
        if not parted:
            me.become()
        kernel.die_with_parent(signal.SIGKILL)
        if os.read(ready, 1) != b"!":  # the keeper was gone before this process could ask to end with it
            os._exit(0)
        os.close(ready)
        if parted:
            _first_of_namespace(work, place, standing, tell)
        _submission(work, place, standing, tell)
    os.close(ready)
    os.write(start, b"!")
    os.close(start)
    _watch(child, place, baseline, tell, passed_on=parted)


@dataclass(frozen=True)
class _User:
    """Whose number the submission has; `later` if its process takes it and the keeper stays who it is."""

    uid: int
    gid: int
    other: bool
    later: bool = False

    def become(self) -> None:
        """Take the number, where the keeper has not."""
        if self.other and self.later:
            take_number(self.uid, self.gid)


def take_number(uid: int, gid: int) -> None:
    """Be another user, in no group but its own, for good."""
    os.setgroups([])
    os.setresgid(gid, gid, gid)
    os.setresuid(uid, uid, uid)


def _another_user(place: Place, means: Means) -> _User:
    """Choose a number that nobody has and hand it the folder; take it, if the keeper needs no right of its own later."""
    if not means.other_user or "unprivileged" in place.off:
        return _User(os.getuid(), os.getgid(), other=False)
    number = _FIRST_UID + secrets.randbelow(_HOW_MANY)
    if place.off & {"processes-untouched", "others-unreadable"}:
        number = _FIRST_UID
    if any(closed_to_others(path) for path in (*place.readable, place.folder) if path.exists()):
        open_the_way((*place.readable, place.folder))
    hand_to(place.folder, number, number)
    parted = bool(means.namespaces & kernel.NEW_PIDS)
    if parted:
        take_number(number, number)
    return _User(number, number, other=True, later=not parted)


def _open_namespaces(place: Place, means: Means, me: _User) -> int:
    """Leave the namespaces that this machine lets a keeper leave; a process namespace begins with its next child."""
    flags = means.namespaces
    if "no-network" in place.off:
        flags &= ~kernel.NEW_NETWORK
    if place.off & {"nothing-left", "processes-untouched"}:
        flags &= ~kernel.NEW_PIDS
    if "unprivileged" in place.off:
        flags = 0
    if flags & ~kernel.NEW_USERS:
        uid, gid = os.getuid(), os.getgid()
        if flags & kernel.NEW_USERS:
            kernel.dumpable(True)
        kernel.unshare(flags)
        if flags & kernel.NEW_USERS:
            kernel.be_only_user(me.uid, me.gid, (uid, gid))
    if place.walled:
        assert place.scratch is not None
        wall_in(place.folder, place.scratch)
    return flags if flags & ~kernel.NEW_USERS else 0


def _first_of_namespace(work: Callable[[], object], place: Place, standing: Standing, tell: int) -> NoReturn:
    """Be the process with whose end the kernel ends all others of the namespace."""
    child = os.fork()
    if not child:
        _submission(work, place, standing, tell)
    while True:
        heard = signal.sigwaitinfo(_HEARD).si_signo
        if heard == signal.SIGINT:
            os.kill(child, signal.SIGINT)
        for ended, status in tree.reaped():
            if ended == child:
                _say(tell, f"status {status}")
                os._exit(0)


def _submission(work: Callable[[], object], place: Place, standing: Standing, tell: int) -> NoReturn:
    """Fence this process in, close the way back, and work."""
    code = 1
    try:
        os.setsid()
        for number in _HEARD:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)
        enter(place, standing)
    except BaseException as error:
        _say(tell, f"failed {reason(error)}")
        os._exit(1)
    os.close(tell)
    try:
        work()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):
                stream.flush()
        os._exit(code & 0xFF)


def _watch(child: int, place: Place, baseline: int, tell: int, passed_on: bool) -> None:
    """Wait for the end; end a submission that uses too much, or when the server says so."""
    how = "over"
    while True:
        heard = signal.sigtimedwait(_HEARD, LOOK_EVERY)
        if heard is not None and heard.si_signo == signal.SIGTERM:
            how = "stopped"
            break
        if heard is not None and heard.si_signo == signal.SIGINT:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGINT)
        ended = dict(tree.reaped())
        if child in ended:
            if not passed_on:
                _say(tell, f"status {ended[child]}")
            break
        if too_much := _too_much(place, baseline):
            how = too_much
            break
    if "nothing-left" not in place.off:
        tree.end_below(os.getpid())
    elif how != "over":
        os.kill(child, signal.SIGKILL)
    _say(tell, how)


def _too_much(place: Place, baseline: int) -> str:
    limits, off = place.limits, place.off
    used = tree.use(tree.below(os.getpid()), baseline)
    if used.memory_bytes > limits.memory_bytes and "memory-limit" not in off:
        return "memory"
    if used.threads > limits.processes + 2 and "process-limit" not in off:
        return "processes"
    return ""


def _counted_before(me: _User, parted: bool) -> int:
    """How many processes the kernel counts for the submission's user before it starts any, itself included."""
    if me.other:
        return 3 if parted else 1  # the keeper and the first process of the namespace have its number too
    if parted and _counts_by_namespace():
        return 3
    return _processes_of(os.getuid()) + (2 if parted else 1)


def _counts_by_namespace() -> bool:
    """Linux counts a user's processes in each namespace of users by itself since 5.14."""
    major, minor = os.uname().release.split(".")[:2]
    return (int(major), int("".join(filter(str.isdigit, minor)) or 0)) >= (5, 14)


def _processes_of(uid: int) -> int:
    """How many processes and threads a user has: the kernel counts them all against a limit."""
    found = 0
    with os.scandir("/proc") as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                if entry.name.isdigit() and entry.stat().st_uid == uid:
                    found += len(os.listdir(f"/proc/{entry.name}/task"))
    return found


def reason(error: BaseException) -> str:
    """What went wrong, in one line; an error of the kit's own says it all itself."""
    return str(error) if isinstance(error, KitError) else f"{type(error).__name__}: {error}"


def _say(tell: int, line: str) -> None:
    with contextlib.suppress(OSError):
        os.write(tell, f"{line.splitlines()[0][:500] if line else ''}\n".encode())
