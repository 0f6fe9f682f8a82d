"""A verdict is a score to nbgrader and a sentence to a learner, with or without colour or screen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from bs4 import BeautifulSoup

from lessonkit import jupyterlab
from lessonkit.exercises import Verdict
from lessonkit.exercises.learner.notice import Hint, Notice
from lessonkit.exercises.quote import Quote
from lessonkit.exercises.verdict import State

STATES = get_args(State)
EVIL = "<script>alert('x')</script> & \"quotes\""


def verdict(state="right", score=2.0, **more) -> Verdict:
    return Verdict("share-red", state, score, 2, more.pop("reply", "A share needs its base."), **more)


@pytest.mark.parametrize(
    ("score", "text"), [(0, "0"), (1, "1"), (1.5, "1.5"), (2.0, "2"), (1 / 3, "0.333333")]
)
def test_the_plain_form_is_the_score_alone(score, text):
    assert repr(verdict(score=score)) == text
    assert float(repr(verdict(score=score))) == pytest.approx(score, abs=1e-6)


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_said_in_words_and_not_by_colour_or_mark(state):
    shown = verdict(state)
    assert shown.heading in shown.as_text()
    assert "<span aria-hidden='true'>" in shown._repr_html_()
    assert shown.heading.replace("'", "&#x27;") in shown._repr_html_()
    assert len({verdict(one).heading for one in STATES}) == len(STATES)


@pytest.mark.parametrize("state", STATES)
def test_jupyterlab_finds_the_words_it_speaks_of_every_state(state):
    script = (Path(jupyterlab.__file__).parent / "scomm-lab/static/running.js").read_text("utf-8")
    (asked,) = re.findall(r'querySelector\("(\.scomm-verdict [^"]+)"\)', script)
    (heading,) = BeautifulSoup(verdict(state)._repr_html_(), "html.parser").select(asked)
    for mark in heading.select("[aria-hidden]"):
        mark.decompose()
    assert heading.text.strip() == verdict(state).heading


def test_what_was_not_right_is_one_of_five_and_each_has_its_words():
    states = ("unreadable", "not-attempted", "not-yet", "timed-out", "out-of-memory")
    assert [verdict(state, 0).heading for state in states] == [
        "This answer can't be read",
        "Not attempted",
        "Not yet",
        "Timed out",
        "Out of memory",
    ]


@pytest.mark.parametrize("shown", [verdict(), Notice("Hello", ("line",)), Hint("Count.", 1, 2)])
def test_a_screen_reader_announces_it(shown):
    assert "role='status'" in shown._repr_html_()


@pytest.mark.parametrize(
    "shown",
    [
        verdict(reply=EVIL, notes=(EVIL,)),
        verdict(quotes=(Quote(EVIL, EVIL),)),
        Notice(EVIL, (EVIL,)),
        Hint(EVIL, 1, 2),
    ],
)
def test_what_a_learner_wrote_is_never_markup(shown):
    html = shown._repr_html_()
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 1
    assert re.findall(r"<(\w+)", html).count("script") == 0


def test_every_tag_is_closed():
    html = verdict(notes=("one", "two"), quotes=(Quote("the letter", "d"),))._repr_html_()
    for tag in ("div", "p", "strong", "span", "figure", "figcaption", "blockquote"):
        assert html.count(f"<{tag}") == html.count(f"</{tag}>")


@pytest.mark.parametrize(
    ("state", "score", "said"),
    [
        ("right", 2, "2 of 2 points"),
        ("partly", 1, "1 of 2 points"),
        ("recorded", 2, "2 of 2 points"),
        ("recorded", 0, "worth 2 when graded"),
        ("practice", 0, "worth 2 when graded"),
    ],
)
def test_the_points_are_not_said_to_be_lost_before_anyone_has_given_them(state, score, said):
    assert said in verdict(state, score).as_text()


def test_a_lesson_without_grades_shows_no_points_and_no_dangling_dot():
    shown = verdict().without_points()
    assert shown.as_text().splitlines()[0] == "Right"
    assert "point" not in shown._repr_html_()
    assert repr(shown) == "0"


def test_one_point_is_not_many():
    assert Verdict("x", "right", 1, 1, "").as_text() == "Right · 1 of 1 point"


def test_code_in_a_note_keeps_its_lines():
    html = verdict(notes=("Restored:\ndef percent():\n    ...",))._repr_html_()
    assert "white-space:pre-wrap" in html
    assert "\n    ...</p>" in html


def test_a_learners_words_are_set_off_from_the_kits():
    shown = verdict(reply="That is wrong.", quotes=(Quote("the error", "ValueError: full marks"),))
    assert shown.as_text().endswith("That is wrong.\nFrom your notebook, the error: ValueError: full marks")
    kits, quoted = shown._repr_html_().split("<figure", 1)
    assert "full marks" not in kits
    assert "<blockquote" in quoted.split("full marks")[0]


def test_text_has_a_fixed_colour_only_on_a_ground_of_its_own():
    styles = re.findall(r"style='([^']*)'", verdict()._repr_html_())
    coloured = [style for style in styles if re.search(r"(?<!-)color:", style)]
    assert coloured
    assert all("background:" in style for style in coloured)


def test_a_verdict_without_points_says_nothing_of_points() -> None:
    verdict = Verdict("share", "right", score=2, points=2, reply="That is the answer.").without_points()
    assert verdict.as_text() == "Right\nThat is the answer."
    assert "point" not in verdict._repr_html_()
