"""The pipeline in Chromium: what was before stands clear of the next stage, and one button leads back to the calibrated rates."""

import pytest

from tests.browser.chromium import Network, launched, require_chromium
from tests.explorers.whole_pages import page_of

pytestmark = pytest.mark.browser

VALUES = "() => [...document.querySelectorAll('.scomm-stages input')].map((one) => one.value)"
COVERED = """() => {
  const words = [...document.querySelectorAll(".scomm-stages li .words")];
  return words.slice(0, -1).filter((one, i) => {
    const ends = [...one.querySelectorAll("span, button")].map((part) => part.getBoundingClientRect()).filter(({ height }) => height);
    return Math.max(...ends.map(({ bottom }) => bottom)) > words[i + 1].getBoundingClientRect().top + 4;
  }).map((one) => one.textContent);
}"""


@pytest.fixture(scope="module")
def page():
    require_chromium()
    with launched(Network(), 1280, 900) as page:
        page.emulate_media(reduced_motion="reduce")
        yield page


def moved(page, rate, width, key="ArrowRight"):
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(page_of("pipeline"))
    page.locator(".finding").filter(has_text=" ").wait_for()
    before = page.evaluate(VALUES)
    page.locator(".scomm-stages input").nth(rate).focus()
    page.keyboard.press(key)
    page.wait_for_timeout(80)
    return before


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("rate", range(5))
def test_what_was_before_covers_no_other_stage(page, rate, width):
    moved(page, rate, width, "ArrowLeft")
    assert page.get_by_text("before the last change:").count()
    assert page.evaluate(COVERED) == []


def test_a_button_leads_back_to_the_calibrated_rates_and_leaves_then(page):
    before = moved(page, 3, 1280)
    assert page.evaluate(VALUES) != before
    back = page.get_by_role("button", name="Back to calibrated")
    back.click()
    page.wait_for_timeout(80)
    assert page.evaluate(VALUES) == before
    assert not back.is_visible()
