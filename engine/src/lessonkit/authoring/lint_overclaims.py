"""The rule that no sentence says more than its evidence: one list of phrases, each with what to write instead.

The list is data (`overclaims.toml`), in each language that the kit speaks. It is held against every text that a lesson
says when it is built, and by the tests against everything else that the kit says (`lessonkit words`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lessonkit.authoring.finding import Draft, Finding
from lessonkit.authoring.lint_text import exercise_texts, front_texts
from lessonkit.data import load
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.spec import Exercise

LIST = Path(__file__).with_name("overclaims.toml")
NEGATORS = {
    "en": r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|hardly)\b|n['’]t\b",
    "es": r"\b(?:no|nunca|nadie|ning[uú]n|ninguna|ninguno|nada|sin|ni|tampoco)\b",
}
"""Words before a phrase that turn it round, by language."""
REACH = 6
"""How many words before a phrase a negation may stand."""
_CLAUSE_END = re.compile(r"[.;:!?,]\s|\n[ ]*\n")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»")


@dataclass(frozen=True)
class Phrase:
    """One kind of phrase: its name, what to write instead and why, and how it looks in each language."""

    name: str
    write: str
    why: str
    looks: Mapping[str, re.Pattern[str]]
    caught: Mapping[str, tuple[str, ...]]
    spared: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Overclaim:
    """One phrase as it stands in a text: its kind, its words, and the line of the text on which it begins, from 0."""

    phrase: Phrase
    words: str
    line: int

    @property
    def do(self) -> str:
        """What to do, in one line."""
        return f"{self.words!r} says too much. Write: {self.phrase.write}. {self.phrase.why}"


@lru_cache(maxsize=1)
def phrases() -> tuple[Phrase, ...]:
    """The list, in the order of its file."""
    given: list[dict[str, Any]] = tomllib.loads(LIST.read_text(encoding="utf-8"))["phrase"]
    return tuple(
        Phrase(
            one["name"],
            one["write"],
            one["why"],
            {language: _compiled(one[language]) for language in NEGATORS},
            {language: tuple(one["caught"][language]) for language in NEGATORS},
            {language: tuple(one["spared"][language]) for language in NEGATORS},
        )
        for one in given
    )


def overclaims(text: str, language: str = "en") -> Iterator[Overclaim]:
    """Each phrase of the list in a text, but for those that are quoted or negated.

    >>> [one.words for one in overclaims("The estimate does not differ from zero.")]
    ['does not differ from zero']
    >>> list(overclaims("He said that it “does not differ from zero”."))
    []
    """
    quoted = [range(*match.span()) for match in _QUOTED.finditer(text)]
    for phrase in phrases():
        for match in phrase.looks[language].finditer(text):
            if any(match.start() in span for span in quoted) or _negated(text[: match.start()], language):
                continue
            yield Overclaim(phrase, " ".join(match[0].split()), text.count("\n", 0, match.start()))


def overclaim_rules(draft: Draft) -> Iterator[Finding]:
    """Everything that a lesson says too surely, in its text, its exercises and what it says to instructors."""
    for place, text in _texts(draft):
        for one in overclaims(text):
            yield Finding(place(one.line), "overclaims", one.do)


def wrong_answers(exercise: Exercise) -> frozenset[str]:
    """The sections of an exercise that are wrong on purpose: options that earn nothing, and samples below the best level."""
    best = max((level.points for level in exercise.rubric), default=0)
    samples = (
        f"level {level.points:g} {kind}"
        for level in exercise.rubric
        if level.points < best
        for kind in ("sample", "counterpart")
    )
    wrong = (
        {mistake.value(load, Deal()) for mistake in exercise.mistakes} if exercise.kind == "choice" else set()
    )
    return frozenset([*samples, *(f"option {letter}" for letter in exercise.options if letter in wrong)])


def _texts(draft: Draft) -> Iterable[tuple[Any, str]]:
    """Each text with a function from a line in it to its place."""
    for key, text in front_texts(draft):
        yield (lambda _, key=key: draft.at_key(key)), text
    for block in draft.text.blocks:
        if block.kind == "prose":
            yield (lambda line, block=block: draft.at(block.line + line)), block.text
    for exercise in draft.lesson.exercises:
        exempt = wrong_answers(exercise)
        for section, text in exercise_texts(exercise):
            if section not in exempt:
                yield (lambda _, id=exercise.id, section=section: draft.at_words(id, section)), text
    lines = draft.text.path.read_text(encoding="utf-8").splitlines()
    for aside in draft.text.instructors:
        yield (
            (lambda line, aside=aside: draft.at(aside.line + line)),
            "\n".join(lines[aside.line - 1 : aside.end]),
        )


def _negated(before: str, language: str) -> bool:
    """Whether the clause before a phrase turns it round."""
    ends = [match.end() for match in _CLAUSE_END.finditer(before)]
    clause = re.sub(r"\{[^{}]*\}?", " ", before[ends[-1] if ends else 0 :])  # a field is no word
    near = " ".join(clause.split()[-REACH:])
    return re.search(NEGATORS[language], near, re.IGNORECASE) is not None


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns).replace(" ", r"\s+"), re.IGNORECASE)
