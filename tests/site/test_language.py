"""A lesson's page in Spanish: its language said, no English without a mark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from lessonkit.authoring.translation import catalogues
from lessonkit.language.in_force import MARK
from tests.site.editions import IN_SPANISH, LESSONS, file

KIT = Path(__file__).parents[2]
LESSON = "01-booking-to-deportation"


@pytest.fixture(scope="module")
def soup() -> BeautifulSoup:
    return read(LESSON)


def read(name: str) -> BeautifulSoup:
    return BeautifulSoup(file(name, "es").read_text("utf-8"), "html.parser")


def test_the_page_says_its_language_and_that_somebody_must_still_read_it(soup: BeautifulSoup) -> None:
    assert soup.html is not None
    assert soup.html["lang"] == "es"
    assert "Esta es la edición en español" in soup.main.get_text()  # type: ignore[union-attr]


def test_english_that_is_left_is_marked_for_eyes_and_for_screen_readers(soup: BeautifulSoup) -> None:
    marked = [
        text
        for text in soup.body.find_all(string=re.compile(re.escape(MARK)))  # type: ignore[union-attr]
        if text.parent is not None and text.parent.name not in ("script", "style")
    ]
    assert marked  # the next lesson's title is still English
    assert all(text.find_parent(attrs={"lang": "en"}) is not None for text in marked)


def test_the_words_of_every_page_are_spanish() -> None:
    entries = catalogues.read(catalogues.file_of(KIT, "es", catalogues.INTERFACE))
    assert [id for id, one in entries.items() if id.startswith("site/") and not one.counts] == []


ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "was",
        "were",
        "which",
        "with",
        "from",
        "for",
        "by",
        "to",
        "is",
        "are",
        "that",
        "who",
        "whose",
        "their",
        "not",
        "it",
        "this",
        "these",
        "on",
        "at",
        "has",
        "have",
        "had",
        "be",
        "been",
    ]
)
SPANISH = frozenset(
    [
        "de",
        "la",
        "el",
        "los",
        "las",
        "que",
        "y",
        "en",
        "un",
        "una",
        "por",
        "con",
        "del",
        "se",
        "no",
        "su",
        "al",
        "lo",
        "es",
        "o",
        "para",
        "como",
        "más",
        "sus",
        "entre",
        "desde",
        "hasta",
    ]
)


def reads_as_english(text: str) -> bool:
    """Whether a text has more of the small words of English than of Spanish, and two of them at least.

    >>> reads_as_english("One row is one event of the year"), reads_as_english("El título: Who was deported, and where")
    (True, False)
    """
    words = re.findall(r"[^\W\d_]+", text.casefold())
    english, spanish = (sum(word in small for word in words) for small in (ENGLISH, SPANISH))
    return english > max(1, spanish)


@pytest.mark.parametrize("name", IN_SPANISH)
def test_no_english_stands_in_a_spanish_page_without_saying_its_language(name: str) -> None:
    soup = read(name)
    for one in soup.find_all(["script", "style", "code", "pre"]):
        one.decompose()
    unmarked = [
        text.strip()
        for text in soup.find_all(string=reads_as_english)
        if text.find_parent(attrs={"lang": "en"}) is None
    ]
    assert unmarked == []


def test_the_first_page_says_of_each_lesson_how_long_it_takes_as_the_english_one_does() -> None:
    of_each = {
        language: [
            re.findall(r"\d+", one.get_text().split("·")[0])
            for one in BeautifulSoup(file("index", language).read_text("utf-8"), "html.parser").select(
                ".lessons h3 ~ .soft"
            )
        ]
        for language in ("en", "es")
    }
    assert len(of_each["es"]) == len(LESSONS)
    assert of_each["es"] == of_each["en"]
