"""A lid in Chromium: a button as long as its axis, which asks for a guess first and shows the truth after it."""

import pytest

from lessonkit.charts.marks import Lid
from lessonkit.explorers import Control, Explorer, render

pytestmark = pytest.mark.browser

GUESS = Control("guess", "Guess", ("none", -20, -10, 0, 10), shape="picture")
TRUTH = Control("truth", "Truth", ("hidden", "shown"), shape="picture")


@pytest.fixture
def covered(page, around):
    """A page with a lid over a truth of -7, opened."""

    def mark(state):
        shown = state["guess"] != "none" and state["truth"] == "shown"
        axis = ((-20.0, "-20"), (0.0, "0"), (10.0, "+10"))
        return Lid((-20, -10, 0, 10), (-25, 15), axis, -7 if shown else None, "-7" if shown else "", "people")

    one = around(mark, GUESS)
    both = Explorer(
        id=one.id, title=one.title, question=one.question, controls=(GUESS, TRUTH), draw=one.draw,
        start={"guess": "none", "truth": "hidden"}, scenes={},
    )  # fmt: skip
    page.set_viewport_size({"width": 1280, "height": 800})
    page.set_content(render(both, both.start, "standalone"))
    page.locator(".ticks span").first.wait_for()
    return page


def test_the_guess_has_a_scale_with_its_ends_and_its_unit(covered):
    assert covered.locator(".ticks span").all_text_contents() == ["-20", "0", "+10"]
    assert covered.get_by_text("people", exact=True).count() == 1
    thumb, zero = (
        covered.get_by_role("slider").bounding_box(),
        covered.locator(".ticks span").first.bounding_box(),
    )
    assert abs(thumb["x"] + 10 - (zero["x"] + zero["width"] / 2)) < 2


def test_until_there_is_a_guess_no_handle_stands_on_the_axis_and_words_ask_for_one(covered):
    slider = covered.get_by_role("slider")
    assert covered.locator(".ask").text_content() == "drag here to guess"
    assert "unset" in slider.get_attribute("class")
    slider.focus()
    covered.keyboard.press("ArrowLeft")
    covered.locator(".ask").wait_for(state="hidden")
    assert "unset" not in slider.get_attribute("class")


def test_a_lid_that_is_pressed_before_a_guess_stays_and_leads_to_the_guess(covered):
    button = covered.get_by_role("button", name="Guess, then show the true effect")
    assert button.is_enabled()
    button.click()
    assert covered.locator(".true").is_hidden()
    assert covered.get_by_role("slider").evaluate("one => one === document.activeElement")


def test_after_a_guess_by_keyboard_it_shows_the_truth_and_covers_it_again(covered):
    covered.get_by_role("slider").focus()
    covered.keyboard.press("ArrowLeft")
    assert covered.get_by_role("slider").get_attribute("aria-valuetext") == "-10"
    covered.get_by_role("button", name="Show the true effect").press("Enter")
    covered.get_by_text("the truth: -7").wait_for()
    covered.get_by_role("button", name="Cover it again").press("Enter")
    covered.locator(".true").wait_for(state="hidden")
