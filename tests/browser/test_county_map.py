"""The map's script and the slider's, alone in a page without a kernel, as a static page would run them."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from scomm.charts import Drawing
from scomm.explorers import explorer
from scomm.explorers.counties.activation import MONTHS
from scomm.explorers.dated_policies.steps import DATES
from scomm.explorers.frame.widgets.picture import words_of
from scomm.explorers.frame.widgets.slider import Slider
from scomm.explorers.policy_map.looks import LOOKS, MAYBE_COUNTY_IN_STATE, looks
from tests.browser.chromium import Network, launched

EXPLORER = explorer("rollout-map")
POLICIES = explorer("policy-map")
LAST = len(MONTHS) - 1
FRAME = 60
"""Milliseconds within which a new date must be on the screen."""

# What anywidget gives a script: get, set, on, off and save_changes.
MODEL = """(values) => {
  const heard = {};
  return {
    get: (key) => values[key],
    set: (key, value) => { values[key] = value; (heard[`change:${key}`] ?? []).forEach((call) => call()); },
    on: (name, call) => { (heard[name] ??= []).push(call); },
    off: () => {},
    save_changes: () => {},
  };
}"""
RENDER = f"""async ([script, values, id]) => {{
  const module = await import("data:text/javascript;charset=utf-8," + encodeURIComponent(script));
  const el = document.body.appendChild(document.createElement("div"));
  el.id = id;
  const model = ({MODEL})(values);
  (window.models ??= {{}})[id] = model;
  module.default.render({{ model, el }});
}}"""
TIMED = """async (step) => {
  const frames = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await frames();
  const start = performance.now();
  window.models.map.set("step", step);
  await frames();
  return performance.now() - start;
}"""


@pytest.fixture(scope="module")
def network() -> Network:
    return Network()


@pytest.fixture(scope="module")
def page(network: Network) -> Iterator[Page]:
    """A page with the map at the first month, and a slider."""
    drawing = EXPLORER.view({"place": "United States", "date": MONTHS[0]}).chart
    assert isinstance(drawing, Drawing)
    values = {"fixed": drawing.fixed, "shown": drawing.shown, "words": words_of(drawing), "step": 0}
    slider = Slider(EXPLORER.control("date"), MONTHS[0])
    with launched(network) as page:
        page.set_content("<!doctype html><title>Map</title>")
        page.evaluate(
            RENDER, [drawing.script.read_text(encoding="utf-8"), json.loads(json.dumps(values)), "map"]
        )
        page.evaluate(
            RENDER,
            [
                str(Slider._esm),
                {
                    "label": slider.label,
                    "texts": slider.texts,
                    "words": slider.words,
                    "index": 0,
                    "playing": False,
                },
                "slider",
            ],
        )
        yield page


def filled(page: Page) -> int:
    return page.locator("#map svg g").first.locator("path:not([fill=transparent])").count()


def drawn(date: str) -> int:
    """Counties with an outline of their own that were connected by a date; three cities have none."""
    fixed = EXPLORER.view({"place": "United States", "date": date}).chart.fixed
    return sum(step <= MONTHS.index(date) for [[step, _]] in fixed["changes"])


@pytest.mark.parametrize("date", ["2008-12-31", "2010-09-30", "2013-01-31", "2008-09-30"])
def test_the_map_fills_the_counties_that_were_connected(page: Page, date: str) -> None:
    page.evaluate("(step) => window.models.map.set('step', step)", MONTHS.index(date))
    assert filled(page) == drawn(date)


def test_a_new_date_is_on_the_screen_within_a_frame_of_60_ms(page: Page) -> None:
    page.evaluate(TIMED, LAST)
    page.evaluate(TIMED, 0)
    month_by_month = [page.evaluate(TIMED, step) for step in range(1, LAST + 1)]
    back_and_forth = [page.evaluate(TIMED, step) for step in (0, LAST) * 4]
    print(
        f"a month {statistics.median(month_by_month):.0f} ms, all counties {statistics.median(back_and_forth):.0f} ms"
    )
    assert statistics.median(month_by_month) < FRAME
    assert statistics.median(back_and_forth) < FRAME


def test_the_keyboard_reaches_the_map_and_the_arrows_move_from_county_to_county(page: Page) -> None:
    map_ = page.get_by_role("application", name="Map of counties")
    map_.focus()
    readout = page.locator("#map .readout")
    page.keyboard.press("ArrowRight")
    first = readout.inner_text()
    assert "Connected on" in first
    expect(readout).to_have_attribute("aria-live", "polite")
    page.keyboard.press("ArrowDown")
    assert readout.inner_text() != first


def test_the_pointer_shows_a_county_without_a_word_to_a_screen_reader(page: Page) -> None:
    los_angeles = page.evaluate(
        "window.models.map.get('fixed').names.indexOf('Los Angeles County, California')"
    )
    page.locator("#map svg g").first.locator("path").nth(los_angeles).hover()
    readout = page.locator("#map .readout")
    expect(readout).to_contain_text(
        "Los Angeles County, California · Connected on 27 Aug 2009. 9,818,605 people"
    )
    expect(readout).to_have_attribute("aria-live", "off")


def test_one_state_is_as_large_as_it_fits_and_stands_alone(page: Page) -> None:
    page.evaluate("window.models.map.set('shown', { step: 0, place: '48' })")
    assert page.locator("#map svg g").first.locator("path:visible").count() == 254
    texas = page.locator("#map svg path[data-state='48']")
    assert texas.bounding_box()["height"] > 0.85 * page.locator("#map svg").bounding_box()["height"]
    page.evaluate("window.models.map.set('shown', { step: 0, place: '' })")


def test_the_dealt_county_has_a_ring_and_the_home_key_goes_there(page: Page) -> None:
    kane = EXPLORER.view({"place": "United States", "date": MONTHS[0]}, {"county": "Kane County, IL"}).chart
    assert isinstance(kane, Drawing)
    ring = page.locator("#map svg circle.ring").last
    expect(ring).to_be_hidden()
    page.evaluate("(shown) => window.models.map.set('shown', shown)", dict(kane.shown))
    expect(ring).to_be_visible()
    page.get_by_role("application", name="Map of counties").focus()
    page.keyboard.press("Home")
    expect(page.locator("#map .readout")).to_contain_text("Your county: Kane County, Illinois")
    expect(page.locator("#map .readout")).to_have_attribute("aria-live", "polite")
    page.evaluate(
        "window.models.map.set('shown', { step: 0, place: '48', own: { county: window.models.map.get('shown').own.county } })"
    )
    expect(ring).to_be_hidden()
    page.evaluate("window.models.map.set('shown', { step: 0, place: '' })")


def test_the_slider_has_a_name_and_says_its_date(page: Page) -> None:
    slider = page.get_by_role("slider", name="Date")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "31 Oct 2008")
    page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "31 Jan 2013")


def test_play_starts_over_from_the_end_moves_on_and_pauses(page: Page) -> None:
    page.get_by_role("button", name="Play Date").press("Enter")
    page.wait_for_function("() => [2, 3].includes(window.models.slider.get('index'))")
    assert page.evaluate("window.models.slider.get('playing')")
    page.get_by_role("button", name="Pause Date").press("Space")
    assert not page.evaluate("window.models.slider.get('playing')")


def test_what_plays_by_itself_begins_only_when_most_of_the_picture_can_be_seen(page: Page) -> None:
    page.evaluate(
        """async ([script, values]) => {
          const { default: slider } = await import("data:text/javascript;charset=utf-8," + encodeURIComponent(script));
          const box = document.body.appendChild(document.createElement("div"));
          Object.assign(box.style, { marginTop: "2000px", height: "500px" });
          box.className = "scomm-explorer";
          box.id = "below";
          const el = box.appendChild(document.createElement("div"));
          window.models.below = (MODEL)(values);
          slider.render({ model: window.models.below, el });
        }""".replace("MODEL", MODEL),
        [
            str(Slider._esm),
            {"label": "Date", "texts": ["a", "b", "c"], "words": {}, "index": 0, "plays": True},
        ],
    )
    edge = "document.querySelector('#below').getBoundingClientRect().top - window.innerHeight"
    begun = "() => window.models.below.get('index') > 0"
    page.wait_for_timeout(600)  # what is cut off when it is first drawn is brought into view
    page.evaluate(f"window.scrollBy(0, {edge} + 80)")  # the slider can be seen, and most of the picture can't
    page.wait_for_timeout(1_200)
    assert not page.evaluate(begun)
    page.evaluate(f"window.scrollBy(0, {edge} + 450)")
    page.wait_for_function(begun)
    page.evaluate("document.querySelector('#below').remove()")


def test_who_asks_for_less_motion_gets_no_play_and_is_told_why(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    expect(page.get_by_role("button", name="Play Date")).to_be_hidden()
    expect(page.get_by_text("Play is off: your system asks for less motion.")).to_be_visible()
    page.emulate_media(reduced_motion="no-preference")
    expect(page.get_by_role("button", name="Play Date")).to_be_visible()


@pytest.fixture(scope="module")
def policies(page: Page) -> Page:
    """The same page with the policy map below, at the first date."""
    drawing = POLICIES.view({"place": "United States", "date": DATES[0]}).chart
    values = {"fixed": drawing.fixed, "shown": drawing.shown, "words": words_of(drawing), "step": 0}
    page.evaluate(
        RENDER, [drawing.script.read_text(encoding="utf-8"), json.loads(json.dumps(values)), "policies"]
    )
    return page


def fills(page: Page, date: str) -> dict[str, int]:
    """How many counties have each fill on a date, by the label of their look."""
    page.evaluate("(step) => window.models.policies.set('step', step)", DATES.index(date))
    found = page.evaluate(
        """() => {
          const looks = window.models.policies.get("fixed").looks;
          const name = (fill) => {
            const pattern = fill.match(/^url\\(#(.*)\\)$/);
            if (pattern && !document.getElementById(pattern[1])) return `no pattern ${fill}`;
            const at = pattern ? Number(fill.match(/(\\d+)\\)$/)[1]) : looks.findIndex((look) => !look.lines && (look.ground || "transparent") === fill);
            return looks[at].label;
          };
          const count = {};
          for (const path of document.querySelectorAll("#policies > svg > g:first-of-type > path")) {
            const label = name(path.getAttribute("fill"));
            count[label] = (count[label] ?? 0) + 1;
          }
          return count;
        }"""
    )
    return dict(found)


@pytest.mark.parametrize("date", ["2014-03-31", "2014-04-30", "2014-05-31", "2018-09-30", "2008-12-31"])
def test_each_county_is_filled_as_its_look_says_hatched_where_it_is_not_sure(
    policies: Page, date: str
) -> None:
    labels = [look.label for look in LOOKS]
    wanted = {labels[look]: int(n) for look, n in enumerate(np.bincount(looks()[:, DATES.index(date)])) if n}
    assert fills(policies, date) == wanted


def test_a_hatched_county_has_a_pattern_with_lines_of_its_colour(policies: Page) -> None:
    fills(policies, "2014-04-30")
    at = policies.evaluate("window.models.policies.get('fixed').names.indexOf('Baker County, Oregon')")
    fill = policies.locator("#policies > svg > g").first.locator("path").nth(at).get_attribute("fill")
    pattern = policies.locator(f"pattern{fill.removeprefix('url(').removesuffix(')')}")
    grounds = [rect.get_attribute("fill") for rect in pattern.locator("rect").all()]
    look = LOOKS[MAYBE_COUNTY_IN_STATE]
    assert grounds == [look.ground, look.lines]


def test_hatching_keeps_its_size_when_a_state_fills_the_map(policies: Page) -> None:
    def size() -> float:
        scale = policies.locator("#policies pattern").first.get_attribute("patternTransform")
        width = policies.evaluate("document.querySelector('#policies > svg').viewBox.baseVal.width")
        return float(scale.split("(")[1].split(")")[0]) / width

    country = size()
    policies.evaluate("window.models.policies.set('shown', { step: 0, place: '41' })")
    assert size() == pytest.approx(country)
    policies.evaluate("window.models.policies.set('shown', { step: 0, place: '' })")


def test_the_legend_names_every_look_and_says_it_in_words(policies: Page) -> None:
    legend = policies.get_by_role("list", name="Colors: what a county's policy, or its state's, does")
    labels = [item.inner_text().strip() for item in legend.get_by_role("listitem").all()]
    listed = [look.label for look in LOOKS if look.listed]
    assert labels == [*listed[1:], listed[0]]
    swatches = [
        item.evaluate("(li) => getComputedStyle(li.firstChild).backgroundImage")
        for item in legend.get_by_role("listitem").all()
    ]
    hatched = [bool(look.lines) for look in LOOKS if look.listed]
    assert ["gradient" in swatch for swatch in swatches] == [*hatched[1:], hatched[0]]


def test_the_keyboard_reads_a_countys_look_and_what_is_known_and_it_follows_the_date(policies: Page) -> None:
    policies.evaluate("window.models.policies.set('shown', { step: 0, place: '48' })")
    policies.locator("#policies > svg").focus()
    readout = policies.locator("#policies .readout")
    fills(policies, "2017-06-30")
    for key in ["ArrowRight"] * 2 + ["ArrowDown"] * 3:
        policies.keyboard.press(key)
    expect(readout).to_contain_text("none known of that day.")
    expect(readout).to_have_attribute("aria-live", "polite")
    fills(policies, "2017-09-30")
    expect(readout).to_contain_text(
        "a state law demands cooperation. Texas demands cooperation by law (mandates cooperation): "
        "began on 25 September 2017; no end was seen."
    )
    expect(readout).to_have_attribute("aria-live", "off")
    policies.evaluate("window.models.policies.set('shown', { step: 0, place: '' })")


def test_a_new_date_of_the_policies_is_on_the_screen_within_a_frame_of_60_ms(policies: Page) -> None:
    timed = TIMED.replace("models.map", "models.policies")
    one_by_one = [policies.evaluate(timed, step) for step in range(len(DATES))]
    back_and_forth = [policies.evaluate(timed, step) for step in (0, len(DATES) - 1) * 4]
    print(f"a date {statistics.median(one_by_one):.0f} ms, all {statistics.median(back_and_forth):.0f} ms")
    assert statistics.median(one_by_one) < FRAME
    assert statistics.median(back_and_forth) < FRAME


def test_nothing_was_asked_of_the_network_and_the_console_is_silent(page: Page, network: Network) -> None:
    assert network.refused == []
    assert network.console_errors == []
