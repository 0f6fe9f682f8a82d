"""The comments that readers give again and again: each is written once, and counts in how many answers it stands."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from lessonkit.errors import KitError
from lessonkit.grading.marking.record import Mark, folder_of, keep, lines_of
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

LONGEST = 2000
"""Characters of a comment or a note; a longer one is a letter, and belongs into one."""


class Comment(Struct, frozen=True):
    """A comment of the bank. A later line with the same id words it anew, in every answer where it stands."""

    id: str
    exercise: str
    text: str


class Bank:
    """The comments of a lesson: `marking/<lesson>/comments.jsonl`."""

    def __init__(self, root: Path, lesson: str) -> None:
        self.path = folder_of(root, lesson) / "comments.jsonl"

    def all(self) -> dict[str, Comment]:
        """Every comment by its id, in the order in which they were written first."""
        return {one.id: one for one in lines_of(self.path, Comment)}

    def add(self, exercise: str, text: str) -> Comment:
        """A comment with this text: the one that is there, or a new one."""
        text = tidy(text)
        for one in self.all().values():
            if (one.exercise, one.text) == (exercise, text):
                return one
        if not text:
            raise KitError(say("bank.empty"))
        id = hashlib.sha256(f"{exercise}\n{text}".encode()).hexdigest()[:8]
        return self._keep(Comment(id, exercise, text))

    def reword(self, id: str, text: str) -> Comment:
        """The comment in other words; a `KitError` if there is none with this id."""
        before, text = self.all().get(id), tidy(text)
        if before is None or not text:
            raise KitError(say("bank.unknown") if before is None else say("bank.empty"))
        return self._keep(Comment(id, before.exercise, text))

    def _keep(self, comment: Comment) -> Comment:
        keep(self.path, comment)
        return comment


def uses(marks: Iterable[Mark]) -> Counter[str]:
    """In how many answers each comment stands; one that two readers gave to one answer counts once there."""
    return Counter(id for id, *_ in {(id, one.exercise, one.learner) for one in marks for id in one.comments})


def tidy(text: str) -> str:
    """A comment or note without surrounding space; a `KitError` if it is too long."""
    text = text.strip()
    if len(text) > LONGEST:
        raise KitError(say("bank.long", most=LONGEST, n=len(text)))
    return text
