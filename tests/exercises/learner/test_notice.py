"""The first cell tells the code, the deal, and what came back."""

from __future__ import annotations

from msgspec.structs import replace

from lessonkit.exercises import Deal, Verdict
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.learner.notice import Hint, Notice, say, welcome
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.wire import answer
from tests.exercises import tiny

LESSON = LessonInFull(tiny.LESSON, tiny.load)
CODE, DEAL = "otter-maple-river", Deal(shelf="top")


def remembered(*ids: str) -> Passport:
    passport = Passport("90-tiny", "1.0")
    for id in ids:
        passport = passport.with_check(id, answer(1), Verdict(id, "right", 1, 1, ""))
    return passport


def said(passport: Passport, *notes: str) -> str:
    return welcome(LESSON, CODE, DEAL, passport, notes).as_text()


def test_the_welcome_tells_lesson_code_and_deal():
    text = said(remembered())
    assert text.splitlines() == [
        "Lesson open: 90-tiny, version 1.0",
        "Learner code: otter-maple-river. You were dealt: shelf top.",
    ]


def test_the_welcome_counts_what_came_back():
    assert say("welcome.restored", n=1, done=1) in said(remembered("share-red")).splitlines()
    both = said(remembered("share-red", "which-base"))
    assert say("welcome.restored", n=2, done=2) in both.splitlines()


def test_an_exercise_that_left_the_lesson_is_not_counted():
    told = said(remembered("share-red", "long-gone"))
    assert say("welcome.restored", n=1, done=1) in told.splitlines()


def test_notes_stand_at_the_end():
    assert said(remembered(), "Take care.").endswith("Take care.")


def test_a_lesson_without_a_deal_says_nothing_of_one():
    assert "dealt" not in welcome(LESSON, CODE, Deal(), remembered(), ()).as_text()


def test_a_hint_says_which_of_how_many_it_is():
    assert repr(Hint("Count.", 1, 2)) == f"{say('hint.numbered', number=1, of=2)}\nCount."
    assert repr(Hint("None.")) == f"{say('hint.heading')}\nNone."


def test_a_notice_reads_the_same_with_and_without_html():
    notice = replace(Notice("Head", ("one", "two")))
    assert repr(notice) == notice.as_text() == "Head\none\ntwo"
