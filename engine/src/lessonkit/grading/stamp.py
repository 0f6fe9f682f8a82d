"""The time when a submission was handed in, in the file where nbgrader looks for it."""

from __future__ import annotations

from pathlib import Path

from nbgrader.utils import parse_utc

from lessonkit.grading.not_graded import NotGraded
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

TIMESTAMP = "timestamp.txt"


def read_stamp(folder: Path) -> str:
    """The time of a submission, as it is written there; "" where nobody said, and `NotGraded` where the file holds no time."""
    stamp = folder / TIMESTAMP
    if not stamp.is_file() or stamp.is_symlink():
        return ""
    try:
        text = stamp.read_bytes()[:200].decode("utf-8-sig").strip()
        if text:
            parse_utc(text)
    except (ValueError, OverflowError, TypeError) as error:
        raise NotGraded(
            say("not-graded.no-time", file=TIMESTAMP),
            cure=say("not-graded.no-time-do", file=TIMESTAMP),
        ) from error
    return text
