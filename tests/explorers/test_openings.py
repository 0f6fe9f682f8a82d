"""The opening picture in Chromium: the number of the finding is the largest thing in it, and at most one event is named."""

import re

import pytest

from lessonkit.explorers import explorer
from tests.browser.chromium import Network, launched, require_chromium
from tests.explorers.whole_pages import page_at

pytestmark = pytest.mark.browser

OPENINGS = (
    "rollout-map",
    "policy-map",
    "nationality-over-time",
    "event-study",
    "known-truth-lab",
    "studies",
    "surveys",
    "records-lab",
)
ALL = (*OPENINGS, "reported-against-real", "policy-builder", "follow-the-print")
"""Some of these tell a story in their scenes that begins before the opening."""
WORDS = """() => [...document.querySelectorAll(".picture *")]
  .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && one.checkVisibility())
  .map(one => [one.textContent.trim(), parseFloat(getComputedStyle(one).fontSize), one.getBoundingClientRect().right])"""


@pytest.fixture(scope="module")
def page():
    require_chromium()
    with launched(Network(), 1280, 800) as page:
        page.emulate_media(reduced_motion="reduce")
        yield page


def opened(page, id, width=1280):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(page_at(id))
    page.locator(".picture .part:visible").first.wait_for()
    page.wait_for_timeout(100)
    return page.evaluate(WORDS)


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("id", ALL)
def test_the_largest_words_of_the_picture_are_numbers_of_the_finding(page, id, width):
    words = opened(page, id, width)
    most = max(size for _, size, _ in words)
    assert most >= 22
    finding = set(re.findall(r"\d+%?", explorer(id).view(explorer(id).start).chart.finding))
    largest = [text for text, size, _ in words if size == most]
    assert largest
    for text in largest:
        assert set(re.findall(r"\d+%?", text)) <= finding, text


@pytest.mark.parametrize("id", ALL)
def test_on_a_telephone_no_words_of_the_picture_are_cut(page, id):
    assert [text for text, _, right in opened(page, id, 375) if right > 375] == []


def test_every_study_of_the_opening_is_seen_without_scrolling(page):
    opened(page, "studies")
    rows = page.locator(".scomm-effects .rows")
    assert rows.evaluate("one => one.scrollHeight - one.clientHeight") <= 0


@pytest.mark.parametrize("width", [1280, 375])
def test_the_number_of_a_finding_on_studies_is_whole_whichever_way_it_went(page, width):
    for state in (
        {"about": "enforcement", "enforcement": "less"},
        {"about": "victims"},
        {"about": "recorded-crime"},
        {},
    ):
        page.set_viewport_size({"width": width, "height": 800})
        page.set_content(page_at("studies", **state))
        page.locator(".scomm-effects .loud").first.wait_for()
        page.wait_for_timeout(100)  # until the width is known
        rows = page.locator(".scomm-effects button:has(.end)").all()
        for row, number in ((one.bounding_box(), one.locator(".end").bounding_box()) for one in rows):
            assert row["x"] <= number["x"] < number["x"] + number["width"] <= row["x"] + row["width"], state


@pytest.mark.parametrize("id", ALL)
def test_at_most_one_event_is_named(page, id):
    opened(page, id)
    assert page.locator(".scomm-strip .mention").count() <= 1


@pytest.mark.parametrize("id", OPENINGS)
def test_the_first_scene_is_the_opening(id):
    found = explorer(id)
    assert next(iter(found.scenes.values())) == found.start
