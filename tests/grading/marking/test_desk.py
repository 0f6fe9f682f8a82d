"""A reader's desk: what is to be read, in which order and under which names, and what a mark does to the gradebook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.grading.marking.answers import Written, in_order, short_names
from lessonkit.grading.marking.record import Reader
from lessonkit.grading.marking.sheet import sheet_of
from tests.grading.course import SMALL_LESSON
from tests.grading.marking.a_class import (
    NOTHING,
    ONE_THING,
    TWO_THINGS,
    WRITTEN,
    MarkedCourse,
    name_of,
    of_three,
)

FEW = [Written("letter", f"learner {number}", "text") for number in range(60)]


@pytest.fixture
def course(tmp_path: Path) -> MarkedCourse:
    return of_three(tmp_path)


def test_an_empty_answer_needs_no_reader(course: MarkedCourse) -> None:
    with course.desk() as desk:
        assert {one.learner for one in desk.answers.values()} == {"anna", "ben", "cem"}


def test_no_name_of_a_learner_is_on_the_page(course: MarkedCourse) -> None:
    with course.desk() as desk:
        page = json.dumps(sheet_of(desk))
    assert [name for name in ("anna", "ben", "cem", "dora") if name in page] == []


def test_short_names_are_the_same_for_every_reader_and_no_two_alike() -> None:
    assert short_names(FEW, 1) == short_names(list(reversed(FEW)), 1)
    assert len(short_names(FEW, 1)) == len(FEW)
    assert not short_names(FEW, 1).keys() & short_names(FEW, 2).keys()


def test_each_reader_has_an_order_of_ones_own_that_the_seed_gives_again() -> None:
    learners = [
        [one.learner for one in in_order(FEW, seed, who)] for seed, who in ((1, "x"), (1, "y"), (2, "x"))
    ]
    assert learners[0] == [one.learner for one in in_order(FEW, 1, "x")]
    assert len({tuple(order) for order in (*learners, [one.learner for one in FEW])}) == 4


def test_who_hands_in_later_does_not_move_the_others() -> None:
    later = in_order(FEW, 1, "x")
    later.remove(FEW[7])
    assert later == in_order([one for one in FEW if one != FEW[7]], 1, "x")


def test_a_level_is_in_the_gradebook_at_once_with_its_comment(course: MarkedCourse) -> None:
    with course.desk() as desk:
        comment = desk.bank.add(WRITTEN, "Name a second thing.")
        _, outcome = desk.give(name_of(desk, "ben"), ONE_THING, [comment.id], "And how large?")
    assert outcome == "written"
    assert course.has("ben") == (3, False, "Name a second thing.\n\nAnd how large?")
    assert course.has("anna") == (None, True, None)


def test_what_the_machine_gave_stays(course: MarkedCourse) -> None:
    with course.desk() as desk:
        desk.give(name_of(desk, "ben"), TWO_THINGS)
    with course.book() as book:
        found = book.find_submission(SMALL_LESSON, "ben")
        assert (found.score, found.needs_manual_grade) == (9, False)


def test_no_points_are_points_too(course: MarkedCourse) -> None:
    with course.desk() as desk:
        desk.give(name_of(desk, "cem"), NOTHING)
    assert course.has("cem") == (0, False, None)


def test_a_level_that_is_taken_back_waits_for_a_reader_again(course: MarkedCourse) -> None:
    with course.desk() as desk:
        desk.give(name_of(desk, "ben"), TWO_THINGS, note="Good.")
        desk.give(name_of(desk, "ben"), None)
    assert course.has("ben") == (None, True, None)


def test_where_the_gradebook_gives_other_points_a_level_keeps_its_share(tmp_path: Path) -> None:
    course = MarkedCourse(tmp_path, most=10)
    course.hand_in("anna", "It hides how many there are.")
    with course.desk() as desk:
        desk.give(name_of(desk, "anna"), ONE_THING)
    assert course.has("anna")[0] == 6


@pytest.mark.parametrize("level", [4.0, -1.0, float("nan")])
def test_a_level_that_the_rubric_does_not_have_is_refused_and_nothing_kept(
    level: float, course: MarkedCourse
) -> None:
    with course.desk() as desk, pytest.raises(KitError, match="Allowed: 5, 3, 0"):
        desk.give(name_of(desk, "ben"), level)
    assert course.has("ben") == (None, True, None)
    assert Reader(course.root, SMALL_LESSON, "reader").history() == []


def test_a_comment_that_is_not_in_the_bank_is_refused(course: MarkedCourse) -> None:
    with course.desk() as desk, pytest.raises(KitError, match="no such comment"):
        desk.give(name_of(desk, "ben"), TWO_THINGS, ["12345678"])


def test_what_was_entered_in_formgrader_is_shown_and_stays_until_a_level_takes_its_place(
    course: MarkedCourse,
) -> None:
    with course.desk() as desk:
        desk.give(name_of(desk, "ben"), TWO_THINGS, note="Good.")
    course.in_formgrader("ben", 4.5, "Nearly.")
    course.in_formgrader("cem", 1)
    with course.desk() as desk:
        assert desk.write_all()["not ours"] == 2
        shown = {one["name"]: one for one in sheet_of(desk)["exercises"][0]["answers"]}
        assert (shown[name_of(desk, "ben")]["elsewhere"], shown[name_of(desk, "ben")]["note"]) == (
            4.5,
            "Nearly.",
        )
        assert course.has("ben") == (4.5, False, "Nearly.")
        desk.give(name_of(desk, "ben"), ONE_THING, note="Nearly.")
        desk.give(name_of(desk, "cem"), None, note="?")
    assert course.has("ben") == (3, False, "Nearly.")
    assert course.has("cem") == (1, False, None)


def test_where_readers_differ_the_points_that_stand_are_to_be_looked_at_again(course: MarkedCourse) -> None:
    with course.desk("anna") as desk:
        desk.give(name_of(desk, "ben"), TWO_THINGS)
    with course.desk("zoe") as desk:
        _, outcome = desk.give(name_of(desk, "ben"), NOTHING)
        assert [one.learner for one in desk.to_talk_about] == ["ben"]
    assert outcome == "waits"
    assert course.has("ben") == (5, True, None)
    with course.desk(agreeing=True) as desk:
        assert [one.learner for _, one in desk.sheet(WRITTEN)] == ["ben"]
        (shown,) = sheet_of(desk)["exercises"][0]["answers"]
        assert [(one["reader"], one["level"]) for one in shown["others"]] == [("anna", 5), ("zoe", 0)]
        desk.give(name_of(desk, "ben"), ONE_THING)
    assert course.has("ben") == (3, False, None)


def test_a_second_reader_sees_nothing_of_what_the_first_gave(course: MarkedCourse) -> None:
    with course.desk("anna") as desk:
        desk.give(name_of(desk, "ben"), TWO_THINGS, note="A note of mine.")
    with course.desk("zoe") as desk:
        answers = sheet_of(desk)["exercises"][0]["answers"]
    assert {(one["level"], one["note"], len(one["others"])) for one in answers} == {(None, "", 0)}


def test_another_text_is_read_anew_and_the_earlier_points_stand_until_then(course: MarkedCourse) -> None:
    with course.desk() as desk:
        desk.give(name_of(desk, "ben"), ONE_THING)
    course.hand_in("ben", "It hides how many boxes there are and who painted them.")
    with course.desk() as desk:
        desk.write_all()
        shown = {one["name"]: one for one in sheet_of(desk)["exercises"][0]["answers"]}[name_of(desk, "ben")]
        assert (shown["level"], shown["before"], shown["again"]) == (None, 3, True)
    assert course.has("ben") == (3, True, None)


def test_the_same_level_once_more_says_that_somebody_has_looked(course: MarkedCourse) -> None:
    with course.desk() as desk:
        desk.give(name_of(desk, "ben"), ONE_THING)
    course.hand_in("ben", "It does not say how many boxes the room holds.")  # graded again, nothing changed
    with course.desk() as desk:
        desk.write_all()
        assert course.has("ben") == (3, True, None)
        desk.give(name_of(desk, "ben"), ONE_THING)
    assert course.has("ben") == (3, False, None)


def test_a_comment_in_other_words_is_so_in_every_answer(course: MarkedCourse) -> None:
    with course.desk() as desk:
        comment = desk.bank.add(WRITTEN, "Name more.")
        for learner in ("ben", "cem"):
            desk.give(name_of(desk, learner), ONE_THING, [comment.id])
        desk.bank.reword(comment.id, "Name a second thing.")
        desk.write_all()
    assert [course.has(learner)[2] for learner in ("ben", "cem")] == ["Name a second thing."] * 2


def test_a_text_that_code_made_is_shown_as_its_code_where_no_run_is_kept(course: MarkedCourse) -> None:
    course.hand_in("eva", "", source="what_is_left_out = 'a' + 'b'")
    with course.desk() as desk:
        answer = desk.answers[name_of(desk, "eva")]
    assert (answer.text, answer.made_by_code) == ("what_is_left_out = 'a' + 'b'", True)


def test_where_nobody_wrote_anything_the_line_says_what_to_do(tmp_path: Path) -> None:
    course = MarkedCourse(tmp_path)
    with pytest.raises(KitError, match="scomm grade"), course.desk():
        pass


def test_with_no_two_readers_who_differ_there_is_nothing_to_settle(course: MarkedCourse) -> None:
    with pytest.raises(KitError, match="nothing to settle"), course.desk(agreeing=True):
        pass


def test_the_name_of_what_was_agreed_is_nobodys(course: MarkedCourse) -> None:
    with pytest.raises(KitError, match="--settle"), course.desk("agreed"):
        pass
