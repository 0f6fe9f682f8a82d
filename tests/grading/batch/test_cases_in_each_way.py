"""Every case of tests/grading/cases.py in each fence: the marks that it deserves, so the same everywhere (`make prove`)."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from lessonkit.exercises.locate import load_lesson
from lessonkit.grading.batch.asked import Asked, Graded
from lessonkit.grading.batch.course import open_course
from lessonkit.grading.batch.grade import grade_lesson
from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.proving import prove
from tests.grading.cases import Case, Cases, honest, hostile
from tests.grading.course import SMALL_LESSON, Course
from tests.system import absent

pytestmark = pytest.mark.proof

FENCES = ("bubblewrap", "landlock")
SECONDS = 6.0
"""For a cell: some of these never end, and a slow machine still runs the others."""


@dataclass
class HandedIn:
    """A course with every case in it, not graded yet."""

    course: Course
    of: Cases
    cases: dict[str, Case]


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> HandedIn:
    course = Course(tmp_path_factory.mktemp("ways") / "course", SMALL_LESSON)
    course.generate()
    of = Cases(course, load_lesson(course.root / "solutions" / SMALL_LESSON))
    cases = {case.learner: case for case in (*honest(of), *hostile(of))}
    for case in cases.values():
        case.hand_in(course)
    return HandedIn(course, of, cases)


@pytest.fixture(scope="module", params=FENCES)
def graded(
    request: pytest.FixtureRequest, handed_in: HandedIn, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Course, Graded]:
    """All of them in one fence; skipped, with the reason, where the fence does not stand."""
    fence = Fence(request.param)
    proof = prove(fence)
    if not proof.stands:
        absent(proof.told)
    course = handed_in.course.copied(tmp_path_factory.mktemp("way") / "course")
    return course, grade_lesson(
        open_course(course.root), SMALL_LESSON, Asked(2, cell_seconds=SECONDS, fence=fence)
    )


def test_each_gets_the_marks_that_it_deserves(graded: tuple[Course, Graded], handed_in: HandedIn) -> None:
    course, _ = graded
    scores, ids = course.scores(), list(handed_in.of.full)
    given = {who: {id: marks[id][0] for id in ids} for who, marks in scores.items()}
    wanted = {who: case.wanted or dict.fromkeys(ids) for who, case in handed_in.cases.items()}
    assert {who: (given.get(who), wanted[who]) for who in wanted if given.get(who) != wanted[who]} == {}
    assert set(given) == set(wanted)


def test_who_could_not_be_graded_is_told_why(graded: tuple[Course, Graded], handed_in: HandedIn) -> None:
    _, told = graded
    failed = {who: case.reason for who, case in handed_in.cases.items() if case.wanted is None}
    assert set(told.not_graded) == set(failed)
    assert [who for who, reason in failed.items() if reason not in told.not_graded[who]] == []


def test_a_person_reads_what_was_written_and_nothing_that_was_not(
    graded: tuple[Course, Graded], handed_in: HandedIn
) -> None:
    course, _ = graded
    scores = course.scores()
    waits = {who: scores[who][handed_in.of.written][0] is None for who in handed_in.cases}
    assert {who for who, case in handed_in.cases.items() if waits[who] != (case.wanted is None or case.reads)} == set()  # fmt: skip
