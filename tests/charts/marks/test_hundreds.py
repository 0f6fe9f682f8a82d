"""Hundreds: what is refused, and in Chromium every dot once, the frame around the chosen field, and every hand that moves it."""

import pytest

from lessonkit.charts.marks import Field, Hundreds
from lessonkit.errors import KitError
from lessonkit.explorers import Control, render

SIZE = Control("size", "How many", (10, 100, 1000), slider=True, played=False)
FIELDS = (Field(0, "none"), Field(6, "6"), Field(62, "62", "hatch"))


def hundreds(state=None, fields=FIELDS):
    return Hundreds(
        follows="size",
        holds=("size",),
        labels=("10", "100", "1,000"),
        fields=fields,
        heading="How many of 100",
        name="Of 100: none, 6, 62",
        across="in all",
    )


@pytest.mark.parametrize("fields", [FIELDS[:2], (*FIELDS[:2], Field(101, "too many"))])
def test_a_field_too_few_and_a_dot_too_many_are_refused(fields):
    with pytest.raises(KitError, match="don't fit 3 values"):
        hundreds(fields=fields)


def opened(page, around, width=1280, size=100):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(render(around(hundreds, SIZE), {"size": size}, "standalone"))
    page.locator(".scomm-hundreds .cell.chosen").wait_for()
    page.wait_for_timeout(50)


def drawn(page, kind):
    paths = page.locator(f".scomm-hundreds .cell path{kind}").all()
    return [one.get_attribute("d").count("M") for one in paths]


@pytest.mark.browser
def test_each_field_has_a_hundred_dots_and_what_was_not_counted_is_hatched(page, around):
    opened(page, around)
    assert drawn(page, ":is(.solid, .hatch)") == [0, 6, 62]
    assert drawn(page, ".rest") == [100, 94, 38]
    fill = page.locator(".scomm-hundreds .hatch").evaluate("one => getComputedStyle(one).fill")
    assert fill.startswith("url(")
    assert page.get_by_role("img", name="Of 100: none, 6, 62").count() == 1


@pytest.mark.browser
def test_the_thumb_of_the_range_stands_above_the_chosen_field(page, around):
    for place, size in enumerate(SIZE.values):
        opened(page, around, size=size)
        cell = page.locator(".cell.chosen").bounding_box()
        track = page.get_by_role("slider", name="How many").bounding_box()
        thumb = track["x"] + 8 + place / 2 * (track["width"] - 16)
        assert thumb == pytest.approx(cell["x"] + cell["width"] / 2, abs=1.5)


@pytest.mark.browser
def test_a_key_and_a_click_choose_and_a_narrow_page_has_three_in_a_row(page, around):
    opened(page, around, 375)
    assert page.locator(".cell.chosen .of").text_content() == "100"
    page.get_by_role("slider", name="How many").press("ArrowRight")
    assert page.locator(".cell.chosen .of").text_content() == "1,000"
    page.locator(".cell").first.click()
    assert page.locator(".cell.chosen .of").text_content() == "10"
    assert page.get_by_role("slider", name="How many").input_value() == "0"
    assert len({round(one.bounding_box()["y"]) for one in page.locator(".cell").all()}) == 1
