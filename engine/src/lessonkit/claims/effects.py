"""What a claim on an effect owes its reader: the base of its number, the words of its source, and its error.

A number such as 30 percent says nothing before one knows of what: of how likely a victim is to report, or of how many
reports there are. So a claim on an effect names its base, and the clause around its citation is held against the
words of that base (`effects.toml`). A claim on a row of the table `published-effects` quotes the row's `result`. And beside an effect
stand the ends of its interval, or the words "error not seen".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lessonkit.claims.claim import Effect
from lessonkit.claims.markdown import Cited, citations, without_code_blocks
from lessonkit.course import course
from lessonkit.language.words import joined

TABLE = "published-effects"
"""The table of what studies found; its column `result` has each finding in the words of its source."""
UNSEEN = re.compile(r"\berrors?\s+(?:\w+\s+)?not\s+seen\b", re.IGNORECASE)
"""What a text says of effects whose error nobody here has read."""
_CLAUSE = re.compile(
    r"(?<=[.;!?])\s|,\s(?=(?:and|but|while|whereas|so|because)\s)|\n[ ]*\n|\n[ ]*[-*|>] |\n[ ]*\d+\. "
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s|\n[ ]*\n|\n[ ]*[-*|>] |\n[ ]*\d+\. ")


@dataclass(frozen=True)
class _Words:
    """The words of one base, compiled."""

    says: re.Pattern[str]
    never: re.Pattern[str]
    instead: str


def off_base(markdown: str, known: Mapping[str, Effect]) -> Iterator[tuple[Cited, str, str]]:
    """Each citation whose clause speaks of another base than its effect's: what is wrong, and what to do.

    >>> fell = {"a": Effect("likelihood")}
    >>> [wrong for _, wrong, _ in off_base("After that {claim}`a` fewer victims reported.", fell)]
    ["'fewer' is no word of a likelihood."]
    >>> list(off_base("Victims were {claim}`a` less likely to report.", fell))
    []
    """
    text = without_code_blocks(markdown)
    for one in citations(markdown):
        effect = known.get(one.id)
        if effect is None or not effect.base:
            continue
        words = _bases()[effect.base]
        clause = _around(text, one, _CLAUSE)
        do = f"Say of what it is a part, in the words of its source: {words.instead}."
        if other := words.never.search(clause):
            said = other[0].replace("{claim}", "").strip()
            yield one, f"{said!r} is no word of a {effect.base}.", do
        elif not words.says.search(clause):
            yield one, f"Nothing around it says that it is a {effect.base}.", do


def unquoted(markdown: str, known: Mapping[str, Effect]) -> Iterator[tuple[Cited, str, str]]:
    """Each citation whose sentence leaves out the words of the finding that it has to quote."""
    text = without_code_blocks(markdown)
    for one in citations(markdown):
        effect = known.get(one.id)
        if effect is not None and effect.quotes:
            sentence = " ".join(_around(text, one, _SENTENCE).split())
            if effect.quotes not in sentence:
                yield (
                    one,
                    "It does not quote what the study found.",
                    f"Write “{effect.quotes}” in this sentence.",
                )


def without_error(id: str, passage: str, known: Mapping[str, Effect]) -> str:
    """What to do where a passage cites an effect with neither its interval nor the words that no error was seen; nothing if all is well.

    >>> known = {"a": Effect("number"), "b": Effect("number", interval=("low", "high"))}
    >>> without_error("a", "They made {claim}`a` fewer calls (error not seen).", known)
    ''
    >>> without_error("b", "They made {claim}`b` fewer calls.", known)
    'Cite low and high in the same paragraph or card.'
    """
    effect = known.get(id)
    if effect is None or effect.counted or UNSEEN.search(passage):
        return ""
    if effect.interval and set(effect.interval) <= {one.id for one in citations(passage)}:
        return ""
    do = f"Cite {joined(list(effect.interval))}" if effect.interval else "Say “error not seen”"
    return f"{do} in the same paragraph or card."


def _around(text: str, one: Cited, between: re.Pattern[str]) -> str:
    """The piece of text between two marks that holds a citation, the citation itself as {claim}."""
    start = max((mark.end() for mark in between.finditer(text, 0, one.start)), default=0)
    after = between.search(text, one.end)
    end = after.start() if after else len(text)
    return f"{text[start : one.start]}{{claim}}{text[one.end : end]}"


@lru_cache(maxsize=1)
def _bases() -> Mapping[str, _Words]:
    """The words of each base: the engine's, and what a course says besides in its own `claims/effects.toml`."""
    mine = Path(__file__).with_suffix(".toml")
    given, more = (
        tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        for path in (mine, course().part("claims") / mine.name)
    )
    return {
        base: _Words(
            _one_of([*words["says"], *more.get(base, {}).get("says", ())]),
            _one_of(words["never"]),
            words["instead"],
        )
        for base, words in given.items()
    }


def _one_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns).replace(" ", r"\s+"), re.IGNORECASE)
