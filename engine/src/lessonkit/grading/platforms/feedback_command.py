"""`lessonkit feedback`: the pages that nbgrader made, in one zip for one upload."""

from __future__ import annotations

import shlex
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from lessonkit.errors import KitError
from lessonkit.grading import judged
from lessonkit.grading.batch.course import gradebook_of
from lessonkit.grading.collecting.learner_names import printable
from lessonkit.grading.exported import note_exported
from lessonkit.grading.platforms import moodle
from lessonkit.grading.platforms.export_command import LARGEST, learners_of, lesson_asked
from lessonkit.grading.platforms.moodle_pages import (
    PLUGIN,
    FeedbackPage,
    Sending,
    folder_of,
    packed,
    participants,
    sending,
)
from lessonkit.grading.platforms.sheet import Row
from lessonkit.grading.platforms.their_csv import say
from lessonkit.grading.platforms.their_file import open_file, platform_called
from lessonkit.wholefile import write_whole

PRIVATE = 0o600
"""Rights of a zip with the pages of a whole class."""


def feedback_for_moodle(
    lesson: str, out: Path, worksheet: Path | None, root: Path, console: Console
) -> Sending:
    """Write the pages of a lesson to the zip `out`, and print whose page is not in it.

    `worksheet` is Moodle's own list of the participants, for learners whose work did not come with a number.
    """
    with gradebook_of(root) as gradebook:
        lesson = lesson_asked(lesson, gradebook)
        pages = list(pages_of(root, lesson))
        learners = learners_of("moodle", lesson, [page.learner for page in pages], root, gradebook)
    if not pages:
        raise KitError(say("pages.none", lesson=lesson), do=say("pages.make", lesson=lesson))
    name = f"{lesson}-feedback.html"
    _must_be_ours(out, name)
    known = participants(learners, _rows(worksheet) if worksheet else ())
    found = sending(pages, known, name)
    unknown_do = _unknown_do(found, worksheet)
    for line in _told(found, lesson, unknown_do):
        console.print(escape(printable(line)), highlight=False, soft_wrap=True)
    if not found.pages:
        raise KitError(say("pages.nobody"), do=unknown_do if worksheet else say("pages.nobody-do"))
    write_whole(out, packed(found.pages), mode=PRIVATE)
    sent = {page.learner for page in pages} - {*found.unknown, *found.old}
    note_exported(root, lesson, out, {one.learner: [folder_of(one)] for one in known if one.learner in sent})
    console.print(
        escape(say("pages.written", n=len(found.pages), file=out.name)), highlight=False, soft_wrap=True
    )
    return found


def pages_of(root: Path, lesson: str) -> Iterator[FeedbackPage]:
    """The pages of a lesson that lie in `feedback/`; old is what was made before its learner was judged last."""
    journal = judged.read(root, lesson)
    for path in sorted((root / "feedback").glob(f"*/{lesson}/{lesson}.html")):
        learner = path.parts[-3]
        last = journal.get(learner, [])
        judged_at = datetime.fromisoformat(last[-1].at) if last and last[-1].at else None
        made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        old = judged_at is not None and made < judged_at
        yield FeedbackPage(learner, path.read_bytes(), old)


def _rows(worksheet: Path) -> tuple[Row, ...]:
    if not worksheet.is_file() or worksheet.stat().st_size > LARGEST:
        raise KitError(say("file.none", file=worksheet), do=say("file.none-do"))
    return moodle.participants(open_file(worksheet.read_bytes(), platform_called("moodle")))


def _must_be_ours(out: Path, name: str) -> None:
    """A `KitError` if something lies at `out` that is no earlier zip of this command, such as the submissions."""
    if not out.parent.is_dir():
        raise KitError(say("pages.no-folder", folder=out.parent), do=say("pages.no-folder-do"))
    if not out.exists():
        return
    ours = zipfile.is_zipfile(out)
    if ours:
        with zipfile.ZipFile(out) as archive:
            ours = all(path.endswith(f"_{PLUGIN}/{name}") for path in archive.namelist())
    if not ours:
        raise KitError(say("pages.taken", file=out), do=say("pages.taken-do"))


def _unknown_do(found: Sending, worksheet: Path | None) -> str:
    if worksheet is None or not found.unknown:
        return say("pages.unknown-do")
    return say("pages.not-in-worksheet", learner=shlex.quote(found.unknown[0]))


def _told(found: Sending, lesson: str, unknown_do: str) -> Iterator[str]:
    if found.unknown:
        yield say("pages.unknown", n=len(found.unknown))
        yield from (f"- {learner}" for learner in found.unknown)
        yield unknown_do
    if found.old:
        yield say("pages.old", n=len(found.old))
        yield from (f"- {learner}" for learner in found.old)
        yield say("pages.make", lesson=lesson)
