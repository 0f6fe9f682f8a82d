"""The lesson linter: everything to mend in a lesson before it can be built."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from lessonkit.authoring.code_names import explored
from lessonkit.authoring.finding import Draft, Finding
from lessonkit.authoring.lint_access import access_rules
from lessonkit.authoring.lint_claims import claim_rules
from lessonkit.authoring.lint_exercises import exercise_rules
from lessonkit.authoring.lint_overclaims import overclaim_rules
from lessonkit.authoring.lint_sides import side_rules
from lessonkit.authoring.lint_terms import term_rules
from lessonkit.authoring.lint_text import text_rules, time_rules
from lessonkit.authoring.source import Block, read_text
from lessonkit.authoring.terms import glossary
from lessonkit.data import load as load_dataset
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Exercise, Load
from lessonkit.explorers.registry import ids, title_of


def lint(folder: Path, load: Load = load_dataset) -> tuple[Finding, ...]:
    """Every finding in the lesson in `folder` (`solutions/<lesson>`)."""
    return lint_draft(Draft(read_text(folder / "lesson.md"), load_lesson(folder)), load)


def lint_draft(draft: Draft, load: Load) -> tuple[Finding, ...]:
    """Every finding in a draft, each once: text, access, terms, exercises and code, phrases that say too much, then claims."""
    titles = {id: title_of(id) for id in ids()}
    rules = [
        text_rules(draft),
        access_rules(draft),
        term_rules(draft, glossary(load)),
        exercise_rules(draft, ids()),
        explorer_rules(draft, titles),
        side_rules(draft),
        overclaim_rules(draft),
    ]
    found = dict.fromkeys([*(one for rule in rules for one in rule), *claim_rules(draft, load)])
    return tuple(found or time_rules(draft))


NEAR = 5
"""How many cells of text or code may stand between an explorer and an exercise that sends its reader there."""


def explorer_rules(draft: Draft, titles: Mapping[str, str]) -> Iterator[Finding]:
    """Each exercise whose task or hints name an explorer that stands far above it; `titles` are those of all explorers."""
    blocks = draft.text.blocks
    shown: dict[str, int] = {}
    for place, block in enumerate(blocks):
        if block.kind == "code":
            shown |= {id: place for id in explored(block.text) if id in titles}
        elif block.kind == "exercise":
            exercise = draft.lesson.exercise(block.text)
            for id in needed(exercise, shown, titles, draft.lesson.pools):
                between = _between(blocks[shown[id] + 1 : place])
                if between > NEAR:
                    yield Finding(
                        draft.at(block.line),
                        "explorer-beside",
                        f"Put explore({id!r}) above {exercise.id} once more: {between} cells of text and code lie between.",
                    )


def needed(
    exercise: Exercise, shown: Mapping[str, int], titles: Mapping[str, str], dealt: Collection[str]
) -> list[str]:
    """The explorers that the words of an exercise send to, among those that stand above it.

    One is meant by its title, or by the last word of it ("the machine"): then the nearest of that name. A word that is `dealt` means
    what was dealt ("the city"). "The explorer" is the nearest of all.
    """
    said = " ".join((exercise.prompt, *exercise.hints)).casefold()
    nearest_first = sorted(shown, key=lambda id: -shown[id])
    wanted = [id for id in nearest_first if titles[id].casefold() in said]
    last_words = [titles[id].casefold().split()[-1] for id in nearest_first]
    for word in dict.fromkeys(word for word in last_words if word not in dealt):
        if re.search(rf"\bthe {re.escape(word)}\b", said) and not any(
            titles[id].casefold().endswith(word) for id in wanted
        ):
            wanted.append(nearest_first[last_words.index(word)])
    if re.search(r"\bthe explorer\b", said) and nearest_first:
        wanted.append(nearest_first[0])
    return list(dict.fromkeys(wanted))


def _between(blocks: tuple[Block, ...]) -> int:
    return sum(block.kind in ("prose", "code") for block in blocks)
