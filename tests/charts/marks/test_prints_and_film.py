"""Prints and their film in Chromium: minutiae, pairs as lines, the word on every picture, and room for all of it."""

import dataclasses
import re

import pytest

from lessonkit.charts.marks import Pair
from lessonkit.errors import KitError
from lessonkit.explorers import explorer
from tests.explorers.whole_pages import page_of

GROW = explorer("grow-and-capture")
BROWSER = pytest.mark.browser


def opened(page, width=1280, height=800, **state):
    page.set_viewport_size({"width": width, "height": height})
    page.set_content(page_of("grow-and-capture", **state))
    page.locator(".scomm-prints image").first.wait_for(state="attached")
    page.wait_for_timeout(50)


def moved(page, name, key):
    page.get_by_role("slider", name=name).focus()
    page.keyboard.press(key)
    page.wait_for_timeout(100)


def looks(page, kind):
    return page.locator(f".scomm-prints > .both > svg {kind}").count()


def ends_of_lines(page):
    """Where each pair's line begins and ends, in pixels of the picture."""
    paths = page.locator(".scomm-prints > .both > svg .pair").evaluate_all(
        "all => all.map(one => one.getAttribute('d'))"
    )
    return [[float(n) for n in re.findall(r"-?[\d.]+", path)] for path in paths]


def test_a_pair_of_a_minutia_that_is_not_there_is_refused():
    prints, _ = GROW.view(GROW.start).chart.marks
    for pair in (Pair(0, len(prints.second.spots), True), Pair(-1, 0, True)):
        with pytest.raises(KitError, match="Count the spots"):
            dataclasses.replace(prints, pairs=(pair,))


@BROWSER
@pytest.mark.parametrize("width", [1280, 375])
def test_every_minutia_is_drawn_and_a_line_joins_each_pair(page, width):
    opened(page, width)
    prints, _ = GROW.view(GROW.start).chart.marks
    spots = [*prints.first.spots, *prints.second.spots]
    assert looks(page, ".spot") == len(spots)
    assert looks(page, ".spot.fork") == sum(spot.fork for spot in spots)
    assert looks(page, ".pair") == len(prints.pairs)
    assert looks(page, ".pair.agrees") == sum(pair.agrees for pair in prints.pairs)
    wide = page.locator(".scomm-prints image").first.bounding_box()["width"]
    for from_x, _, to_x, _ in ends_of_lines(page):
        assert from_x < wide < to_x


@BROWSER
def test_lines_of_another_finger_are_dashed_but_for_the_few_that_fit(page):
    opened(page, whose="other")
    assert looks(page, ".pair.alone") > looks(page, ".pair.agrees")
    dashes = page.locator(".scomm-prints > .both > svg .pair.alone").first.evaluate(
        "one => getComputedStyle(one).strokeDasharray"
    )
    assert dashes != "none"


@BROWSER
def test_ends_and_forks_differ_in_shape_and_the_key_names_both(page):
    opened(page)
    shapes = {
        kind: page.locator(f".scomm-prints > .both > svg .spot.{kind} .line").first.get_attribute("d")
        for kind in ("end", "fork")
    }
    assert "a" in shapes["end"]
    assert "z" in shapes["fork"]
    assert page.locator(".scomm-prints .key li").all_text_contents() == [
        "end",
        "fork",
        "pair that fits",
        "pair that doesn’t",
    ]


@BROWSER
@pytest.mark.parametrize("width", [1280, 375])
def test_every_picture_of_a_print_says_that_it_is_synthetic(page, width):
    opened(page, width)
    pictures, words = page.locator(".parts image").all(), page.locator(".parts text.stamp").all()
    assert len(pictures) == len(words) == 7
    for picture, word in zip(pictures, words, strict=True):
        frame, stamp = picture.bounding_box(), word.bounding_box()
        assert word.text_content() == "synthetic"
        assert frame["x"] <= stamp["x"]
        assert stamp["x"] + stamp["width"] <= frame["x"] + frame["width"]
        assert frame["y"] <= stamp["y"] <= frame["y"] + frame["height"]


@BROWSER
def test_a_slider_changes_the_second_print_and_the_score_before_stays_beside_it(page):
    opened(page)
    first, second = (page.locator(".scomm-prints image").nth(place).get_attribute("href") for place in (0, 1))
    told = page.locator(".scomm-prints .told")
    before = told.locator("b").text_content()
    moved(page, "Part of the finger that touches", "Home")
    after = told.locator("b").text_content()
    assert page.locator(".scomm-prints image").nth(0).get_attribute("href") == first
    assert page.locator(".scomm-prints image").nth(1).get_attribute("href") != second
    assert after != before
    assert told.locator(".before").text_content() == f"before: {before.split()[-1]}"


@BROWSER
def test_a_button_grows_the_next_finger_and_after_the_last_the_first(page):
    opened(page, finger=15)
    button = page.get_by_role("button", name="New finger")
    told = page.locator(".scomm-explorer .next .said")
    button.focus()
    page.keyboard.press("Enter")
    page.locator(".scomm-prints .label", has_text="First press: finger 16").wait_for()
    assert told.text_content() == "number 16 of 16"
    page.keyboard.press("Enter")
    page.locator(".scomm-prints .label", has_text=re.compile("First press: finger 1$")).wait_for()
    page.wait_for_timeout(700)
    assert page.locator(".spoken").text_content().startswith("Score ")


@BROWSER
def test_the_film_is_an_ordered_list_with_words_beside_each_picture(page):
    opened(page)
    steps = page.locator(".scomm-film").get_by_role("listitem")
    assert [step.locator("b").text_content() for step in steps.all()] == [
        "The print",
        "Flow",
        "Ridges",
        "Lines",
        "Minutiae",
    ]
    assert all(step.locator(".note").text_content() for step in steps.all())
    tops = [step.bounding_box()["y"] for step in steps.all()]
    assert len(set(tops)) == 1
    opened(page, 375)
    assert len({step.bounding_box()["y"] for step in page.locator(".scomm-film li").all()}) == 3
