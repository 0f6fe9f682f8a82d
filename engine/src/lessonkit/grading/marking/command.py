"""`lessonkit mark` on a terminal: the page or its twin, how far two readers agree, and what the gradebook has afterwards."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from lessonkit.grading.batch.course import open_course
from lessonkit.grading.batch.lessons_known import check_known, lessons_of
from lessonkit.grading.batch_words import without_noise
from lessonkit.grading.exported import note_exported
from lessonkit.grading.marking import twin
from lessonkit.grading.marking.agreement import FEW, Agreement, Marks
from lessonkit.grading.marking.desk import Desk, read_so_far
from lessonkit.grading.marking.record import USUAL
from lessonkit.grading.marking.server import Served
from lessonkit.language.sentences import sentences_beside
from lessonkit.pages.browser import browser_at
from lessonkit.wholefile import write_whole

say = sentences_beside(__file__)

BOM = "\ufeff".encode()
"""By this a spreadsheet knows UTF-8."""


@dataclass(frozen=True)
class Asked:
    """What was asked on the command line: who reads, in which order, and whether by page, by table, or not at all."""

    reader: str = USUAL
    seed: int = 1
    port: int = 0
    browser: bool = True
    to_csv: Path | None = None
    from_csv: Path | None = None
    yes: bool = False
    agreement: bool = False
    settle: bool = False


def mark(lesson: str, asked: Asked, folder: Path, console: Console) -> None:
    """Do what was asked; a `KitError` where there is nothing to read, or a table can't be used."""
    with _desk(lesson, asked, folder) as desk:
        if asked.agreement:
            for line in _agreement(desk, console):
                _print(console, line)
        elif asked.to_csv:
            write_whole(asked.to_csv, BOM + twin.table_of(desk).encode("utf-8", "replace"))
            places = {one.learner: [one.exercise, name] for name, one in desk.answers.items()}
            note_exported(desk.course.root, lesson, asked.to_csv, places)
            _print(console, say("command.wrote", file=str(asked.to_csv), n=len(desk.answers)))
        elif asked.from_csv:
            _take(desk, asked.from_csv, asked.yes, console)
        else:
            _read(desk, asked, console)


@contextlib.contextmanager
def _desk(lesson: str, asked: Asked, folder: Path) -> Iterator[Desk]:
    course = open_course(folder)
    with course.gradebook() as gradebook, without_noise():
        check_known([lesson], lessons_of(gradebook))
        yield Desk.of(course, gradebook, lesson, asked.reader, asked.seed, agreeing=asked.settle)


def _read(desk: Desk, asked: Asked, console: Console) -> None:
    """Serve the page until the reader ends it."""
    desk.write_all()
    for line in _so_far(desk):
        _print(console, line)

    async def serve() -> None:
        served = Served(desk, asked.port)
        _print(console, say("command.open", url=served.url), say("command.stop"))
        with browser_at(served.url) if asked.browser else contextlib.nullcontext():
            await served.until_ended()

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve())
    _end(desk, console)


def _take(desk: Desk, path: Path, yes: bool, console: Console) -> None:
    """Say what a filled table changes, and do it if that was asked."""
    rows = twin.rows_of(path, desk)
    marks = desk.reader.marks()
    over = sum(row.level is not None and _has_level(desk, row.answer, marks) for row in rows)
    _print(console, say("command.table", n=len(rows), over=over, others=len(desk.answers) - len(rows)))
    if not yes:
        if rows:
            _print(console, say("command.dry"))
        return
    twin.take(desk, rows)
    _end(desk, console)  # also where the table was taken before, and the gradebook was not reached


def _has_level(desk: Desk, name: str, marks: Marks) -> bool:
    answer = desk.answer(name)
    mark = marks.get((answer.exercise, answer.learner))
    return mark is not None and mark.level is not None


def _end(desk: Desk, console: Console) -> None:
    """Write what is not in the gradebook yet, and say how things stand."""
    outcomes = desk.write_all()
    for line in _so_far(desk):
        _print(console, line)
    if differ := [one for one in desk.answers.values() if desk.settled(one).state == "differ"]:
        _print(console, say("command.differ", n=len(differ), lesson=desk.lesson))
    if outcomes["not ours"]:
        _print(console, say("command.not-ours", n=outcomes["not ours"]))
    if outcomes["busy"]:
        _print(console, say("command.busy", n=outcomes["busy"], lesson=desk.lesson))
    _print(console, say("command.pages", lesson=desk.lesson))


def _so_far(desk: Desk) -> Iterator[str]:
    for exercise in desk.exercises:
        answers = [answer for _, answer in desk.sheet(exercise.id)]
        read = read_so_far(desk, answers)
        if desk.agreeing:
            yield say("command.settled", title=exercise.title, read=read, n=len(answers))
        else:
            reader = desk.reader.name
            yield say("command.so-far", title=exercise.title, read=read, n=len(answers), reader=reader)


def _agreement(desk: Desk, console: Console) -> Iterator[str]:
    """For each two readers: how often they agree, κ, what each gave, and the answers to talk about."""
    found = desk.agreements()
    if not found:
        yield say("agreement.none", lesson=desk.lesson)
    names = {id(answer): name for name, answer in desk.answers.items()}
    for one in found:
        first, second = one.readers
        yield say("agreement.readers", exercise=one.exercise, first=first, second=second, n=len(one.pairs))
        yield say("agreement.same", same=one.same, n=len(one.pairs), kappa=said_kappa(one))
        if len(one.pairs) < FEW:
            yield say("agreement.few", few=FEW)
        console.print(_crossed(one, [level.points for level in desk.exercise(one.exercise).rubric]))
        if one.differ:
            given = desk.given()
            table = Table(
                say("agreement.answer"), first, second, say("agreement.now"), box=None, pad_edge=False
            )
            for answer in one.differ:
                at = (answer.exercise, answer.learner)
                now = desk.settled(answer)
                state = f"{now.level:g}" if now.level is not None else say("agreement.open")
                levels = (f"{given[reader][at].level:g}" for reader in one.readers)
                table.add_row(names[id(answer)], *levels, state)
            yield say("agreement.talk", n=len(one.differ))
            console.print(table)
            yield say("agreement.settle", lesson=desk.lesson)


def said_kappa(one: Agreement) -> str:
    """κ to two decimals, or why there is none."""
    return (
        say("agreement.no-kappa") if one.kappa is None else say("agreement.kappa", kappa=f"{one.kappa:.2f}")
    )


def _crossed(one: Agreement, levels: list[float]) -> Table:
    """What one reader gave, down, against what the other gave, across."""
    first, second = one.readers
    heads = (say("agreement.crossed", reader=second, level=f"{level:g}") for level in levels)
    table = Table("", *heads, box=None, pad_edge=False)
    for row in levels:
        counts = (str(one.table.get((row, column), 0)) for column in levels)
        table.add_row(say("agreement.crossed", reader=first, level=f"{row:g}"), *counts)
    return table


def _print(console: Console, *lines: str) -> None:
    for line in lines:
        console.print(line, highlight=False, markup=False, soft_wrap=True)
