"""Who of a class has not handed in."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from lessonkit.errors import KitError
from lessonkit.grading.not_a_notebook import Unreadable, text_of
from lessonkit.grading.reading import read_file

COLUMNS = ("learner", "student_id")
LISTS = "a CSV with a column learner or student_id, or one name a line"


def read_roster(path: Path) -> list[str]:
    """The names in a class list: a CSV with a column `learner` or `student_id`, or one name a line."""
    try:
        text = text_of(read_file(path, 5_000_000))
    except Unreadable as error:
        raise KitError(f"The list of the class, {path}, can't be read: {error.what}", allowed=LISTS) from None
    if text is None:
        raise KitError(f"{path} is not a text file.", allowed=LISTS)
    if not (found := _names(text)):
        raise KitError(f"{path} names nobody.", allowed=LISTS)
    return found


def _names(text: str) -> list[str]:
    rows = list(csv.reader(StringIO(text, newline="")))
    headings = [cell.strip().lower() for cell in rows[0]] if rows else []
    column = next((headings.index(name) for name in COLUMNS if name in headings), None)
    if column is None:
        return [line.strip() for line in StringIO(text) if line.strip()]
    return [row[column].strip() for row in rows[1:] if len(row) > column and row[column].strip()]


def missing(roster: Iterable[str], present: Iterable[str]) -> list[str]:
    """The names of a class list that none of the names present is."""
    there = {_plain(name) for name in present}
    return [name for name in roster if _plain(name) not in there]


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().strip()
