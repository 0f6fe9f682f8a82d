"""Structured academic controversy (Johnson and Johnson, 1979): a question, two packs alike, and what four people do with them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup

from lessonkit.claims import questions as open_questions
from lessonkit.claims.claim import Claim, Question
from lessonkit.claims.format import full_sentence
from lessonkit.claims.side_cards import Card, Cards, side_cards
from lessonkit.course import course
from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.language import sentences_beside
from lessonkit.teaching.workshop.agenda import lesson_read
from lessonkit.teaching.workshop.cited import Notes, words_in

say = sentences_beside(__file__)

FILE = "workshop/deliberations.toml"
"""Where a course has them."""
APART = 0.10
"""How far the words of two packs may lie apart, as a part of the longer one."""


@dataclass(frozen=True)
class Part:
    """One dispute's side in a pack, as HTML: its strongest point, its figures, whatever else it says."""

    strongest: Markup
    figures: tuple[Markup, ...]
    rest: Markup


@dataclass(frozen=True)
class Pack:
    """What one pair reads: a title, its parts, and the sources of every number in it."""

    title: str
    parts: tuple[Part, ...]
    notes: Notes

    @property
    def words(self) -> int:
        """How many words the pair reads, sources not counted."""
        return sum(
            words_in(str(html)) for part in self.parts for html in (part.strongest, *part.figures, part.rest)
        )

    @property
    def publishers(self) -> frozenset[str]:
        """The ids of those whose numbers it brings."""
        return frozenset(one.publisher for one in self.notes.cited)


@dataclass(frozen=True)
class Clash:
    """Claims of the packs that answer each other, in full: each of the one side is disputed by each of the other."""

    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True)
class Deliberation:
    """A question with its two packs, what lies between them, and what no source settles."""

    id: str
    question: str
    decides: str
    yes: Pack
    no: Pack
    between: tuple[Markup, ...]
    between_notes: Notes
    open: tuple[Question, ...]

    @property
    def packs(self) -> tuple[Pack, Pack]:
        """Both packs, the one that says yes first."""
        return self.yes, self.no

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The numbers of one pack that the other disputes; those that have the same answers stand together."""
        answers: dict[tuple[str, ...], list[str]] = {}
        for mine in self.yes.notes.cited:
            theirs = (one for one in self.no.notes.cited if _dispute(mine, one))
            if found := tuple(full_sentence(one, load) for one in theirs):
                answers.setdefault(found, []).append(full_sentence(mine, load))
        return tuple(Clash(tuple(yes), no) for no, yes in answers.items())


@dataclass(frozen=True)
class Stage:
    """One stage of the hour: its minutes, its name, what to do."""

    id: str
    minutes: int
    name: str
    do: str


@cache
def deliberations() -> tuple[Deliberation, ...]:
    """Every question, in the order of the file."""
    return tuple(map(_deliberation, _given()["question"]))


def deliberation(id: str) -> Deliberation:
    """The question of this id; a `KitError` that lists the others if there is none."""
    known = {one.id: one for one in deliberations()}
    if id not in known:
        raise KitError(f"There is no question {id!r}.", allowed=known)
    return known[id]


@cache
def stages() -> tuple[Stage, ...]:
    """What a group of four does, in order."""
    return tuple(
        Stage(one["id"], one["minutes"], say(f"stage.{one['id']}.name"), say(f"stage.{one['id']}.do"))
        for one in _given()["stage"]
    )


def _given() -> dict[str, Any]:
    return tomllib.loads(course().needed(FILE).read_text(encoding="utf-8"))


def _deliberation(given: dict[str, Any]) -> Deliberation:
    notes = Notes()
    unsettled = {one.id: one for one in open_questions()}
    places = dict.fromkeys(_place(side)[:2] for pack in ("yes", "no") for side in given[pack]["sides"])
    return Deliberation(
        given["id"],
        given["question"],
        given["decides"],
        _pack(given["yes"]),
        _pack(given["no"]),
        tuple(notes.html(_after(*place)) for place in places),
        notes,
        tuple(unsettled[id] for id in given["open"]),
    )


def _pack(given: dict[str, Any]) -> Pack:
    notes = Notes()
    return Pack(given["title"], tuple(_part(_card(side), notes) for side in given["sides"]), notes)


def _part(card: Card, notes: Notes) -> Part:
    return Part(notes.html(card.strongest), tuple(map(notes.html, card.figures)), notes.html(card.rest))


def _place(side: str) -> tuple[str, str, str]:
    lesson, dispute, name = side.split(" / ")
    return lesson, dispute, name


def _card(side: str) -> Card:
    lesson, dispute, name = _place(side)
    cards = {card.name: card for card in _dispute_of(lesson, dispute)[1].cards}
    if name not in cards:
        raise KitError(f"The dispute {dispute!r} has no side {name!r}.", allowed=cards)
    return cards[name]


def _dispute_of(lesson: str, dispute: str) -> tuple[str, Cards]:
    """The text in which a dispute stands, and its cards."""
    found = {cards.dispute: (text, cards) for text, cards in _disputes(lesson)}
    if dispute not in found:
        raise KitError(f"{lesson} has no dispute {dispute!r}.", allowed=found)
    return found[dispute]


def _disputes(lesson: str) -> Iterator[tuple[str, Cards]]:
    for block in lesson_read(lesson).text.blocks:
        if block.kind == "prose":
            yield from ((block.text, cards) for cards in side_cards(block.text))


def _after(lesson: str, dispute: str) -> str:
    """The first paragraph below the cards: what the lesson itself says between the two sides."""
    text, cards = _dispute_of(lesson, dispute)
    return re.split(r"\n[ ]*\n", text[cards.end :].strip("\n"))[0]


def _dispute(one: Claim, other: Claim) -> bool:
    return one.id in other.disputed_by or other.id in one.disputed_by
