"""The rules for words that a lesson explains: each is known, marked once, where it first stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lessonkit.authoring.finding import Draft, Finding
from lessonkit.authoring.lint_text import exercise_texts
from lessonkit.authoring.outline import headings
from lessonkit.authoring.terms import Glossary, Term, term_marks
from lessonkit.claims.markdown import without_code_blocks
from lessonkit.language import nearest

_CODE = re.compile(r"(?<![`}])`[^`\n]*`")


def term_rules(draft: Draft, known: Glossary) -> Iterator[Finding]:
    """Everything to mend in the marks of terms."""
    texts = list(_texts(draft))
    yield from _in_headings(draft)
    yield from _where_they_are_plain_text(draft)
    seen: dict[str, str] = {}
    for place, (first, text) in enumerate(texts):
        for mark in term_marks(text):
            at = draft.at(first + mark.line - 1)
            term = known.get(mark.key)
            if term is None:
                meant = nearest(mark.key, list(known))
                yield Finding(
                    at,
                    "terms",
                    f"The glossary has no {mark.key!r}. {meant or 'Add it to datasets/glossary/hand/terms.csv.'}",
                )
            elif term.id in seen:
                yield Finding(
                    at, "terms", f"{term.term!r} is explained already, in {seen[term.id]}: mark it once."
                )
            else:
                seen[term.id] = at
                before = [*texts[:place], (first, text[: mark.start])]
                if earlier := _first_use(before, term):
                    yield Finding(
                        at, "terms", f"Mark {term.term!r} where it first stands, in line {earlier}."
                    )


def _texts(draft: Draft) -> Iterator[tuple[int, str]]:
    """What a learner reads in order, each with its first line: the running text, and the tasks of the exercises."""
    for block in draft.text.blocks:
        if block.kind == "prose":
            yield block.line, block.text
        elif block.kind == "exercise":
            words = draft.text.exercises[block.text]
            yield words.lines["title"] + 1, words.prompt


def _first_use(texts: list[tuple[int, str]], term: Term) -> int | None:
    """The line where a term stands as a word, in the singular or with an s; code, links and headings do not count.

    A term with a capital is looked for as it is written, for "who" is not WHO.
    """
    flags = 0 if term.term != term.term.lower() else re.IGNORECASE
    word = re.compile(rf"(?<![\w-]){re.escape(term.term)}(?:s|'s|’s)?(?![\w-])", flags)
    for first, text in texts:
        read = _CODE.sub(lambda code: " " * len(code[0]), without_code_blocks(text))
        for number, line in enumerate(read.split("\n")):
            if not line.lstrip().startswith("#") and word.search(
                re.sub(r"\]\([^)]*\)|\{claim\}`[^`]*`", "", line)
            ):
                return first + number
    return None


def _in_headings(draft: Draft) -> Iterator[Finding]:
    for block in draft.text.blocks:
        for heading in headings(block.text) if block.kind == "prose" else ():
            if any(term_marks(heading.text)):
                yield Finding(
                    draft.at(block.line + heading.line),
                    "terms",
                    "Mark the term in the text below, not in a heading.",
                )


def _where_they_are_plain_text(draft: Draft) -> Iterator[Finding]:
    for exercise in draft.lesson.exercises:
        for section, text in exercise_texts(exercise):
            if text is not exercise.prompt and any(term_marks(text)):
                yield Finding(
                    draft.at_words(exercise.id, section),
                    "terms",
                    "Mark a term in the task or in the running text; here the mark would be printed as it stands.",
                )
    front = draft.text.front
    for key in ("title", "question", "before", "content_note", "objectives", "keypoints"):
        value = getattr(front, key)
        if any(term_marks(" ".join([value] if isinstance(value, str) else value))):
            yield Finding(
                draft.at_key(key), "terms", "Mark a term in the running text, not in the front matter."
            )
