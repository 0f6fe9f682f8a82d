"""What a workshop takes from the text of a lesson: a part's prose, its opening, and how it opens an explorer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from lessonkit.authoring.said_in import said_in
from lessonkit.claims.claim import Claim
from lessonkit.teaching.workshop.agenda import Step, lesson_read

LONGEST = 560
"""Characters of an opening; a longer paragraph would fill a slide."""

_OF_THE_NOTEBOOK = re.compile(r":$|\bcells?\b|\bcards?\b|\bbelow\b|\bexplorer\b|your guess is recorded")
_EXPLORE = re.compile(r"^explore\(.*\)$", re.MULTILINE)


def part_text(step: Step) -> str:
    """The prose of a part of a lesson, its heading left out."""
    return "\n\n".join(_proses(step))


def _proses(step: Step) -> Iterator[str]:
    """The pieces of prose of a part, in order: code and exercises stand between them."""
    heading = ""
    for block in lesson_read(step.lesson).text.blocks:
        if block.kind != "prose":
            continue
        for piece in re.split(r"(?m)^(?=## )", said_in("slide", block.text)):
            if piece.startswith("## "):
                heading, _, piece = piece[3:].partition("\n")
            if heading.strip() == step.part and piece.strip():
                yield piece.strip()


def opening(step: Step) -> str:
    """The first paragraph of a part that a room without notebooks can read, from above its first cell: no side of a dispute,
    nothing that an exercise still asks."""
    above = next(_proses(step), "").split("::::{sides}")[0]
    for paragraph in re.split(r"\n[ ]*\n", above):
        plain = paragraph and paragraph[0] not in ":|-#<*`!>0123456789" and len(paragraph) < LONGEST
        if plain and not _OF_THE_NOTEBOOK.search(paragraph):
            return paragraph
    return ""


def opened_with(step: Step, names: set[str]) -> dict[str, Any]:
    """The state with which the lesson itself opens the explorer, as far as it is written out there."""
    for block in lesson_read(step.lesson).text.blocks:
        for line in _EXPLORE.findall(block.text) if block.kind == "code" else ():
            call = ast.parse(line).body[0].value  # type: ignore[attr-defined]
            if ast.literal_eval(call.args[0]) == step.explorer:
                return {
                    word.arg: word.value.value
                    for word in call.keywords
                    if word.arg in names and isinstance(word.value, ast.Constant)
                }
    return {}


def calm(one: Claim) -> bool:
    """Whether a number may stand alone: nobody disputes it, and no other number has to stand beside it."""
    return not (one.disputed_by or one.answered_by or one.covered_by)
