"""Lessons 0 and 1 in Spanish: whole, proved for every deal, and each mistake told in Spanish for the same score."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lessonkit.authoring.translation import catalogues, editions
from lessonkit.data import load
from lessonkit.exercises.deal import every_deal
from lessonkit.exercises.key.judge import judge
from lessonkit.exercises.key.proof import prove
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Exercise, Lesson
from lessonkit.language.in_force import MARK, speaking

KIT = Path(__file__).parents[2]
WHOLE = ("00-start-here", "01-booking-to-deportation")


def in_spanish(lesson: str) -> Lesson:
    with speaking("es"):
        return load_lesson(KIT / "solutions" / lesson)


@pytest.mark.parametrize("lesson", WHOLE)
def test_the_lesson_is_translated_but_for_what_changed_lately(lesson: str) -> None:
    entries = catalogues.read(catalogues.file_of(KIT, "es", lesson))
    left = [id for id, one in entries.items() if not one.counts]
    assert len(left) <= 0.02 * len(entries), left


@pytest.mark.parametrize("lesson", WHOLE)
def test_the_exercises_are_the_same_ones_in_other_words(lesson: str) -> None:
    english, spanish = load_lesson(KIT / "solutions" / lesson), in_spanish(lesson)
    assert [one.id for one in spanish.exercises] == [one.id for one in english.exercises]
    for one, other in zip(english.exercises, spanish.exercises, strict=True):
        assert (other.kind, other.points, other.tolerance) == (one.kind, one.points, one.tolerance)
        assert [m.name for m in other.mistakes] == [m.name for m in one.mistakes]
        assert one.title != other.title


@pytest.mark.parametrize("lesson", WHOLE)
def test_each_named_mistake_has_its_own_spanish_reply_for_the_same_score(lesson: str) -> None:
    english, spanish = load_lesson(KIT / "solutions" / lesson), in_spanish(lesson)
    told = 0
    for one, other in zip(english.exercises, spanish.exercises, strict=True):
        replies = [mistake.reply for mistake in other.mistakes]
        assert len(set(replies)) == len(replies)
        for at, mistake in enumerate(other.mistakes):
            assert mistake.reply not in (one.mistakes[at].reply, "")
            assert MARK not in mistake.reply
        told += sum(same_in_both(english, one, other))
    assert told > 10


def same_in_both(lesson: Lesson, one: Exercise, other: Exercise) -> list[bool]:
    """For each mistake that is a value: true once both languages score it alike and the reply is Spanish."""
    if one.answer is None or one.answer_kind.called:
        return []
    deal = next(iter(every_deal(lesson.pools, one.uses)))
    found = []
    for before, after in zip(one.mistakes, other.mistakes, strict=True):
        given = one.answer_kind.take(before.value(load, deal))
        first = judge(one, given, deal, load)
        with speaking("es"):
            second = judge(other, given, deal, load)
        assert (second.score, second.state, second.mistake) == (first.score, first.state, first.mistake)
        if first.mistake == before.name:
            assert after.reply in second.reply, (one.id, before.name)
            assert before.reply not in second.reply
            found.append(True)
    return found


@pytest.mark.parametrize("lesson", WHOLE)
def test_each_exercise_is_proved_for_each_deal_in_spanish_too(lesson: str) -> None:
    spanish = in_spanish(lesson)
    with speaking("es"):
        assert list(prove(spanish, load)) == []


@pytest.mark.parametrize("lesson", WHOLE)
def test_the_notebook_is_what_a_fresh_build_makes_and_has_the_cells_of_the_english_one(
    lesson: str, tmp_path: Path
) -> None:
    committed = KIT / "lessons" / "es" / f"{lesson}.ipynb"
    assert (
        editions.edition_into(KIT, "es", lesson, tmp_path, proved=False).read_bytes()
        == committed.read_bytes()
    )
    spanish = json.loads(committed.read_text("utf-8"))
    english = json.loads((KIT / "lessons" / lesson / f"{lesson}.ipynb").read_text("utf-8"))
    assert spanish["metadata"]["scomm"]["language"] == "es"
    assert spanish["metadata"]["scomm"]["answers"].keys() == english["metadata"]["scomm"]["answers"].keys()
    grades = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in spanish["cells"]]
    assert grades == [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in english["cells"]]


def test_what_the_kernel_and_the_lessons_read_is_made_of_the_catalogues() -> None:
    found = editions.checked(KIT, "es")
    for path, words in editions.package_words(found, "es").items():
        assert words == json.loads(path.read_text("utf-8"))
    for lesson in WHOLE:
        path = editions.words_file(KIT / "solutions" / lesson, "es")
        assert editions.of_lesson(lesson, found[lesson]) == json.loads(path.read_text("utf-8"))
