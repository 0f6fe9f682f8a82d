"""The pictures keep inside their frames, tell near from far without colour, and draw no share of a few guesses."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessonkit.calibration.card import Card, say
from lessonkit.calibration.gathered import Gathered
from lessonkit.calibration.picture import WIDTH, before_and_after
from tests.calibration.test_scored import made, of

PAIRS = st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=1, max_size=25)


def drawn(*pairs: tuple[float, bool]) -> ElementTree.Element:
    page = Card(Gathered(of(*pairs).made)).as_html()
    return ElementTree.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])


@settings(deadline=None, max_examples=40)
@given(PAIRS)
def test_each_guess_is_one_dot_inside_the_picture_and_no_two_hide_one_another(pairs: list) -> None:
    picture = drawn(*pairs)
    _, _, width, height = map(float, picture.get("viewBox").split())
    dots = [(float(one.get("cx")), float(one.get("cy"))) for one in picture.iter("circle")]
    assert len(dots) == len(pairs)
    assert all(0 < x < width and 0 < y < height for x, y in dots)
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 7 for i, a in enumerate(dots) for b in dots[:i]), (
        "two dots lie on one another"
    )


def test_near_is_filled_and_far_is_a_ring() -> None:
    looks = {one.get("fill") == "none" for one in drawn((70, True)).iter("circle")}
    assert looks == {False}
    assert [one.get("fill") for one in drawn((70, False)).iter("circle")] == ["none"]


def test_three_guesses_have_dots_alone_and_five_of_one_kind_a_bar() -> None:
    assert list(drawn((60, True), (70, False), (90, True)).iter("rect")) == []
    assert len(list(drawn(*[(60, True)] * 5).iter("rect"))) == 1


def test_nothing_is_joined_by_a_curve() -> None:
    picture = drawn(*[(60, True)] * 6, *[(90, False)] * 6)
    assert not list(picture.iter("path")) + list(picture.iter("polyline"))


@pytest.mark.parametrize("off", [-90.0, -8.0, 0.0, 12.0, 400.0])
def test_the_survey_keeps_what_lies_far_out_at_its_edge(off: float) -> None:
    rows = [(made(60, near=False, off=off), made(80, near=True))]
    picture = ElementTree.fromstring(before_and_after(rows, "label", say.group("rows")))
    for circle in picture.iter("circle"):
        assert 0 < float(circle.get("cx")) < WIDTH
    for rect in picture.iter("rect"):
        assert 0 <= float(rect.get("x")) <= WIDTH


@settings(deadline=None, max_examples=40)
@given(PAIRS)
def test_the_words_have_every_guess_and_the_score(pairs: list) -> None:
    all = of(*pairs)
    text = Card(Gathered(all.made)).as_text()
    assert say("card.near", near=all.all.near, n=len(pairs), sure=f"{all.all.sure:.0f}") in text
    assert text.count(
        say("table.line", what="|", you="|", sure="|", true="|", near="|").split("|")[1]
    ) >= len(pairs)
    assert f" {all.score:.0f}." in text
