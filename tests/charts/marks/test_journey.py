"""A journey in Chromium: one tab stop, arrows go on, the print stands where the step leads, and gates let through or stop."""

import pytest

from scomm.explorers import explorer, render
from tests.browser.chromium import Network, launched, require_chromium
from tests.explorers.whole_pages import page_of

pytestmark = pytest.mark.browser

PRINT = explorer("follow-the-print")


@pytest.fixture(scope="module")
def page():
    require_chromium()
    with launched(Network(), 1280, 800) as page:
        yield page


def opened(page, **changed):
    page.emulate_media(reduced_motion="no-preference")
    page.set_content(page_of(PRINT.id, **changed))


def test_the_steps_are_one_tab_stop_and_arrows_home_and_end_go_through_them(page):
    opened(page)
    steps = page.get_by_role("list", name="The steps, in their order").get_by_role("button")
    assert steps.count() == 11
    assert [one.get_attribute("tabindex") for one in steps.all()].count("0") == 1
    steps.first.focus()
    for key, now in (("ArrowRight", 2), ("ArrowDown", 3), ("ArrowLeft", 2), ("End", 11), ("Home", 1)):
        page.keyboard.press(key)
        assert page.evaluate("() => document.activeElement.textContent").startswith(str(now))
        assert page.locator("[aria-current=step]").text_content().startswith(str(now))
        assert page.locator(".card b").text_content().startswith(f"Step {now} of 11")


def test_a_step_says_its_way_and_its_gate_to_a_screen_reader(page):
    opened(page, choice="notification-only")
    names = [one.get_attribute("aria-label") for one in page.locator("ol button").all()]
    assert names[3] == "4 of 11. FBI to DHS (IDENT). gate: lets through, disputed."
    assert names[5] == "6 of 11. County jail to ICE support center. not under this rule."
    assert (
        names[9] == "10 of 11. County jail to ICE field office. gate: stops here, tell ICE, but hold nobody."
    )


def test_a_click_on_an_arrow_of_the_drawing_goes_to_its_step(page):
    opened(page)
    page.locator(".line").nth(3).locator("path.way").dispatch_event("click")
    assert page.locator("[aria-current=step]").text_content().startswith("4")
    assert page.locator(".station.on").all_text_contents() == ["FBIfederal", "DHS database(IDENT)federal"]


def test_playing_waits_for_who_reads_and_stops_at_a_key(page):
    opened(page)
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(1500)
    assert page.locator("[aria-current=step]").text_content().startswith("1"), (
        "no step is over before it is read"
    )
    page.get_by_role("button", name="Next").click()
    assert page.get_by_role("button", name="Play").count() == 1


def test_who_wants_less_motion_has_no_play_and_a_narrow_page_has_the_list_alone(page):
    opened(page)
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 375, "height": 800})
    page.set_content(render(PRINT, PRINT.start, "standalone"))
    assert not page.get_by_role("button", name="Play").is_visible()
    assert not page.locator(".plan svg").first.is_visible()
    assert page.get_by_text("4 FBI to DHS (IDENT) (gate: lets through, disputed)").is_visible()
