"""What the edition's other pages hold: the tables, the words, the sources and the numbers of all lessons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from msgspec import Struct

from lessonkit.authoring.terms import Term, glossary_rows, in_force
from lessonkit.claims.cite import grade_in_words, label_in_words
from lessonkit.claims.claim import Claim, Load, Question
from lessonkit.claims.format import full_sentence
from lessonkit.claims.ledger import ledger, questions
from lessonkit.claims.unprinted import cited_by_lessons
from lessonkit.data import names
from lessonkit.data.overview import Overview, overview
from lessonkit.language.in_force import translated
from lessonkit.sources import Source, sources

FIRST_ROWS = 5


class Number(Struct, frozen=True):
    """One claim as the ledger page shows it: `lessons` are those that print it."""

    claim: Claim
    sentence: str
    how: str
    note: str
    grade: str
    label: str
    lessons: tuple[str, ...]


class Document(Struct, frozen=True):
    """One source as the bibliography shows it, with the numbers that rest on it."""

    source: Source
    label: str
    numbers: tuple[Number, ...]


class Word(Struct, frozen=True):
    """One term of the glossary."""

    id: str
    term: str
    definition: str
    official: str
    spanish: str


def tables() -> tuple[Overview, ...]:
    """Every dataset, with how its columns are filled and its first rows."""
    return tuple(overview(name, first=FIRST_ROWS) for name in sorted(names()))


def words(load: Load) -> tuple[Word, ...]:
    """The glossary, in the order of the alphabet."""
    rows = glossary_rows(load, "id", "term", "definition", "official_term", "spanish")
    return tuple(sorted((_word(Word(*row)) for row in rows), key=lambda one: one.term.casefold()))


def _word(word: Word) -> Word:
    """A term of the glossary in the language in force."""
    said = in_force(Term(word.id, word.term, word.definition, word.official))
    return Word(word.id, said.term, said.definition, said.official, word.spanish)


def numbers(load: Load, solutions: Path) -> tuple[Number, ...]:
    """Every claim of the kit, computed."""
    printed = cited_by_lessons(solutions, with_evidence=False)
    return tuple(_number(one, load, printed) for one in ledger(solutions))


def _number(one: Claim, load: Load, printed: Mapping[str, set[str]]) -> Number:
    lessons = tuple(lesson for lesson, ids in printed.items() if one.id in ids)
    how, note = (_said(f"claim/{one.id}", field, getattr(one, field)) for field in ("how", "note"))
    grade, label = grade_in_words(one.grade), label_in_words(one.source.label)
    return Number(one, full_sentence(one, load), how, note, grade, label, lessons)


def _said(id: str, field: str, english: str) -> str:
    """A field of something in the language in force; empty where it is."""
    return translated(f"{id}/{field}", english) if english else ""


def documents(found: tuple[Number, ...]) -> tuple[Document, ...]:
    """Every source that the kit cites, by who published it."""
    resting: dict[str, list[Number]] = {key: [] for key in sources()}
    for one in found:
        resting.setdefault(one.claim.source.key, []).append(one)
    made = (
        Document(source, label_in_words(source.label), tuple(resting[key]))
        for key, source in sources().items()
    )
    return tuple(sorted(made, key=lambda one: (one.source.short.casefold(), one.source.title)))


def left_open() -> tuple[Question, ...]:
    """The questions that no source which may be cited settles."""
    return tuple(map(_question, questions()))


def _question(one: Question) -> Question:
    """An open question in the language in force."""
    asked, why, would = (
        _said(f"question/{one.id}", field, getattr(one, field))
        for field in ("question", "why_open", "would_settle")
    )
    return replace(one, question=asked, why_open=why, would_settle=would)
