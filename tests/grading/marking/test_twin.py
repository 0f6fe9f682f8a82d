"""The twin of the page: what goes into a table comes back from it, and a broken table changes nothing."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.grading.marking import twin
from lessonkit.grading.marking.record import Reader
from tests.grading.course import SMALL_LESSON
from tests.grading.marking.a_class import ONE_THING, TWO_THINGS, WRITTEN, MarkedCourse, name_of, of_three


@pytest.fixture
def course(tmp_path: Path) -> MarkedCourse:
    return of_three(tmp_path)


def filled(course: MarkedCourse, levels: dict[str, str], comment: str = "") -> list[dict[str, str]]:
    """The rows of the table with these levels by learner."""
    with course.desk() as desk:
        rows = list(csv.DictReader(io.StringIO(twin.table_of(desk))))
        names = {name_of(desk, learner): level for learner, level in levels.items()}
    for row in rows:
        if row["answer"] in names:
            row |= {"level": names[row["answer"]], "comment": comment}
    return rows


def written(path: Path, rows: list[dict[str, str]], sign: str = ",", encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=sign)
        writer.writeheader()
        writer.writerows(rows)
    return path


def read_back(course: MarkedCourse, path: Path) -> int:
    with course.desk() as desk:
        rows = twin.rows_of(path, desk)
        twin.take(desk, rows)
        return len(rows)


def test_the_table_has_every_answer_and_no_name(course: MarkedCourse) -> None:
    rows = filled(course, {})
    assert {row["text"] for row in rows} == {
        "It hides how many boxes there are, and how large they are.",
        "It does not say how many boxes the room holds.",
        "The share is seven of sixteen.",
    }
    assert [name for name in ("anna", "ben", "cem") if name in str(rows)] == []


@pytest.mark.parametrize(("sign", "encoding"), [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-16")])
def test_levels_come_back_as_any_spreadsheet_saves_them(
    sign: str, encoding: str, course: MarkedCourse, tmp_path: Path
) -> None:
    rows = filled(course, {"anna": "5", "ben": "3,0"}, "Well seen.")
    assert read_back(course, written(tmp_path / "marks.csv", rows, sign, encoding)) == 2
    assert course.has("anna") == (5, False, "Well seen.")
    assert course.has("ben") == (3, False, "Well seen.")
    assert course.has("cem") == (None, True, None)


def test_a_table_that_was_written_and_not_touched_changes_nothing(
    course: MarkedCourse, tmp_path: Path
) -> None:
    with course.desk() as desk:
        comment = desk.bank.add(WRITTEN, "Name a second thing.")
        desk.give(name_of(desk, "ben"), ONE_THING, [comment.id], "=And how large?")
    assert read_back(course, written(tmp_path / "marks.csv", filled(course, {}))) == 0


def test_an_empty_cell_takes_no_mark_away(course: MarkedCourse, tmp_path: Path) -> None:
    with course.desk() as desk:
        desk.give(name_of(desk, "ben"), TWO_THINGS, note="Good.")
    assert read_back(course, written(tmp_path / "marks.csv", filled(course, {"ben": ""}))) == 0
    assert course.has("ben") == (5, False, "Good.")


def test_a_comment_of_the_bank_is_known_by_its_words(course: MarkedCourse, tmp_path: Path) -> None:
    with course.desk() as desk:
        comment = desk.bank.add(WRITTEN, "Name a second thing.")
    rows = filled(course, {"ben": "3"}, "Name a second thing.\n\nAnd how large?")
    read_back(course, written(tmp_path / "marks.csv", rows))
    (mark,) = Reader(course.root, SMALL_LESSON, "reader").marks().values()
    assert (mark.comments, mark.note) == ((comment.id,), "And how large?")


def test_no_cell_starts_a_formula(course: MarkedCourse) -> None:
    course.hand_in("eva", "=HYPERLINK(0) is what I think")
    rows = filled(course, {})
    assert [row for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))] == []


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("level", "4", "4 is no level of the rubric. Allowed: 5, 3, 0"),
        ("level", "good", "good is no level"),
        ("answer", "XXXX", "There is no answer XXXX"),
        ("exercise", "another", "is one to what-is-left-out"),
        ("comment", "x" * 3000, "at most 2,000 characters"),
    ],
)
def test_one_bad_cell_is_one_line_and_changes_nothing(
    column: str, cell: str, said: str, course: MarkedCourse, tmp_path: Path
) -> None:
    rows = filled(course, {"anna": "5", "ben": "3", "cem": "0"})
    rows[-1][column] = cell
    with pytest.raises(KitError, match=said):
        read_back(course, written(tmp_path / "marks.csv", rows))
    assert course.has("anna") == (None, True, None)
    assert Reader(course.root, SMALL_LESSON, "reader").history() == []


def test_an_answer_that_stands_twice_is_refused(course: MarkedCourse, tmp_path: Path) -> None:
    rows = filled(course, {"anna": "5"})
    with pytest.raises(KitError, match="stands in the table twice"):
        read_back(course, written(tmp_path / "marks.csv", [*rows, rows[0]]))


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2\n", b"\x00\x01\x02\xff" * 40, b"PK\x03\x04" + bytes(200)]
)
def test_what_is_no_table_of_ours_is_refused(content: bytes, course: MarkedCourse, tmp_path: Path) -> None:
    path = tmp_path / "marks.csv"
    path.write_bytes(content)
    with pytest.raises(KitError):
        read_back(course, path)
