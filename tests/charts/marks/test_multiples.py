"""Many lines in Chromium: together in one picture around a large one, and apart: one tab stop, arrows, an order, and one that opens large."""

import pytest

from lessonkit.errors import KitError
from lessonkit.explorers import explorer, render
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


MORE, LESS = "All 20 countries by name", "Back to one picture"


def boxes(page):
    """All twenty, behind a click."""
    if page.get_by_role("button", name=MORE).is_visible():
        page.get_by_role("button", name=MORE).click()
    return page.get_by_role("list", name="20 countries", exact=True).get_by_role("button")


def texts(page, kind):
    return page.locator(f"svg.together text.{kind}").all_text_contents()


def slopes(page, kind=""):
    """How far each line goes down, in pixels, from the first year to the last."""
    return page.locator(f"svg.together > g.course{kind} path").evaluate_all(
        "all => all.map(one => { const [a, b] = [0, one.getTotalLength()].map(at => one.getPointAtLength(at)); return b.y - a.y; })"
    )


def test_an_order_that_leaves_one_out_is_refused():
    import dataclasses

    with pytest.raises(KitError, match="not one of all panels"):
        dataclasses.replace(tiles("Haiti"), orders={"by chance": (0, 1)})


@pytest.mark.parametrize("width", [1280, 375])
def test_all_twenty_stand_in_one_picture_and_those_that_did_not_fall_have_names_and_numbers(page, width):
    opened(page, width)
    assert page.locator("svg.together > g.course").count() == 21
    falling = slopes(page, ".thin")
    assert len(falling) == 17
    assert min(falling) > 0
    assert len(slopes(page, ".counter")) == 3
    assert max(slopes(page, ".counter")) < 0
    assert " ".join(texts(page, "others")) == "17 countries fell (gray)"
    named = " ".join(texts(page, "counter"))
    for words in ("India 9% → 18%", "Philippines 39% → 41%", "Dominican R. 62% → 63%"):
        assert words in named
    if width == 1280:
        verdicts = {one.split()[0]: one.partition(", ")[2] for one in texts(page, "counter")}
        assert verdicts == {"India": "rose", "Philippines": "about the same", "Dominican": "about the same"}


def test_what_rose_and_what_stayed_about_the_same_differ_by_a_dash_and_not_by_color_alone(page):
    opened(page)
    dashes = page.locator("svg.together > g.counter path").evaluate_all(
        "all => all.map(one => getComputedStyle(one).strokeDasharray)"
    )
    assert sorted(one == "none" for one in dashes) == [False, False, True]


@pytest.mark.parametrize("width", [1280, 800, 375])
def test_no_words_of_the_picture_lie_on_others_or_leave_it(page, width):
    for country in (COUNTRIES.start["country"], "Brazil", "Dominican Republic", "India", "Jamaica"):
        for dealt in ({}, {"country": "Guatemala"}, {"country": "Philippines"}):
            opened(page, width, dealt, country=country)
            assert page.evaluate(CLASHES) == [], (country, dealt)


CLASHES = """() => [...document.querySelectorAll("svg.together")].flatMap(image => {
  const frame = image.getBoundingClientRect();
  const words = [...image.querySelectorAll("text")].map(node => [node.textContent, node.getBoundingClientRect(), node.classList.contains("number") ? 12 : 3]);
  const out = words.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 4 || box.bottom > frame.bottom + 4).map(([text]) => text);
  const met = ([, one, a], [, other, b]) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > Math.max(a, b);
  return [...out, ...words.flatMap((one, i) => words.slice(i + 1).filter(other => met(one, other)).map(other => `${one[0]} | ${other[0]}`))];
})"""


@pytest.mark.parametrize("width", [1280, 375])
def test_a_name_stands_at_the_end_of_its_line(page, width):
    """A reader found the 18 percent of India far from its dot."""
    opened(page, width)
    gaps = page.evaluate("""() => [...document.querySelectorAll("svg.together > g.course.counter")].map(line => {
      const dot = line.querySelector("circle:last-of-type").getBoundingClientRect();
      const tops = [...document.querySelectorAll("svg.together text.counter")].map(one => one.getBoundingClientRect());
      return Math.min(...tops.map(box => Math.hypot(box.left - dot.right, (box.top + box.bottom - dot.top - dot.bottom) / 2)));
    })""")
    assert max(gaps) < 24


def test_a_line_that_is_pointed_at_says_its_name_and_a_click_chooses_it(page):
    opened(page)
    (mark,) = COUNTRIES.view(COUNTRIES.start).chart.marks
    mexico = next(i for i, panel in enumerate(mark.panels) if panel.line.label == "Mexico")
    hit = page.locator("svg.together .hit").nth(mexico)
    hit.dispatch_event("pointerenter")
    assert page.locator(".pointed text").text_content() == "Mexico: 78% → 31%"
    hit.dispatch_event("pointerleave")
    assert page.locator(".pointed text").count() == 0
    hit.dispatch_event("click")
    assert page.locator("svg.together text.number").all_text_contents() == ["78%", "31%"]
    assert (
        page.get_by_role("combobox", name="Country of nationality").locator("option:checked").text_content()
        == "Mexico"
    )


def test_the_dealt_country_has_a_frame_and_says_that_it_is_yours(page):
    opened(page, marks={"country": "Guatemala"}, country="Mexico")
    assert texts(page, "own") == ["Guatemala (dealt) 31% → 19%"]
    frame = page.locator("svg.together .frame").bounding_box()
    words = page.locator("svg.together text.own").bounding_box()
    assert frame["y"] <= words["y"] < words["y"] + words["height"] <= frame["y"] + frame["height"] + 1


def test_all_are_behind_a_click_and_the_way_back_keeps_the_height(page):
    opened(page)
    high = page.locator(".picture").bounding_box()["height"]
    page.get_by_role("button", name=MORE).press("Enter")
    assert focused(page) == LESS
    assert page.get_by_role("list", name="20 countries", exact=True).get_by_role("button").count() == 20
    shown = page.locator(".scomm-multiples ul")
    assert shown.evaluate("one => one.scrollHeight - one.clientHeight") <= 0
    assert abs(page.locator(".picture").bounding_box()["height"] - high) <= 1
    page.keyboard.press("Enter")
    assert page.locator("svg.together").is_visible()
    assert focused(page) == MORE


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


def test_the_dealt_country_says_that_it_is_dealt(page):
    opened(page, marks={"country": "Guatemala"}, country="Mexico")
    boxes(page)
    assert page.locator("li.yours button").get_attribute("aria-label").endswith("(dealt)")
    assert page.locator("li.yours").text_content().startswith("Guatemaladealt")
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
def test_the_large_line_is_that_of_all_or_of_the_chosen_one_with_its_ends_as_numbers(page, width):
    opened(page, width)
    large = page.locator("svg.together text.name.hero")
    assert sorted(texts(page, "number")) == ["29%", "69%"]
    assert large.text_content() == "All countries"
    assert slopes(page, ".all") == []
    page.get_by_label("Country of nationality").select_option(label="Guatemala")
    page.wait_for_timeout(50)
    assert sorted(texts(page, "number")) == ["19%", "31%"]
    assert large.text_content() == "Guatemala"
    assert "All countries 69% → 29%" in " ".join(texts(page, "all"))
    assert len(slopes(page, ".all.dashed")) == 1


@pytest.mark.parametrize("width", [1280, 375])
def test_the_lines_end_where_the_definition_changed_and_words_say_so(page, width):
    opened(page, width)
    assert set(texts(page, "scale")) == {"100%", "0%", "1993", "2008", "→ “convicted” redefined"}
    boxes(page)
    for kind, parts in (("path.behind", 2), ("path.own", 1), ("path.later", 1)):
        courses = page.locator(f".all li {kind}").all()
        assert {one.get_attribute("d").count("M") for one in courses} == {parts}
    boxes(page).first.click()
    lines = page.locator(".large .plot path.line, .large path[d]")
    assert [
        one.count("M") for one in lines.evaluate_all("all => all.map(one => one.getAttribute('d'))")
    ].count(2) == 2
