"""A lesson's text in other words: the same blocks in the same order, each sentence replaced where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from lessonkit.authoring.lesson_words import Spoken, given_words, placed_pieces
from lessonkit.authoring.source import Front, LessonText, Part, read_text
from lessonkit.exercises.writing.in_language import words_of
from lessonkit.exercises.writing.words_in_code import code_in, labelled_in
from lessonkit.language.in_force import ENGLISH, MARK, spoken

Said = Callable[[str], str | None]
"""The words with an id, without the lesson's, in another language; None where there are none."""

_BEGIN = re.compile(r"(\bbegin\(\s*\"[^\"]+\"\s*,\s*[^()]+?)(\s*\))")


def spoken_text(folder: Path) -> LessonText:
    """The text of the lesson in `folder`, in the language in force."""
    text = read_text(folder / "lesson.md")
    return text if spoken() == ENGLISH else text_in(text, words_of(folder).get, spoken(), MARK)


def text_in(text: LessonText, said: Said, language: str, mark: str) -> LessonText:
    """The lesson's text in another language; `mark` is what stands before English that is left."""
    names = {part.name: said(f"front/parts/{n}") for n, part in enumerate(text.front.parts, 1)}
    labels = count(1)
    blocks = []
    for block, found in placed_pieces(text):
        if block.kind == "prose":
            blocks.append(replace(block, text=_prose(block.text, found, said, names, language, mark)))
        elif block.kind in ("code", "given"):
            ids = [id for id, _ in (given_words(text) if block.kind == "given" else found)]
            blocks.append(replace(block, text=_code(block.text, ids, labels, said, language)))
        else:
            blocks.append(block)
    return replace(text, front=_front(text.front, said, mark), blocks=tuple(blocks))


def _front(front: Front, said: Said, mark: str) -> Front:
    def one(field: str) -> str:
        english = getattr(front, field)
        return said(f"front/{field}") or (english and mark + english)

    def several(field: str) -> tuple[str, ...]:
        return tuple(
            said(f"front/{field}/{n}") or mark + item for n, item in enumerate(getattr(front, field), 1)
        )

    return Front(
        title=one("title"),
        question=one("question"),
        objectives=several("objectives"),
        parts=tuple(_part(part, said(f"front/parts/{n}"), mark) for n, part in enumerate(front.parts, 1)),
        before=one("before"),
        content_note=one("content_note"),
        keypoints=several("keypoints"),
        tests_of_the_seed=front.tests_of_the_seed,
        opening=one("opening"),
        tested_by=front.tested_by,
    )


def _part(part: Part, name: str | None, mark: str) -> Part:
    """A part, named as its heading is: its exercises are found below the heading that bears its name."""
    return replace(part, name=name or _left(part.name, mark))


def _prose(
    markdown: str, found: list[Spoken], said: Said, names: dict[str, str | None], language: str, mark: str
) -> str:
    """A piece of Markdown with each of its sentences replaced; what is left English says so, to a reader and to a screen reader."""
    pieces, position = [], 0
    for id, english in found:
        match = _as_written(english).search(markdown, position)
        if match is None:
            raise LookupError(f"{id} is not where it stood: {english!r}")
        words = names.get(english) or said(id)
        pieces += [
            markdown[position : match.start()],
            _laid_out(words, match, markdown) if words else _left(match[0], mark),
        ]
        position = match.end()
    return "".join(pieces) + markdown[position:]


def _as_written(english: str) -> re.Pattern[str]:
    """The sentence as it stands in its file, where a list or a quotation puts signs before its lines."""
    return re.compile(r"\n[ \t>]*".join(re.escape(line.strip()) for line in english.split("\n")))


def _laid_out(words: str, match: re.Match[str], markdown: str) -> str:
    """The words with the signs of a quotation, or the indent of a list, before each further line."""
    start = markdown.rfind("\n", 0, match.start()) + 1
    before = markdown[start : match.start()]
    further = re.sub(r"[^>\s]", " ", before) if not before.lstrip().startswith(("#", ":")) else ""
    return words.replace("\n", f"\n{further}")


def _left(english: str, mark: str) -> str:
    """English that is left: a mark before it, and its language said where HTML can say it."""
    if english.lstrip().startswith(("|", "<")):
        return english if english.lstrip().startswith("<") else f"{mark.strip()}\n\n{english}"
    return f'<span lang="en">{mark}{english}</span>'


def _code(code: str, ids: list[str], labels: Iterator[int], said: Said, language: str) -> str:
    following = iter(ids)

    def words(english: str) -> str:
        return said(next(following, "")) or english

    code = labelled_in(code_in(code, words), lambda english: said(f"label/{next(labels)}") or english)
    return _BEGIN.sub(rf'\1, language="{language}"\2', code, count=1)
