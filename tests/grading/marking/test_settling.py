"""What several readers' marks on one answer come to."""

from __future__ import annotations

from lessonkit.grading.marking.record import Mark
from lessonkit.grading.marking.settling import settle


def mark(level: float | None, at: str = "1", text: str = "now", **more: object) -> Mark:
    return Mark("letter", "anna", level, text=text, at=at, **more)  # type: ignore[arg-type]


def test_nobody_has_read_it() -> None:
    assert settle({}, None, "now").state == "unread"


def test_one_readers_level_counts_with_the_comments() -> None:
    found = settle({"x": mark(2, comments=("a",), note="Well seen.")}, None, "now")
    assert (found.state, found.level, found.comments, found.notes) == ("settled", 2, ("a",), ("Well seen.",))


def test_two_who_agree_give_the_level_and_each_comment_once() -> None:
    found = settle({"y": mark(2, comments=("b", "a")), "x": mark(2, comments=("a",), note="n")}, None, "now")
    assert (found.level, found.comments, found.notes) == (2, ("a", "b"), ("n",))


def test_two_who_differ_leave_it_open() -> None:
    assert settle({"x": mark(2), "y": mark(1)}, None, "now").state == "differ"


def test_what_they_agree_on_afterwards_counts_alone() -> None:
    found = settle({"x": mark(2, note="too kind"), "y": mark(0)}, mark(1, at="2", note="Both of us."), "now")
    assert (found.state, found.level, found.notes) == ("settled", 1, ("Both of us.",))


def test_another_mark_after_the_agreement_opens_it_again() -> None:
    assert settle({"x": mark(2), "y": mark(0, at="3")}, mark(1, at="2"), "now").state == "differ"


def test_a_mark_on_an_earlier_text_counts_for_nothing_and_is_said() -> None:
    found = settle({"x": mark(2, text="before")}, None, "now")
    assert (found.state, found.old) == ("unread", True)
    assert settle({"x": mark(2, text="before"), "y": mark(1)}, None, "now").level == 1


def test_a_comment_without_a_level_is_no_mark() -> None:
    assert settle({"x": mark(None, note="Later.")}, None, "now").state == "unread"
