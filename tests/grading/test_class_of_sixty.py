"""A made-up class through release, grading, marking, feedback and each platform's file: the same numbers at every step.

The class of sixty answers a lesson of the kit, in `make prove`; a class of fifteen, with one of everybody, answers the small lesson. What
each deserves is known by the way its notebook was made.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.demo.made_class import BAD, ODD
from tests.demo.walk import PLATFORMS, Walk
from tests.grading.course import LESSON, SMALL_LESSON

HALF_IN = {
    SMALL_LESSON: ("exercises.py", '"ratio": 0.7778', '"ratio": half(0.7778)'),
    LESSON: (
        "exercises_a_year.py",
        '"not-convicted": lambda load: 100 - share_of(load, "ero-removals", 2023),',
        '"not-convicted": of_form(lambda load: 100 - share_of(load, "ero-removals", 2023)),',
    ),
}
"""A file of each lesson's key, and a change of it: half the points for a mistake that had none."""


@pytest.fixture(
    scope="module",
    params=[(SMALL_LESSON, 15), pytest.param((LESSON, 60), marks=[pytest.mark.proof])],
    ids=["a small class", "sixty"],
)
def walk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    lesson, size = request.param
    made = Walk(tmp_path_factory.mktemp("class") / "course", lesson, size)
    made.all()
    return made


def test_the_class_has_everybody(walk: Walk) -> None:
    assert len(walk.people) == walk.size
    assert {one.what for one in walk.people} >= {*BAD, "all right", "untouched", "each mistake", "mixed"}
    assert {one.counts for one in walk.people} | {one.late for one in walk.people} >= set(ODD)
    assert {one.level for one in walk.people} >= {level.points for level in walk.made.written.rubric}


def test_the_points_of_the_checks_are_the_same_from_the_journal_to_the_page(walk: Walk) -> None:
    numbers = walk.checked()
    assert {where: found for where, found in numbers.items() if found != numbers["deserved"]} == {}


def test_the_points_of_the_reader_are_the_same_from_the_table_to_the_gradebook(walk: Walk) -> None:
    """Who handed in something worse wrote other words in it, which no reader meets."""
    numbers = walk.read()
    assert {where: found for where, found in numbers.items() if found != numbers["deserved"]} == {}


def test_all_points_are_the_same_on_the_page_in_grades_csv_and_in_each_platforms_file(walk: Walk) -> None:
    numbers = walk.totals()
    assert {where: found for where, found in numbers.items() if found != numbers["deserved"]} == {}
    assert sum(points is not None for points in numbers["deserved"].values()) == walk.size - len(BAD)


def test_the_report_says_what_the_class_earned_in_each_exercise(walk: Walk) -> None:
    deserved, reported = walk.report_earned()
    assert reported == deserved


def test_only_marks_changed_in_the_platforms_files(walk: Walk) -> None:
    for name in PLATFORMS.values():
        before = (walk.root / "downloaded" / "before" / name).read_bytes()
        after = (walk.root / "downloaded" / name).read_bytes()
        assert after != before
        encoding = "utf-16" if name.endswith("xls") else "utf-8-sig"
        for old, new in zip(before.decode(encoding).split("\n"), after.decode(encoding).split("\n"), strict=True):  # fmt: skip
            assert _without_numbers(new) == _without_numbers(old)


def _without_numbers(line: str) -> str:
    return "".join(sign for sign in line if sign not in "0123456789.")


def test_the_zip_for_moodle_has_each_page_as_it_is(walk: Walk) -> None:
    with zipfile.ZipFile(walk.root / "feedback-for-moodle.zip") as archive:
        packed = {name.split("_")[0]: archive.read(name) for name in archive.namelist()}
    pages = {one: walk.page(one) for one in walk.people if walk.page(one).is_file()}
    assert len(packed) == len(pages) == walk.size - 1  # nobody makes a page for who handed in nothing
    for one, page in pages.items():
        assert packed[f"{one.first} {one.last}"] == page.read_bytes()


def test_who_handed_in_again_reads_which_attempt_counts(walk: Walk) -> None:
    said = {one.counts: " ".join(walk.summary(one)) for one in walk.people}
    assert "You handed in 2 times. Your best attempt counts: attempt 2." in said["better"]
    assert "You handed in 2 times. Your best attempt counts: attempt 1." in said["worse"]
    assert "handed in" not in said["only"]


def test_lateness_costs_whom_it_should_and_nobody_else(walk: Walk) -> None:
    for one in walk.people:
        taken = any("because the notebook came late" in line for line in walk.summary(one))
        assert taken is (one.late == "late"), one


def test_nobody_of_the_bad_files_has_a_number_and_each_reads_why(walk: Walk) -> None:
    for one in walk.people:
        if one.what in BAD and walk.page(one).is_file():
            text = walk.page(one).read_text(encoding="utf-8")
            assert "This notebook could not be graded" in text
            assert "point" not in text.split("</style>")[1]


def test_a_regrading_judges_the_attempt_that_counts(walk: Walk) -> None:
    assert "0 learners would change" in walk.type(f"scomm regrade {walk.lesson} --yes")


def test_a_regrading_and_its_way_back_leave_every_number_as_it_was(walk: Walk) -> None:
    before = walk.checked()["gradebook.db"]
    page = walk.regrade(*HALF_IN[walk.lesson]).decode("utf-8")
    assert walk.checked()["gradebook.db"] == before
    assert "Who changes, and why" in page
    assert not Path(walk.root, "reports", f"{walk.lesson}-regrade.html").exists()
