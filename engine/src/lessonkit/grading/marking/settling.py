"""What the marks of several readers on one answer come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lessonkit.grading.marking.record import Mark

State = Literal["unread", "settled", "differ"]


@dataclass(frozen=True)
class Settled:
    """Whether an answer has its points: the level that all readers gave or agreed on, their comments and notes.

    `old` is true where somebody marked an earlier text of this answer and nobody the present one.
    """

    state: State
    level: float | None = None
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    old: bool = False


def settle(marks: Mapping[str, Mark], agreed: Mark | None, text: str) -> Settled:
    """What the readers' marks on a text come to; `agreed` is what they said together afterwards.

    Marks on an earlier text count for nothing. What was agreed holds until a reader gives another mark.
    """
    given = [mark for _, mark in sorted(marks.items()) if mark.text == text and mark.level is not None]
    together = agreed is not None and agreed.text == text and agreed.level is not None
    if agreed and together and all(mark.at <= agreed.at or mark.level == agreed.level for mark in given):
        return _together(agreed.level, [agreed])
    if not given:
        every = (*marks.values(), agreed) if agreed else tuple(marks.values())
        return Settled("unread", old=any(mark.level is not None and mark.text != text for mark in every))
    if len({mark.level for mark in given}) > 1:
        return Settled("differ")
    return _together(given[0].level, given)


def _together(level: float | None, marks: list[Mark]) -> Settled:
    comments = dict.fromkeys(id for mark in marks for id in mark.comments)
    notes = dict.fromkeys(mark.note for mark in marks if mark.note)
    return Settled("settled", level, tuple(comments), tuple(notes))
