"""What a person found of the replies is counted, and a reply that another one replaced is to be read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.language.sentences import every_sentence
from tests.trials.answer_sets import SETS
from tests.trials.cases import BlindCase, cases_of, lessons
from tests.trials.reading import (
    READ,
    Judgement,
    Reading,
    ids,
    judgements,
    reading,
    table,
    to_fill,
    write,
)
from tests.trials.spoke import AND, spoke
from tests.trials.tried import Tried

LESSON = "00-start-here"


def case(exercise: str, code: str, nature: str = "wrong") -> BlindCase:
    return BlindCase(LESSON, exercise, nature, "idea", "", code)  # type: ignore[arg-type]


TRIALS = [
    (case("one-year", "one_year = 317347", "right"), Tried("right")),
    (case("one-year", "one_year = 12"), Tried("not-yet", mistake="months")),
    (case("first-answer", "first_answer = 2013"), Tried("not-yet", mistake="nationwide")),
    (case("one-year", "one_year = 13"), Tried("not-yet", mistake="nearly-one-off")),
]
FOUND = {
    row.case: row
    for row in [
        Judgement("one-year/2", "months", "fits"),
        Judgement("first-answer/1", "nationwide", "vague", "It does not say what the year is of."),
        Judgement("one-year/3", "nearly-one-off", "misleading", "Nobody counted wrong by one."),
    ]
}


def test_cases_are_numbered_within_their_exercise_right_ones_counted() -> None:
    assert ids([case for case, _ in TRIALS]) == ["one-year/1", "one-year/2", "first-answer/1", "one-year/3"]


def test_replies_are_counted_as_a_person_found_them() -> None:
    read = reading(TRIALS, FOUND)
    assert read == Reading(wrong=3, fits=1, vague=1, misleading=("one-year/3",), to_read=())
    assert read.below_floors() == ["replies misleading: 1 (one-year/3)"]
    assert f"| {LESSON} | 3 | 1 | 1 | 1 | 0 |" in table({LESSON: read})


def test_a_reply_is_to_be_read_again_when_another_speaks() -> None:
    changed = [(case, Tried("not-yet", mistake="rows-counted")) for case, _ in TRIALS[1:2]]
    trials = [TRIALS[0], *changed, *TRIALS[2:]]
    read = reading(trials, FOUND)
    assert (read.fits, read.to_read) == (0, ("one-year/2",))
    assert any("one-year/2" in line for line in read.below_floors())
    assert to_fill(trials, FOUND)[0] == Judgement("one-year/2", "rows-counted", "")
    assert to_fill(trials, FOUND)[1:] == [FOUND["first-answer/1"], FOUND["one-year/3"]]


def test_a_table_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    write(list(FOUND.values()), tmp_path / f"{LESSON}.csv")
    assert judgements(LESSON, tmp_path) == FOUND
    assert judgements("another-lesson", tmp_path) == {}


@pytest.mark.parametrize(
    ("tried", "name"),
    [
        (Tried("not-yet", mistake="months"), "months"),
        (Tried("unreadable", rule="number-many"), "number-many"),
        (Tried("unreadable", rule="cell-failed", error="NameError"), "NameError + cell-failed"),
        (
            Tried("unreadable", rule="cell-failed", error="NameError", advice=("blank-left",)),
            "blank-left + cell-failed",
        ),
        (
            Tried(
                "not-yet",
                reply="Your guess is 130. That is more than there can be: a guess can be from 0 to 100.",
            ),
            "exercises/kinds/prediction.guess-out-of-range",
        ),
        (Tried("endless"), "endless"),
    ],
)
def test_what_spoke_has_a_name(tried: Tried, name: str) -> None:
    assert spoke(tried) == name


CASES = {one.read: one.folder for one in SETS if one.read}
TABLES = [table for where in CASES for table in sorted(where.glob("*.csv"))]


def name_of(path: Path) -> str:
    return str(path.relative_to(READ).with_suffix(""))


def test_each_lesson_has_all_of_its_tables() -> None:
    assert [path.stem for path in TABLES] == [lesson for where in CASES.values() for lesson in lessons(where)]


@pytest.mark.parametrize("path", TABLES, ids=name_of)
def test_each_row_of_a_committed_table_is_about_a_wrong_case_and_says_why_it_does_not_fit(path: Path) -> None:
    found = judgements(path.stem, path.parent)
    cases = cases_of(path.stem, CASES[path.parent])
    wrong = [id for id, case in zip(ids(cases), cases, strict=True) if case.nature == "wrong"]
    assert [*found] == wrong
    assert [fault for row in found.values() for fault in row.faults()] == []


@pytest.mark.parametrize("path", TABLES, ids=name_of)
def test_each_sentence_that_was_read_can_still_be_said(path: Path) -> None:
    known = {id for id, _ in every_sentence()}
    names = {name for row in judgements(path.stem, path.parent).values() for name in row.reply.split(AND)}
    assert {name for name in names if name.startswith("exercises/")} <= known
