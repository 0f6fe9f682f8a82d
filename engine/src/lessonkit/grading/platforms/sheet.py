"""What a platform's file says, once its columns are known: whose each row is, what mark is there, what the most is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lessonkit.errors import KitError
from lessonkit.grading.collecting.learner_names import printable
from lessonkit.grading.csv_cells import STARTS_A_FORMULA
from lessonkit.grading.platforms.their_csv import TheirCsv, say

Kind = Literal["key", "login", "name"]
"""How a platform names a person: by its own number or user name, by another login, by the name of the person."""

Identity = tuple[Kind, str]


@dataclass(frozen=True)
class Row:
    """One person of the file: the place of the row, how the platform names them in the order in which its importer asks,
    the text of the mark, and why the platform takes no mark here, if so."""

    at: int
    identity: tuple[Identity, ...]
    mark: str
    closed: str = ""

    @property
    def shown(self) -> str:
        """The person as the file names them."""
        return next((value for kind, value in self.identity if kind == "name" and value), "") or next(
            (value for _, value in self.identity if value), ""
        )


@dataclass(frozen=True)
class Sheet:
    """The rows of the people, the column of the marks with its heading, and the most that the platform takes there, if it says so."""

    people: tuple[Row, ...]
    column: int
    heading: str
    most: float | None = None


_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)*|[.,]\d+)")


def number_in(text: str) -> float | None:
    """The number that a cell says, with a decimal point or a decimal comma, as Canvas's importer reads it; None for anything else.

    >>> number_in("12.50"), number_in(" 12,5 "), number_in("1,234.5"), number_in("EX")
    (12.5, 12.5, 1234.5, None)
    """
    plain = text.strip()
    if not _NUMBER.fullmatch(plain):
        return None
    *whole, last = re.split(r"[.,]", plain)
    return float(f"{''.join(whole)}.{last}" if whole else last)


def column_called(wanted: str, headings: Sequence[str], may: Sequence[int]) -> int:
    """The place of the column with this heading among those that may hold marks; a `KitError` that lists them if there is none, or several."""
    found = [at for at in may if headings[at].strip().casefold() == wanted.strip().casefold()]
    if len(found) != 1:
        told = say("column.twice", wanted=wanted) if found else say("column.none", wanted=wanted)
        raise KitError(told, allowed=shown_headings(headings, may), do=say("column.name-it"))
    return found[0]


def column_of_lesson(lesson: str, headings: Sequence[str], may: Sequence[int]) -> int:
    """The one column whose heading has the words of a lesson's id in it; a `KitError` that lists the columns if there is none, or several."""
    words = " ".join(part for part in lesson.split("-") if not part.isdigit())
    found = [at for at in may if f" {words} " in f" {_words(headings[at])} "]
    if len(found) != 1:
        told = say("column.several", lesson=lesson) if found else say("column.not-told", lesson=lesson)
        raise KitError(told, allowed=shown_headings(headings, may), do=say("column.name-it"))
    return found[0]


def shown_headings(headings: Sequence[str], may: Sequence[int]) -> list[str]:
    """The headings of some columns as an error lists them."""
    return [f"“{printable(headings[at].strip())}”" for at in may]


def check_rows(file: TheirCsv, heading: int) -> None:
    """A `KitError` for the first row below the headings that has more or fewer cells than these.

    A decimal comma without quotes makes one more.
    """
    wanted = len(file.values(heading))
    for at in range(heading + 1, len(file.rows)):
        cells = file.values(at)
        if not file.is_blank(at) and len(cells) != wanted:
            raise KitError(
                say("rows.uneven", row=at + 1, n=len(cells), wanted=wanted), do=say("export-again")
            )


def check_people(people: Sequence[Row]) -> None:
    """A `KitError` where there is nobody, for the first mark that is a formula, and for a person in two rows under one key."""
    if not people:
        raise KitError(say("rows.none"), do=say("export-again"))
    keys: dict[str, int] = {}
    for row in people:
        if (
            row.mark.lstrip().startswith(STARTS_A_FORMULA)
            and number_in(row.mark) is None
            and row.mark.strip() != "-"
        ):
            raise KitError(say("rows.formula", row=row.at + 1, mark=row.mark[:40]), do=say("export-again"))
        key = next((value for kind, value in row.identity if kind == "key" and value), "")
        if key and (before := keys.setdefault(key.casefold(), row.at)) != row.at:
            raise KitError(
                say(
                    "rows.twice",
                    who=printable(row.shown[:80]),
                    key=printable(key[:80]),
                    first=before + 1,
                    second=row.at + 1,
                ),
                do=say("export-again"),
            )


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
