"""A passport remembers the best answer, each attempt, and a guess as it stood when the data were shown."""

from __future__ import annotations

from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.wire import BLANK, answer, refused
from tests.exercises.learner.a_passport import FULL, verdict


def test_an_untouched_cell_is_no_attempt():
    assert FULL.with_check("share-red", BLANK, verdict("not-attempted", 0)) == FULL


def test_each_check_counts_as_an_attempt_and_the_best_answer_is_kept_beside_the_last():
    passport = FULL.with_check("share-red", answer(31.0), verdict("not-yet", 0))
    entry = passport.entries["share-red"]
    assert (entry.attempts, entry.answer.value, entry.state, entry.last) == (2, 30.0, "right", answer(31.0))


def test_of_two_wrong_answers_the_latest_is_kept():
    passport = Passport("x", "1").with_check("share-red", answer(3.0), verdict("not-yet", 0))
    entry = passport.with_check("share-red", answer(4.0), verdict("not-yet", 0)).entries["share-red"]
    assert (entry.attempts, entry.answer.value, entry.last) == (2, 4.0, None)


def test_an_answer_that_can_not_be_read_does_not_push_out_one_that_can():
    passport = FULL.with_check("share-red", refused("number-text"), verdict("unreadable", 0))
    entry = passport.entries["share-red"]
    assert (entry.attempts, entry.answer.value, entry.state, entry.score) == (2, 30.0, "right", 2.0)


def test_a_remembered_answer_judged_once_more_is_no_new_attempt():
    before = FULL.with_check("percent", answer([]), verdict(), source="def percent(): ...")
    after = before.with_verdict("percent", verdict("not-yet", 0)).entries["percent"]
    assert (after.attempts, after.source, after.state) == (1, "def percent(): ...", "not-yet")


def test_a_guess_may_change_until_the_data_are_seen():
    passport = FULL.with_prediction("guess-red", 70, 80)
    assert passport.predictions["guess-red"].guess == 70
    seen = passport.with_data_seen("guess-red")
    assert seen.with_prediction("guess-red", 10, 100) == seen
    assert seen.with_data_seen("guess-red") == seen


def test_the_first_line_that_was_drawn_before_the_true_one_was_shown_stands():
    first = Passport("90-tiny", "1.0").with_drawing("tiny: up", {"2014": 40}, {"2014": 60}, "20 apart")
    again = first.with_drawing("tiny: up", {"2014": 60}, {"2014": 60}, "met")
    assert again.drawings["tiny: up"].guesses == {"2014": 40}
    assert again.drawings["tiny: up"].gap == "20 apart"
    assert set(again.with_drawing("tiny: down", {}, {}, "").drawings) == {"tiny: up", "tiny: down"}
