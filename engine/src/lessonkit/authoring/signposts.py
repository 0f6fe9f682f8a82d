"""Signposts: links inside a lesson, so that whoever writes no code finds the way on.

An author writes ``{exercise}`which-rate` `` for a link to that exercise, by its number, and ``{part}`which-rate` `` for one to the
part in which it stands; ``{part}`Who counts?` `` names the heading itself. A number or a heading that changes takes its links along.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from lessonkit.authoring.outline import headings
from lessonkit.authoring.source import LessonText
from lessonkit.errors import KitError
from lessonkit.exercises.spec import Lesson
from lessonkit.language import sentences_beside
from lessonkit.language.in_force import MARK

say = sentences_beside(__file__)

_MARK = re.compile(r"\{(?P<kind>exercise|part)\}`(?P<to>[^`\n]+)`")
_MARKUP = re.compile(r"[*`]")
_TAG = re.compile(r"<[^>]+>")
_READABLE = ":?!,'-"


def anchor_of(heading: str) -> str:
    """The name under which JupyterLab finds a heading; the static edition makes its own of it.

    >>> anchor_of("Which rate matters?"), anchor_of("A `table` (tidy)")
    ('Which-rate-matters?', 'A-table-%28tidy%29')
    """
    return quote(_MARKUP.sub("", heading).replace(" ", "-"), safe=_READABLE)


def signposts(markdown: str) -> tuple[tuple[str, str], ...]:
    """What a text points to: `exercise` or `part`, and its name.

    >>> signposts("Without code, go on to {part}`Two disputes`, or to {exercise}`which-rate`.")
    (('part', 'Two disputes'), ('exercise', 'which-rate'))
    """
    return tuple((mark["kind"], mark["to"]) for mark in _MARK.finditer(markdown))


def with_signposts(markdown: str, text: LessonText, lesson: Lesson) -> str:
    """The Markdown with each signpost as a link to its heading."""

    def link(mark: re.Match[str]) -> str:
        if mark["kind"] == "part":
            name = part_of(mark["to"], text)
            return f"[{name}](#{anchor_of(name)})"
        number, title = _number_of(mark["to"], text), lesson.exercise(mark["to"]).title
        return (
            f"[{say('exercise.signpost', number=number, title=title)}](#{_anchor_of_exercise(number, title)})"
        )

    return _MARK.sub(link, markdown)


def part_of(name: str, text: LessonText) -> str:
    """The heading of a part that is named, or in which the named exercise stands."""
    heading = ""
    for block in text.blocks:
        if block.kind == "prose":
            found = [(one.level, _TAG.sub("", one.text)) for one in headings(block.text)]
            for _, title in found:
                if name == title.removeprefix(MARK):
                    return title
            heading = ([title for level, title in found if level == 2] or [heading])[-1]
        elif block.kind == "exercise" and block.text == name:
            return heading
    raise KitError(f"A signpost leads to {name!r}, which is no part and no exercise of {text.path}.")


def anchors_of_exercises(text: LessonText, lesson: Lesson) -> dict[str, str]:
    """The id of each exercise by the anchor of its heading in a notebook."""
    ids = [block.text for block in text.blocks if block.kind == "exercise"]
    return {_anchor_of_exercise(at, lesson.exercise(id).title): id for at, id in enumerate(ids, 1)}


def _anchor_of_exercise(number: int, title: str) -> str:
    return anchor_of(say("exercise.title", number=number, title=title).lstrip("# "))


def _number_of(exercise: str, text: LessonText) -> int:
    ids = [block.text for block in text.blocks if block.kind == "exercise"]
    if exercise not in ids:
        raise KitError(f"A signpost leads to {exercise!r}, which is no exercise of {text.path}.", allowed=ids)
    return ids.index(exercise) + 1
