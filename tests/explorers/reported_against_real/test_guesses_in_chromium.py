"""Whatever a learner guesses, the name of their line stands clear of all other words of the picture, in Chromium."""

from __future__ import annotations

import pytest

from tests.browser.chromium import Network, launched, require_chromium
from tests.explorers.whole_pages import page_of

pytestmark = pytest.mark.browser

GUESSES = range(101)
WORDS = """() => [...document.querySelectorAll(".scomm-drawn svg.plot text")].filter(one => one.checkVisibility())
  .map(one => [one.textContent, one.getBoundingClientRect()])
  .map(([text, { left, top, right, bottom }]) => [text, [left, top, right, bottom]])"""


@pytest.fixture(scope="module")
def page():
    require_chromium()
    with launched(Network(), 1280, 900) as page:
        page.emulate_media(reduced_motion="reduce")
        yield page


def guessed(page, guess):
    """Cover the line, guess, and lift the cover: every word of the picture with its box."""
    button = page.locator(".scomm-drawn .under button")
    if not page.locator(".scomm-drawn.covered").count():
        button.click()
        page.locator(".scomm-drawn.covered").wait_for()
    page.locator(".scomm-drawn input[type=number]").fill(str(guess))
    button.click()
    page.locator(".scomm-drawn:not(.covered)").wait_for()
    return page.evaluate(WORDS)


def meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize(("width", "crime", "reporting"), [(1280, 20, 40), (375, 20, 40), (900, -20, 60)])
def test_the_name_of_the_guess_meets_no_other_word_for_any_guess(page, width, crime, reporting):
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(page_of("reported-against-real", crime=crime, reporting=reporting))
    page.locator(".scomm-drawn .under button").wait_for()
    met = {}
    for guess in GUESSES:
        words = guessed(page, guess)
        (mine,) = [box for text, box in words if text == "your line"]
        met[guess] = [text for text, box in words if box != mine and meet(mine, box)]
    assert {guess: texts for guess, texts in met.items() if texts} == {}
