"""What an instructor reads of a batch: no noise of nbgrader's own working, and an ending that says what matters."""

from __future__ import annotations

import textwrap
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from nbformat.warnings import DuplicateCellId, MissingIDFieldWarning
from sqlalchemy.exc import SAWarning

from lessonkit.course import course

WIDTH = 74
"""Characters of a line; the log indents each by four, and a terminal has 80."""


@contextmanager
def without_noise() -> Iterator[None]:
    """Leave out warnings that are about no submission: they hide what should be read."""
    with warnings.catch_warnings():
        for kind in (SAWarning, DuplicateCellId, MissingIDFieldWarning):
            warnings.simplefilter("ignore", kind)
        yield


def ending(lesson: str, done: Mapping[str, Sequence[str]]) -> str:
    """What the last lines of a batch say: how many, who could not be graded, and where to look.

    `done` has the learners by what became of their submissions.

    >>> print(ending("04-who-is-deported", {"graded": ["anna", "ben"], "not graded": ["leo"]}))
    The end.
    04-who-is-deported: 2 graded, 1 not graded.
    Not graded: leo.
    Why, and what to look at: scomm status 04-who-is-deported
    """
    counts = ", ".join(f"{len(learners)} {what}" for what, learners in done.items() if learners)
    lines = ["The end.", f"{lesson}: {counts}."]
    if failed := done.get("not graded"):
        lines += textwrap.wrap(
            f"Not graded: {', '.join(failed)}.", WIDTH, break_on_hyphens=False, break_long_words=False
        )
    lines.append(f"Why, and what to look at: {course().command} status {lesson}")
    return "\n".join(lines)
