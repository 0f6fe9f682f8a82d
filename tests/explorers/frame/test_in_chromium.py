"""Each explorer of marks in Chromium, as a page without Python: it fits, nothing jumps or is cut, each key is seen and spoken."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from lessonkit.explorers import explorer, ids, render
from tests.browser.chromium import Network, launched, require_chromium
from tests.explorers.whole_pages import page_of

pytestmark = pytest.mark.browser

EXPLORERS = pytest.mark.parametrize("id", ids())

SEEN = 679
"""Pixels of a notebook that JupyterLab shows in a window of 1280 by 800."""

SERIOUS = {"serious", "critical", "moderate"}
MOST_SPOKEN, REST = 15, 700

# What is drawn, and what a screen reader would read of it: what a change must change.
DRAWN = """() => [...document.querySelectorAll(".scomm-explorer :is(.finding, .of, .readout, .parts, .refused)")]
  .map(one => one.hidden ? "" : one.innerHTML).join("|")"""
CUT = """() => {
  const box = document.querySelector(".scomm-explorer").getBoundingClientRect();
  return [...document.querySelectorAll(".scomm-explorer .part text, .scomm-explorer p, .scomm-explorer label, .scomm-explorer select, .scomm-explorer button, .scomm-explorer li")]
    .filter(one => {
      if (one.closest(".spoken, [hidden], .out") || one.classList.contains("spoken")) return false;
      if (one.closest("[data-scrolls]")) return false;
      const { left, right, width } = one.getBoundingClientRect();
      return width && (left < box.left - 2 || right > box.right + 2);
    })
    .map(one => one.textContent.trim().slice(0, 60));
}"""
HEIGHT = "() => document.querySelector('.scomm-explorer').getBoundingClientRect().height"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    require_chromium()
    network = Network()
    with launched(network, 1280, 800) as page:
        page.emulate_media(reduced_motion="reduce")
        yield page
    assert network.refused == []
    assert network.console_errors == []


def opened(page, id, width=1280, height=800):
    page.set_viewport_size({"width": width, "height": height})
    page.set_content(page_of(id))
    page.locator(".scomm-explorer .finding").filter(has_text=" ").wait_for()
    page.wait_for_timeout(50)


def controls(page):
    """Every control as a learner meets it, those among the assumptions unfolded."""
    for fold in page.locator(".scomm-explorer > details:not([open]) > summary").all():
        fold.click()
    return page.locator(
        ".scomm-explorer select, .scomm-explorer input[type=range], .scomm-explorer fieldset input:checked"
    ).all()


def press(page, control):
    """Move a control from the keyboard by one step, forward or else back; whether anything was seen."""
    control.focus()
    before = page.evaluate(DRAWN)
    forward, back = (
        ("ArrowDown", "ArrowUp")
        if control.evaluate("one => one.tagName") == "SELECT"
        else ("ArrowRight", "ArrowLeft")
    )
    for key in (forward, back):
        page.keyboard.press(key)
        page.wait_for_timeout(60)
        if page.evaluate(DRAWN) != before:
            return True
    return False


@EXPLORERS
def test_finding_controls_picture_and_readout_are_on_one_screen(page, id):
    opened(page, id)
    bottom = page.evaluate(
        "() => { const top = document.querySelector('.scomm-explorer').getBoundingClientRect().top;"
        "return document.querySelector('.scomm-explorer .readout').getBoundingClientRect().bottom - top }"
    )
    assert bottom <= SEEN


def test_both_sides_of_the_policy_that_is_built_stand_on_the_first_screen(page):
    opened(page, "policy-builder")
    top = page.locator(".scomm-explorer").bounding_box()["y"]
    for card in page.locator(".notes > div").all():
        box = card.bounding_box()
        assert box["y"] + box["height"] - top <= SEEN


def test_the_whole_policy_builder_with_its_source_is_on_the_first_screen(page):
    opened(page, "policy-builder")
    assert page.evaluate(HEIGHT) <= SEEN


@EXPLORERS
@pytest.mark.parametrize("width", [1280, 800, 375])
def test_nothing_is_cut_and_the_page_does_not_scroll_sideways(page, id, width):
    opened(page, id, width)
    assert page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0
    assert page.evaluate(CUT) == []


@EXPLORERS
def test_each_control_changes_something_that_is_seen_and_moves_the_page_by_less_than_a_line(page, id):
    opened(page, id)
    for place in range(len(controls(page))):
        control = controls(page)[place]
        name = control.evaluate("one => one.labels?.[0]?.textContent || one.ariaLabel")
        before = page.evaluate(HEIGHT)
        assert press(page, control), f"{name} moves nothing"
        assert abs(page.evaluate(HEIGHT) - before) <= 20, name
        opened(page, id)


@EXPLORERS
def test_a_change_is_spoken_once_the_keys_rest_in_few_words(page, id):
    opened(page, id)
    spoken = page.locator(".scomm-explorer .spoken")
    assert spoken.text_content() == ""
    assert press(page, controls(page)[0])
    page.wait_for_timeout(REST)
    assert 0 < len(spoken.text_content().split()) <= MOST_SPOKEN


@EXPLORERS
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, id, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    opened(page, id)
    for fold in page.locator(".scomm-explorer summary").all():
        fold.click()
    found = Axe().run(page, ".scomm-explorer").response["violations"]
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert [
        (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in SERIOUS
    ] == []


@EXPLORERS
def test_the_explorer_is_a_named_group_and_each_picture_is_named(page, id):
    opened(page, id)
    assert page.get_by_role("group", name=explorer(id).title, exact=True).count() == 1
    for fold in page.locator(".scomm-explorer .picture summary").all():
        fold.click()
    page.wait_for_timeout(100)
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll(".scomm-explorer .part svg")]
          .filter(one => !one.closest("[aria-hidden=true], [hidden]") && !one.parentElement.closest("svg, button, [role=img]") && !one.ariaLabel && !one.querySelector("title"))
          .map(one => one.outerHTML.slice(0, 120))"""
    )
    assert unnamed == []


def test_a_second_picture_is_folded_under_its_words_and_drawn_once_it_is_unfolded(page):
    opened(page, "match-threshold")
    curves, heaps = page.locator(".scomm-curves"), page.locator(".scomm-cut")
    assert page.locator(".scomm-dots").first.is_visible()
    assert not curves.is_visible()
    page.get_by_text("Where the scores lie, and the curve of both errors").click()
    curves.locator(".here").wait_for()
    assert heaps.is_visible(), "both stand under the same words"
    assert page.locator(".picture details").count() == 1


def test_a_choice_that_nobody_published_greys_the_picture_and_says_why_on_it(page, tiny):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.set_content(render(tiny, {"who": "some", "year": 1}, "standalone"))
    page.get_by_role("radio", name="2").check(force=True)
    refused = page.locator(".refused")
    refused.filter(has_text="Nobody counted some in year 2.").wait_for()
    picture, words = page.locator(".picture").bounding_box(), refused.bounding_box()
    assert picture["y"] <= words["y"] < picture["y"] + picture["height"]
    assert page.locator(".parts").evaluate("one => getComputedStyle(one).filter") == "grayscale(1)"
    assert page.locator("fieldset[aria-invalid]").get_by_text("Year").count() == 1
    assert page.locator("[aria-invalid]").count() == 1
    page.wait_for_timeout(REST)
    assert page.locator(".spoken").text_content().startswith("Not published.")
    page.get_by_role("radio", name="1").check(force=True)
    refused.wait_for(state="hidden")


def test_a_python_that_does_not_answer_is_spoken_of_and_what_it_says_later_counts(page, tiny):
    silent = render(tiny, tiny.start, "standalone").replace(
        "save_changes() {", "save_changes() {\n    await_python();\n  },\n  later() {"
    )
    page.set_content(
        silent.replace("const values", "const await_python = () => {};\nconst values").replace(
            "drawn.render", "window.model = model;\ndrawn.render"
        )
    )
    page.get_by_role("radio", name="2").check(force=True)
    lost = page.locator(".lost")
    lost.filter(has_text="Python has not answered yet").wait_for(timeout=4000)
    assert page.get_by_role("radio", name="1").is_checked(), "menus are those of the picture"
    page.evaluate("() => window.model.later()")
    page.locator(".finding").filter(has_text="4 people").wait_for(timeout=2000)
    assert lost.is_hidden()
    assert page.get_by_role("radio", name="2").is_checked()
