"""Guesses are gathered from the passports of one learner; what is missing is told kindly, and nothing is lost or counted twice."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lessonkit.calibration.card import Card, say
from lessonkit.calibration.gathered import first_guesses, gathered
from lessonkit.exercises.guesses.truths import LESSON_0, truths
from lessonkit.exercises.learner import passport_file as passports
from lessonkit.exercises.learner.passport import Passport, Prediction

KIT = Path(__file__).parents[2]
CODE = "otter-maple-river"
HERE = "07-county-brief"
L4, L6 = "04-who-is-deported", "06-opting-out"


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """The folder of the lessons in a copy of the kit, with a course map and no passport."""
    for id in (L4, L6):
        shutil.copytree(
            KIT / "solutions" / id,
            tmp_path / "solutions" / id,
            ignore=shutil.ignore_patterns("*.ipynb", "__pycache__"),
        )
    root = tmp_path / "lessons"
    ids = [LESSON_0, L4, L6, HERE]
    for id in ids:
        (root / id).mkdir(parents=True)
    (root / "course.json").write_text(
        json.dumps({"course": 1, "lessons": [{"id": id} for id in ids]}), "utf-8"
    )
    return root


def keep(root: Path, lesson: str, code: str = CODE, **guesses: Prediction) -> None:
    named = {key.replace("_", "-").replace("--", "/"): guess for key, guess in guesses.items()}
    path = passports.path_for(lesson, root / lesson)
    passports.write(Passport(lesson, "1", code, predictions=named), path)


def seen(guess: float, sure: float) -> Prediction:
    return Prediction(guess, sure, "2026-11-01", seen="2026-11-01")


def test_guesses_of_several_lessons_are_found_with_their_own_rule_of_near(lessons: Path) -> None:
    keep(lessons, LESSON_0, guess_call=seen(40, 60))
    keep(lessons, L4, first_guess=seen(70, 80))
    keep(lessons, L6, first_guess=seen(15, 70))
    found = gathered(lessons / HERE, CODE)
    assert [(one.lesson, one.sure, one.is_near) for one in found.made] == [
        (0, 60, True),
        (4, 80, False),
        (6, 70, False),  # six off, and that lesson says that near is five
    ]
    assert found.missing == found.unread == found.strange == found.waiting == ()


def test_a_guess_that_has_not_met_its_data_waits_and_is_named(lessons: Path) -> None:
    keep(lessons, LESSON_0, guess_declined=Prediction(10, 50, "2026-11-01"))
    keep(lessons, L4, first_guess=Prediction(70, 80, "2026-11-01"))
    found = gathered(lessons / HERE, CODE)
    assert (found.made, found.waiting, found.missing) == ((), (0, 4), (6,))
    text = Card(found).as_text()
    assert say("left-out.waiting", n=2, lessons=["lesson 0", "lesson 4"]) in text
    assert say("left-out.missing", n=1, lessons=["lesson 6"]) in text


def test_a_guess_of_lesson_0_that_a_later_lesson_answered_counts_once(lessons: Path) -> None:
    keep(lessons, LESSON_0, guess_convicted=Prediction(15, 90, "2026-11-01"))
    path = passports.path_for(L4, lessons / L4)
    kept = {f"{LESSON_0}/guess-convicted": seen(15, 90)}
    passports.write(Passport(L4, "1", CODE, predictions=kept), path)
    found = gathered(lessons / HERE, CODE)
    assert [(one.lesson, one.answered.guess) for one in found.made] == [(0, 15)]
    assert first_guesses(lessons / HERE, CODE)["guess-convicted"].guess == 15


def test_where_lesson_0_is_missing_its_answered_guesses_are_found_in_later_passports(lessons: Path) -> None:
    path = passports.path_for(L4, lessons / L4)
    kept = {f"{LESSON_0}/guess-convicted": seen(15, 90)}
    passports.write(Passport(L4, "1", CODE, predictions=kept), path)
    found = gathered(lessons / HERE, CODE)
    assert [one.lesson for one in found.made] == [0]
    assert found.missing == (0, 6)


def test_the_passport_of_another_code_is_left_out_and_a_damaged_one_is_told(lessons: Path) -> None:
    keep(lessons, L4, code="acorn-amber-anchor", first_guess=seen(50, 90))
    passports.path_for(L6, lessons / L6).write_text("{", "utf-8")
    found = gathered(lessons / HERE, CODE)
    assert (found.made, found.strange, found.unread, found.missing) == ((), (4,), (6,), (0,))
    assert say("card.none") in Card(found).as_text()


def test_without_a_course_map_the_passports_that_lie_there_are_read(lessons: Path) -> None:
    (lessons / "course.json").unlink()
    keep(lessons, L4, first_guess=seen(60, 70))
    found = gathered(lessons / HERE, CODE)
    assert ([one.lesson for one in found.made], found.with_map, found.missing) == ([4], False, ())
    assert say("left-out.no-map") in Card(found).as_text()


def test_a_line_that_was_drawn_is_told_and_not_scored(lessons: Path) -> None:
    path = passports.path_for(L6, lessons / L6)
    kept = Passport(L6, "1", CODE).with_drawing(
        "a line", {"2010": 3}, {"2010": 5}, "Your line was 2 too low."
    )
    passports.write(kept, path)
    found = gathered(lessons / HERE, CODE)
    assert (found.made, found.drawn) == ((), ((6, "Your line was 2 too low."),))
    assert say("card.drawn", n=6, gap="Your line was 2 too low.") in Card(found).as_text()


def test_the_folder_is_only_read(lessons: Path) -> None:
    keep(lessons, L4, first_guess=seen(60, 70))
    before = {path: path.read_bytes() for path in lessons.rglob("*") if path.is_file()}
    gathered(lessons / HERE, CODE)
    assert {path: path.read_bytes() for path in lessons.rglob("*") if path.is_file()} == before


def test_a_kept_guess_at_what_lesson_0_no_longer_asks_is_still_on_the_card(lessons: Path) -> None:
    asked = {one.asked: one.range[1] / 2 for one in truths().values() if one.asked}
    keep(lessons, LESSON_0, **{id.replace("-", "_"): seen(middle, 60) for id, middle in asked.items()})
    assert {"guess-prints", "guess-citizens", "guess-convicted", "guess-declined"} < set(asked)
    assert {one.answered.truth_name for one in gathered(lessons / HERE, CODE).made} == {
        name for name, one in truths().items() if one.asked
    }
