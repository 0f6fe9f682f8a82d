"""Every sentence that a learner reads in one lesson, with its id: front matter, text, code and exercises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lessonkit.authoring.outline import Piece, pieces
from lessonkit.authoring.source import Block, Front, LessonText, read_text
from lessonkit.claims.side_cards import as_plain_markdown
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Exercise
from lessonkit.exercises.writing.words_in_code import code_labels, code_words

Spoken = tuple[str, str]
"""An id and the words that it stands for."""

_TOP = "top"
"""Where the text above a lesson's first heading has its ids."""


def lesson_words(folder: Path) -> Iterator[Spoken]:
    """The id and the words of every sentence of the lesson in `folder`, in the order of its files.

    The ids are `LESSON/front/FIELD`, `LESSON/HEADING/N` for the pieces below a heading (0 is the heading itself),
    `LESSON/given/N`, `LESSON/label/N` and `LESSON/EXERCISE/FIELD`. Raises `KitError` if the lesson can't be read.
    """
    text = read_text(folder / "lesson.md")
    found = [*_front(text.front), *_text(text), *given_words(text), *label_words(text)]
    for exercise in load_lesson(folder).exercises:
        found += [(f"{exercise.id}/{field}", words) for field, words in exercise_words(exercise)]
    return ((f"{folder.name}/{id}", words) for id, words in found)


def exercise_words(exercise: Exercise) -> Iterator[Spoken]:
    """The field and the words of everything that an exercise says; what is empty is left out."""
    said = {
        "title": exercise.title,
        "prompt": exercise.prompt,
        "type": exercise.properties.type,
        "unit": exercise.unit,
        **{f"option {letter}": words for letter, words in exercise.options.items()},
        **{f"place {number}": words for number, words in enumerate(exercise.properties.places or (), 1)},
        **{
            f"called {name}": words
            for name, words in (exercise.about.called if exercise.about else {}).items()
        },
        **{f"starter {number}": words for number, words in enumerate(code_words(exercise.starter), 1)},
        **{f"hint {number}": words for number, words in enumerate(exercise.hints, 1)},
        **{f"reply {mistake.name}": mistake.reply for mistake in exercise.mistakes},
        "explain": exercise.explain,
        **{f"explain when {case}": words for case, words in exercise.explains.items()},
    }
    for level in exercise.rubric:
        start = f"level {level.points:g}"
        said[start] = level.name
        said[f"{start} looks like"] = level.looks_like
        said[f"{start} sample"] = level.sample
        said[f"{start} counterpart"] = level.counterpart
    return ((field, words.strip()) for field, words in said.items() if words.strip())


def _front(front: Front) -> Iterator[Spoken]:
    for name, value in vars(front).items():
        if isinstance(value, str):
            yield f"front/{name}", value
        elif name != "tested_by":  # ids, which nobody reads
            for number, item in enumerate(value, 1):
                yield f"front/{name}/{number}", item if isinstance(item, str) else item.name


def given_words(text: LessonText) -> Iterator[Spoken]:
    """The words in the code that a lesson's exercises stand on."""
    code = "\n".join(block.text for block in text.blocks if block.kind == "given")
    return ((f"given/{number}", words) for number, words in enumerate(code_words(code), 1))


def label_words(text: LessonText) -> Iterator[Spoken]:
    """The names of the series in the charts of a lesson's code."""
    labels = [words for block in text.blocks if block.kind == "code" for words in code_labels(block.text)]
    return ((f"label/{number}", words) for number, words in enumerate(labels, 1))


def _text(text: LessonText) -> Iterator[Spoken]:
    return (spoken for _, found in placed_pieces(text) for spoken in found)


def placed_pieces(text: LessonText) -> Iterator[tuple[Block, list[Spoken]]]:
    """Each block of a lesson's text with the ids and words of what it says, in order; an exercise says nothing here."""
    slugs: dict[str, int] = {}
    place, number = _TOP, 0
    for block in text.blocks:
        found: list[Piece] = []
        if block.kind == "prose":
            found = pieces(as_plain_markdown(block.text))
        elif block.kind == "code":
            found = [Piece("code", words) for words in code_words(block.text)]
        said: list[Spoken] = []
        for piece in found:
            if piece.kind == "heading":
                slug = _slug(piece.text)
                slugs[slug] = slugs.get(slug, 0) + 1
                place, number = slug if slugs[slug] == 1 else f"{slug}-{slugs[slug]}", 0
            else:
                number += 1
            said.append((f"{place}/{number}", piece.text))
        yield block, said


def _slug(heading: str) -> str:
    """A heading as a part of an id.

    >>> _slug("A share of *whom*?")
    'a-share-of-whom'
    """
    return "-".join(re.findall(r"\w+", re.sub(r"['’`]", "", heading.lower()))) or _TOP
