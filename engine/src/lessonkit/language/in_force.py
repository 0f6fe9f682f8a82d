"""The language that the kit speaks: one for a process, English until somebody says otherwise.

A notebook says it in its first cell, `begin("00-start-here", learner_code, language="es")`, and a command with
`--lang`. `SCOMM_LANGUAGE` sets it from outside. What a learner's kernel loads before that cell says nothing while it
loads, so that nothing is fixed in English by then (tests/language/test_in_force.py).
"""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lessonkit.course import course
from lessonkit.errors import KitError

ENGLISH = "en"
SET_OUTSIDE = "SCOMM_LANGUAGE"
NAMES: Mapping[str, str] = {ENGLISH: "English", "es": "Español"}
"""Every language that the kit can speak, by its tag, and what its speakers call it."""

MARK = "[EN] "
"""Stands before words that are still English in another language's edition."""

_CATALOGUES = Path(__file__).parent / "catalogues"
_LETTERS = re.compile(r"[^\W\d_]{2}")
_spoken = ""


def spoken() -> str:
    """The tag of the language in force, such as "en"."""
    return _spoken or _known(os.environ.get(SET_OUTSIDE, "") or ENGLISH)


def speak(language: str) -> None:
    """Speak this language from now on; a `KitError` that lists the languages if it is none of them."""
    global _spoken
    _spoken = _known(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while, such as for one page of an edition."""
    global _spoken
    before = _spoken
    speak(language)
    try:
        yield
    finally:
        _spoken = before


def catalogue(language: str) -> Mapping[str, str]:
    """What the package says in another language, by the ids of `lessonkit words`; empty for English."""
    return {} if language == ENGLISH else _words(language)


def catalogue_files(language: str) -> tuple[Path, Path]:
    """Where engine and course keep what they say in a language; `lessonkit build --lang` writes both."""
    name = f"{language}.json"
    return _CATALOGUES / name, course().part("catalogues") / name


def translated(id: str, english: str) -> str:
    """The words with this id in the language in force; where there are none, the English ones with a mark.

    >>> translated("nowhere/nothing", "A word")
    'A word'
    """
    language = spoken()
    if language == ENGLISH:
        return english
    if id.endswith("page.language"):
        return language
    found = _words(language).get(id)
    return marked(english) if found is None else found


def in_every_language(id: str, english: str) -> tuple[str, ...]:
    """The English words with this id and those of every catalogue that has them: for what reads back what the kit said."""
    others = (_words(language).get(id) for language in NAMES if language != ENGLISH)
    return tuple(dict.fromkeys([english, *filter(None, others)]))


def marked(english: str) -> str:
    """English words with the mark that says so; what has no word of its own, or is a list that code reads, has none.

    >>> marked("Play"), marked("{n:count}"), marked("one | two")
    ('[EN] Play', '{n:count}', 'one | two')
    """
    words = re.sub(r"\{[^{}]*\}", "", english)
    return MARK + english if _LETTERS.search(words) and " | " not in english else english


def _known(language: str) -> str:
    if language not in NAMES:
        raise KitError(
            f"The kit does not speak {language!r}.",
            allowed=[f"{tag} ({name})" for tag, name in NAMES.items()],
            do='Leave the language out for English, or write language="es".',
        )
    return language


def _words(language: str) -> Mapping[str, str]:
    return _read(catalogue_files(language))


@functools.cache
def _read(files: tuple[Path, ...]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for file in files:
        found |= json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found


def forget_catalogues() -> None:
    """Read the catalogues anew from now on: one was written."""
    _read.cache_clear()
