"""A clock for a learner's function that a check calls: one that does not end is stopped, where the system has a timer.

A timer interrupts Python in the main thread of a process, on Linux and macOS. On Windows, in Pyodide and in other threads
nothing can stop the function but the learner; there a line says so while it runs, if a second thread can run at all.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from types import FrameType, FunctionType
from typing import Any

SECONDS = 20
"""How long the calls of one check may take together; grading gives them longer."""
AGAIN = 0.05
"""Seconds to the next try, where a function caught what was to stop it."""


class OutOfTime(BaseException):
    """A learner's function was stopped by the clock."""


def called(function: FunctionType, arguments: Sequence[Any]) -> Any:
    """What a function gives back. Only what runs in here is ever stopped: the kit's own steps end by themselves."""
    return function(*arguments)


@contextlib.contextmanager
def clock(seconds: float, still_running: Callable[[], None]) -> Iterator[None]:
    """Raise `OutOfTime` in a function that is `called` in this block when its time is over.

    Where nothing can be stopped, `still_running` is called once then, from another thread. A handler and a timer that
    the learner has set are there again afterwards, the timer with what is left of its time.
    """
    if not can_stop():
        with _told_later(seconds, still_running):
            yield
        return
    began = time.monotonic()
    theirs = signal.signal(signal.SIGALRM, _stop)
    left, every = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        if signal.getsignal(signal.SIGALRM) is _stop:  # else the learner's function has set one of its own
            signal.signal(signal.SIGALRM, signal.SIG_DFL if theirs is None else theirs)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(AGAIN, left - (time.monotonic() - began)), every)


def can_stop() -> bool:
    """True where a timer can interrupt what runs here."""
    has_timer = hasattr(signal, "setitimer") and sys.platform != "emscripten"
    return has_timer and threading.current_thread() is threading.main_thread()


def where_stopped(stop: OutOfTime, function: object) -> tuple[str, int] | None:
    """The file and the line in a function's own notebook at which it was stopped."""
    names, found, step = getattr(function, "__globals__", None), None, stop.__traceback__
    while step is not None:
        if step.tb_frame.f_globals is names:
            found = (step.tb_frame.f_code.co_filename, step.tb_lineno)
        step = step.tb_next
    return found


def _stop(signum: int, frame: FrameType | None) -> None:
    while frame is not None:
        if frame.f_code is called.__code__:
            raise OutOfTime
        frame = frame.f_back


@contextlib.contextmanager
def _told_later(seconds: float, still_running: Callable[[], None]) -> Iterator[None]:
    timer = threading.Timer(seconds, still_running)
    timer.daemon = True
    with contextlib.suppress(RuntimeError):  # no threads in Pyodide
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
