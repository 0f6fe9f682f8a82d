"""What *Save my progress* and *Restore* do in the open notebook: give the passport away, and take one in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lessonkit.errors import KitError
from lessonkit.exercises.deal import deal_for
from lessonkit.exercises.learner import passport_file as passports
from lessonkit.exercises.learner import short_code
from lessonkit.exercises.learner.at_work import NotebookAtWork
from lessonkit.exercises.learner.bringing_back import (
    Found,
    Joined,
    has_work,
    is_file,
    join,
    read_progress,
    too_many,
)
from lessonkit.exercises.learner.notice import Notice
from lessonkit.exercises.locate import lessons_near
from lessonkit.exercises.open_lesson import OpenLesson
from lessonkit.language.sentences import sentences_beside
from lessonkit.wholefile import write_whole

BROUGHT_BACK = ".brought-back.json"
"""Ends the name of a passport that the first page of the course took in; the lesson's first cell restores it."""

say = sentences_beside(__file__)


class Saved(Struct, frozen=True):
    """A lesson's progress to take along: the passport's file and its text, the short code, and how many answers each holds."""

    file: str
    text: str
    code: str
    answers: int
    in_code: int

    def as_lines(self) -> tuple[str, ...]:
        """What a learner is told of the code, beside the file."""
        if not self.answers:
            return (say("save.nothing"),)
        left = self.answers - self.in_code
        return (say("save.code", n=self.in_code), *([say("save.not-in-code", n=left)] if left else []))

    def _repr_json_(self) -> dict[str, Any]:
        lines = list(self.as_lines())
        return {
            "file": self.file,
            "text": self.text,
            "code": self.code,
            "answers": self.answers,
            "lines": lines,
        }

    def __repr__(self) -> str:
        return "\n".join((self.file, self.code, *self.as_lines()))


class Restored(Struct, frozen=True):
    """What came of restoring: what to tell, whether anything came back, the code of each answer that a line can give back, and what to
    tell of those that no line can."""

    notice: Notice
    changed: bool = False
    cells: dict[str, str] = {}
    not_in_cells: str = ""

    def _repr_json_(self) -> dict[str, Any]:
        return {"heading": self.notice.heading, "lines": list(self.notice.lines), "changed": self.changed,
                "cells": self.cells, "not_in_cells": self.not_in_cells}  # fmt: skip

    def __repr__(self) -> str:
        return self._told().as_text()

    def _repr_html_(self) -> str:
        return self._told()._repr_html_()

    def _told(self) -> Notice:
        """The notice for whom no button fills cells and runs the first one again."""
        again = (say("restore.look"), say("restore.again")) if self.changed else ()
        return Notice(self.notice.heading, (*self.notice.lines, *again))


def saved(notebook: NotebookAtWork) -> Saved:
    """The progress of the open lesson, to take along."""
    passport = replace(notebook.passport, learner=notebook.code)
    file = passports.path_for(passport.lesson, Path()).name
    answers = len({*passport.entries, *(id for id in passport.predictions if "/" not in id)})
    in_code = len(short_code.answers_in(passport))
    return Saved(file, passports.to_json(passport), short_code.write(passport), answers, in_code)


def restore(notebook: NotebookAtWork, text: str) -> Restored:
    """Take in the progress in a text; where it can't be, one line says why, and nothing changes."""
    lesson = notebook.lesson
    try:
        found = read_progress(text, lesson, lessons_near(notebook.path.parent) if notebook.path else ())
        if too_many(found.passport, lesson):
            raise KitError(
                say("restore.too-many"),
                allowed=say("restore.allowed", lesson=lesson.id),
                do=say("restore.do-file"),
            )
    except KitError as error:
        return Restored(Notice(say("restore.not"), (str(error),)))
    here = notebook.passport
    code = found.passport.learner if found.passport.learner and not has_work(here) else notebook.code
    joined = join(found.passport, here, lesson, deal_for(code, lesson.pools))
    lines = _lines(found, joined, notebook, by_code=not is_file(text))
    if code == notebook.code and joined.passport == here:
        return Restored(Notice(say("restore.nothing-new"), lines))
    try:
        aside = _kept_aside(notebook.path) if has_work(here) else ""
    except OSError as error:
        why = error.strerror or type(error).__name__
        return Restored(Notice(say("restore.not"), (say("restore.no-aside", why=why),)))
    notebook.code = code
    failed = notebook.save(replace(joined.passport, learner=code))
    told = (*lines, *([say("restore.aside", file=aside)] if aside else []), *([failed] if failed else []))
    cells = _cells(joined, notebook)
    alone = [id for id in joined.taken if id not in cells]
    not_in_cells = say("restore.not-in-cells", n=len(alone), exercises=_named(alone, lesson)) if alone else ""
    return Restored(Notice(say("restore.done"), told), True, cells, not_in_cells)


def restore_brought_back(notebook: NotebookAtWork) -> tuple[str, ...]:
    """Restore the passport that the first page took in, if there is one, and put its file aside; what to tell the learner."""
    if notebook.path is None:
        return ()
    path = notebook.path.with_suffix(BROUGHT_BACK)
    if not path.is_file():
        return ()
    try:
        large = path.stat().st_size > passports.LARGEST
        text = "" if large else path.read_text(encoding="utf-8-sig", errors="replace")
        os.replace(path, _free(path))
    except OSError as error:
        return (say("restore.not"), say("restore.no-aside", why=error.strerror or type(error).__name__))
    restored = restore(notebook, text)
    look = (say("restore.look"),) if restored.changed else ()
    return (restored.notice.heading, *restored.notice.lines, *look)


def _named(ids: Sequence[str], lesson: OpenLesson) -> list[str]:
    """Exercises as the notebook heads them: by number and title."""
    numbers = {id: number for number, id in enumerate(lesson.ids, 1)}
    return [say("end.exercise", number=numbers[id], title=lesson.exercise(id).title) for id in ids]


def _lines(found: Found, joined: Joined, notebook: NotebookAtWork, *, by_code: bool) -> tuple[str, ...]:
    passport, mine = joined.passport, set(notebook.lesson.ids)
    done = sum(
        passport.entries[id].state in ("right", "recorded") for id in joined.taken if id in passport.entries
    )
    taken, stayed = (_named(ids, notebook.lesson) for ids in (joined.taken, joined.stayed))
    lines = [say("restore.taken", n=len(taken), done=done, exercises=taken)] if taken else []
    if stayed:
        lines.append(say("restore.stayed", n=len(stayed), exercises=stayed))
    if by_code and taken:
        lines.append(say("restore.by-code"))
    if joined.unknown:
        named = [*joined.unknown[:5], *(["…"] if len(joined.unknown) > 5 else [])]
        lines.append(say("restore.unknown", names=named, n=len(joined.unknown)))
    if found.nameless:
        lines.append(say("restore.nameless", n=found.nameless))
    if not joined.taken and not mine & {*found.passport.entries, *found.passport.predictions}:
        lines.insert(0, say("restore.empty"))
    other = found.passport.learner
    if other and other != notebook.code:
        adopted = not has_work(notebook.passport)
        lines.append(say("restore.code" if adopted else "restore.other-code", code=other, here=notebook.code))
    return tuple(lines)


def _cells(joined: Joined, notebook: NotebookAtWork) -> dict[str, str]:
    """The right side of the line that gives each restored answer again, for kinds whose answer is a short line."""
    found = {}
    for id in joined.taken:
        question, entry = notebook.lesson.exercise(id), joined.passport.entries.get(id)
        kind = question.answer_kind
        if entry is None or entry.answer.state != "answer" or not kind.fits(entry.answer.value):
            continue
        line = kind.as_code(question.variable, entry.answer.value)
        if line and short_code.tag_of(id) in short_code.answers_in(joined.passport):
            found[id] = line.partition(" = ")[2]
    return found


def _kept_aside(path: Path | None) -> str:
    """Copy the passport that is here to a name beside it; the name, or nothing where there is no file."""
    if path is None or not path.is_file():
        return ""
    return write_whole(_free(path), path.read_bytes()).name


def _free(path: Path) -> Path:
    """The first free name for a passport that is put aside."""
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.name.split('.')[0]}.before-{number}.json")):
        number += 1
    return aside
