"""Stages in Chromium: a thousand dots, a native range on each arrow, and a tornado below for who has found it."""

import dataclasses

import pytest

from lessonkit.errors import KitError
from lessonkit.explorers import explorer, render

pytestmark = pytest.mark.browser

PIPELINE = explorer("pipeline")


def opened(page, width=1280, marks=None, **state):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(render(PIPELINE, {**PIPELINE.start, **state}, "standalone", marks or {}))
    page.locator(".scomm-stages circle").first.wait_for(state="attached")
    page.wait_for_timeout(50)


def dots(page, look, row):
    return page.locator(".scomm-stages li").nth(row).locator(f"circle.{look}").count()


def test_a_stage_with_more_than_all_is_refused():
    (stages,) = PIPELINE.view(PIPELINE.start).chart.marks
    first, *others = stages.stages
    with pytest.raises(KitError, match="do not fit"):
        dataclasses.replace(stages, stages=(dataclasses.replace(first, n=60), *others))


@pytest.mark.parametrize("width", [1280, 375])
def test_of_a_thousand_dots_those_that_match_nothing_are_gray_and_each_stage_keeps_its_own(page, width):
    opened(page, width)
    assert (dots(page, "kept", 0), dots(page, "nothing", 0)) == (70, 930)
    assert [dots(page, "kept", row) for row in range(1, 6)] == [70, 0, 0, 27, 14]
    assert [dots(page, "unsure", row) for row in range(1, 6)] == [0, 47, 47, 0, 0]
    assert [dots(page, "gone", row) for row in range(1, 6)] == [0, 23, 0, 20, 13]


def test_each_rate_is_a_named_range_that_says_its_step_and_moves_from_the_keyboard(page):
    opened(page)
    ranges = page.get_by_role("slider")
    assert ranges.count() == 5
    rate = page.get_by_role("slider", name="Prints that match at DHS")
    assert rate.get_attribute("aria-valuetext") == "7.0% (calibrated)"
    rate.focus()
    page.keyboard.press("ArrowRight")
    assert rate.get_attribute("aria-valuetext") == "8.0% (one point more)"
    page.locator(".readout").filter(has_text="14,497 more than the 101,741").wait_for()
    assert dots(page, "kept", 1) == 80
    assert "before the last change: 70" in page.locator(".scomm-stages li").nth(1).text_content()
    page.keyboard.press("Home")
    assert rate.get_attribute("aria-valuetext").startswith("5.7%")
    page.keyboard.press("End")
    page.locator(".finding").filter(has_text="908 match no record at DHS").wait_for()


def test_a_handle_stands_at_its_value_on_a_line_and_a_pointer_brings_it_to_the_nearest_stop(page):
    opened(page)
    for rate, (low, now, high) in (
        ("Prints that match", (5.7, 7.0, 9.2)),
        ("People held", (54.6, 57.7, 71.8)),
    ):
        found = page.get_by_role("slider", name=rate)
        place = found.evaluate("one => (one.value - one.min) / (one.max - one.min)")
        assert place == pytest.approx((now - low) / (high - low), abs=0.02)
    box = page.get_by_role("slider", name="Requests that the jail follows").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.55, box["y"] + box["height"] / 2)
    page.locator(".said", has_text="every second one").wait_for()


def test_those_who_come_by_a_way_that_is_not_sure_are_hatched(page):
    opened(page)
    page.get_by_role("slider", name="Requests that the jail follows").focus()
    page.keyboard.press("Home")
    page.locator(".finding").filter(has_text="2.4 lead to ICE custody").wait_for()
    assert (dots(page, "kept", 4), dots(page, "unsure", 4)) == (0, 2)
    assert "2 arrested later: assumed" in page.locator(".scomm-stages li").nth(4).text_content()


def test_the_tornado_is_below_for_who_has_found_it_and_finding_and_readout_are_still_on_one_screen(page):
    opened(page)
    assert page.locator(".scomm-tornado").count() == 0
    opened(page, marks={"solved": ("which-rate",)})
    bars = page.locator(".scomm-tornado li")
    assert [bar.locator("b").text_content() for bar in bars.all()][:2] == ["+14,497", "+1,973"]
    lengths = [bar.bounding_box()["width"] for bar in page.locator(".scomm-tornado .bar").all()]
    assert lengths == sorted(lengths, reverse=True)
    top = page.locator(".scomm-explorer").bounding_box()["y"]
    last = page.locator(".readout").bounding_box()
    assert last["y"] + last["height"] - top <= 679


def test_a_range_goes_back_where_its_python_is_gone(page):
    opened(page)
    page.evaluate("() => document.querySelector('.scomm-explorer').dispatchEvent(new Event('scomm-lost'))")
    rate = page.get_by_role("slider", name="Prints that match at DHS")
    rate.focus()
    page.keyboard.press("ArrowRight")
    assert rate.get_attribute("aria-valuetext") == "7.0% (calibrated)"
    assert page.locator(".lost").is_visible()
