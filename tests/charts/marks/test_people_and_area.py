"""People beside a square in Chromium: what was before stays as dashed lines, and a guess is a line among the people."""

import pytest

from lessonkit.charts.marks import Area, Square, of_hundred
from lessonkit.errors import KitError
from lessonkit.explorers import explorer, render

MACHINE = explorer("denominator-machine")
BROWSER = pytest.mark.browser


def opened(page, width=1280, marks=None, **state):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(render(MACHINE, {**MACHINE.start, **state}, "standalone", marks or {}))
    page.locator(".scomm-area rect").first.wait_for(state="attached")
    page.wait_for_timeout(50)


def test_whole_people_add_up_to_a_hundred_and_what_is_left_open_stays_open():
    assert of_hundred([1 / 3, 1 / 3, 1 / 3]) == [34, 33, 33]
    assert of_hundred([0.2, 0.3]) == [20, 30]
    assert of_hundred([0.0706, 0.9294], 1000) == [71, 929]
    assert of_hundred([0.0, 1.0]) == [0, 100]


def test_a_group_larger_than_the_largest_is_refused():
    with pytest.raises(KitError, match="larger than the largest"):
        Area((Square(11, "11", "people"),), "Eleven", most=10, heading="So many")


@BROWSER
def test_a_hundred_people_are_drawn_and_the_key_counts_them(page):
    opened(page, year=2023)
    looks = (
        page.locator(".scomm-people svg.icons")
        .first.locator("> g")
        .evaluate_all("all => all.map(one => one.getAttribute('class'))")
    )
    assert [looks.count(look) for look in ("solid", "hatch", "outline")] == [40, 9, 51]
    rows = [row.text_content() for row in page.locator(".scomm-people .side").first.locator("li").all()]
    assert [row.split()[0] for row in rows] == ["40.0%", "9.0%", "51.0%"]
    name = page.get_by_role("img", name="Of 100 people removed by ICE: 40.0% With a conviction")
    assert name.count() == 1


@BROWSER
def test_areas_are_to_each_other_as_the_groups_and_the_one_before_stays_dashed(page):
    opened(page)
    before = page.locator(".scomm-area .own").first.bounding_box()
    page.get_by_role("radio", name="Removals by ICE").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.locator(".finding").filter(has_text="FY2014: 73.3%").wait_for()
    now = page.locator(".scomm-area rect.own").first.bounding_box()
    assert now["width"] ** 2 / before["width"] ** 2 == pytest.approx(183_700 / 315_940, rel=0.02)
    assert page.locator(".scomm-area rect.was").bounding_box()["width"] == pytest.approx(
        before["width"], abs=3
    )
    assert "before: 315,940" in page.locator(".scomm-area .key").first.text_content()
    assert "before: 56.3%" in page.locator(".scomm-people .key").first.text_content()
    assert page.locator(".scomm-people .around.was").count() == 1


@BROWSER
def test_two_hundreds_alike_have_a_column_each_with_its_own_heading_square_and_key(page):
    opened(page, universe="ero-arrests")
    own, other = page.locator(".scomm-people .column").all()
    for column, heading, shares, total, solid in (
        (own, "Of 100 arrested", ["73.3%", "26.7%"], "183,700 people arrested", 73),
        (other, "Of 100 removed", ["56.3%", "43.7%"], "315,940 people removed", 56),
    ):
        assert column.locator(".heading").text_content().startswith(heading)
        assert column.locator(".side li b").all_text_contents() == shares
        assert total in column.locator(".scomm-area .key").text_content()
        assert column.locator("svg.icons > g.solid").count() == solid
        part, whole = (column.locator(f"rect.{name}").bounding_box() for name in ("portion.solid", "own"))
        assert part["height"] / whole["height"] == pytest.approx(solid / 100, abs=0.03)
    one, two = (column.locator("rect.own").bounding_box()["width"] for column in (own, other))
    assert one**2 / two**2 == pytest.approx(183_700 / 315_940, rel=0.06)
    assert own.bounding_box()["x"] + own.bounding_box()["width"] <= other.bounding_box()["x"]
    opened(page, split="agency-conviction")
    assert page.locator(".scomm-area text").all_text_contents() == ["102,224", "213,719"]


@BROWSER
def test_what_was_before_is_told_of_the_first_people_only(page):
    opened(page)
    page.get_by_role("radio", name="Arrests by ICE").check(force=True)
    page.locator(".finding").filter(has_text="FY2014: 73.3%").wait_for()
    assert page.locator(".scomm-people .beside .before").count() == 0
    assert page.locator(".scomm-people .beside .was").count() == 0


@BROWSER
def test_a_button_says_below_its_label_that_its_value_is_not_published_and_the_range_says_its_ends(page):
    opened(page)
    assert page.locator("legend").all_text_contents() == ["Count"]
    missing = page.locator("fieldset label.missing small")
    assert [one.inner_text() for one in missing.all()] == ["not published", "not published"]
    assert page.locator(".ends span").all_text_contents() == ["FY2013", "FY2024 (11 months)"]


@BROWSER
def test_a_refusal_leaves_what_was_before(page):
    opened(page)
    page.get_by_role("radio", name="Arrests by ICE").check(force=True)
    page.locator(".finding").filter(has_text="FY2014: 73.3%").wait_for()
    page.get_by_role("radio", name="Removals by Homeland Security (DHS)").check(force=True)
    page.locator(".refused").filter(has_text="only from FY2019").wait_for()
    assert "before: 56.3%" in page.locator(".scomm-people .key").first.text_content()


@BROWSER
def test_another_split_has_no_before(page):
    opened(page)
    page.get_by_role("combobox", name="Split by").select_option("Who made the arrest")
    page.locator(".finding").filter(has_text="CBP had arrested").wait_for()
    assert page.locator(".scomm-people .before").count() == 0
    assert page.locator(".scomm-people .around").count() == 0


@BROWSER
def test_a_guess_is_a_line_among_the_people_with_its_words_in_the_key(page):
    opened(page, marks={"convicted-of-removed-2014": 82})
    assert page.locator(".scomm-people svg.icons .around").count() == 1
    assert "your guess: 82%" in page.locator(".scomm-people .key").first.text_content()


@BROWSER
@pytest.mark.parametrize("split", ["criminality", "arresting-agency", "citizenship"])
def test_no_split_makes_the_picture_higher(page, split):
    opened(page)
    height = page.locator(".scomm-explorer").bounding_box()["height"]
    opened(page, split=split)
    assert abs(page.locator(".scomm-explorer").bounding_box()["height"] - height) <= 20
