"""Each explorer by keyboard alone, as a page without Python: Tab reaches whatever can be used and leads out, and keys move it."""

import pytest

from lessonkit.explorers import ids
from tests.browser.chromium import Network, launched, require_chromium
from tests.explorers.whole_pages import page_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.proof,
]  # some twenty stops in each of all explorers take minutes

MOST = 120
"""Stops after which Tab counts as trapped."""

# The element that has the focus: which it is, how it is used, and whether a ring of two pixels or more is seen around it.
STOP = """() => {
  const one = document.activeElement;
  window.stops ??= new Map();
  if (!window.stops.has(one)) window.stops.set(one, window.stops.size);
  const rings = [one, one.nextElementSibling, ...one.querySelectorAll("*")].filter(Boolean).map((node) => getComputedStyle(node));
  return {
    id: one.id,
    place: window.stops.get(one),
    use: one.matches("input[type=radio]") ? "radio" : one.matches("input[type=range]") ? "range" : one.tagName.toLowerCase(),
    name: (one.ariaLabel || one.labels?.[0]?.textContent || one.textContent).trim().slice(0, 60),
    ringed: rings.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2),
  };
}"""

# What can be used just now: of radio buttons of one name the chosen one.
USABLE = """() => [...document.querySelectorAll(".scomm-explorer :is(select, input, button, summary, a[href], [tabindex])")]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && one.getClientRects().length && getComputedStyle(one).visibility !== "hidden")
  .filter((one) => !one.matches("input[type=radio]:not(:checked)"))
  .map((one) => (window.stops.has(one) ? "" : one.outerHTML.slice(0, 120)))
  .filter(Boolean)"""

DRAWN = """() => [...document.querySelectorAll(".scomm-explorer :is(.finding, .of, .readout, .parts, .refused)")]
  .map((one) => (one.hidden ? "" : one.innerHTML)).join("|")"""

KEYS = {
    "select": "ArrowDown",
    "range": "ArrowRight",
    "radio": "ArrowRight",
    "summary": "Enter",
    "button": "Enter",
}


@pytest.fixture(scope="module")
def page():
    require_chromium()
    network = Network()
    with launched(network, 1280, 800) as page:
        page.emulate_media(reduced_motion="reduce")
        yield page
    assert network.console_errors == []


def opened(page, id):
    around = page_of(id).replace("<main", '<a id="before" href="#">before</a><main')
    page.set_content(around.replace("</main>", '</main><a id="after" href="#">after</a>'))
    page.locator(".scomm-explorer .finding").filter(has_text=" ").wait_for()
    page.locator("#before").focus()


def walk(page, key="Tab", end="after", use=lambda stop: None):
    """Every stop on the way to the link at the end; each is used as it is reached."""
    stops = []
    while len(stops) < MOST:
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop["id"] == end:
            return stops
        stops.append(stop)
        use(stop)
    raise AssertionError(f"Tab is trapped after {[stop['name'] for stop in stops[-4:]]}")


@pytest.mark.parametrize("id", ids())
def test_tab_reaches_whatever_can_be_used_shows_where_it_is_and_leads_out_on_both_sides(page, id):
    opened(page, id)
    before = page.evaluate(DRAWN)
    walk(page, use=lambda stop: page.keyboard.press(KEYS.get(stop["use"], "ArrowRight")))
    assert page.evaluate(DRAWN) != before, "no key changed what is seen"

    page.locator("#before").focus()
    page.evaluate("() => (window.stops = new Map())")
    forth = walk(page)
    assert page.evaluate(USABLE) == [], "Tab passes over it"
    assert [stop["name"] for stop in forth if not stop["ringed"]] == [], "the focus is not seen"
    back = walk(page, "Shift+Tab", "before")
    assert {stop["place"] for stop in back} == {stop["place"] for stop in forth}
