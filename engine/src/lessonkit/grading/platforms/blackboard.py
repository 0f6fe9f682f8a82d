"""Blackboard's Grade Center as it is downloaded to work offline.

No source of Blackboard's own was seen: the layout is as its help pages and instructors show it. A person is known by the
user name, a column by the number behind its heading, `Lesson 4 [Total Pts: 12 Score] |118854`; a column without a number becomes a new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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

DELIMITERS = ("\t", ",")

_COLUMN = re.compile(
    r"(?P<title>.*?)\s*\[Total Pts: (?P<most>[\d.,]+) (?P<shows>[^\]]+)\]\s*\|(?P<id>\d+)\s*", re.DOTALL
)
_NEEDS_GRADING = re.compile(r"\s*(?:Needs Grading|In Progress)\b.*", re.DOTALL)
SCORE = "Score"


def recognised(headings: Sequence[str], first: Sequence[str] = ()) -> bool:
    """True for the headings of a Grade Center: last name, first name, user name."""
    return [heading.strip() for heading in headings[:3]] == ["Last Name", "First Name", "Username"]


def read(file: TheirCsv, lesson: str, column: str = "") -> Sheet:
    """The people and the marks of one column: the one that is named, or the one with the words of the lesson.

    A `KitError` for a column without a number, and for one that shows something else than a score.
    """
    headings = file.values(0)
    check_rows(file, 0)
    parts = {at: found for at, heading in enumerate(headings) if (found := _COLUMN.fullmatch(heading))}
    at = _column(headings, parts, lesson, column)
    if parts[at]["shows"].strip() != SCORE:
        raise KitError(
            say("column.shows", heading=headings[at], shows=parts[at]["shows"]), do=say("column.shows-do")
        )
    rows = [row for row in range(1, len(file.rows)) if not file.is_blank(row)]
    people = [_row(row, file.values(row), headings, at) for row in rows]
    check_people(people)
    return Sheet(tuple(people), at, headings[at], number_in(parts[at]["most"]))


def _column(headings: Sequence[str], parts: dict[int, re.Match[str]], lesson: str, column: str) -> int:
    if not column:
        return column_of_lesson(lesson, headings, list(parts))
    if column in headings and headings.index(column) not in parts:
        raise KitError(say("column.no-number", heading=column), do=say("export-again"))
    for part in ("title", "id"):
        named = [at for at, found in parts.items() if found[part] == column.strip()]
        if len(named) == 1:
            return named[0]
    return column_called(column, headings, list(parts))


def _row(at: int, cells: Sequence[str], headings: Sequence[str], column: int) -> Row:
    identity: list[Identity] = [("key", cells[2].strip())]
    if "Student ID" in headings:
        identity.append(("login", cells[headings.index("Student ID")].strip()))
    identity.append(("name", f"{cells[1]} {cells[0]}".strip()))
    mark = "" if _NEEDS_GRADING.fullmatch(cells[column]) else cells[column]
    return Row(at, tuple(identity), mark)
