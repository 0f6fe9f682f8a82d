"""A class of a thousand, graded by a command that is killed at ten random moments: nobody's mark is lost, changed or made twice."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from lessonkit.exercises.deal import deal_for
from lessonkit.exercises.locate import load_lesson
from lessonkit.grading import judged
from lessonkit.grading.batch.kept_runs import KeptRuns
from tests.grading.answers import code_for
from tests.grading.batch.killing import Told
from tests.grading.cases import Case, Cases, honest
from tests.grading.course import CODE, KIT, SMALL_LESSON, Course, write_answers
from tests.grading.loaded import environment

pytestmark = pytest.mark.proof

SUBMISSIONS, KILLS = 1000, 10
LONGEST = 3000
"""Seconds for all of it on a busy machine."""
MOST_BYTES = 2 * 10**9
KINDS = (
    "anna.adams", "untouched", "eva.evans", "finn.fox", "gina.gray", "hugo.hill", "kim.kaya", "leo.lang", "mia.moss",
    "ines.ito", "noa.none", "jack.jones", "uma.ude", "pia.park", "rosa.ruiz", "sam.stone", "vera.vogt", "ike.irons",
)  # fmt: skip
"""Of the honest cases: right, half right, mended, ended half-way, and four that nobody can read; `mistaken` has the others."""


@dataclass
class Class:
    """A graded class: which case each learner handed in, and what was seen while it was killed."""

    course: Course
    of: Cases
    cases: dict[str, Case]
    told: Told
    left_in_tmp: list[str]

    @property
    def readable(self) -> dict[str, Case]:
        return {learner: case for learner, case in self.cases.items() if case.wanted is not None}


def mistaken(of: Cases) -> Iterator[Case]:
    """Every exercise with its first named mistake, and with its second."""
    folder = of.course.root / "solutions" / of.lesson.id
    deal = deal_for(CODE, of.lesson.pools)
    for number in (0, 1):
        notebook, marks = of.empty(), dict(of.none)
        answers = {}
        for exercise in of.automatic:
            if number < len(exercise.mistakes):
                answers[exercise.id] = code_for(folder, exercise, number, deal)
                marks[exercise.id] = exercise.points * exercise.mistakes[number].score
        write_answers(notebook, answers)
        yield Case(f"mistakes-{number}", f"named mistake {number + 1} of every exercise", notebook, marks)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Class:
    course = Course(tmp_path_factory.mktemp("killed") / "course", SMALL_LESSON)
    course.generate()
    of = Cases(course, load_lesson(course.root / "solutions" / SMALL_LESSON))
    kinds = [*(case for case in honest(of) if case.learner in KINDS), *mistaken(of)]
    assert len(kinds) == 20
    cases = {}
    for number in range(SUBMISSIONS):
        case = kinds[number % len(kinds)]
        case.learner, kind = f"{number:04}-{case.learner}", case.learner
        case.hand_in(course)
        cases[case.learner] = case
        case.learner = kind
    seed = random.SystemRandom().randrange(10**9)
    print(f"\nseed {seed}", flush=True)
    temporary, report = course.root.with_name("temporary"), course.root.with_name("report.json")
    temporary.mkdir(mode=0o755)
    readable = sum(case.wanted is not None for case in cases.values())
    words = [str(course.root), SMALL_LESSON, str(report), str(seed), str(KILLS), str(readable)]
    subprocess.run(
        [sys.executable, "-m", "tests.grading.batch.killing", *words],
        cwd=KIT,
        env=environment(TMPDIR=str(temporary), PYTHONPATH=os.pathsep.join([str(KIT), str(KIT / "src")])),
        timeout=LONGEST,
        check=True,
    )
    told = Told(**json.loads(report.read_text(encoding="utf-8")))
    print(
        f"{SUBMISSIONS} submissions, killed {KILLS} times, in {told.seconds:.0f} s: {60 * SUBMISSIONS / told.seconds:.0f} a minute; "
        f"at most {told.bytes / 1e6:.0f} MB ({told.bytes_by_process / 1e6:.0f} MB with shared pages counted for each process)\n"
        f"kills (submissions graded, seconds after the start): {told.kills}\n{told.last_said[-400:]}",
        flush=True,
    )
    return Class(course, of, cases, told, sorted(path.name for path in temporary.iterdir()))


def test_it_was_killed_as_often_as_it_says_and_then_ended_well(graded: Class) -> None:
    assert graded.told.endings == [-9] * KILLS + [0], graded.told.last_said
    assert graded.told.kills[0][0] > 0
    assert graded.told.kills[-1][0] < len(graded.readable)


def test_each_learner_has_the_marks_of_what_was_handed_in_and_the_total_is_theirs(graded: Class) -> None:
    given, ids = graded.course.scores(), list(graded.of.full)
    assert set(given) == set(graded.cases)
    found = {learner: {id: marks[id][0] for id in ids} for learner, marks in given.items()}
    wanted = {learner: case.wanted or dict.fromkeys(ids) for learner, case in graded.cases.items()}
    assert {who: (found[who], wanted[who]) for who in wanted if found[who] != wanted[who]} == {}
    total = sum(score or 0 for marks in found.values() for score in marks.values())
    assert total == sum(sum(case.wanted.values()) for case in graded.readable.values() if case.wanted)


def test_the_journal_says_of_each_once_that_it_was_graded_and_of_the_others_why_not(graded: Class) -> None:
    journal = judged.read(graded.course.root, SMALL_LESSON)
    once = {learner: entries for learner, entries in journal.items() if learner in graded.readable}
    states = {learner: [one.state for one in entries] for learner, entries in once.items()}
    assert states == {learner: ["graded"] for learner in graded.readable}
    others = {learner: entries for learner, entries in journal.items() if learner not in once}
    assert set(others) == set(graded.cases) - set(graded.readable)
    assert all(one.state == "not-graded" and one.reason for entries in others.values() for one in entries)


def test_the_journal_says_the_same_of_all_who_handed_in_the_same(graded: Class) -> None:
    said: dict[str, set[str]] = {}
    for learner, entries in judged.read(graded.course.root, SMALL_LESSON).items():
        last = entries[-1]
        said.setdefault(kind_of(learner), set()).add(
            json.dumps([last.state, last.reason, last.code, last.notes, last.verdicts], sort_keys=True)
        )
    assert {kind: len(what) for kind, what in said.items()} == dict.fromkeys(said, 1)
    assert len(said) == 20


def test_each_run_was_kept_once_with_the_answers_of_its_kind(graded: Class) -> None:
    runs = KeptRuns(graded.course.root, SMALL_LESSON)
    lines = [json.loads(line.split(b" ", 1)[1]) for line in runs.path.read_bytes().splitlines()]
    assert Counter(line["learner"] for line in lines) == dict.fromkeys(graded.readable, 1)
    answers: dict[str, set[str]] = {}
    for one in runs.last().values():
        handed_over: Any = one.ran(outputs=False).messages
        answers.setdefault(kind_of(one.learner), set()).add(json.dumps(handed_over, sort_keys=True))
    assert {kind: len(what) for kind, what in answers.items()} == dict.fromkeys(answers, 1)


def test_every_page_is_there_and_whole(graded: Class) -> None:
    for learner, case in graded.cases.items():
        page = graded.course.autograded(learner)
        assert any("scomm" in cell.metadata for cell in page.cells) == (case.wanted is not None), learner


def test_no_process_and_no_folder_is_left(graded: Class) -> None:
    assert graded.told.left == []
    assert graded.left_in_tmp == []
    assert list(graded.course.root.glob(".grading-*")) == []


def test_all_of_it_needs_less_than_two_gigabytes(graded: Class) -> None:
    assert 0 < graded.told.bytes < MOST_BYTES


def kind_of(learner: str) -> str:
    """Which case a learner handed in."""
    return learner.split("-", 1)[1]
