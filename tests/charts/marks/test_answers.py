"""Front pages and rows of answers in Chromium: a dot sets both controls at once, by keyboard as well."""

import pytest

from lessonkit.explorers import explorer, render

pytestmark = pytest.mark.browser

HEADLINES = explorer("same-data-two-headlines")


def opened(page, width=1280, **state):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(render(HEADLINES, {**HEADLINES.start, **state}, "standalone"))
    page.locator(".scomm-answers .dot").first.wait_for()
    page.wait_for_timeout(50)


def headlines(page):
    return [one.text_content() for one in page.locator(".scomm-pages .headline").all()]


def test_the_two_front_pages_stand_side_by_side_in_a_serif(page):
    opened(page)
    assert headlines(page) == [
        "25.4% of people arrested by ICE had a conviction",
        "98.5% of people removed from the interior had a conviction or pending charges",
    ]
    one, other = (page.locator(".scomm-pages article").nth(place).bounding_box() for place in (0, 1))
    assert one["y"] == other["y"]
    assert (
        page.locator(".headline")
        .first.evaluate("one => getComputedStyle(one).fontFamily")
        .startswith("Georgia")
    )


def test_the_dots_are_one_named_group_of_radio_buttons_in_the_order_of_the_scale(page):
    opened(page)
    group = page.get_by_role("radiogroup", name="6 published ways to count FY2022: pick a dot")
    names = [one.get_attribute("aria-label") for one in group.get_by_role("radio").all()]
    assert names[0] == "Arrests, convicted: 25.4%"
    assert names[-1] == "Interior removals (partial count), convicted or charged: 98.5%"
    places = [one.bounding_box()["x"] for one in page.locator(".scomm-answers .dot").all()]
    assert places == sorted(places)


def test_arrows_pick_the_next_dot_and_set_both_controls(page):
    opened(page)
    page.get_by_role("radio", name="Arrests, convicted:").focus()
    page.keyboard.press("ArrowLeft")
    page.locator(".headline").filter(has_text="98.5% of people").wait_for()
    assert (
        headlines(page)[0] == "98.5% of people removed from the interior had a conviction or pending charges"
    )
    lists = page.locator(".sentence select")
    assert [one.evaluate("one => one.selectedOptions[0].text") for one in lists.all()] == [
        "interior removals",
        "FY2022",
        "convicted or charged",
    ]
    page.wait_for_timeout(700)
    assert page.locator(".spoken").text_content().startswith("98.5% of people removed from the interior")


def test_a_word_in_the_sentence_moves_the_dot(page):
    opened(page)
    page.locator(".sentence select").first.select_option("all removals")
    page.locator(".headline").filter(has_text="53.3% of people").wait_for()
    assert page.get_by_role("radio", name="Removals, convicted:").is_checked()


def test_what_nobody_published_has_no_dot_and_is_named(page):
    opened(page, year=2014)
    assert page.get_by_role("radio").count() == 3
    assert "Not published for FY2014" in page.locator(".scomm-answers .note").text_content()


def test_the_dots_of_partial_counts_are_hatched(page):
    opened(page)
    labels = page.locator(".scomm-answers label.unsure .name").all_text_contents()
    assert labels == [
        "Interior removals (partial count), convicted",
        "Interior removals (partial count), convicted or charged",
    ]
    opened(page, year=2014)
    assert page.locator(".scomm-answers label.unsure").count() == 0


def test_the_part_that_rests_on_a_partial_count_is_hatched_on_its_front_page_too(page):
    opened(page)
    hatched = [
        "unsure" in (one.get_attribute("class") or "")
        for one in page.locator(".scomm-pages .share span").all()
    ]
    assert hatched == [False, True]


@pytest.mark.parametrize("width", [1280, 800, 620, 375])
def test_no_two_words_touch_and_no_year_makes_the_rows_higher(page, width):
    heights = set()
    for year in HEADLINES.control("year").values:
        opened(page, width, group="removals", counted="conviction", year=year)
        heights.add(page.locator(".scomm-answers").bounding_box()["height"])
        touching = page.evaluate(
            """() => {
              const boxes = [...document.querySelectorAll(".scomm-answers .name, .scomm-answers b, .scomm-answers .axis span, .scomm-answers .dot")].map(one => {
                const range = document.createRange();
                range.selectNodeContents(one);
                return [one, (one.className === "dot" ? one : range).getBoundingClientRect()];
              });
              return boxes.flatMap(([one, a], i) => boxes.slice(i + 1)
                .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
                .map(([other]) => one.textContent + "|" + other.textContent));
            }"""
        )
        assert touching == [], year
    assert len(heights) == 1


def test_on_a_phone_each_dot_stands_below_its_name(page):
    opened(page, 375)
    places = [one.bounding_box()["y"] for one in page.locator(".scomm-answers label").all()]
    assert places == sorted(places)
    assert len(set(places)) == 6
    assert page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0
