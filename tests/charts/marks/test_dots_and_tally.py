"""Dots and a tally in Chromium: everybody once, what was before, and what each control brings about in two columns."""

import dataclasses
import re
from itertools import pairwise

import pytest

from lessonkit.charts.marks import Dots, Swarm
from lessonkit.errors import KitError
from lessonkit.explorers import explorer, render
from scomm.explorers.records_lab.explorer import ROW

LAB = explorer("records-lab")
BROWSER = pytest.mark.browser


def opened(page, width=1280, **state):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(render(LAB, {**LAB.start, **state}, "standalone"))
    page.locator(".scomm-dots path").first.wait_for(state="attached")
    page.wait_for_timeout(50)


WORST = {**LAB.start, "missing-card": max(LAB.control("missing-card").values)}
"""As many prints missing as the lab knows."""


def wrong(state):
    """The two groups on whom the record is wrong."""
    return LAB.view(state).chart.marks[0].groups[:2]


def with_most_prints_missing(page):
    """Drag the slider of missing prints to its end, and wait for the new numbers."""
    page.get_by_role("slider", name="Prints missing").focus()
    page.keyboard.press("End")
    page.locator(".key b").filter(has_text=wrong(WORST)[0].said).wait_for()


def drawn(page):
    """How many dots each path of the picture has."""
    paths = page.locator(".scomm-dots > svg path:not(.was)")
    return paths.evaluate_all("all => all.map(one => one.getAttribute('d').split('M').length - 1)")


def cells(page):
    return [
        [cell.locator("b, .none").text_content() for cell in row.locator("td:not(:has(.control))").all()]
        for row in page.locator(".scomm-tally tbody tr").all()
    ]


def test_a_group_of_less_than_nobody_is_refused():
    with pytest.raises(KitError, match="Count them from 0"):
        Dots((Swarm(-1, "nobody", "-1"),), "Less", "Less than nobody")


def test_a_tally_needs_a_count_for_each_row_on_both_sides():
    _, tally = LAB.view(LAB.start).chart.marks
    short = dataclasses.replace(tally.sides[0], counts=("1",))
    with pytest.raises(KitError, match="one count for each row"):
        dataclasses.replace(tally, sides=(short, tally.sides[1]))


@BROWSER
@pytest.mark.parametrize("width", [1280, 800, 375])
def test_everybody_is_drawn_once_in_a_path_for_each_group(page, width):
    opened(page, width)
    on_record, _ = LAB.view(LAB.start).chart.marks
    assert drawn(page) == [group.n for group in on_record.groups]


@BROWSER
def test_a_thousand_are_ten_squares_of_a_hundred_with_a_gap_between(page, around, which):
    given = Dots((Swarm(1000, "all", "1,000"),), "All", "All", columns=50, hundreds=True)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.set_content(render(around(lambda state: given, which), {"which": "one"}, "standalone"))
    page.locator(".scomm-dots path").first.wait_for(state="attached")
    at = page.locator(".scomm-dots > svg path").get_attribute("d")
    places = [tuple(map(float, one.removesuffix("h0").split())) for one in at.removeprefix("M").split("M")]
    xs, ys = (sorted({place[axis] for place in places}) for axis in (0, 1))
    assert (len(places), len(xs), len(ys)) == (1000, 50, 20)
    steps = [round(after - before, 1) for before, after in pairwise(xs)]
    wide = [i for i, step in enumerate(steps) if step > 1.5 * min(steps)]
    assert wide == [9, 19, 29, 39]
    assert set(places[:100]) == {(x, y) for x in xs[:10] for y in ys[:10]}


@BROWSER
def test_filled_is_flagged_an_outline_is_not_and_both_errors_are_diamonds(page):
    opened(page)
    kinds = page.locator(".scomm-dots > svg path").evaluate_all(
        "all => all.map(one => one.getAttribute('class'))"
    )
    assert kinds == ["outline diamond", "solid diamond", "solid dot quiet"]


@BROWSER
def test_the_rows_of_the_tally_add_up_to_the_key_and_what_was_before_stays_beside_a_number_that_changed(page):
    opened(page)
    before = cells(page)
    key = page.locator(".scomm-dots .key b").all_text_contents()
    for side in (0, 1):  # the table begins with who is flagged, the key with the more numerous
        assert sum(int(row[side]) for row in before) == int(key[1 - side])
    with_most_prints_missing(page)
    assert page.locator(".scomm-tally .before").all_text_contents() == [f"before: {before[1][1]}"]
    assert page.locator(".scomm-dots .before").all_text_contents() == [f"before: {key[0]}"]


@BROWSER
@pytest.mark.parametrize("width", [1280, 375])
def test_the_numbers_of_the_finding_are_the_largest_and_stand_above_the_dots(page, width):
    opened(page, width)
    large = page.locator(".scomm-dots .key .large b")
    assert large.all_text_contents() == [group.said for group in wrong(LAB.start)]
    sizes = page.locator(".scomm-explorer :is(b, p, span, td, text)").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    size = large.first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size == max(sizes)
    assert sizes.count(size) == 2
    heading, field = (page.locator(f".scomm-dots > {one}").bounding_box() for one in (".heading", "svg"))
    assert large.last.bounding_box()["y"] < heading["y"] < field["y"]


@BROWSER
def test_the_dots_take_more_room_than_the_controls(page):
    opened(page, 1000)
    dots, controls = (page.locator(one).bounding_box() for one in (".scomm-dots", ".scomm-tally"))
    assert dots["width"] > controls["width"]


@BROWSER
def test_a_dashed_line_stands_around_as_many_as_were_wrong_before(page):
    opened(page)
    assert page.locator(".scomm-dots .was").count() == 0
    was = sum(group.n for group in wrong(LAB.start))
    with_most_prints_missing(page)
    image = page.locator(".scomm-dots > svg")
    step = float(image.get_attribute("width")) / ROW
    first, down, across, up, end = re.fullmatch(
        r"M([\d.]+) ([\d.]+)H([\d.]+)V([\d.]+)H([\d.]+)", image.locator(".was").get_attribute("d")
    ).groups()
    assert ROW * float(up) / step + float(across) / step == pytest.approx(was)
    assert (float(first), float(end)) == (0, pytest.approx(ROW * step))
    assert float(down) - float(up) == pytest.approx(step)


@BROWSER
def test_each_error_is_a_named_slider_that_says_its_value_and_how_it_is_known(page):
    opened(page)
    sliders = page.locator(".scomm-tally").get_by_role("slider")
    assert sliders.count() == 4
    values = [one.get_attribute("aria-valuetext") for one in sliders.all()]
    assert values == ["10% (assumed)", "5% (assumed)", "0.2% (published)", "1% (assumed)"]
