"""Curves: what is sent, and in Chromium the chosen point with its drops, the words that meet nothing, and the hatched stretch."""

import re

import pytest

from lessonkit.charts.marks import Band, Curve, Curves, Here, Measured
from lessonkit.explorers import render

RISING = tuple((float(x), 10.0 * x) for x in range(11))
FALLING = tuple((float(x), 100.0 - 10 * x) for x in range(11))


def curves(**changed):
    given = {
        "curves": (Curve("up it goes", RISING), Curve("down it goes", FALLING, "counter", "dash")),
        "ticks": ((0.0, "one"), (5.0, "a thousand"), (10.0, "ten million")),
        "levels": ((0.0, "0"), (50.0, "50"), (100.0, "100")),
        "name": "Two curves",
        "across": "how many",
        "up": "of 100",
    }
    return Curves(**{**given, **changed})


def test_places_are_sent_as_plain_lists_and_what_is_not_there_as_nothing():
    shown = curves().shown()
    assert shown["curves"][0]["points"][:2] == [[0.0, 0.0], [1.0, 10.0]]
    assert (shown["here"], shown["band"], shown["start"]) == (None, None, None)


def opened(page, around, which, drawn, width=1280):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(render(around(lambda state: drawn, which), {"which": "one"}, "standalone"))
    page.locator(".scomm-curves text").first.wait_for()
    page.wait_for_timeout(50)


def boxes(page, *words):
    return [page.get_by_text(one, exact=True).bounding_box() for one in words]


def meet(one, other):
    return (
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )


@pytest.mark.browser
def test_the_chosen_point_drops_to_both_axes_and_stands_where_its_numbers_are(page, around, which):
    opened(page, around, which, curves(here=Here((5.0, 50.0), "fifty")))
    dot = page.locator(".scomm-curves .here")
    px, py = (float(dot.get_attribute(name)) for name in ("cx", "cy"))
    from_axis, level, to_axis = re.fullmatch(
        r"M([\d.]+) [\d.]+V([\d.]+)H([\d.]+)", page.locator(".scomm-curves .drop").get_attribute("d")
    ).groups()
    middle = page.locator(".scomm-curves .grid").nth(1)
    assert (float(from_axis), float(level)) == pytest.approx((px, py))
    assert float(middle.get_attribute("y1")) == pytest.approx(py)
    assert float(middle.get_attribute("x1")) == pytest.approx(float(to_axis))


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_names_meet_neither_each_other_nor_the_words_of_a_dot(page, around, which, width):
    drawn = curves(
        here=Here((5.0, 50.0), "here I am"), spots=(Measured((2.0, 20.0), "a dot"),), stamp="made up"
    )
    opened(page, around, which, drawn, width)
    words = boxes(page, "up it goes", "down it goes", "here I am", "a dot", "made up")
    for place, one in enumerate(words):
        assert not any(meet(one, other) for other in words[place + 1 :])


@pytest.mark.browser
def test_a_dot_with_little_behind_it_is_a_ring(page, around, which):
    opened(page, around, which, curves(spots=(Measured((2.0, 20.0)), Measured((3.0, 30.0), open=True))))
    full, ring = (one.get_attribute("style") for one in page.locator(".scomm-curves .spot").all())
    assert "fill:var(--scomm-ink)" in full
    assert "fill:var(--scomm-page)" in ring
    assert "stroke:var(--scomm-ink)" in ring


@pytest.mark.browser
def test_doubt_is_hatched_and_named(page, around, which):
    opened(page, around, which, curves(band=Band(5, 10, "nobody knows")))
    assert (
        page.locator(".scomm-curves .band").evaluate("one => getComputedStyle(one).fill").startswith("url(")
    )
    assert page.get_by_text("nobody knows", exact=True).count() == 1


@pytest.mark.browser
def test_without_a_point_the_picture_says_why(page, around, which):
    opened(page, around, which, curves(without="Too few were counted."))
    assert page.locator(".scomm-curves .here").count() == 0
    written = " ".join(page.locator(".scomm-curves text").all_text_contents())
    assert "Too few were counted." in written


@pytest.mark.browser
def test_on_a_narrow_page_a_mark_that_would_run_into_another_is_left_out_but_never_the_last(
    page, around, which
):
    ticks = tuple((float(at), f"number {at}") for at in range(11))
    opened(page, around, which, curves(ticks=ticks), 375)
    written = [
        one for one in page.locator(".scomm-curves text").all_text_contents() if one.startswith("number")
    ]
    assert "number 10" in written
    assert len(written) < 11
    marks = boxes(page, *written)
    for place, one in enumerate(marks):
        assert not any(meet(one, other) for other in marks[place + 1 :])


@pytest.mark.browser
def test_axes_begin_at_their_start_where_one_is_given(page, around, which):
    opened(page, around, which, curves(start=(-5.0, -50.0), here=Here((0.0, 0.0), "nought")))
    dot = page.locator(".scomm-curves .here")
    left = float(page.locator(".scomm-curves .grid").first.get_attribute("x1"))
    assert float(dot.get_attribute("cx")) > left + 100
