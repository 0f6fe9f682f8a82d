"""Canvas's gradebook as it exports it, by the rules of its importer (lib/gradebook_importer.rb).

The heading begins with `Student` and `ID`, or `LastName`, `FirstName` and `ID`; SIS columns may follow; `Section` ends what is told
of a person. A column of marks is `Title (1234)`. Rows with `Points Possible` and with `Manual Posting` stand among the people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.errors import KitError
from lessonkit.grading.platforms.sheet import (
    Identity,
    Row,
    Sheet,
    check_people,
    check_rows,
    column_called,
    column_of_lesson,
    number_in,
)
from lessonkit.grading.platforms.their_csv import TheirCsv, say

DELIMITERS = (",", ";")

_ASSIGNMENT = re.compile(r"(?P<title>.*\S)\s\((?P<id>\d+)\)\s*", re.DOTALL)
_TOTALS = re.compile(
    r"(?:Current|Final) (?:Score|Points|Grade)|Override (?:Score|Grade|Status)"
)  # "Unposted" and the name of a group may stand before them
_READ_ONLY = re.compile(r"read\s+only")
NOT_ASSIGNED = "N/A"
EXCUSED = "EX"


@dataclass(frozen=True)
class _Columns:
    """Where a heading has what is told of a person; `last` is the column of the sections."""

    names: tuple[int, ...]
    id: int
    sis: int | None
    login: int | None
    last: int


def recognised(headings: Sequence[str], first: Sequence[str] = ()) -> bool:
    """True for the headings of a gradebook that Canvas exported."""
    return _columns(headings) is not None


def read(file: TheirCsv, lesson: str, column: str = "") -> Sheet:
    """The people and the marks of one assignment: the column that is named, or the one with the words of the lesson.

    A `KitError` for a column without a number, from which Canvas would make a new assignment, and for one that is read only.
    """
    headings = file.values(0)
    columns = _columns(headings)
    assert columns is not None  # only what is recognised is read
    check_rows(file, 0)
    at = _column(headings, columns.last, lesson, column)
    most: float | None = None
    people = []
    for row in range(1, len(file.rows)):
        cells = file.values(row)
        if file.is_blank(row):
            continue
        if "Points Possible" in cells[0]:
            if _READ_ONLY.search(cells[at]):
                raise KitError(say("column.read-only", heading=headings[at]), do=say("column.name-it"))
            most = number_in(cells[at])
            continue
        identity = _identity(cells, columns)
        if any(value.strip() for _, value in identity):  # else it says how marks are posted, and is nobody's
            people.append(Row(row, identity, cells[at], _closed(cells[at])))
    check_people(people)
    return Sheet(tuple(people), at, headings[at], most)


def _columns(headings: Sequence[str]) -> _Columns | None:
    """As the importer counts them; None where it would call the heading invalid."""
    told = [*headings, *[""] * 8]
    if len(headings) > 3 and "Student" in told[0] and "ID" in told[1]:
        names: tuple[int, ...] = (0,)
    elif len(headings) > 4 and "LastName" in told[0] and "FirstName" in told[1] and "ID" in told[2]:
        names = (0, 1)
    else:
        return None
    id, sis, login = len(names), None, None
    at = id + 1
    if re.search(r"SIS\s+Login\s+ID", told[at]):
        login, at = at, at + 1
    elif re.search(r"SIS\s+User\s+ID", told[at]) and re.search(r"SIS\s+Login\s+ID", told[at + 1]):
        sis, login, at = at, at + 1, at + 2
        at += bool(re.search(r"Integration\s+ID", told[at]))
        at += bool(re.search(r"Root\s+Account", told[at]))
    return _Columns(names, id, sis, login, at) if "Section" in told[at] else None


def _column(headings: Sequence[str], last: int, lesson: str, column: str) -> int:
    """The column of the marks; by its heading whole, by its title, by its number, or by the lesson."""
    behind = range(last + 1, len(headings))
    may = [at for at in behind if _ASSIGNMENT.fullmatch(headings[at]) and not _TOTALS.search(headings[at])]
    if not column:
        return column_of_lesson(lesson, headings, may)
    plain = [at for at in behind if headings[at].strip() == column.strip() and at not in may]
    if plain and _TOTALS.search(column):
        raise KitError(say("column.read-only", heading=column), do=say("column.name-it"))
    if plain:
        raise KitError(say("column.no-number", heading=column), do=say("export-again"))
    for part in ("title", "id"):
        named = [
            at
            for at in may
            if (found := _ASSIGNMENT.fullmatch(headings[at])) and found[part] == column.strip()
        ]
        if len(named) == 1:
            return named[0]
    return column_called(column, headings, may)


def _identity(cells: Sequence[str], columns: _Columns) -> tuple[Identity, ...]:
    """ID, SIS user id, login id, name: the order of the importer."""
    name = cells[0] if len(columns.names) == 1 else f"{cells[1]} {cells[0]}".strip()
    found: list[Identity] = [("key", cells[columns.id].strip())]
    found += [("login", cells[at].strip()) for at in (columns.sis, columns.login) if at is not None]
    return (*found, ("name", name.strip()))


def _closed(mark: str) -> str:
    if mark.strip().upper() == EXCUSED:
        return say("closed.excused")
    return say("closed.not-assigned") if mark.strip().upper() == NOT_ASSIGNED else ""
