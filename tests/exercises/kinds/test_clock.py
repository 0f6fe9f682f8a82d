"""A learner's function that does not end is stopped, and nothing else is."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from lessonkit.exercises.kinds import clock as clocks
from lessonkit.exercises.kinds.clock import OutOfTime, called, clock, where_stopped

needs_a_timer = pytest.mark.skipif(not clocks.can_stop(), reason="no timer interrupts Python on this system")


def never() -> None:
    """Nobody has to be told."""
    raise AssertionError


def loops() -> None:
    while True:
        pass


def sleeps() -> None:
    time.sleep(600)


def swallows() -> None:
    while True:
        try:
            int("nine")
        except BaseException:
            continue


def hides() -> None:
    try:
        loops()
    except BaseException:
        loops()


@needs_a_timer
@pytest.mark.parametrize("function", [loops, sleeps, swallows, hides])
def test_a_function_that_does_not_end_is_stopped(function) -> None:
    began = time.monotonic()
    with pytest.raises(OutOfTime), clock(0.1, never):
        called(function, ())
    assert time.monotonic() - began < 10


@needs_a_timer
def test_it_is_said_where_the_function_stood() -> None:
    with pytest.raises(OutOfTime) as stop, clock(0.1, never):
        called(loops, ())
    file, line = where_stopped(stop.value, loops)
    assert (file, line - loops.__code__.co_firstlineno in (1, 2)) == (__file__, True)


@needs_a_timer
def test_the_kits_own_steps_are_not_stopped() -> None:
    with clock(0.02, never):
        time.sleep(0.2)
    assert called(len, ((),)) == 0
    time.sleep(0.1)


@needs_a_timer
def test_a_learners_own_handler_and_timer_are_there_again() -> None:
    rang: list[int] = []

    def own(*_: object) -> None:
        rang.append(1)

    before = signal.signal(signal.SIGALRM, own)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        with pytest.raises(OutOfTime), clock(0.05, never):
            called(loops, ())
        assert signal.getsignal(signal.SIGALRM) is own
        assert not rang
        time.sleep(0.5)
        assert rang
        with clock(5, never):
            signal.signal(signal.SIGALRM, signal.SIG_IGN)
        assert signal.getsignal(signal.SIGALRM) == signal.SIG_IGN
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_where_nothing_can_be_stopped_it_is_told_and_the_function_ends_by_itself() -> None:
    """In another thread, as on Windows, there is no timer."""
    told: list[bool] = []

    def works() -> None:
        with clock(0.05, lambda: told.append(clocks.can_stop())):
            called(time.sleep, (0.3,))

    thread = threading.Thread(target=works)
    thread.start()
    thread.join(10)
    assert told == [False]


def test_who_ends_in_time_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "can_stop", lambda: False)
    with clock(0.1, never):
        assert called(max, (1, 2)) == 2
    time.sleep(0.2)
