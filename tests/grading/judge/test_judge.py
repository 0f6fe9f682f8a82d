"""The judge's own process: what it may do, what it gets, and what one question leaves for the next."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lessonkit.grading.batch.asked import Asked
from lessonkit.grading.batch.course import open_course
from lessonkit.grading.batch.grade import grade_lesson
from lessonkit.grading.beside import files_beside
from lessonkit.grading.judge.judge import Judge, JudgeLimits, NotJudged, fences_here
from lessonkit.grading.judge.set_up import SetUp
from lessonkit.grading.sealed.job import Limits
from tests.grading.course import CODE, SMALL_LESSON, Course
from tests.grading.fences.machines import WITHOUT_LANDLOCK
from tests.system import absent

INSIDE = '''
def _possible():
    """What this process may do: a name for each way that led somewhere."""
    import os, socket
    found = []
    def attempt(name, step):
        try:
            step()
        except OSError:
            return
        found.append(name)
    attempt("Internet", lambda: socket.create_connection(("127.0.0.1", {port}), 2))
    attempt("UnixSocket", lambda: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
    attempt("Gradebook", lambda: open({root!r} + "/gradebook.db", "rb").read(1))
    attempt("Classmate", lambda: os.listdir({root!r} + "/submitted"))
    attempt("KeyFile", lambda: open({root!r} + "/solutions/{lesson}/exercises.py").read(1))
    attempt("Passwords", lambda: open("/etc/passwd").read(1))
    attempt("Writing", lambda: open("/tmp/left-by-a-judge", "w").write("1"))
    attempt("Program", lambda: os.kill({pid}, 0))
    return "And".join(found) or "Nothing"


def _attack(deal):
    raise type(_possible(), (Exception,), {{}})
'''


@pytest.fixture
def listening() -> Iterator[int]:
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield server.getsockname()[1]


def test_code_that_runs_with_the_rights_of_a_judge_reaches_nothing(course: Course, listening: int) -> None:
    """The key's own code is the one code that a judge runs: here it does what a parser would that somebody took over."""
    if fences_here()[0].name == "none":
        absent("no fence on this machine")
    key = course.root / "solutions" / SMALL_LESSON / "exercises.py"
    facts = {"port": listening, "pid": os.getpid(), "root": str(course.root), "lesson": SMALL_LESSON}
    inside = INSIDE.format(**facts)
    code = key.read_text(encoding="utf-8").replace("answer=lambda deal: 16 + deal.boxes", "answer=_attack")
    assert "answer=_attack" in code
    key.write_text(
        code.replace("def boxes_taken_away", inside + "\n\ndef boxes_taken_away"), encoding="utf-8"
    )
    course.submit("anna", course.reference())
    told = grade_lesson(open_course(course.root), SMALL_LESSON, Asked(workers=1))
    assert told.graded == ["anna"]
    (reply,) = (
        output["data"]["text/html"]
        for cell in course.autograded("anna").cells
        if cell.metadata.get("scomm", {}).get("exercise") == "painted"
        for output in cell.outputs
    )
    assert "(Nothing)" in reply


FENCES = "from lessonkit.grading.judge.judge import fences_here\nprint(*(one.name for one in fences_here()))"


def test_it_stands_in_landlock_where_the_kernel_has_it_else_in_bubblewrap() -> None:
    here, without = (
        subprocess.run(
            [*machine, sys.executable, "-c", FENCES], capture_output=True, text=True, check=True
        ).stdout.split()
        for machine in ((), WITHOUT_LANDLOCK)
    )
    assert here == ["landlock", *without[:-1]], (
        "one that does not start there is never started without a fence"
    )
    assert without in (["bubblewrap", "none"], ["none"])


@pytest.mark.parametrize("lesson", ["", SMALL_LESSON])
def test_it_stands_there_with_a_key_and_without_one(course: Course, lesson: str) -> None:
    set_up = SetUp.of(course.root / "solutions", lesson) if lesson else SetUp()
    with contextlib.closing(Judge(set_up)) as judge:
        with contextlib.suppress(NotJudged):
            judge.ask("passport", b"{}")
        assert judge.process is not None
        assert judge.process.fence == fences_here()[0]


@pytest.fixture
def judge(course: Course) -> Iterator[Judge]:
    with contextlib.closing(Judge(SetUp.of(course.root / "solutions", SMALL_LESSON))) as judge:
        yield judge


def test_the_key_comes_by_the_pipe_and_its_file_is_gone_before_anything_is_read(
    course: Course, judge: Judge, tmp_path: Path
) -> None:
    key = course.root / "solutions" / SMALL_LESSON / "exercises.py"
    key.unlink()  # what the judge knows, it was told
    prepared = judge.prepare(course.reference(), files_beside(tmp_path)[0], Limits())
    assert prepared.job.asks
    assert judge.process is not None
    assert not list(judge.process.held.path.rglob("exercises.py"))
    assert "which_base" not in " ".join(judge.process.process.args)  # type: ignore[arg-type]


def test_a_passport_is_read_there_and_its_code_comes_back(
    course: Course, judge: Judge, tmp_path: Path
) -> None:
    nobody = {"passport": 1, "lesson": SMALL_LESSON, "version": "1.0", "learner": CODE, "exercises": {}, "predictions": {}}  # fmt: skip
    (tmp_path / f"passport-{SMALL_LESSON}.json").write_text(json.dumps(nobody), encoding="utf-8")
    prepared = judge.prepare(course.released(), files_beside(tmp_path)[0], Limits())
    assert (prepared.code.code, prepared.code.where) == (CODE, "passport")
    (tmp_path / f"passport-{SMALL_LESSON}.json").write_text("[" * 200_000, encoding="utf-8")
    assert judge.prepare(course.released(), files_beside(tmp_path)[0], Limits()).code.where == "none"


def test_a_passport_that_takes_too_much_is_told_and_the_next_question_is_answered(
    course: Course, tmp_path: Path
) -> None:
    set_up = SetUp.of(course.root / "solutions", SMALL_LESSON)
    with contextlib.closing(Judge(set_up, JudgeLimits(seconds=20, megabytes=20))) as judge:
        path = tmp_path / f"passport-{SMALL_LESSON}.json"
        path.write_text('{"passport": 1, "a": [' + '{"a": 1},' * 300_000 + "{}]}", encoding="utf-8")
        with pytest.raises(NotJudged, match="20 MB of memory"):
            judge.prepare(course.released(), files_beside(tmp_path)[0], Limits())
        path.unlink()
        assert judge.prepare(course.released(), files_beside(tmp_path)[0], Limits()).code.where == "none"


def test_an_answer_is_read_whole_or_not_at_all(course: Course, judge: Judge, tmp_path: Path) -> None:
    with pytest.raises(NotJudged, match=r"an error of the kit \(KeyError\)"):
        judge.ask("no such task")
    assert judge.prepare(course.reference(), files_beside(tmp_path)[0], Limits()).code.code == CODE


def test_where_the_key_is_missing_nothing_is_judged(course: Course, tmp_path: Path) -> None:
    without = replace(SetUp.of(course.root / "solutions", SMALL_LESSON), files={})
    with contextlib.closing(Judge(without)) as judge, pytest.raises(NotJudged, match="KitError"):
        judge.prepare(course.reference(), files_beside(tmp_path)[0], Limits())


def test_once_it_is_closed_it_starts_nothing_for_who_still_waits(judge: Judge) -> None:
    """As where a batch is broken off: the question that the judge's thread has asked is not asked again."""
    ended: list[Exception] = []

    def wait() -> None:
        try:
            judge.ask("prepare", notebook={"cells": []})
        except Exception as error:
            ended.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    until = time.monotonic() + 60
    while judge.process is None and time.monotonic() < until:
        time.sleep(0.01)
    judge.close()
    thread.join(30)
    assert not thread.is_alive()
    assert judge.process is None
    assert len(ended) == 1
