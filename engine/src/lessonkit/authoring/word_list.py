"""The list of every sentence that a learner reads, with its id: the package's, the lessons', claims and datasets."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.lesson_words import Spoken, lesson_words
from lessonkit.authoring.terms import glossary_rows
from lessonkit.claims.ledger import ledger, questions
from lessonkit.data import describe, load, names
from lessonkit.errors import KitError
from lessonkit.language import nearest
from lessonkit.language.in_force import ENGLISH, speaking
from lessonkit.language.sentences import every_sentence


def word_list(course_root: Path, more: Iterable[Spoken] = ()) -> dict[str, str]:
    """Every sentence by its id; `course_root` is the folder with `solutions/`, without which the list has no lessons.

    `more` is what a room above this one has to add.
    """
    with speaking(ENGLISH):  # what another language has is kept beside it, by the same ids
        return unique(chain(_everything(course_root), more))


def beginning_with(start: str, words: Mapping[str, str]) -> dict[str, str]:
    """The sentences whose id is or begins with `start`, a lesson or a part of one; a `KitError` if there is none.

    >>> beginning_with("a", {"a/b": "one", "a.c": "two", "ab": "three"})
    {'a/b': 'one', 'a.c': 'two'}
    """
    chosen = {id: text for id, text in words.items() if _begins(id, start)}
    if not chosen:
        groups = list(dict.fromkeys(id.split("/")[0] for id in words))
        raise KitError(
            f"No sentence has an id that begins with {start!r}.", allowed=groups, do=nearest(start, groups)
        )
    return chosen


def unique(spoken: Iterable[Spoken]) -> dict[str, str]:
    """The words by their ids; a `KitError` where one id stands for two sentences.

    >>> unique([("a", "one"), ("b", "two")])
    {'a': 'one', 'b': 'two'}
    """
    found: dict[str, str] = {}
    for id, words in spoken:
        if id in found:
            raise KitError(f"The id {id!r} stands for two sentences.", do="Rename one of them.")
        found[id] = words
    return found


def how_many(words: Mapping[str, str]) -> tuple[int, int]:
    """How many sentences there are, and how many words they have; a field counts as one.

    >>> how_many({"a": "Two words.", "b": "It's {n:count} more"})
    (2, 5)
    """
    whole = (re.sub(r"\{[^{}]*\}", "field", text) for text in words.values())
    return len(words), sum(len(re.findall(r"\w[\w’'-]*", text)) for text in whole)


def as_tsv(words: Mapping[str, str]) -> str:
    """A line for each sentence: its id, a tab, its words; a line break within them is written \\\\n."""
    return "".join(f"{id}\t{_in_one_line(text)}\n" for id, text in words.items())


def as_csv(words: Mapping[str, str]) -> str:
    """The list as a table with the columns id and words, for a spreadsheet."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["id", "words"])
    rows.writerows(words.items())
    return out.getvalue()


def as_json(words: Mapping[str, str]) -> str:
    """The list as one JSON object, from id to words."""
    return json.dumps(words, ensure_ascii=False, indent=1) + "\n"


def _everything(course_root: Path) -> Iterator[Spoken]:
    yield from every_sentence()
    for lesson in lesson_ids(course_root):
        yield from lesson_words(course_root / "solutions" / lesson)
    yield from claim_words()
    yield from dataset_words()
    yield from glossary_words()
    yield from question_words()


def claim_words() -> Iterator[Spoken]:
    """What each claim prints: its sentence, its phrase if that has words, how it was computed, and its note."""
    for one in ledger():
        phrase = "" if one.phrase == "{value}" else one.phrase
        said = {
            "sentence": one.sentence,
            "phrase": phrase,
            "unit": one.unit,
            "how": one.how,
            "note": one.note,
        }
        yield from ((f"claim/{one.id}/{field}", words) for field, words in said.items() if words)


def dataset_words() -> Iterator[Spoken]:
    """What is said of each dataset: its title, what a row is, and the unit and meaning of each column."""
    for name in names():
        one = describe(name)
        yield f"dataset/{name}/title", one.title
        yield f"dataset/{name}/row", one.row
        for field in one.fields:
            if field.unit:
                yield f"dataset/{name}/unit {field.name}", field.unit
            yield f"dataset/{name}/column {field.name}", field.description


def glossary_words() -> Iterator[Spoken]:
    """Each term of the glossary: the word, what it means, and what agencies or laws call it."""
    fields = ("term", "definition", "official_term")
    for id, *said in glossary_rows(load, "id", *fields):
        yield from (
            (f"glossary/{id}/{field}", text) for field, text in zip(fields, said, strict=True) if text
        )


def question_words() -> Iterator[Spoken]:
    """What is said of each question that no source settles: the question, why it is open, and what would settle it."""
    for one in questions():
        for field in ("question", "why_open", "would_settle"):
            yield f"question/{one.id}/{field}", getattr(one, field)


def _begins(id: str, start: str) -> bool:
    return id == start or not start or id.startswith((f"{start.rstrip('/')}/", f"{start}."))


def _in_one_line(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
