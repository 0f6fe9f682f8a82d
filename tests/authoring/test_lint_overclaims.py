"""No sentence of the kit says more than its evidence: each phrase of the list, and everything that the kit says."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.lint import lint
from lessonkit.authoring.lint_overclaims import NEGATORS, Phrase, overclaims, phrases, wrong_answers
from lessonkit.authoring.translation.catalogues import FOLDER, brought_up_to_date, read
from lessonkit.authoring.word_list import word_list
from lessonkit.exercises.locate import load_lesson
from lessonkit.teaching.workshop.spoken import workshop_words

KIT = Path(__file__).parents[2]
QUOTED = {"en": "The release says: “{}”", "es": "El comunicado dice: «{}»"}
NEGATED = {"en": "It is not so that {}", "es": "No es cierto que {}"}
EACH = [
    pytest.param(phrase, language, sentence, id=f"{phrase.name} {language} {number}")
    for phrase in phrases()
    for language in NEGATORS
    for number, sentence in enumerate(phrase.caught[language])
]


@pytest.mark.parametrize(("phrase", "language", "sentence"), EACH)
def test_each_phrase_is_caught(phrase: Phrase, language: str, sentence: str) -> None:
    assert phrase in [one.phrase for one in overclaims(sentence, language)]


@pytest.mark.parametrize(("phrase", "language", "sentence"), EACH)
def test_what_somebody_said_in_quotation_marks_may_say_it(
    phrase: Phrase, language: str, sentence: str
) -> None:
    assert list(overclaims(QUOTED[language].format(sentence), language)) == []


@pytest.mark.parametrize(("phrase", "language", "sentence"), EACH)
def test_a_negation_just_before_a_phrase_turns_it_round(phrase: Phrase, language: str, sentence: str) -> None:
    words = next(one.words for one in overclaims(sentence, language) if one.phrase == phrase)
    assert list(overclaims(NEGATED[language].format(words), language)) == []


@pytest.mark.parametrize("phrase", phrases(), ids=lambda phrase: phrase.name)
@pytest.mark.parametrize("language", NEGATORS)
def test_what_to_write_instead_and_near_sentences_are_not_caught(phrase: Phrase, language: str) -> None:
    near = [phrase.write, phrase.why, *phrase.spared["en"]] if language == "en" else phrase.spared[language]
    assert [one.words for text in near for one in overclaims(text, language)] == []


def test_a_negation_of_another_clause_does_not_help() -> None:
    assert list(overclaims("No county was late, so the program had no effect on crime."))
    assert list(overclaims("{none} had no effect.")), "a field is no negation"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Some boxes", "The estimate does not\ndiffer from zero. Some boxes", 33),
        ("Divide the part by its base.", "That proves that it had no effect.", 130),
        ("A share has a base.", "Seven of ten studies find less.", 14),
    ],
)
def test_the_linter_names_the_line_and_what_to_write(
    folder: Path, change: Callable[[str, str, str], None], old: str, new: str, line: int
) -> None:
    change("lesson.md", old, new)
    found = [one for one in lint(folder) if one.rule == "overclaims"]
    assert found
    assert all(f"lesson.md:{line}" in one.place for one in found)
    assert all("Write: " in one.do for one in found)


def test_a_wrong_option_may_say_it_and_a_right_one_may_not(
    folder: Path, change: Callable[[str, str, str], None]
) -> None:
    exercise = load_lesson(folder).exercise("which-base")
    wrong = {section for section in wrong_answers(exercise) if section.startswith("option")}
    right = {f"option {letter}" for letter in exercise.options} - wrong
    assert len(right) == 1
    for sections, found in ((wrong, False), (right, True)):
        for section in sections:
            words = exercise.options[section.split()[1]]
            change("lesson.md", words, f"It had no effect. {words}")
            assert any(one.rule == "overclaims" for one in lint(folder)) == found
            change("lesson.md", f"It had no effect. {words}", words)


@cache
def _exempt() -> frozenset[str]:
    """The ids of what is wrong on purpose: wrong options and weak samples."""
    return frozenset(
        f"{lesson}/{exercise.id}/{section}"
        for lesson in lesson_ids(KIT)
        for exercise in load_lesson(KIT / "solutions" / lesson).exercises
        for section in wrong_answers(exercise)
    )


def test_nothing_that_the_kit_says_claims_too_much() -> None:
    """Lessons, explorers, replies, hints, claims, slides and cards; a bank of questions is made of the same sentences."""
    words = word_list(KIT, workshop_words())
    found = [
        f"{id}: {one.words}" for id, text in words.items() if id not in _exempt() for one in overclaims(text)
    ]
    assert found == []


def test_nothing_that_it_says_in_spanish_does() -> None:
    """Only what an edition prints: a translation whose English has changed does not count."""
    words = word_list(KIT, workshop_words())
    said = {
        id: entry
        for path in sorted((KIT / FOLDER / "es").glob("*.po"))
        for id, entry in brought_up_to_date(words, read(path)).items()
        if entry.counts and id not in _exempt()
    }
    assert len(said) > 1000
    assert [f"{id}: {one.words}" for id, entry in said.items() for one in overclaims(entry.said, "es")] == []
