"""A bar of a hundred in Chromium: solid as far as is sure, hatched as far as may be, and another one thinner below, each under its own words."""

import pytest

from lessonkit.charts.marks import Ranges, Reach
from lessonkit.errors import KitError
from lessonkit.explorers import Control, render

WHICH = Control("which", "Which", ("alone", "beside", "none"))
SHOWN = {
    "alone": (Reach(29, 38, "29 to 38", "taken", "Nobody knows."), None),
    "beside": (Reach(0, 72, "0 to 72", "taken"), Reach(55, 72, "55 to 72", "Texas")),
    "none": (Reach(0, 0, "0", "taken"), None),
}


def bars(state):
    own, other = SHOWN[state["which"]]
    return Ranges(own, name=f"Taken: {own.said}", heading="How many?", beside=other)


@pytest.mark.parametrize(("low", "high"), [(30, 20), (-1, 20), (20, 101)])
def test_a_range_that_ends_before_it_begins_or_is_more_than_there_are_is_refused(low, high):
    with pytest.raises(KitError, match=rf"can't go from {low} to {high} of 100"):
        Ranges(Reach(low, high, "", ""), name="Taken", heading="How many?")


@pytest.fixture
def opened(page, around):
    explorer = around(bars, WHICH)

    def shown(which, width=1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.set_content(render(explorer, {"which": which}, "standalone"))
        page.locator(".scomm-ranges rect.outline").first.wait_for()
        return page.locator(".scomm-ranges")

    return shown


def widths(mark, look):
    return [one.bounding_box()["width"] for one in mark.locator(f"rect.{look}").all()]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_a_bar_is_solid_as_far_as_is_sure_and_hatched_as_far_as_may_be(opened, width):
    mark = opened("alone", width)
    (whole,), (sure,), (may_be,) = (widths(mark, look) for look in ("outline", "solid", "hatch"))
    assert sure / whole == pytest.approx(0.29, abs=0.01)
    assert may_be / whole == pytest.approx(0.09, abs=0.01)
    assert mark.get_by_role("img", name="Taken: 29 to 38").count() == 1
    for words in ("How many?", "29 to 38 taken", "Nobody knows."):
        assert words in mark.inner_text()


@pytest.mark.browser
def test_another_bar_is_thinner_and_each_has_its_words_right_above_it(opened):
    mark = opened("beside")
    own, other = (one.bounding_box() for one in mark.locator("rect.outline").all())
    assert other["y"] >= own["y"] + own["height"]
    assert other["height"] < own["height"]
    for words, bar in (("0 to 72 taken", own), ("Texas: 55 to 72", other)):
        said = mark.locator(".words", has_text=words).bounding_box()
        assert 0 <= bar["y"] - (said["y"] + said["height"]) < 8


@pytest.mark.browser
def test_a_bar_of_nobody_is_an_outline_alone(opened):
    mark = opened("none")
    assert (widths(mark, "solid"), widths(mark, "hatch")) == ([], [])
    assert len(widths(mark, "outline")) == 1
