"""Short messages of the kit in a notebook: the welcome, a hint, what to do first."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from msgspec import Struct

from lessonkit.exercises.afterward import Afterward
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.learner.lent import LentLesson
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.open_lesson import OpenLesson
from lessonkit.language.sentences import sentences_beside
from lessonkit.tokens import BESIDE

say = sentences_beside(__file__)

_BOX = f"border-left:4px solid {BESIDE};padding:.5em .9em;max-width:46em;line-height:1.5"


class Notice(Struct, frozen=True):
    """A heading with some lines below it."""

    heading: str
    lines: tuple[str, ...] = ()
    afterwards: tuple[Afterward, ...] = ()

    def as_text(self) -> str:
        """The notice as plain text."""
        opened = (line for one in self.afterwards for line in one.as_text())
        return "\n".join([self.heading, *self.lines, *opened])

    def __repr__(self) -> str:
        return self.as_text()

    def _repr_html_(self) -> str:
        lines = "".join(f"<p style='margin:.3em 0 0'>{escape(line)}</p>" for line in self.lines)
        opened = "".join(one.as_html() for one in self.afterwards)
        return f"<div role='status' class='scomm-notice' style='{_BOX}'><strong>{escape(self.heading)}</strong>{lines}{opened}</div>"


class Hint(Struct, frozen=True):
    """One hint and its place among the hints of its exercise."""

    text: str
    number: int = 0
    of: int = 0
    afterwards: tuple[Afterward, ...] = ()

    @property
    def notice(self) -> Notice:
        """The hint as a notice."""
        numbered = self.of and not self.afterwards
        heading = say("hint.numbered", number=self.number, of=self.of) if numbered else say("hint.heading")
        return Notice(heading, (self.text,), self.afterwards)

    def __repr__(self) -> str:
        return self.notice.as_text()

    def _repr_html_(self) -> str:
        return self.notice._repr_html_()


def welcome(
    lesson: OpenLesson | LentLesson, code: str, deal: Deal, passport: Passport, notes: Sequence[str]
) -> Notice:
    """What a learner reads under the first cell: the code, the deal, and what was restored."""
    dealt = "; ".join(f"{name} {value}" for name, value in vars(deal).items())
    lines = [say("welcome.dealt", code=code, dealt=dealt) if dealt else say("welcome.code", code=code)]
    if passport.entries:
        entries = [entry for id, entry in passport.entries.items() if id in lesson.ids]
        done = sum(entry.state in ("right", "recorded") for entry in entries)
        lines.append(say("welcome.restored", n=len(entries), done=done))
    return Notice(say("welcome.heading", lesson=lesson.id, version=lesson.version), (*lines, *notes))
