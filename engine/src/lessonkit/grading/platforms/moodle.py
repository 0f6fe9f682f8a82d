"""Moodle's grading worksheet of an assignment, by the rules of its importer (mod/assign/feedback/offline/importgradeslib.php).

The headings are in the language of the site. The first column is the identifier, `Participant 123` with that word in the
language too; the importer takes the number behind it. Behind the column of grades stands the one with the maximum. A grade that is
above it is dropped without a word, and so is one on a site whose column has another name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lessonkit.errors import KitError
from lessonkit.grading.platforms.sheet import (
    Identity,
    Row,
    Sheet,
    check_people,
    check_rows,
    column_called,
    number_in,
    shown_headings,
)
from lessonkit.grading.platforms.their_csv import TheirCsv, say

DELIMITERS = (",", ";", "\t")

GRADE, CAN_BE_CHANGED, NO = "Grade", "Grade can be changed", "No"
"""What the columns of grades and of locked grades, and a lock, are called where the language is English."""

_PARTICIPANT = re.compile(r"(?P<word>\D*)(?P<number>\d+)\s*")


def recognised(headings: Sequence[str], first: Sequence[str] = ()) -> bool:
    """True for the headings of a grading worksheet, by the identifier of the first person below them."""
    found = _PARTICIPANT.fullmatch(first[0]) if first else None
    return len(headings) > 3 and found is not None and bool(found["word"])


def read(file: TheirCsv, lesson: str, column: str = "") -> Sheet:
    """The people and their grades. A worksheet is of one assignment, so only another language needs `column`.

    A `KitError` for an assignment that is marked on a scale.
    """
    headings = file.values(0)
    check_rows(file, 0)
    may = range(1, len(headings) - 1)
    if column:
        at = column_called(column, headings, may)
    elif GRADE in headings:
        at = column_called(GRADE, headings, range(1, len(headings)))
    else:
        raise KitError(
            say("column.other-language"), allowed=shown_headings(headings, may), do=say("column.name-it")
        )
    rows = [row for row in range(1, len(file.rows)) if not file.is_blank(row)]
    most = {number_in(file.values(row)[at + 1]) for row in rows} if at + 1 < len(headings) else {None}
    if None in most or len(most) != 1:
        raise KitError(say("column.no-maximum", heading=headings[at]), do=say("column.no-maximum-do"))
    lock = headings.index(CAN_BE_CHANGED) if CAN_BE_CHANGED in headings else None
    people = [_row(row, file.values(row), at, lock) for row in rows]
    check_people(people)
    return Sheet(tuple(people), at, headings[at], most.pop())


def participants(file: TheirCsv) -> tuple[Row, ...]:
    """The people of a worksheet in any language, without their grades: numbers and names."""
    check_rows(file, 0)
    rows = [row for row in range(1, len(file.rows)) if not file.is_blank(row)]
    people = [replace(_row(row, file.values(row), 2, None), mark="") for row in rows]
    check_people(people)
    return tuple(people)


def _row(at: int, cells: Sequence[str], column: int, lock: int | None) -> Row:
    found = _PARTICIPANT.fullmatch(cells[0])
    identity: list[Identity] = [("key", found["number"] if found else "")]
    if column > 1:
        identity.append(("name", cells[1].strip()))
    locked = lock is not None and cells[lock].strip() == NO
    return Row(at, tuple(identity), cells[column], say("closed.locked") if locked else "")
