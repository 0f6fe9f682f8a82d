"""What an author chooses for the plans of a lesson: the block `:::{instructor} plan` of its `lesson.md`, in YAML.

The block holds names alone (of parts, exercises, mistakes, a dispute, an explorer) and questions, so that the words of a plan
come from the lesson and can't part from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from lessonkit.authoring.source import LessonText, where
from lessonkit.errors import KitError
from lessonkit.exercises.spec import Lesson

KEYS = ("questions", "wrong", "exit")
MAYBE = ("sides", "picture", "print")
"""What may be left out: a lesson need not have a dispute, nor a picture to wonder about, nor anything else to print."""
WRONG = 3
"""How many wrong answers a plan tells."""


@dataclass(frozen=True)
class Choices:
    """The choices for a lesson's plans.

    `questions`: a question by the part that answers it. `wrong`: exercise and mistake, the likeliest first; a plan takes those of
    its cut. `exit`: the exercise that is the exit ticket. `sides`: a dispute, with its lesson before a slash where it is another
    one; empty where there is none. `picture`: an explorer, or none, and the controls that are set, to notice and wonder about.
    `prints`: what else to print, by the part that needs it.
    """

    questions: Mapping[str, str]
    wrong: tuple[tuple[str, str], ...]
    exit: str
    sides: str
    picture: str
    state: Mapping[str, str | int]
    prints: Mapping[str, str]


def choices_of(text: LessonText, lesson: Lesson) -> Choices:
    """The choices that a lesson's text makes; a `KitError` for a name that the lesson does not have."""
    blocks = [block for block in text.instructors if block.kind == "plan"]
    if len(blocks) != 1:
        there = f"{len(blocks)} blocks" if blocks else "no block"
        raise KitError(
            f"No plan for {text.path.parent.name}: its lesson.md has {there} :::{{instructor}} plan.",
            do="Write one; docs/instructors.md shows it.",
        )
    place = where(text.path, blocks[0].line)
    try:
        given = yaml.safe_load(blocks[0].text)
    except yaml.YAMLError as error:
        raise KitError(f"{place}: {error}", do="Mend the YAML; quote text that holds a colon.") from None
    if not isinstance(given, dict) or not set(KEYS) <= set(given) <= {*KEYS, *MAYBE}:
        raise KitError(f"{place}: the choices for plans are not whole.", allowed=(*KEYS, *MAYBE))
    parts = [part.name for part in text.front.parts]
    _refuse_unknown(place, "part", [*given["questions"], *given.get("print", {})], parts)
    _refuse_unknown(place, "exercise", [given["exit"]], [one.id for one in lesson.exercises])
    known = [f"{one.id}/{mistake.name}" for one in lesson.exercises for mistake in one.mistakes]
    _refuse_unknown(place, "mistake", given["wrong"], known)
    wrong = tuple((name.split("/")[0], name.split("/")[1]) for name in given["wrong"])
    picture = dict(given.get("picture", {}))
    return Choices(
        given["questions"],
        wrong,
        given["exit"],
        given.get("sides", ""),
        picture.pop("explorer", ""),
        picture,
        given.get("print", {}),
    )


def _refuse_unknown(place: str, what: str, names: Any, known: list[str]) -> None:
    for name in names:
        if name not in known:
            raise KitError(f"{place}: the lesson has no {what} {name!r}.", allowed=known)
