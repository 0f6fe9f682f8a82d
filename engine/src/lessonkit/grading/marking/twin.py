"""The twin of the page: a table for a spreadsheet, and the way back from it. No learner's name is in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lessonkit.errors import KitError
from lessonkit.exercises.kinds.written import word_count
from lessonkit.exercises.spec import Exercise
from lessonkit.grading.export import csv_text
from lessonkit.grading.marking.bank import tidy
from lessonkit.grading.marking.desk import Desk
from lessonkit.grading.marking.into_gradebook import as_comment
from lessonkit.grading.marking.record import Mark
from lessonkit.grading.marking.settling import Settled
from lessonkit.grading.not_a_notebook import text_of
from lessonkit.grading.reading import read_file
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

COLUMNS = ("exercise", "answer", "level", "comment", "words", "text")
LARGEST = 20_000_000
"""Bytes of a table."""
_RISKY = ("'=", "'+", "'-", "'@", "'\t", "'\r")
"""How a text begins that was made harmless for a spreadsheet."""


@dataclass(frozen=True)
class Row:
    """What a row gives an answer: a level (None: nothing said, so what stands stays) and a comment."""

    answer: str
    level: float | None
    comment: str


def table_of(desk: Desk) -> str:
    """The answers in the reader's order, with what this reader gave so far."""
    marks, bank = desk.reader.marks(), desk.bank.all()
    rows = []
    for exercise in desk.exercises:
        for name, answer in desk.sheet(exercise.id):
            mark = marks.get((answer.exercise, answer.learner))
            given = mark if mark and mark.text == answer.digest else None
            rows.append(
                {
                    "exercise": exercise.id,
                    "answer": name,
                    "level": "" if given is None or given.level is None else f"{given.level:g}",
                    "comment": as_comment(_alone(given), bank) if given else "",
                    "words": word_count(answer.text),
                    "text": answer.text,
                }
            )
    return csv_text(COLUMNS, rows)


def rows_of(path: Path, desk: Desk) -> list[Row]:
    """The rows of a filled table that change something; a `KitError` for the first that can't be read, and none is used."""
    text = text_of(read_file(path, LARGEST))
    if text is None:
        raise KitError(say("twin.no-text", file=path.name), do=say("twin.save"))
    headings, rows = _rows(text)
    if missing := [name for name in ("answer", "level", "comment") if name not in headings]:
        raise KitError(say("twin.column", file=path.name, column=missing[0]), do=say("twin.save"))
    found: dict[str, Row] = {}
    for line, row in rows:
        name = row["answer"].strip()
        if not name and not any(row.values()):
            continue
        if name in found:
            raise KitError(say("twin.twice", line=line, name=name))
        answer = desk.answer(name)
        if row.get("exercise", answer.exercise).strip() not in ("", answer.exercise):
            raise KitError(say("twin.other", line=line, name=name, exercise=answer.exercise))
        found[name] = Row(
            name, _level(row["level"], line, desk.exercise(answer.exercise)), tidy(_plain(row["comment"]))
        )
    return [row for row in found.values() if _changes(desk, row)]


def take(desk: Desk, rows: Sequence[Row]) -> None:
    """Give what the rows say; a comment of the bank is known by its words."""
    for row in rows:
        mark = _given(desk, row)
        level = row.level if row.level is not None else mark.level if mark else None
        ids, note = _parted(row.comment, desk, desk.answer(row.answer).exercise)
        desk.give(row.answer, level, ids, note)


def _changes(desk: Desk, row: Row) -> bool:
    mark = _given(desk, row)
    comment = as_comment(_alone(mark), desk.bank.all()) if mark else ""
    level = mark.level if mark else None
    return (row.level is not None and row.level != level) or (bool(row.comment) and row.comment != comment)


def _given(desk: Desk, row: Row) -> Mark | None:
    """What this reader gave the present text of a row's answer."""
    answer = desk.answer(row.answer)
    mark = desk.reader.marks().get((answer.exercise, answer.learner))
    return mark if mark and mark.text == answer.digest else None


def _parted(comment: str, desk: Desk, exercise: str) -> tuple[list[str], str]:
    """The comments of the bank among a comment's paragraphs, and the rest as a note."""
    known = {one.text: one.id for one in desk.bank.all().values() if one.exercise == exercise}
    paragraphs = comment.split("\n\n")
    note = "\n\n".join(one for one in paragraphs if one not in known)
    return [known[one] for one in paragraphs if one in known], note


def _rows(text: str) -> tuple[list[str], Iterator[tuple[int, Mapping[str, str]]]]:
    """The headings of a table and its rows with their lines; a spreadsheet may have parted cells by semicolons or tabs."""
    first = text.split("\n", 1)[0]
    sign = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    headings = [cell.strip().lower() for cell in next(reader, [])]

    def rows() -> Iterator[tuple[int, Mapping[str, str]]]:
        for cells in reader:
            padded = [*cells, *[""] * (len(headings) - len(cells))]
            yield reader.line_num, dict(zip(headings, padded, strict=False))

    return headings, rows()


def _level(text: str, line: int, exercise: Exercise) -> float | None:
    """The level in a cell: its points, with a point or a comma; None for an empty cell."""
    text = text.strip()
    if not text:
        return None
    allowed = [one.points for one in exercise.rubric]
    try:
        level = float(text.replace(",", "."))
    except ValueError:
        level = float("nan")
    if level not in allowed:
        levels = [f"{points:g}" for points in allowed]
        raise KitError(say("twin.level", line=line, level=text[:30]), allowed=levels)
    return level


def _plain(text: str) -> str:
    """A comment as it was before a spreadsheet's formulas were made harmless."""
    text = text.replace("\r\n", "\n").strip()
    return text[1:] if text.startswith(_RISKY) else text


def _alone(mark: Mark | None) -> Settled:
    """One reader's mark as if it were all there is."""
    if mark is None:
        return Settled("unread")
    return Settled("settled", mark.level, mark.comments, tuple(filter(None, [mark.note])))
