"""The answers that are tried, written blind, told of by the trials or written later, by beginners too: what each is, and where they stand."""

from __future__ import annotations

import ast
import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from lessonkit.exercises.locate import load_lesson

SOLUTIONS = Path(__file__).parents[2] / "solutions"
BLIND = Path(__file__).parent / "blind"
FOR_A_READER = "Only a person who reads it can tell"
"""Ends what lies behind an answer that no check need catch."""


@dataclass(frozen=True)
class BlindCase:
    """One answer cell that a learner might write: whether it is right, and what a good teacher sees behind it.

    `want` is what a good reply would say, where its writer said so.
    """

    lesson: str
    exercise: str
    nature: Literal["right", "wrong"]
    kind: Literal["idea", "slip", "form"]
    behind: str
    code: str
    want: str = ""

    @property
    def for_a_reader(self) -> bool:
        """True where only a reader can tell that the answer is wrong."""
        return FOR_A_READER in self.behind

    @property
    def is_empty(self) -> bool:
        """True for a cell without an answer, not even in a comment: "Not attempted" is the truth about it."""
        try:
            cell = ast.parse(self.code).body
        except SyntaxError:
            return False
        alone = len(cell) == 1 and isinstance(cell[0], ast.Assign) and "#" not in self.code
        return alone and not any(_says_something(node) for node in ast.walk(cell[0].value))


def _says_something(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return node.value not in (..., None) and bool(str(node.value).strip())
    return not isinstance(node, ast.Tuple | ast.Load)


def is_held_out(exercise: str) -> bool:
    """True for the half of the exercises by which the answers of December 2026 were split, one half to tune to: an odd first byte of the id's SHA-256.

    >>> is_held_out("funnel-rate"), is_held_out("funnel-table")
    (True, False)
    """
    return hashlib.sha256(exercise.encode()).digest()[0] % 2 == 1


def lessons(where: Path = BLIND) -> list[str]:
    """The lessons for which answers stand in one of the folders."""
    return sorted(path.stem for path in where.glob("*.toml"))


def cases_of(lesson: str, where: Path = BLIND) -> list[BlindCase]:
    """The cases of a lesson in one of the folders, in the order in which they were written; those of exercises that it still asks."""
    written = tomllib.loads((where / f"{lesson}.toml").read_text(encoding="utf-8"))
    return [BlindCase(lesson, **case) for case in written["case"] if case["exercise"] in asked(lesson)]


@cache
def asked(lesson: str) -> frozenset[str]:
    """The exercises that a lesson asks today: answers to others stay in their files, and none is tried."""
    return frozenset(one.id for one in load_lesson(SOLUTIONS / lesson).exercises)
