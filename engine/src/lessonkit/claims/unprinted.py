"""A claim is printed by its lesson, by an explorer, or waits for a lesson that is still to come; else it goes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from lessonkit.claims.claim import Claim

_CITATION = re.compile(r"\{claim\}`([^`\n]+)`")
_QUOTED = re.compile(r"\"([a-z0-9-]+)\"")


def unprinted(
    claims: Iterable[Claim],
    owners: Mapping[str, str],
    printed_by: Mapping[str, Collection[str]],
    by_explorers: Collection[str],
) -> Iterator[str]:
    """What is wrong with each claim that nothing prints, or that waits for a lesson that is there.

    `owners` gives the lesson that brings a claim (nothing for a shared one), `printed_by` the ids that each lesson
    cites, `by_explorers` those that explorers print.
    """
    everywhere = {id for ids in printed_by.values() for id in ids} | set(by_explorers)
    for one in claims:
        owner = owners[one.id]
        if one.for_lesson:
            there = [lesson for lesson in printed_by if lesson.startswith(f"{one.for_lesson}-")]
            if there:
                yield f"{one.id} waits for {there[0]}, which is there: cite it, or delete it."
            elif one.id in everywhere:
                yield f"{one.id} is printed and still waits for lesson {one.for_lesson}: take for_lesson away."
        elif owner and one.id not in printed_by[owner]:
            yield f"{one.id} is brought by {owner}, which does not print it: cite it, or delete it."
        elif one.id not in everywhere:
            yield f"{one.id} is printed by nothing: say for_lesson, or delete it."


def cited_by_lessons(solutions: Path, *, with_evidence: bool = True) -> dict[str, set[str]]:
    """The ids that the texts of each lesson in a `solutions` folder cite, by the lesson's id, and those that it gives as evidence of a verdict."""
    found = {}
    for folder in sorted(path.parent for path in solutions.glob("*/exercises.py")):
        texts = [path.read_text("utf-8") for path in folder.iterdir() if path.suffix in (".md", ".py")]
        evidence = [path.read_text("utf-8") for path in folder.glob("evidence.toml") if with_evidence]
        found[folder.name] = {id for text in texts for id in _CITATION.findall(text)} | {
            id for text in evidence for id in _QUOTED.findall(text)
        }
    return found


def named_by_explorers(folder: Path) -> set[str]:
    """Every quoted word in the code of the explorers of a folder that can be the id of a claim: they name what they print by its id."""
    return {word for path in folder.rglob("*.py") for word in _QUOTED.findall(path.read_text("utf-8"))}
