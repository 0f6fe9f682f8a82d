"""Small multiples in Chromium: one tab stop, arrows, an order that is chosen, and one that opens large."""

import pytest

from scomm.errors import ScommError
from scomm.explorers import explorer, render
from scomm.explorers.nationality_over_time.pictures import tiles

pytestmark = pytest.mark.browser

COUNTRIES = explorer("nationality-over-time")


def opened(page, width=1280, marks=None, **state):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(render(COUNTRIES, {**COUNTRIES.start, **state}, "standalone", marks or {}))
    page.locator(".scomm-multiples").wait_for()
    page.wait_for_timeout(50)


def focused(page):
    return page.evaluate("() => document.activeElement.ariaLabel ?? document.activeElement.textContent")


def boxes(page):
    """All twenty, behind a click."""
    if page.get_by_role("button", name="All 20 countries").is_visible():
        page.get_by_role("button", name="All 20 countries").click()
    return page.get_by_role("list", name="20 countries", exact=True).get_by_role("button")


def few(page):
    return page.get_by_role("list", name="6 of 20 countries").get_by_role("button")


def test_an_order_that_leaves_one_out_is_refused():
    import dataclasses

    with pytest.raises(ScommError, match="not one of all panels"):
        dataclasses.replace(tiles("Haiti"), orders={"by chance": (0, 1)})


@pytest.mark.parametrize("width", [1280, 375])
def test_a_few_stand_tall_with_the_numbers_at_both_ends_of_their_lines(page, width):
    opened(page, width)
    assert few(page).count() == 6
    (mark,) = COUNTRIES.view(COUNTRIES.start).chart.marks
    first = mark.panels[mark.few.panels[0]]
    button = few(page).first
    assert button.locator("text.number").all_text_contents() == [first.begin, first.sides[0]]
    assert button.locator("svg").bounding_box()["height"] > 120
    button.focus()
    page.keyboard.press("End")
    assert focused(page) == few(page).last.get_attribute("aria-label")
    assert [one.get_attribute("tabindex") for one in few(page).all()].count("0") == 1


@pytest.mark.parametrize("width", [1280, 375])
def test_they_stand_under_a_heading_each_way_and_dots_count_all(page, width):
    opened(page, width)
    headings = page.locator(".all li.heading")
    assert headings.locator("b").all_text_contents() == ["17 fell: the 3 largest falls", "3 did not fall"]
    assert headings.locator(".note").all_text_contents() == ["each 0 to 100%"] * 2
    assert [page.locator(f".counted .dots .{kind}").count() for kind in ("full", "ring")] == [17, 3]
    boxes_ = [one.bounding_box() for one in few(page).all()]
    if width == 1280:
        assert [len({round(one["y"]) for one in row}) for row in (boxes_[:3], boxes_[3:])] == [1, 1]
    else:
        assert [len({round(one["x"]) for one in row}) for row in (boxes_[:3], boxes_[3:])] == [1, 1]
    page.get_by_role("button", name="All 20 countries").click()
    assert headings.locator(".dots").count() == 0


LYING = """() => [...document.querySelectorAll("li svg:has(.number)")].flatMap(image => {
  const frame = image.getBoundingClientRect();
  const points = [...image.querySelectorAll("path.own, path.behind")].flatMap(line => Array.from({ length: 200 }, (_, i) => {
    const { x, y } = line.getPointAtLength((i / 199) * line.getTotalLength());
    return [frame.x + x, frame.y + y];
  }));
  return [...image.querySelectorAll("text.number")].filter(words => {
    const box = words.getBoundingClientRect();
    return points.some(([x, y]) => x > box.left && x < box.right && y > box.top + 5 && y < box.bottom - 5);
  }).map(words => words.textContent);
})"""


@pytest.mark.parametrize("width", [1280, 375])
def test_no_number_of_a_small_line_lies_on_a_line(page, width):
    for country in (COUNTRIES.start["country"], "Haiti", "Costa Rica", "Nigeria"):
        opened(page, width, country=country)
        assert page.evaluate(LYING) == [], country


@pytest.mark.parametrize("width", [1280, 800, 375])
def test_no_number_of_a_tall_line_lies_on_another_or_leaves_its_picture(page, width):
    for country in (COUNTRIES.start["country"], *("India", "Haiti", "Jamaica", "China")):
        opened(page, width, country=country)
        assert page.evaluate(CLASHES) == [], country


CLASHES = """() => [...document.querySelectorAll(".all:not(.every) svg:has(.number)")].flatMap(image => {
  const frame = image.getBoundingClientRect();
  const words = [...image.querySelectorAll("text")].map(node => [node.textContent, node.getBoundingClientRect()]);
  const out = words.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 4).map(([text]) => text);
  const met = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 6;
  return [...out, ...words.flatMap(([text, box], i) => words.slice(i + 1).filter(([, other]) => met(box, other)).map(([other]) => `${text} | ${other}`))];
})"""


def test_all_are_behind_a_click_and_the_way_back_keeps_the_height(page):
    opened(page)
    high = page.locator(".picture").bounding_box()["height"]
    page.get_by_role("button", name="All 20 countries").press("Enter")
    assert focused(page) == "Back to 6"
    assert page.get_by_role("list", name="20 countries", exact=True).get_by_role("button").count() == 20
    shown = page.locator(".scomm-multiples ul")
    assert shown.evaluate("one => one.scrollHeight - one.clientHeight") <= 0
    assert abs(page.locator(".picture").bounding_box()["height"] - high) <= 1
    page.keyboard.press("Enter")
    assert few(page).count() == 6


def test_twenty_items_are_one_tab_stop_and_arrows_go_through_them(page):
    opened(page)
    assert boxes(page).count() == 20
    assert [one.get_attribute("tabindex") for one in boxes(page).all()].count("0") == 1
    boxes(page).first.focus()
    assert focused(page).startswith("India: ")
    for key, place in (("ArrowRight", 1), ("ArrowDown", 4), ("ArrowUp", 1), ("End", 19), ("Home", 0)):
        page.keyboard.press(key)
        assert focused(page) == boxes(page).nth(place).get_attribute("aria-label")


def test_the_order_is_chosen_by_keyboard(page):
    opened(page)
    boxes(page)
    page.get_by_role("radio", name="by change").focus()
    page.keyboard.press("ArrowRight")
    assert boxes(page).first.get_attribute("aria-label").startswith("Mexico")
    page.keyboard.press("ArrowRight")
    names = [one.text_content() for one in page.locator(".scomm-multiples li b").all()]
    assert names == sorted(names)


def test_enter_opens_one_large_chooses_it_and_escape_goes_back(page):
    opened(page)
    name = boxes(page).nth(1).get_attribute("aria-label")
    assert name.startswith("Philippines")
    boxes(page).nth(1).focus()
    page.keyboard.press("Enter")
    page.locator(".large .plot").wait_for()
    assert page.locator(".large .plot").get_attribute("aria-label") == name
    assert focused(page) == "Back to all"
    assert page.get_by_role("combobox", name="Country of nationality").input_value() == str(
        COUNTRIES.control("country").values.index("Philippines")
    )
    page.keyboard.press("Escape")
    assert focused(page) == name
    assert page.locator("[aria-current=true]").get_attribute("aria-label") == name


def test_the_dealt_country_says_that_it_is_yours(page):
    opened(page, marks={"country": "Guatemala"}, country="Mexico")
    assert page.locator("li.yours button").get_attribute("aria-label").endswith("(yours)")
    assert page.locator("li.yours").text_content().startswith("Guatemalayours")
    assert page.locator("li.chosen").text_content().startswith("Mexico")


def test_each_is_drawn_on_the_same_scale_with_all_countries_behind(page):
    opened(page)
    assert boxes(page).count() == 20
    behind = {one.get_attribute("d") for one in page.locator(".small .behind").all()}
    assert len(behind) == 1
    assert len({one.get_attribute("d") for one in page.locator(".small path.own").all()}) == 20


@pytest.mark.parametrize("width", [800, 375])
def test_on_a_narrow_page_they_scroll_inside_and_the_picture_keeps_its_height(page, width):
    opened(page, width)
    heights = []
    for show in ("Share with a conviction", "People"):
        page.get_by_role("radio", name=show, exact=True).check(force=True)
        page.wait_for_timeout(50)
        heights.append(page.locator(".picture").bounding_box()["height"])
    assert abs(heights[0] - heights[1]) <= 20
    assert page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0


@pytest.mark.parametrize("width", [1280, 375])
def test_the_wide_line_is_that_of_all_or_of_the_chosen_one_with_its_ends_as_numbers(page, width):
    opened(page, width)
    numbers, title = page.locator(".whole text.number"), page.locator(".whole .top")
    assert numbers.all_text_contents() == ["69%", "29%"]
    assert page.locator(".whole text.after").all_text_contents() == ["44%", "40%"]
    assert title.text_content().startswith("All countries:")
    page.get_by_label("Country of nationality").select_option(label="Guatemala")
    page.wait_for_timeout(50)
    assert numbers.all_text_contents() == ["31%", "19%"]
    assert page.locator(".whole text.after").all_text_contents() == ["32%", "25%"]
    assert title.text_content().startswith("Guatemala:")
    assert page.locator(".whole .behind").count() == 1


@pytest.mark.parametrize("width", [1280, 375])
def test_where_the_definition_changed_every_line_breaks_and_words_say_what_may_be_compared(page, width):
    opened(page, width)
    for kind, parts in (("path.behind", 2), ("path.own", 1), ("path.later", 1)):
        courses = page.locator(f".all {kind}").all()
        assert {one.get_attribute("d").count("M") for one in courses if one.get_attribute("d")} == {parts}
    (mark,) = COUNTRIES.view(COUNTRIES.start).chart.marks
    said = page.locator(".whole text, .whole .why").all_text_contents()
    assert {"1993", "2008", "2010", "2014"} <= set(said)
    numbers = {"begin": mark.whole.begin, "end": mark.whole.end}
    assert all(any(words.format(**numbers) in one for one in said) for words in mark.broken)
    assert {"29%", "44%"} <= set(said)
    boxes(page).first.click()
    lines = page.locator(".large .plot path.line, .large path[d]")
    assert [
        one.count("M") for one in lines.evaluate_all("all => all.map(one => one.getAttribute('d'))")
    ].count(2) == 2
