"""Dots and a tally in Chromium: ten thousand people at once, and what each control brings about in two columns."""

import dataclasses

import pytest

from scomm.charts.marks import Dots, Swarm
from scomm.errors import ScommError
from scomm.explorers import explorer, render

LAB = explorer("records-lab")
BROWSER = pytest.mark.browser


def opened(page, width=1280, **state):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(render(LAB, {**LAB.start, **state}, "standalone"))
    page.locator(".scomm-dots path").first.wait_for(state="attached")
    page.wait_for_timeout(50)


def drawn(page, place):
    """How many dots each path of a picture has."""
    return (
        page.locator(".scomm-dots")
        .nth(place)
        .locator("> svg path")
        .evaluate_all("all => all.map(one => one.getAttribute('d').split('M').length - 1)")
    )


def cells(page):
    return [
        [cell.locator("b, .none").text_content() for cell in row.locator("td:not(:has(.control))").all()]
        for row in page.locator(".scomm-tally tbody tr").all()
    ]


def test_a_group_of_less_than_nobody_is_refused():
    with pytest.raises(ScommError, match="Count them from 0"):
        Dots((Swarm(-1, "nobody", "-1"),), "Less", "Less than nobody")


def test_a_tally_needs_a_count_for_each_row_on_both_sides():
    _, tally, _ = LAB.view(LAB.start).chart.marks
    short = dataclasses.replace(tally.sides[0], counts=("1",))
    with pytest.raises(ScommError, match="one count for each row"):
        dataclasses.replace(tally, sides=(short, tally.sides[1]))


@BROWSER
@pytest.mark.parametrize("width", [1280, 800, 375])
def test_each_of_ten_thousand_is_drawn_once_in_a_path_for_each_group(page, width):
    opened(page, width)
    everyone, _, on_record = LAB.view(LAB.start).chart.marks
    assert drawn(page, 0) == [group.n for group in everyone.groups]
    assert sum(drawn(page, 0)) == 10_000
    assert drawn(page, 1) == [group.n for group in on_record.groups]


@BROWSER
def test_all_searches_are_a_square_of_a_hundred_rows(page):
    opened(page)
    box = page.locator(".scomm-dots > svg").first.bounding_box()
    assert box["width"] == pytest.approx(box["height"], abs=1)


@BROWSER
def test_filled_is_flagged_an_outline_is_not_and_both_errors_are_diamonds(page):
    opened(page)
    kinds = (
        page.locator(".scomm-dots")
        .nth(1)
        .locator("> svg path")
        .evaluate_all("all => all.map(one => one.getAttribute('class'))")
    )
    assert kinds == ["solid dot", "outline diamond", "solid diamond", "outline dot"]


@BROWSER
def test_the_columns_of_the_tally_add_up_and_what_was_before_stays_beside_a_number_that_changed(page):
    opened(page)
    before = cells(page)
    assert [row[0] for row in before].count("nobody") == 1
    for side in (0, 1):
        *rows, total = (row[side] for row in before)
        assert sum(int(n) for n in rows if n != "nobody") == int(total)
    page.get_by_role("slider", name="Card never entered").focus()
    page.keyboard.press("End")
    page.locator(".finding").filter(has_text="90 miss someone").wait_for()
    ghosts = page.locator(".scomm-tally .before").all_text_contents()
    assert ghosts == [f"before: {before[1][1]}", f"before: {before[-1][1]}"]
    (mates, no_card) = page.locator(".scomm-dots").first.locator(".before").all_text_contents()
    assert (mates, no_card) == ("before: 552", "before: 22")


@BROWSER
def test_each_error_is_a_named_slider_that_says_its_value_and_how_it_is_known(page):
    opened(page)
    sliders = page.locator(".scomm-tally").get_by_role("slider")
    assert sliders.count() == 4
    values = [one.get_attribute("aria-valuetext") for one in sliders.all()]
    assert values == ["10% (assumed)", "5% (assumed)", "0.2% (published)", "1% (assumed)"]
