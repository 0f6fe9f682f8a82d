"""Shares in Chromium: a bar each, fifty dots on it where an error is known, and the number of the finding larger than all others."""

import pytest

from lessonkit.charts.marks import Estimated, Quantiles
from lessonkit.errors import KitError
from lessonkit.explorers import Control, render

WHICH = Control("which", "Which", ("known", "unknown"))
LEVELS = tuple((float(at), f"{at}%") for at in range(20, 61, 10))


def rows(state):
    error = 1.1 if state["which"] == "known" else None
    return Quantiles(
        (
            Estimated("All", 44, error, "44%", "2,004 asked", "±2.2 points", weight="first"),
            Estimated(
                "Some", 28, None if error is None else 4.5, "28%", "as if 100", sure=False, weight="beside"
            ),
        ),
        (20, 60),
        LEVELS,
        name="Two shares",
        key="Each dot is as likely.",
    )


def test_a_share_outside_the_axis_is_refused():
    with pytest.raises(KitError, match="Outside the axis: All"):
        Quantiles((Estimated("All", 70, None, "70%", ""),), (20, 60), LEVELS, name="One")


@pytest.fixture
def opened(page, around):
    explorer = around(rows, WHICH)

    def shown(which, width=1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.set_content(render(explorer, {"which": which}, "standalone"))
        page.locator(".scomm-quantiles svg text").first.wait_for()
        page.wait_for_timeout(100)  # it is drawn once more when its width is known
        return page.locator(".scomm-quantiles")

    return shown


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_each_share_with_an_error_has_fifty_dots_around_it_and_none_leaves_the_picture(opened, width):
    mark = opened("known", width)
    assert mark.locator(".sure .dot").count() == mark.locator(".assumed .dot").count() == 50
    box = mark.locator("svg").bounding_box()
    for dot in mark.locator(".dot").all()[::7]:
        at = dot.bounding_box()
        assert box["x"] <= at["x"]
        assert at["x"] + at["width"] <= box["x"] + box["width"] + 1
    for words in ("44%", "2,004 asked", "±2.2 points", "as if 100", "Each dot is as likely."):
        assert words in mark.text_content()


@pytest.mark.browser
def test_a_wider_error_scatters_dots_more_widely(opened):
    mark = opened("known")
    narrow, wide = (
        [float(dot.get_attribute("cx")) for dot in mark.locator(f".{look} .dot").all()]
        for look in ("sure", "assumed")
    )
    assert max(wide) - min(wide) > 3 * (max(narrow) - min(narrow))


@pytest.mark.browser
def test_where_no_number_of_people_is_printed_there_is_a_bar_and_no_dot(opened):
    mark = opened("unknown")
    assert (mark.locator(".part").count(), mark.locator(".dot").count()) == (2, 0)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_a_bar_is_as_long_as_its_share_and_its_number_stands_at_its_end(opened, width):
    mark = opened("unknown", width)
    whole, part = (mark.locator(f".{name}").first.bounding_box() for name in ("whole", "part"))
    assert part["width"] / whole["width"] == pytest.approx((44 - 20) / 40, abs=0.01)
    said = mark.locator(".said").first.bounding_box()
    assert 0 < said["x"] - (part["x"] + part["width"]) < 20


@pytest.mark.browser
def test_the_number_of_the_finding_is_larger_than_every_other(opened):
    sizes = [
        float(one.evaluate("one => parseFloat(getComputedStyle(one).fontSize)"))
        for one in opened("known").locator("text").all()
    ]
    first = opened("known").locator(".first .said")
    assert first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") == max(sizes)
    assert sizes.count(max(sizes)) == 1
