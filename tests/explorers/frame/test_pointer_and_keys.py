"""Where a pointer has moved a range, or the picture that stands for one, the keys go on: in a page without Python."""

import pytest

from lessonkit.explorers import explorer, ids
from tests.browser.chromium import Network, launched, require_chromium
from tests.explorers.pointed import HAS, PLACES, POINT, VALUE, keys_go_on
from tests.explorers.whole_pages import page_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page():
    require_chromium()
    network = Network()
    with launched(network, 1280, 800) as page:
        page.emulate_media(reduced_motion="reduce")
        yield page
    assert network.console_errors == []


def open_page(page, id):
    page.set_content(page_of(id))
    page.locator(".scomm-explorer .finding").filter(has_text=" ").wait_for()
    page.evaluate(
        "() => document.querySelectorAll('.scomm-explorer details').forEach((one) => (one.open = true))"
    )
    page.wait_for_timeout(50)


@pytest.mark.parametrize(
    "id", [id for id in ids() if any(c.slider or c.shape == "picture" for c in explorer(id).controls)]
)
def test_after_a_click_on_a_range_or_on_its_picture_the_keys_move_it(page, id):
    open_page(page, id)
    for place in range(len(page.evaluate(PLACES))):
        keys_go_on(page, place)


def test_a_drag_on_the_strip_hands_the_keys_to_its_range(page):
    open_page(page, "policy-map")
    x, y = page.evaluate(POINT, 1)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    page.mouse.up()
    assert page.evaluate(HAS)


def test_two_buttons_go_one_date_back_and_on_and_are_large_enough_for_a_finger(page):
    open_page(page, "policy-map")
    dates = explorer("policy-map").control("date").values
    page.evaluate(POINT, 0)
    start = page.evaluate(VALUE)
    for name, step in (("One date on", 1), ("One date back", -1)):
        button = page.get_by_role("button", name=name)
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44
        before = page.evaluate(VALUE)
        button.click()
        page.wait_for_timeout(80)
        assert page.evaluate(VALUE) == before + step
    assert page.evaluate(VALUE) == start < len(dates)
