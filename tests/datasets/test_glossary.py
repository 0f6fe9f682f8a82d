"""The glossary: short plain definitions, and Spanish only from official pages."""

from __future__ import annotations

from urllib.parse import urlparse

import pandas as pd
import pytest

from lessonkit.data import load

OFFICIAL = {"ice.gov", "www.ice.gov", "cbp.gov", "mx.usembassy.gov"}


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("glossary").set_index("id")


def test_there_are_between_forty_and_a_hundred_terms(table: pd.DataFrame) -> None:
    assert 40 <= len(table) <= 100


def test_a_definition_is_one_or_two_short_sentences(table: pd.DataFrame) -> None:
    for term, definition in zip(table["term"], table["definition"], strict=True):
        assert definition.endswith((".", "?")), term
        assert len(definition.split()) <= 32, term


def test_no_definition_begins_with_its_own_term(table: pd.DataFrame) -> None:
    own = [
        t for t, d in zip(table["term"], table["definition"], strict=True) if d.lower().startswith(t.lower())
    ]
    assert own == []


def test_spanish_stands_only_with_an_official_page(table: pd.DataFrame) -> None:
    assert (table["spanish"].notna() == table["spanish_url"].notna()).all()
    assert table["spanish"].notna().sum() == 13
    assert {urlparse(url).netloc for url in table["spanish_url"].dropna()} <= OFFICIAL


def test_the_words_of_the_house_are_defined(table: pd.DataFrame) -> None:
    for id in ("book-in", "removal", "return", "conviction", "noncitizen", "detainer", "section-287-g"):
        assert id in table.index
    assert table.loc["noncitizen", "official_term"] == "alien"
    assert table.loc["detainer", "spanish"] == "orden de retención migratoria"
