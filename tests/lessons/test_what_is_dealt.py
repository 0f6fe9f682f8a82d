"""What a learner is dealt is drawn by a code: each lesson says that it says nothing about the learner, and no country is theirs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessonkit.authoring.translation.catalogues import read
from tests.lessons.test_exercises import LESSONS

KIT = Path(__file__).parents[2]
PLACES = {"county", "place", "town", "country", "state", "early_state", "office"}
NO_PLACES = {"year", "day", "threshold", "fingers", "seed", "group_size", "grows"}
DEALING = sorted(id for id, one in LESSONS.items() if id != "90-tiny" and PLACES & set(one.pools))
NOTHING_ABOUT_YOU = re.compile(r"\bsays? nothing\s+about\s+you\b")
THEIRS = re.compile(r"\byour (?:own |dealt )*countr(?:y|ies)\b", re.IGNORECASE)
"""Who has family in the country would read a request to say so."""
THEIRS_IN_SPANISH = re.compile(
    r"\b(?:tu|vuestro) (?:propio )?país\b|\btus (?:propios )?países\b", re.IGNORECASE
)
SPOKEN = [
    *KIT.glob("solutions/*/lesson.md"),
    *KIT.glob("solutions/*/*.toml"),
    *KIT.glob("engine/src/**/*.toml"),
    *KIT.glob("src/scomm/**/*.toml"),
    *KIT.glob("docs/*.md"),
]


def notes_of(id: str) -> str:
    """The note on content of a lesson, from its header."""
    header = (KIT / "solutions" / id / "lesson.md").read_text("utf-8").split("---", 2)[1]
    return re.search(r"^content_note: >-\n((?:  .*\n)+)", header, re.MULTILINE)[1]  # type: ignore[index]


def test_every_pool_is_of_places_or_not() -> None:
    pools = {name for id, one in LESSONS.items() if id != "90-tiny" for name in one.pools}
    assert pools <= PLACES | NO_PLACES


@pytest.mark.parametrize("id", DEALING)
def test_a_lesson_that_deals_a_place_says_in_its_note_that_it_says_nothing_about_you(id: str) -> None:
    """It stood in lesson 3 alone, and lesson 4 deals a country."""
    assert NOTHING_ABOUT_YOU.search(notes_of(id))


def test_nowhere_is_a_country_the_learners_own() -> None:
    assert [path for path in SPOKEN if THEIRS.findall(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("path", sorted(KIT.glob("translations/es/*.po")), ids=lambda path: path.stem)
def test_nowhere_in_spanish_either(path: Path) -> None:
    entries = read(path)
    assert [id for id, one in entries.items() if THEIRS_IN_SPANISH.search(one.said)] == []


@pytest.mark.parametrize("id", DEALING)
def test_the_note_says_so_in_spanish_once_it_is_translated(id: str) -> None:
    note = read(KIT / "translations" / "es" / f"{id}.po").get(f"{id}/front/content_note")
    if note and note.counts and NOTHING_ABOUT_YOU.search(note.english):
        assert re.search(r"\bno dicen?\s+nada\s+(?:de|sobre|acerca de)\s+ti\b", note.said)


def test_the_rule_sees_a_country_that_is_said_to_be_the_learners() -> None:
    assert THEIRS.search("Keep the rows of your own country alone.")
    assert not THEIRS.search("Keep the rows of the country that you were dealt.")
    assert THEIRS_IN_SPANISH.search("Escribe una frase sobre tu país.")
