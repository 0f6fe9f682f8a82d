"""What a learner was dealt, in words: it stands beside each answer that depends on it, so that nobody must ask Python."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from msgspec import Struct

from lessonkit.exercises.deal import Deal
from lessonkit.exercises.kinds.number import in_figures, is_number
from lessonkit.exercises.open_lesson import OpenLesson
from lessonkit.language.sentences import of_the_course, sentences_beside
from lessonkit.language.words import day_in_full

say = sentences_beside(__file__)

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Dealt(Struct, frozen=True):
    """The deal in words for each exercise that depends on it, by the exercise's id."""

    words: dict[str, str]

    def _repr_json_(self) -> dict[str, Any]:
        return {"dealt": self.words}

    def __repr__(self) -> str:
        return "\n".join(f"{id}: {words}" for id, words in self.words.items())


def dealt_in(lesson: OpenLesson, deal: Deal) -> Dealt:
    """What each exercise of a lesson depends on, as it was dealt."""
    return Dealt({one.id: deal_in_words(deal, one.uses) for one in lesson.exercises if one.uses})


def deal_in_words(deal: Deal, names: Collection[str]) -> str:
    """What was dealt under these names.

    >>> deal_in_words(Deal(year=2019, country="Mexico", day="2014-05-31"), ("year", "day"))
    'day: 31 May 2014; year: 2019'
    """
    return "; ".join(
        f"{name_of(name)}: {_value(value)}" for name, value in vars(deal).items() if name in names
    )


def name_of(name: str) -> str:
    """A pool's name in words; the name itself, as words, where the course has none for it.

    >>> name_of("early_state"), name_of("shelf_of_books")
    ('state that began early', 'shelf of books')
    """
    return of_the_course().group("dealt").get(name) or name.replace("_", " ")


def _value(value: Any) -> str:
    if isinstance(value, str) and _DAY.fullmatch(value):
        return day_in_full(value)
    return in_figures(value) if is_number(value) else str(value)
