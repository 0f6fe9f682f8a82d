"""A board's meeting: its motion, its role cards of equal strength, its hour as a lesson has it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal

from markupsafe import Markup

from lessonkit.course import course
from lessonkit.teaching.workshop.agenda import lesson_read
from lessonkit.teaching.workshop.cited import Notes, words_in

FILE = "workshop/board.toml"
"""Where a course has it."""
APART = 0.10
"""How far the words of two cards may lie apart, as a part of the longer one."""

_STAGE = re.compile(r"^\d+\. \*\*(?P<minutes>[\w-]+) minutes\.\*\* (?P<do>.+?)(?=^\d+\. |\Z)", re.M | re.S)
_MINUTES = {"Five": 5, "Ten": 10, "Fifteen": 15}


@dataclass(frozen=True)
class Role:
    """One card: who somebody is, what they want, three facts for it, one against, and a question to another.

    `stands` is where the role stands on the motion; of those `for` it there are as many as `against`.
    """

    id: str
    name: str
    stands: Literal["for", "against", "open"]
    who: str
    want: str
    facts: tuple[Markup, ...]
    against: Markup
    ask: str
    notes: Notes

    @property
    def words(self) -> int:
        """How many words stand on the card, sources not counted."""
        return sum(words_in(str(text)) for text in (self.who, self.want, *self.facts, self.against, self.ask))


@dataclass(frozen=True)
class Board:
    """The meeting: its title, which is that of a part of its lesson, its scene, its motion and its roles."""

    lesson: str
    title: str
    scene: str
    motion: str
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class BoardStage:
    """One stage of the meeting: how many minutes, and what to do, as HTML."""

    minutes: int
    do: Markup


@cache
def board() -> Board:
    """The meeting with all its cards."""
    given = tomllib.loads(course().needed(FILE).read_text(encoding="utf-8"))
    roles = []
    for one in given["role"]:
        notes = Notes()
        facts = tuple(notes.html(fact) for fact in one["facts"])
        against = notes.html(one["against"])
        roles.append(
            Role(
                one["id"], one["name"], one["stands"], one["who"], one["want"], facts, against, one["ask"], notes
            )
        )  # fmt: skip
    return Board(given["lesson"], given["title"], given["scene"], given["motion"], tuple(roles))


@cache
def board_stages() -> tuple[BoardStage, ...]:
    """The stages of the meeting, as the lesson's own part tells them."""
    heading = f"## {board().title}"
    text = next(
        block.text
        for block in lesson_read(board().lesson).text.blocks
        if block.kind == "prose" and heading in block.text
    )
    section = text.split(heading, 1)[1].split("\n## ", 1)[0]
    notes = Notes()
    return tuple(
        BoardStage(_MINUTES[one["minutes"]], notes.html(one["do"].strip()))
        for one in _STAGE.finditer(section)
    )
