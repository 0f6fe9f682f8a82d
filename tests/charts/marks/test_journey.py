"""A journey in Chromium: one line, one tab stop, arrows go on, and gates stand open, half open or closed."""

from itertools import pairwise

import pytest

from lessonkit.explorers import explorer, render
from scomm.explorers.follow_the_print.explorer import EXERCISE
from tests.browser.chromium import Network, launched, require_chromium
from tests.explorers.whole_pages import page_of

pytestmark = pytest.mark.browser

PRINT = explorer("follow-the-print")


@pytest.fixture(scope="module")
def page():
    require_chromium()
    with launched(Network(), 1280, 800) as page:
        yield page


SOLVED = {"solved": [EXERCISE]}
"""The marks of a learner who has found a gate that the county decides: each gate says who agrees."""


def opened(page, marks=None, **changed):
    page.emulate_media(reduced_motion="no-preference")
    page.set_content(page_of(PRINT.id, marks, **changed))


def test_the_steps_are_one_tab_stop_and_arrows_home_and_end_go_through_them(page):
    opened(page)
    steps = page.get_by_role("list", name="The steps, in their order").get_by_role("button")
    assert steps.count() == 11
    assert page.locator("[aria-current=step]").count() == 0, "no step is lit at first"
    assert [one.get_attribute("tabindex") for one in steps.all()].count("0") == 1
    steps.first.focus()
    keys = (
        ("ArrowRight", 1),
        ("ArrowRight", 2),
        ("ArrowDown", 3),
        ("ArrowLeft", 2),
        ("End", 9),
        ("Home", 1),
        ("ArrowLeft", 1),
    )
    for key, now in keys:
        page.keyboard.press(key)
        assert page.evaluate("() => document.activeElement.textContent").startswith(str(now))
        assert page.locator("[aria-current=step]").text_content().startswith(str(now))
        assert page.locator(".card b").first.text_content().startswith(f"Step {now} of 9")


def test_back_leads_from_the_first_step_to_the_whole_way(page):
    opened(page, step=1)
    page.get_by_role("button", name="Back").click()
    assert page.locator("[aria-current=step]").count() == 0
    assert page.locator(".line.whole").count() == 11
    assert page.get_by_role("button", name="Back").is_disabled()


def test_a_step_says_its_way_and_its_gate_to_a_screen_reader(page):
    opened(page, SOLVED, choice="notification-only")
    names = [one.get_attribute("aria-label") for one in page.locator("ol button").all()]
    assert (
        names[3]
        == "4 of 9. FBI to DHS (IDENT). Disputed: counties say they can stop it, DHS says they can’t."
    )
    assert names[5] == "Side step A. County jail to ICE support center. not under this rule."
    assert (
        names[9]
        == "8 of 9. County jail to ICE field office. Gate: county decides: holds nobody: way to ICE closed."
    )
    assert names[10] == "9 of 9. County jail to Free, or in custody. most end here: Free."


PARTS = """() => {
  const points = way => { const path = way.querySelector(".over"), long = path.getTotalLength();
    return [...Array(60).keys()].map(i => { const { x, y } = path.getPointAtLength((long * i) / 59); return [x, y] }) };
  const ways = kind => [...document.querySelectorAll(`.plan .line${kind}`)].reverse() // what comes later lies below
    .flatMap(leg => [...leg.querySelectorAll(".way")]).map(points);
  return { line: ways(":not(.aside)"), branches: ways(".aside") };
}"""


def far(one, other):
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


@pytest.mark.parametrize("rule", ["before-2008", "secure-communities"])
def test_a_finger_can_follow_the_line_and_nothing_crosses_it(page, rule):
    opened(page, rule=rule)
    parts = page.evaluate(PARTS)
    *line, free, custody = parts["line"]
    for before, after in pairwise([*line, custody]):
        assert far(before[-1], after[0]) < 1, "each leg begins where the one before it ended"
    assert far(line[-1][-1], free[0]) < 1
    on_line = [point for leg in parts["line"] for point in leg]
    for branch in parts["branches"]:
        inner = [point for point in branch if min(far(point, branch[0]), far(point, branch[-1])) > 20]
        assert min(far(point, other) for point in inner for other in on_line) > 20


@pytest.mark.parametrize(
    ("choice", "open", "reached"),
    [
        ("all", 2, ["ICE custody"]),
        ("convictions-only", 1, ["Free", "ICE custody"]),
        ("judicial-warrant-only", 1, ["Free"]),
        ("notification-only", 0, ["Free"]),
    ],
)
def test_the_last_gate_and_the_end_that_is_reached_stand_out(page, choice, open, reached):
    opened(page, choice=choice)
    gate = page.locator(".plan > svg .line", has_text="holds").locator(".gate")
    assert gate.locator(".along").count() == open
    assert gate.locator(".across").count() == 2 - open
    assert gate.bounding_box()["height"] >= 32
    assert page.locator(".station.reached").all_text_contents() == reached
    assert page.locator(".way.out").count() == 2 - len(reached)


NUMBERS = """() => {
  const size = node => parseFloat(getComputedStyle(node).fontSize);
  const key = document.querySelector(".scomm-journey .key"), [first, ...others] = key.querySelectorAll("b");
  return { counted: key.innerText, first: size(first),
           others: Math.max(...[...others, ...document.querySelectorAll(".finding, .plan button")].map(size)) };
}"""


@pytest.mark.parametrize(
    ("marks", "counted"),
    [
        (None, "3 steps with a gate 6 without one"),
        (SOLVED, "2 steps a county can change 1 is disputed 6 a county can’t change"),
    ],
)
@pytest.mark.parametrize("width", [1280, 375])
def test_how_many_steps_somebody_can_change_is_the_largest_number(page, width, marks, counted):
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, marks)
    found = page.evaluate(NUMBERS)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert found["first"] > found["others"]
    assert " ".join(found["counted"].replace("?", "").split()) == counted


def test_where_somebody_can_act_the_line_is_thicker_than_where_nobody_can(page):
    opened(page)
    width = "(node) => parseFloat(getComputedStyle(node).strokeWidth)"
    can, cannot = (
        page.locator(f".line.main.{kind} .over").first.evaluate(width) for kind in ("can", "cannot")
    )
    assert can >= 2 * cannot


def test_the_disputed_gate_has_no_leaves_and_is_a_question(page):
    opened(page, SOLVED)
    disputed = page.locator(".plan > svg .gate.disputed")
    assert disputed.count() == 1
    assert disputed.locator(".leaf").count() == 0
    assert disputed.text_content() == "?"


def test_a_rule_that_stops_the_print_ends_the_line_there(page):
    opened(page, rule="before-2008")
    assert page.locator(".buffer").count() == 1
    assert page.get_by_text("prints stop here").is_visible()
    branch = page.locator(".line.aside.seen")
    assert branch.count() == 1, "what the lower line comes from is drawn"
    assert branch.is_visible()
    assert page.locator(".line.main").count() == 3


def test_a_click_on_an_arrow_of_the_drawing_goes_to_its_step(page):
    opened(page)
    page.locator(".line", has_text="to send prints to DHS").locator(".over").dispatch_event("click")
    assert page.locator("[aria-current=step]").text_content().startswith("4")
    assert page.locator(".station.on .name").all_text_contents() == ["FBI", "DHS"]


def test_playing_waits_for_who_reads_and_stops_at_a_key(page):
    opened(page, step=1)
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(1500)
    assert page.locator("[aria-current=step]").text_content().startswith("1"), (
        "no step is over before it is read"
    )
    page.get_by_role("button", name="Next").click()
    assert page.get_by_role("button", name="Play").count() == 1


def test_who_wants_less_motion_has_no_play_and_a_narrow_page_has_the_list_alone(page):
    opened(page)
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 375, "height": 800})
    page.set_content(render(PRINT, PRINT.start, "standalone", SOLVED))
    assert not page.get_by_role("button", name="Play").is_visible()
    assert not page.locator(".plan svg").first.is_visible()
    assert page.get_by_text("Disputed: counties say they can stop it, DHS says they can’t").is_visible()
    assert page.get_by_role("list", name="How many steps").is_visible()
