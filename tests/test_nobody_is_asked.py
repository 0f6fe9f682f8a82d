"""The kit never asks about anyone's immigration status: no sentence that it says to a reader does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KIT = Path(__file__).parents[1]
STATUS = (
    r"\b(?:your|their) (?:own )?(?:immigration|legal|citizenship) status\b",
    r"\bare you (?:an? )?(?:us |u\.s\. )?(?:citizen|noncitizen|immigrant|undocumented)",
    r"\bwere you born\b|\byour country of (?:birth|origin|citizenship)\b",
    r"\btu (?:situación|estatus) migratori[ao]\b|\b(?:eres|es usted) (?:ciudadan|inmigrante|indocumentad)",
)
ASKS = re.compile(rf"(?:{'|'.join(STATUS)})[^.!?]*\?", re.IGNORECASE)
"""A question with such words in it: that nobody should write of it is said in several places."""


def sentences(of: Any) -> Iterator[str]:
    """Every text in a table of words."""
    if isinstance(of, str):
        yield of
    elif isinstance(of, dict | list):
        for one in of.values() if isinstance(of, dict) else of:
            yield from sentences(one)


def said() -> Iterator[tuple[Path, str]]:
    """All that the kit says, with its file."""
    for path in sorted([*KIT.glob("engine/src/**/*.toml"), *KIT.glob("src/scomm/**/*.toml")]):
        for text in sentences(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield path, text
    for pattern in (
        "solutions/*/lesson.md",
        "translations/es/*.po",
        "engine/src/**/*.md",
        "src/scomm/**/*.md",
    ):
        for path in sorted(KIT.glob(pattern)):
            yield path, " ".join(path.read_text(encoding="utf-8").split())


def test_no_sentence_asks_for_anybodys_status() -> None:
    found = [(path.name, one.group()) for path, text in said() for one in ASKS.finditer(text)]
    assert found == []


def test_such_a_question_would_be_found() -> None:
    for question in (
        "What is your immigration status?",
        "Are you a citizen?",
        "¿Cuál es tu situación migratoria?",
    ):
        assert ASKS.search(question)
