"""The first cell finds the lesson and what was kept of it, whatever state that is in."""

from __future__ import annotations

import json
import os

import pytest
from msgspec.structs import replace

from lessonkit.course import course
from lessonkit.errors import KitError
from lessonkit.exercises import Verdict
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.key.practice import Practice, to_practice
from lessonkit.exercises.learner import passport_file as passports
from lessonkit.exercises.learner.opening import code_of_a_neighbour, find_lesson, restore, say
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.locate import GRADING
from lessonkit.exercises.wire import answer
from tests.exercises import tiny

CODE = "otter-maple-river"


def keep(folder, lesson="90-tiny", version="1.0", learner=CODE) -> Passport:
    passport = Passport(lesson, version, learner).with_check(
        "share-red", answer(30), Verdict("share-red", "right", 2, 2, "")
    )
    folder.mkdir(exist_ok=True)
    passports.write(passport, passports.path_for(lesson, folder))
    return passport


def test_the_whole_lesson_is_found_in_the_kit_and_its_public_side_beside_a_notebook(here):
    assert isinstance(find_lesson("90-tiny", here), LessonInFull)
    (here / "practice.json").write_text(json.dumps(to_practice(tiny.LESSON, tiny.load)))
    assert isinstance(find_lesson("90-tiny", here), Practice)


def test_the_practice_of_another_lesson_is_passed_over(here):
    other = {**to_practice(tiny.LESSON, tiny.load), "lesson": "91-other"}
    (here / "practice.json").write_text(json.dumps(other))
    assert isinstance(find_lesson("90-tiny", here), LessonInFull)


def test_an_unknown_lesson_is_answered_with_those_there_are(here):
    with pytest.raises(KitError) as caught:
        find_lesson("90-tinny", here)
    unknown = say("lesson.unknown", lesson="90-tinny")
    assert str(caught.value) == f"{unknown} Allowed: 90-tiny. Did you mean '90-tiny'?"


def test_without_any_lesson_the_answer_says_where_to_open_the_notebook(tmp_path, monkeypatch):
    monkeypatch.setenv("SCOMM_SOLUTIONS", str(tmp_path))
    with pytest.raises(KitError) as caught:
        find_lesson("90-tiny", tmp_path)
    lost = say("lesson.lost", lesson="90-tiny")
    assert str(caught.value) == f"{lost} Allowed: {say('lesson.lost-allowed')}. {say('lesson.lost-do')}"


def test_a_passport_is_restored_whole(here):
    kept = keep(here)
    found = restore("90-tiny", "1.0", here)
    assert (found.passport, found.notes) == (replace(kept, course=course().id), ())
    assert found.path == passports.path_for("90-tiny", here)


def test_a_new_version_of_the_lesson_takes_the_answers_along(here):
    keep(here, version="0.9")
    found = restore("90-tiny", "1.0", here)
    assert found.passport.version == "1.0"
    assert found.passport.entries["share-red"].answer == answer(30)
    assert found.notes == (say("passport.new-version", version="1.0", before="0.9"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", say("damage.broken-from", line=1)),
        (passports.to_json(Passport("91-other", "1.0")), say("damage.of-another-lesson", lesson="91-other")),
        (
            passports.to_json(Passport("90-tiny", "1.0", course="beans")),
            say("damage.of-another-course", course="beans"),
        ),
    ],
)
def test_a_damaged_passport_is_set_aside_and_a_fresh_one_starts(here, text, said):
    passports.path_for("90-tiny", here).write_text(text)
    found = restore("90-tiny", "1.0", here)
    assert found.passport == Passport("90-tiny", "1.0", course=course().id)
    (note,) = found.notes
    damaged = say("passport.damaged", file="passport-90-tiny.json", why=said)
    assert note == say("passport.aside", damaged=damaged, file="passport-90-tiny.damaged-1.json")
    assert (here / "passport-90-tiny.damaged-1.json").read_text() == text


def test_a_damaged_passport_that_can_not_be_moved_is_never_written_over(here, monkeypatch):
    path = passports.path_for("90-tiny", here)
    path.write_text("{")

    def may_not(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "rename", may_not)
    found = restore("90-tiny", "1.0", here)
    assert found.path is None
    damaged = say("passport.damaged", file=path.name, why=say("damage.broken-from", line=1))
    assert found.notes[0] == say("passport.in-the-way", damaged=damaged)


def test_a_code_in_the_passport_that_is_none_is_dropped_with_a_note(here):
    keep(here, learner="jane-doe")
    found = restore("90-tiny", "1.0", here)
    assert found.passport.learner == ""
    assert found.passport.entries
    assert found.notes[0] == say("passport.no-code", code="jane-doe")


def test_one_code_serves_all_lessons_and_the_newest_is_taken(here):
    keep(here.parent / "01-old", "01-old", learner="fox-fox-fox")
    keep(here.parent / "02-new", "02-new", learner=CODE)
    os.utime(here.parent / "01-old" / "passport-01-old.json", (1, 1))
    assert code_of_a_neighbour(here) == CODE
    os.utime(here.parent / "02-new" / "passport-02-new.json", (0, 0))
    assert code_of_a_neighbour(here) == "fox-fox-fox"


def test_broken_neighbours_are_passed_over(here):
    keep(here.parent / "01-good", "01-good")
    for number, text in enumerate(["{", "", passports.to_json(Passport("x", "1", "jane-doe"))]):
        folder = here.parent / f"1{number}-bad"
        folder.mkdir()
        (folder / "passport-x.json").write_text(text)
    (here.parent / "10-bad" / "passport-y.json").mkdir()
    (here.parent / "10-bad" / "passport-z.json").symlink_to("nowhere")
    assert code_of_a_neighbour(here) == CODE


def test_without_neighbours_there_is_no_code(here):
    assert code_of_a_neighbour(here) == ""


def test_while_graded_only_the_code_is_read_and_nothing_is_ever_written(here, monkeypatch):
    keep(here)
    keep(here.parent / "01-other", "01-other", learner="fox-fox-fox")
    monkeypatch.setenv(GRADING, str(here))
    found = restore("90-tiny", "1.0", here)
    assert (found.passport.learner, found.passport.entries, found.path) == (CODE, {}, None)
    assert code_of_a_neighbour(here) == ""
