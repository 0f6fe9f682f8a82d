"""What the first cell of a notebook finds: the lesson, the passport, the learner code."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

from scomm.errors import ScommError
from scomm.exercises import passport as passports
from scomm.exercises.deal import read_code
from scomm.exercises.locate import (
    being_graded,
    find_practice,
    find_solutions,
    lent_code,
    lessons_near,
    load_lesson,
)
from scomm.exercises.passport import Passport
from scomm.exercises.practice import Practice, read_practice
from scomm.exercises.spec import Lesson
from scomm.language import nearest


@dataclass(frozen=True)
class Restored:
    """The passport to go on with, where it is kept (None: nowhere), and what to tell the learner."""

    passport: Passport
    path: Path | None
    notes: tuple[str, ...] = ()


def find_lesson(lesson: str, folder: Path) -> Lesson | Practice:
    """The lesson beside the notebook (for practice) or in the kit (in full); a `ScommError` if neither."""
    practice = find_practice(folder)
    if practice is not None:
        found = read_practice(practice)
        if found.lesson == lesson:
            return found
    solutions = find_solutions(lesson, folder)
    if solutions is not None:
        return load_lesson(solutions)
    there = lessons_near(folder) or ([found.lesson] if practice is not None else [])
    if there:
        raise ScommError(
            f"There is no lesson {lesson!r} here.",
            allowed=there,
            do=nearest(lesson, there) or "Write the lesson's name as it stands in the file name.",
        )
    raise ScommError(
        f"The exercises of lesson {lesson!r} were not found.",
        allowed="a notebook in the kit's lessons folder (with solutions/ above it), or one beside its practice.json",
        do="Open the notebook where it was handed out.",
    )


def restore(lesson: str, version: str, folder: Path) -> Restored:
    """The passport of a lesson in a folder, fit for this version; a damaged one is set aside."""
    path = passports.path_for(lesson, folder)
    fresh = Passport(lesson, version)
    if being_graded():  # only the code, so that the answers are computed for the deal they are judged by
        lent = lent_code()
        return Restored(replace(fresh, learner=_code_in(path) if lent is None else lent), None)
    try:
        found = passports.read(path)
        if found is not None and found.lesson != lesson:
            raise passports.Damaged(f"it belongs to lesson {found.lesson[:60]}")
    except passports.Damaged as damage:
        return _set_aside(fresh, path, damage)
    if found is None:
        return Restored(fresh, path)
    notes = []
    if found.learner and not _code_in(path):
        notes.append(f"The learner code in your passport, {found.learner[:40]!r}, is not one of the kit's.")
        found = replace(found, learner="")
    if found.version != version:
        notes.append(
            f"This lesson is now version {version}; your answers from version {found.version[:20]} came along."
        )
    return Restored(replace(found, version=version), path, tuple(notes))


def _set_aside(fresh: Passport, path: Path, damage: passports.Damaged) -> Restored:
    wrong = f"Your passport {path.name} can't be read: {damage}."
    try:
        aside = passports.set_aside(path)
    except OSError:
        return Restored(
            fresh, None, (f"{wrong} Move it away and run this cell again: until then nothing is saved.",)
        )
    return Restored(fresh, path, (f"{wrong} It is kept as {aside.name}, and a fresh one starts now.",))


def code_of_a_neighbour(folder: Path) -> str:
    """The learner code in another lesson's passport, newest first, so that one code serves all lessons."""
    if being_graded():
        return ""
    others = [path for path in folder.parent.glob("*/passport-*.json") if path.is_file()]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    return next(filter(None, map(_code_in, others)), "")


def _code_in(path: Path) -> str:
    """The learner code in a passport; empty if there is none that can be read."""
    with contextlib.suppress(passports.Damaged, ScommError):
        found = passports.read(path)
        if found is not None:
            return read_code(found.learner)
    return ""
