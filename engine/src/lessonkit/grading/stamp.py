"""The time when a submission was handed in, in the file where nbgrader looks for it."""

from __future__ import annotations

from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.utils import parse_utc

from lessonkit.grading.not_graded import NotGraded
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

TIMESTAMP = "timestamp.txt"


def copy_stamp(folder: Path, destination: Path) -> None:
    """Copy the time of a submission, if it has one; `NotGraded` where the file holds no time."""
    stamp = folder / TIMESTAMP
    if not stamp.is_file() or stamp.is_symlink():
        return
    try:
        text = stamp.read_bytes()[:200].decode("utf-8-sig").strip()
        if text:
            parse_utc(text)
    except (ValueError, OverflowError, TypeError) as error:
        raise NotGraded(
            say("not-graded.no-time", file=TIMESTAMP),
            cure=say("not-graded.no-time-do", file=TIMESTAMP),
        ) from error
    (destination / TIMESTAMP).write_text(text, encoding="utf-8")


def forget_time(address: str, lesson: str, learner: str) -> None:
    """Let a submission without a time have none: the gradebook at `address` would keep that of an earlier one."""
    with Gradebook(address) as gradebook:
        try:
            gradebook.find_submission(lesson, learner).timestamp = None
        except MissingEntry:
            return
        gradebook.db.commit()
