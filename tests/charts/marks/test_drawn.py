"""You draw it: covered nothing of the line is sent; drawn by pointer or in numbers, it is told how far off it was."""

import dataclasses

import pytest

from lessonkit.charts.marks import Drawn, Handle
from lessonkit.errors import KitError
from lessonkit.explorers import explorer, render
from lessonkit.explorers.frame.live import Live
from tests.charts.marks.test_lines import DOWN, UP, YEARS, lines
from tests.explorers.whole_pages import page_at

HANDLES = (Handle(2, "the end of 2012", "end of 2012"), Handle(4, "the end of 2014", "end of 2014"))


def drawn(covered, **changed):
    whole = Drawn(lines(DOWN, UP), HANDLES, control="which", about="up", covered=covered)
    return dataclasses.replace(whole, **changed)


@pytest.fixture
def tiny(around, which):
    shape = dataclasses.replace(which, shape="picture")
    return around(lambda state: drawn(state["which"] == "one"), shape)


def test_handles_stand_in_order_and_after_what_is_known():
    for places in ((4, 2), (), (2, 2)):
        with pytest.raises(KitError, match="handles stand"):
            drawn(True, handles=tuple(Handle(at, str(at)) for at in places))
    with pytest.raises(KitError, match="handles stand"):
        drawn(True, known=3)


def test_while_it_is_covered_only_what_is_known_is_sent():
    shown = drawn(True, known=2).shown()
    assert shown["lines"][1]["values"] == [10, 20, None, None, None]
    assert shown["lines"][1]["said"] == ["10%", "20%", "covered", "covered", "covered"]
    assert shown["lines"][0]["values"] == DOWN
    assert drawn(False).shown()["lines"][1]["values"] == UP


def test_a_drawing_is_told_beside_the_line_where_the_two_are_farthest_apart():
    made = {"about": "up", "guesses": {"the end of 2012": UP[2] + 5, "the end of 2014": UP[4] - 12}}
    assert drawn(True).gap(made) is None
    gap = drawn(False).gap(made)
    assert gap.guesses == made["guesses"]
    assert gap.truth == {"the end of 2012": UP[2], "the end of 2014": UP[4]}
    assert gap.words == f"For the end of 2014 you guessed {UP[4] - 12}%, it was {UP[4]}%."


@pytest.mark.parametrize(
    "made", [None, {}, {"about": "down", "guesses": {"the end of 2012": 5}}, {"about": "up", "guesses": {}}]
)
def test_a_drawing_of_something_else_or_of_nothing_has_no_gap(made):
    assert drawn(False).gap(made) is None


def test_what_is_drawn_is_handed_on_once_the_cover_is_lifted(tiny):
    live, kept = Live(tiny, tiny.start), []
    live.keep = lambda *given: kept.append(given)
    live.widget.made = {"drawn": {"about": "up", "guesses": {"the end of 2014": UP[4]}}}
    assert kept == []
    live.choose(which="other")
    words = f"For the end of 2014 you guessed {UP[4]}%, and so it was."
    assert kept == [("tiny: up", {"the end of 2014": UP[4]}, {"the end of 2014": UP[4]}, words)]


def opened(page, tiny, width=1280):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(render(tiny, tiny.start, "standalone"))
    page.locator(".plot").wait_for()
    page.wait_for_timeout(50)


def spoken(page):
    page.wait_for_timeout(700)
    return page.locator(".spoken").text_content()


@pytest.mark.browser
def test_by_keyboard_numbers_are_filled_in_and_the_gap_is_told(page, tiny):
    opened(page, tiny)
    page.get_by_role("spinbutton", name="Your guess for the end of 2012").focus()
    page.keyboard.type("70")
    page.keyboard.press("Tab")
    page.keyboard.type("85")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Show me the answer"
    page.keyboard.press("Enter")
    told = "For the end of 2012 you guessed 70%, it was 40%."
    page.get_by_text(told).first.wait_for()
    assert spoken(page) == told
    assert page.locator(".guessed").count() == 2
    assert page.get_by_text("your line").count() == 1
    assert page.get_by_role("button", name="Draw it yourself").count() == 1


KNOWN = """() => {
  const box = node => node.getBoundingClientRect();
  const [number, ...words] = [...document.querySelectorAll(".number, .number ~ .strong")].map(box);
  const first = box(document.querySelector(".handle"));
  return { size: parseFloat(getComputedStyle(document.querySelector(".number")).fontSize),
           clear: [number, ...words].every(one => one.right < first.left || one.bottom < first.top || one.top > first.bottom),
           names: document.querySelectorAll(".key li").length, lead: box(document.querySelector(".lead")).width };
}"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 800, 375])
def test_what_is_given_says_its_number_where_it_stands_and_the_boxes_say_what_they_are_for(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(page_at("reported-against-real"))
    page.locator(".number").first.wait_for()
    known = page.evaluate(KNOWN)
    assert known["size"] > 22
    assert known["clear"]
    assert known["names"] == 0, "no name stands where the line does not end"
    assert known["lead"] > 0


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_what_is_in_no_count_is_a_band_that_its_words_stand_in(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(page_at("reported-against-real"))
    page.locator(".number").first.wait_for()
    band, words = (page.locator(f"{kind}.missed").bounding_box() for kind in ("path", "text"))
    assert page.locator("text.missed").text_content() == "not counted"
    assert band["y"] < words["y"] < words["y"] + words["height"] < band["y"] + band["height"]
    event = page.locator(".plot .begins").bounding_box()["x"]
    assert band["x"] + band["width"] == pytest.approx(event, abs=2), "both are known up to the date"


def test_what_a_guess_needs_is_given_only_while_it_is_to_be_made():
    given = (("+20", "crimes happen"),)
    assert drawn(True, given=given).shown()["given"] == [["+20", "crimes happen"]]
    assert drawn(False, given=given).shown()["given"] == []


GIVEN = """() => {
  const box = node => node.getBoundingClientRect();
  const plot = box(document.querySelector(".plotbox")), handle = box(document.querySelector(".handle"));
  const words = [...document.querySelectorAll(".given, .given + .strong")];
  const known = box(document.querySelector(".number + .strong")), button = box(document.querySelector(".scomm-drawn button"));
  return { said: words.map(one => one.textContent),
           sizes: [...document.querySelectorAll(".given")].map(one => parseFloat(getComputedStyle(one).fontSize)),
           inside: words.map(box).every(one => one.right <= plot.right && one.top >= plot.top),
           clear: words.map(box).every(one => one.bottom < handle.top || one.top > handle.bottom || one.right < handle.left),
           apart: words.map(box).every(one => one.left > known.right || one.bottom < known.top),
           handles: document.querySelectorAll(".handle").length, fields: document.querySelectorAll(".fields input").length,
           near: button.top - plot.bottom };
}"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 800, 375])
def test_one_guess_is_asked_with_the_numbers_it_needs_and_the_button_to_the_answer(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(page_at("reported-against-real"))
    page.locator(".given").first.wait_for()
    given = page.evaluate(GIVEN)
    assert given["said"] == ["110", "crimes happen", "40%", "reported"]
    assert min(given["sizes"]) >= 26
    assert (given["inside"], given["clear"], given["apart"]) == (True, True, True)
    assert (given["handles"], given["fields"]) == (1, 1)
    assert given["near"] < 60
    assert page.get_by_role("button", name="Show me the answer").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("crime", [-20, 0, 20])
def test_the_one_handle_is_a_question_mark_larger_than_the_numbers_at_the_last_count_and_covers_no_line(
    page, width, crime
):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(page_at("reported-against-real", crime=crime))
    page.locator(".handle").wait_for()
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    assert page.locator(".unset").text_content() == "?"
    assert page.locator(".unset").evaluate(size) > page.locator(".number").first.evaluate(size)
    handle, plot = page.locator(".handle").bounding_box(), page.locator(".plotbox").bounding_box()
    assert handle["width"] >= 40
    count, record = page.locator(".plot .line").first.bounding_box(), handle["y"] + handle["height"] / 2
    assert count["y"] - 2 <= record <= count["y"] + count["height"] + 2
    assert handle["x"] + handle["width"] <= plot["x"] + plot["width"]
    ends = page.locator(".plot .line").evaluate_all(
        "all => all.map(one => { const { x, y } = one.getPointAtLength(one.getTotalLength()); const frame = one.ownerSVGElement.getBoundingClientRect(); return [frame.x + x, frame.y + y] })"
    )
    assert not [y for x, y in ends if x > handle["x"] and handle["y"] < y < handle["y"] + handle["height"]]


@pytest.mark.browser
def test_by_pointer_a_line_is_drawn_across_in_one_stroke(page, tiny):
    opened(page, tiny)
    box = page.locator(".plotbox").bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 250)
    page.mouse.down()
    for step in range(20):
        page.mouse.move(box["x"] + 60 + step * 42, box["y"] + 250 - step * 10)
    page.mouse.up()
    first, second = (float(one.input_value()) for one in page.locator(".fields input").all())
    assert 20 < first < second < 100
    assert page.locator(".handle.open").count() == 0


@pytest.mark.browser
def test_it_can_be_skipped_and_then_nothing_is_told(page, tiny):
    opened(page, tiny)
    course = page.locator(".plot .line").nth(1)
    assert "L" not in course.get_attribute("d"), "only what is known is drawn"
    page.get_by_role("button", name="Show me the answer").click()
    page.get_by_role("button", name="Draw it yourself").wait_for()
    assert course.get_attribute("d").count("L") == 4
    assert page.locator(".gap").text_content() == ""
    assert page.locator(".guess").count() == 0
    page.get_by_role("button", name="Draw it yourself").click()
    page.get_by_role("button", name="Show me the answer").wait_for()


@pytest.mark.browser
def test_numbers_beyond_the_axis_are_brought_back_and_nothing_is_cut_on_a_phone(page, tiny):
    opened(page, tiny, width=375)
    field = page.get_by_role("spinbutton", name="Your guess for the end of 2014")
    field.fill("400")
    field.press("Tab")
    assert field.input_value() == "100"
    assert page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0


@pytest.mark.browser
def test_the_true_line_draws_itself_where_motion_is_welcome(page, tiny):
    page.emulate_media(reduced_motion="no-preference")
    opened(page, tiny)
    page.locator(".fields input").first.fill("70")
    page.get_by_role("button", name="Show me the answer").click()
    page.locator(".line[clip-path]").wait_for(state="attached")
    page.locator(".line[clip-path]").wait_for(state="detached", timeout=3000)
    page.emulate_media(reduced_motion="reduce")


def test_a_caller_reads_the_drawing_back():
    live = Live(explorer("activation-curves"), explorer("activation-curves").start)
    assert live.made == {}
    drawing = {"about": "population_2010 all", "guesses": {"the end of 2010": 30}}
    live.widget.set_state({"made": {"drawn": drawing}})
    assert live.made["drawn"] == drawing
    live.choose(draw="see")
    assert live.made["drawn"] == drawing


def test_the_years_of_the_test_are_those_of_its_handles():
    assert [YEARS[one.at] for one in HANDLES] == [2012, 2014]
