"""What the first cell of a notebook finds: the lesson, the passport, the learner code."""

from __future__ import annotations

import contextlib
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lessonkit.course import course
from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.exercises.deal import read_code
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.learner import passport_file as passports
from lessonkit.exercises.learner.lent import read_lent
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.locate import being_graded, find_practice, find_solutions, lessons_near, load_lesson
from lessonkit.exercises.open_lesson import OpenLesson
from lessonkit.language.sentences import sentences_beside
from lessonkit.language.words import nearest

say = sentences_beside(__file__)


class Restored(Struct, frozen=True):
    """The passport to go on with, where it is kept (None: nowhere), and what to tell the learner."""

    passport: Passport
    path: Path | None
    notes: tuple[str, ...] = ()
    of_another_version: bool = False


def find_lesson(lesson: str, folder: Path) -> OpenLesson:
    """The lesson beside the notebook (for practice) or in the kit (in full); a `KitError` if neither."""
    practice = find_practice(folder)
    if practice is not None:
        from lessonkit.exercises.key.practice import read_practice  # only a graded course has such a file

        found = read_practice(practice)
        if found.id == lesson:
            return found
    solutions = find_solutions(lesson, folder)
    if solutions is not None:
        return LessonInFull(load_lesson(solutions), load)
    there = lessons_near(folder) or ([found.id] if practice is not None else [])
    if there:
        raise KitError(
            say("lesson.unknown", lesson=lesson),
            allowed=there,
            do=nearest(lesson, there) or say("lesson.unknown-do"),
        )
    raise KitError(
        say("lesson.lost", lesson=lesson), allowed=say("lesson.lost-allowed"), do=say("lesson.lost-do")
    )


def restore(lesson: str, version: str, folder: Path) -> Restored:
    """The passport of a lesson in a folder, fit for this version; a damaged one is set aside."""
    path = passports.path_for(lesson, folder)
    fresh = Passport(lesson, version, course=course().id)
    if being_graded():  # only the code, so that the answers are computed for the deal they are judged by
        lent = read_lent()
        return Restored(replace(fresh, learner=_code_in(path) if lent is None else lent.learner), None)
    try:
        found = passports.read(path)
        if found is not None:
            passports.must_belong(found, lesson)
    except passports.Damaged as damage:
        return _set_aside(fresh, path, damage)
    if found is None:
        return Restored(fresh, path)
    notes = []
    if found.learner and not _code_in(path):
        notes.append(say("passport.no-code", code=found.learner[:40]))
        found = replace(found, learner="")
    if found.version != version:
        notes.append(say("passport.new-version", version=version, before=found.version[:20]))
    return Restored(
        replace(found, version=version, course=fresh.course), path, tuple(notes), found.version != version
    )


def _set_aside(fresh: Passport, path: Path, damage: passports.Damaged) -> Restored:
    damaged = say("passport.damaged", file=path.name, why=str(damage))
    try:
        aside = passports.set_aside(path)
    except OSError:
        return Restored(fresh, None, (say("passport.in-the-way", damaged=damaged),))
    return Restored(fresh, path, (say("passport.aside", damaged=damaged, file=aside.name),))


def code_of_a_neighbour(folder: Path) -> str:
    """The learner code in another lesson's passport, newest first, so that one code serves all lessons."""
    if being_graded():
        return ""
    others = [path for path in folder.parent.glob("*/passport-*.json") if path.is_file()]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    return next(filter(None, map(_code_in, others)), "")


def _code_in(path: Path) -> str:
    """The learner code in a passport; empty if there is none that can be read."""
    with contextlib.suppress(passports.Damaged, KitError):
        found = passports.read(path)
        if found is not None:
            return read_code(found.learner)
    return ""
