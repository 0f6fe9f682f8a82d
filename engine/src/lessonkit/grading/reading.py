"""Reading what somebody handed in: a notebook that can be graded, or one sentence on why it can't be read.

A file that a learner made may hold anything. What is odd is mended cell by cell, so that one odd cell costs
nothing but itself; only a file that is no notebook at all is refused.
"""

from __future__ import annotations

import errno
import json
import math
import os
import re
import stat
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from lessonkit.errors import KitError
from lessonkit.exercises.locate import read_lesson_id
from lessonkit.grading.mending import mended
from lessonkit.grading.not_a_notebook import SAVE_AGAIN, Unreadable, no_notebook, text_of
from lessonkit.json_limits import NOTEBOOK, TooMuch, read_json
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

LARGEST = NOTEBOOK.size
"""Bytes; a larger file is refused before it is read."""

Exercises = Mapping[str, Collection[str]]
"""For each lesson of a course the names of its exercises."""

ANSWER = "-answer"
"""How the name of an answer's cell ends, behind that of its exercise."""

_LONGEST_NUMBER = 300
_BEGIN = re.compile(
    r"""^[ \t]*(?:\w+[ \t]*=[ \t]*)?(?:(?:lessonkit|scomm)\.)?begin\(\s*["']([^"'\n]*)["']""", re.MULTILINE
)
_CHECK = re.compile(
    r"""^[ \t]*(?:\w+[ \t]*=[ \t]*)?(?:(?:lessonkit|scomm)\.)?check\(\s*["']([^"'\n]*)["']""", re.MULTILINE
)


def read_submission(path: Path) -> NotebookNode:
    """The notebook in a file, mended and brought to format 4.5; `Unreadable` says why it is none."""
    return parse_submission(read_file(path), path.name)


def read_file(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a regular file; links, folders, pipes and files over `largest` bytes are `Unreadable`."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        if path.is_symlink():  # where the system has no O_NOFOLLOW
            raise OSError(errno.ELOOP, "link")
        handle = os.open(path, flags)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):  # a pipe would be waited for without end
                raise Unreadable(say("file.folder"), do=SAVE_AGAIN)
            with os.fdopen(handle, "rb", closefd=False) as file:
                content = file.read(largest + 1)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise _not_opened(error) from error
    if len(content) > largest:
        raise too_large(largest)
    return content


def too_large(largest: int = LARGEST) -> Unreadable:
    """The refusal of a file of more than `largest` bytes."""
    return Unreadable(
        say("file.large", size=largest / 1e6),
        do=say("do.clear"),
    )


def _too_much(error: TooMuch) -> Unreadable:
    if error.what == "size":
        return too_large()
    return Unreadable(say(f"file.{error.what}", most=error.most), do=say("do.clear"))


def parse_submission(content: bytes, name: str = "") -> NotebookNode:
    """The notebook in the bytes of a file called `name`; `Unreadable` says why there is none."""
    if len(content) > LARGEST:
        raise too_large()
    text = text_of(content)
    if text is None or not text.lstrip().startswith("{"):
        raise no_notebook(content, text, name)
    try:
        data = read_json(
            text.strip(),
            NOTEBOOK,
            strict=False,
            parse_int=_whole,
            parse_float=_number,
            parse_constant=lambda _: None,
        )
    except json.JSONDecodeError as error:
        raise no_notebook(content, text, name, error) from error
    except TooMuch as error:
        raise _too_much(error) from error
    if not isinstance(data, dict) or not any(
        isinstance(data.get(key), list) for key in ("cells", "worksheets")
    ):
        raise no_notebook(content, text, name, data=data)
    version = data.get("nbformat")
    if isinstance(version, int) and version > 4:
        raise Unreadable(
            say("file.newer", version=version),
            do=say("do.save-in-4"),
        )
    return mended(data)


def lesson_of(nb: NotebookNode, known: Exercises) -> str | None:
    """The lesson that a notebook is of, or None where nothing tells.

    `known` maps lessons to the names of their exercises. A lesson to which most of the notebook's own exercises belong, and no
    other as many, is it, whatever the notebook says of itself, because lessons share a name or two; else what its
    metadata say, else what it begins.
    """
    mine = exercises_in(nb)
    shared = {lesson: len(mine & set(exercises)) for lesson, exercises in known.items()}
    most = max(shared.values(), default=0)
    best = [lesson for lesson, count in shared.items() if count == most]
    if 2 * most > len(mine) and len(best) == 1:
        return best[0]
    marked = nb.metadata.get("scomm")
    if isinstance(marked, dict) and (named := _lesson_id(marked.get("lesson"))):
        return named
    begun = (found for cell in _code(nb) for found in _BEGIN.findall(cell.source))
    return next((named for found in begun if (named := _lesson_id(found))), None)


def exercises_in(nb: NotebookNode) -> set[str]:
    """The names of the exercises of which a notebook has cells: those that it checks, and those that a cell says it is of."""
    checked = {found for cell in _code(nb) for found in _CHECK.findall(cell.source)}
    marks = (cell.metadata.get("nbgrader") for cell in nb.cells)
    named = (mark.get("grade_id") for mark in marks if isinstance(mark, dict))
    return checked | {name.removesuffix(ANSWER) for name in named if isinstance(name, str)}


def _code(nb: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in nb.cells if cell.cell_type == "code"]


def _lesson_id(value: Any) -> str | None:
    try:
        return read_lesson_id(value)
    except KitError:
        return None


def _not_opened(error: Exception) -> Unreadable:
    code = getattr(error, "errno", None)
    if code in (errno.ELOOP, errno.EMLINK):
        return Unreadable(say("file.link"), do=say("do.itself"))
    if code == errno.ENOENT:
        return Unreadable(say("file.missing"), do=SAVE_AGAIN)
    why = getattr(error, "strerror", None) or say("file.name")
    return Unreadable(say("file.closed", why=why), do=say("do.rights"))


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else None


def _number(digits: str) -> float | None:
    value = float(digits)
    return value if math.isfinite(value) else None
