"""`lessonkit export`: marks into the file that a platform exported, what becomes of each first."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook
from rich.console import Console
from rich.markup import escape

from lessonkit.errors import KitError
from lessonkit.grading.batch.course import gradebook_of
from lessonkit.grading.collecting.learner_names import printable
from lessonkit.grading.collecting.ledger import Ledger, read_ledger
from lessonkit.grading.exported import note_exported
from lessonkit.grading.platforms.filling import Line, Plan, Wishes, changes, plan
from lessonkit.grading.platforms.matching import Learner
from lessonkit.grading.platforms.sheet import Row
from lessonkit.grading.platforms.their_csv import say, with_cells
from lessonkit.grading.platforms.their_file import open_file, platform_called
from lessonkit.grading.standings import standings
from lessonkit.wholefile import write_whole

LARGEST = 50_000_000
"""Bytes of a platform's file."""
NAMED_BY = 3
"""By what its first cells say, a row of each platform is found again."""


@dataclass(frozen=True)
class Asked:
    """What the instructor said on the command line."""

    lesson: str = ""
    column: str = ""
    write: bool = False
    wishes: Wishes = field(default_factory=Wishes)


def export(platform: str, path: Path, root: Path, asked: Asked, console: Console) -> Plan:
    """Print what becomes of each mark in the file at `path`, then fill it, if that was asked for.

    The file is written whole or not at all, and only if no row and no learner could be several.
    """
    theirs = platform_called(platform)
    file = open_file(_content(path), theirs)
    with gradebook_of(root) as gradebook:
        lesson = lesson_asked(asked.lesson, gradebook)
        found = standings(root, lesson, gradebook)
        most = float(gradebook.find_assignment(lesson).max_score)
        learners = learners_of(platform, lesson, [one.learner for one in found], root, gradebook)
    sheet = theirs.read(file, lesson, asked.column)
    made = plan(sheet, learners, found, most, asked.wishes)
    said = [
        say("heading", lesson=lesson, file=path.name, column=sheet.heading.strip()),
        *told(made, asked.wishes),
    ]
    for line in said:
        console.print(escape(printable(line)), highlight=False, soft_wrap=True)
    if not asked.write:
        console.print(say("done.dry"), highlight=False, soft_wrap=True)
        return made
    written = changes(made, sheet, asked.wishes)
    if written:
        target = path.resolve()
        write_whole(target, with_cells(file, written), mode=stat.S_IMODE(target.stat().st_mode))
    note_exported(root, lesson, path, {one.learner: file.values(one.row.at)[:NAMED_BY] for one in made.lines})
    console.print(
        escape(say("done.written", n=len(written), file=path.name)), highlight=False, soft_wrap=True
    )
    return made


def lesson_asked(lesson: str, gradebook: Gradebook) -> str:
    """The lesson that was named, or the only one of the gradebook; a `KitError` that lists them otherwise."""
    names = [one.name for one in gradebook.assignments]
    if lesson in names:
        return lesson
    if not lesson and len(names) == 1:
        return names[0]
    wrong = say("lesson.unknown", lesson=lesson) if lesson else say("lesson.which")
    raise KitError(wrong, allowed=names or say("lesson.none"), do=say("lesson.do"))


def learners_of(
    platform: str, lesson: str, ids: Sequence[str], root: Path, gradebook: Gradebook
) -> list[Learner]:
    """How a platform may call each learner: by what was collected from it, and by what the gradebook knows of them."""
    ledger = read_ledger(root / "received" / lesson, lesson)
    students = {student.id: student for student in gradebook.students}
    return [_learner(platform, one, ledger, students.get(one)) for one in ids]


def _learner(platform: str, id: str, ledger: Ledger, student: object) -> Learner:
    taken = ledger.learners.get(id)
    of_platform = taken is not None and taken.platform == platform
    key = taken.platform_id if taken is not None and of_platform and not taken.key.startswith("anon_") else ""
    first, last, email, number = (
        getattr(student, name, None) or "" for name in ("first_name", "last_name", "email", "lms_user_id")
    )
    # Canvas runs a name together in its files, and Blackboard's files have none
    collected = taken.name if taken is not None and taken.platform not in ("canvas", "blackboard") else ""
    names = (collected, f"{first} {last}".strip(), "" if key else id)
    # a participant of Moodle's has another number in each assignment, so the gradebook can know none
    logins = (id, email, number if platform != "moodle" else "")
    return Learner(
        id,
        key,
        tuple(login for login in logins if login),
        tuple(dict.fromkeys(name for name in names if name)),
    )


def told(made: Plan, wishes: Wishes) -> Iterator[str]:
    """What becomes of the marks, in counts, and then whoever should be looked at, each on a line."""
    yield say(
        "counts",
        filled=len(made.of("fill")),
        unchanged=len(made.of("unchanged")),
        changed=len(made.of("change")),
        missing=len(made.missing),
    )
    if made.why_left:
        listed = ", ".join(f"{n} {why}" for why, n in made.why_left.items())
        yield say("left", n=sum(made.why_left.values()), listed=listed)
    if waiting := made.of("not-final"):
        yield say("not-final", n=len(waiting))
    if changed := made.of("change"):
        yield say("changed.replaced" if wishes.replace else "changed.kept")
        yield from (
            say("changed.line", learner=one.learner, there=_there(one), here=one.mark) for one in changed
        )
    if made.doubled:
        yield say("doubled.head")
        for one in made.doubled:
            rows = [_row(row) for row in one.rows]
            yield say("doubled.line", rows=rows, learners=list(one.learners))
    if made.missing:
        yield say("missing.head")
        yield from (f"- {learner}" for learner in made.missing)
    if made.strangers:
        yield say("strangers.head")
        yield from (f"- {_row(row)}" for row in made.strangers)


def _there(line: Line) -> str:
    return line.row.mark.strip()[:40]


def _row(row: Row) -> str:
    return say("row", row=row.at + 1, who=row.shown[:80])


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise KitError(say("file.none", file=path), do=say("file.none-do"))
    if path.stat().st_size > LARGEST:
        raise KitError(say("file.large", file=path.name, size=LARGEST // 1_000_000))
    return path.read_bytes()
