"""A cut: what is refused, and in Chromium which side of each heap is filled, and every hand that moves the line."""

from itertools import pairwise

import pytest

from lessonkit.charts.marks import Cut, Heap
from lessonkit.errors import KitError
from lessonkit.explorers import Control, render

AT = Control("at", "Cut at", ("10", "12", "14", "16"), slider=True, played=False)
SAME = (0, 0, 1, 3, 5, 8, 9, 4, 2, 0)
OTHER = (10, 90, 900, 5000, 400, 30, 2, 0, 0, 0)


def cut(state, same=SAME, other=OTHER):
    return Cut(
        follows="at",
        holds=("at",),
        values=(10.0, 12.0, 14.0, 16.0),
        heaps=(
            Heap("Same", same, "below", f"missed at {state['at']}", "found", 9),
            Heap("Different", other, "above", "told apart", f"mistaken at {state['at']}", 5000),
        ),
        ticks=((5.0, "5"), (15.0, "15"), (25.0, "25")),
        name="Two heaps",
        across="score",
        up="how many",
        stamp="made up",
        width=2.0,
    )


def test_a_heap_without_a_count_for_each_bin_is_refused():
    with pytest.raises(KitError, match="'Same' has 3 counts for 10 bins"):
        cut({"at": "10"}, same=(1, 2, 3))


def test_where_it_cuts_is_the_same_in_every_state_and_the_heaps_are_not():
    here, there = (cut({"at": at}) for at in ("10", "16"))
    assert here.fixed() == there.fixed()
    assert here.fixed()["values"] == [10.0, 12.0, 14.0, 16.0]
    assert here.shown()["heaps"][0]["below"] != there.shown()["heaps"][0]["below"]


def opened(page, around, width=1280, at="12"):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(render(around(cut, AT), {"at": at}, "standalone"))
    page.locator(".scomm-cut text").first.wait_for()
    page.wait_for_timeout(50)


def line(page):
    return float(page.locator(".scomm-cut .cut").first.get_attribute("x1"))


def filled(page):
    """From where to where each heap is filled."""
    sides = page.locator(".scomm-cut clipPath rect").all()
    return [
        (float(one.get_attribute("x")), float(one.get_attribute("x")) + float(one.get_attribute("width")))
        for one in sides
    ]


@pytest.mark.browser
def test_the_upper_heap_is_filled_below_the_line_and_the_lower_one_above_it(page, around):
    opened(page, around)
    (start, end), (begin, _) = filled(page)
    assert start == 0
    assert end == begin == pytest.approx(line(page))


@pytest.mark.browser
def test_errors_are_named_beside_the_line_on_their_own_side_at_every_width(page, around):
    for width in (1280, 375):
        opened(page, around, width)
        left = page.locator(".scomm-cut > svg").bounding_box()["x"]
        missed, wrong = (
            page.get_by_text(words).bounding_box() for words in ("missed at 12", "mistaken at 12")
        )
        assert left <= missed["x"]
        assert wrong["x"] >= left + line(page)


@pytest.mark.browser
def test_the_line_hangs_from_the_thumb_of_the_range(page, around):
    for at, part in (("10", 0), ("16", 1)):
        opened(page, around, at=at)
        track = page.get_by_role("slider", name="Cut at").bounding_box()
        left = page.locator(".scomm-cut > svg").bounding_box()["x"]
        thumb = track["x"] + 8 + part * (track["width"] - 16)
        assert left + line(page) == pytest.approx(thumb, abs=1.5)


@pytest.mark.browser
def test_ten_times_as_many_are_as_much_higher_in_both_heaps(page, around):
    opened(page, around)
    heights = [float(one.get_attribute("y1")) for one in page.locator(".scomm-cut .grid").all()]
    levels = [
        words
        for words in page.locator(".scomm-cut text").all_text_contents()
        if words in ("1", "10", "100", "1,000")
    ]
    assert levels == ["1", "1", "10", "100", "1,000"]
    steps = [one - other for one, other in pairwise(heights[1:])]
    assert steps == pytest.approx([steps[0]] * 3)


@pytest.mark.browser
def test_arrow_keys_and_a_pointer_move_the_line(page, around):
    opened(page, around)
    before = line(page)
    page.get_by_role("slider", name="Cut at").press("ArrowRight")
    page.get_by_text("mistaken at 14").wait_for()
    assert line(page) > before
    box = page.locator(".scomm-cut > svg").bounding_box()
    page.mouse.click(box["x"] + line(page) + 300, box["y"] + 60)
    page.get_by_text("mistaken at 16").wait_for()
