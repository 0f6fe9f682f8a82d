"""Every state that a page holds, of every explorer: its numbers, words, table and picture are those of the live explorer.

A page draws with the live script, so a picture is the same where its values are and where a drawing does not depend on what
was drawn before: the first is compared with a live explorer moved to each state, the second in Chromium.
"""

from __future__ import annotations

from functools import cache

import pytest

from lessonkit.exercises.locate import load_lesson
from lessonkit.explorers import explorer
from lessonkit.explorers.frame.live import Live
from lessonkit.explorers.frame.seen import state_at
from lessonkit.site.pages import style
from lessonkit.site.practice import page_deal
from tests.browser.chromium import Network, launched, require_chromium
from tests.site.editions import EDITION, KIT, LESSONS, html, opens
from tests.site.held import as_sent, held, put_back

OPENED = [(name, id) for name in LESSONS for id in sorted(opens(name))]
EACH = pytest.mark.parametrize(("name", "id"), OPENED)

REFUSED = ("at", "reason", "able", "missing")
"""What is seen anew where a choice has no numbers; the picture of the choice before stays."""

# The page's own script is asked for each state in turn; then each is drawn where another was before, and on a place of its own.
# What depends on the way there by design is left out: what stood there before, and where a reader was in the picture.
WALK = """async (id) => {
  const LEFT_OUT = ".was, .before, .key, .scomm-board .told";
  const given = JSON.parse(document.getElementById(`data-${id}`).textContent);
  const ats = Object.keys(given.states).map((at) => at.split(" ").map(Number));
  const place = document.getElementById("walk");
  // What a drawing says to who sees it and to who hears it.
  const shown = (el) =>
    [...el.querySelectorAll(".parts *")]
      .filter((one) => one.checkVisibility() && !one.closest(LEFT_OUT))
      .flatMap((one) => [one.getAttribute("aria-label"), ...[...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data)])
      .filter((text) => text?.trim());
  const drawnAt = (at) => {
    const el = place.appendChild(document.createElement("div"));
    const model = $states.alone(given, at);
    const gone = drawn.render({ model, el });
    return { el, model, leave: () => { gone(); el.remove(); } };
  };
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const said = {};
  const differ = [];
  let pictures = 0;
  const walking = drawnAt(ats.find((at) => !given.states[at.join(" ")].reason));
  await frame();
  for (const [i, at] of ats.entries()) {
    for (let step = 0; step <= at.length && walking.model.get("chosen").join() !== at.join(); step += 1) {
      walking.model.set("chosen", at); // a control sets back others: these are chosen then, one after another
      walking.model.save_changes();
      await frame();
    }
    const seen = walking.model.get("seen");
    said[at.join(" ")] = seen;
    if (seen.reason || i % EVERY) continue;
    const fresh = drawnAt(at);
    await frame();
    if (shown(fresh.el).join("|") !== shown(walking.el).join("|")) differ.push([at.join(" "), shown(fresh.el), shown(walking.el)]);
    fresh.leave();
    pictures += 1;
  }
  walking.leave();
  return { said, differ, pictures };
}"""

MOST = 40
"""So many pictures of an explorer, spread over its states, are drawn anew; each state's values are compared, and these are what is drawn."""


@cache
def marks(name):
    return vars(page_deal(load_lesson(KIT / "solutions" / name)))


def states(found, given):
    """Each state of a page by its places, in the order of the controls: so most steps move one control."""
    ordered = sorted(tuple(map(int, at.split())) for at in given["states"])
    return {" ".join(map(str, at)): state_at(found, list(at)) for at in ordered}


@EACH
def test_each_state_in_a_page_is_what_the_live_explorer_shows(name, id):
    given, found = held(name)[id], explorer(id)
    live = Live(found, found.first(marks(name)), marks(name))
    for at, state in states(found, given).items():
        live.choose(**state)
        there, here = put_back(given["states"][at], given["held"]), as_sent(live.widget.seen)
        if here["reason"]:
            assert {part: there[part] for part in REFUSED} == {part: here[part] for part in REFUSED}, at
        else:
            assert there == here, at


@pytest.fixture(scope="module")
def page():
    require_chromium()
    network = Network()
    with launched(network, 1280, 800) as page:
        page.emulate_media(reduced_motion="reduce")
        page.complaints = network.console_errors
        yield page


@pytest.mark.browser
@EACH
def test_the_page_s_script_gives_each_state_as_it_was_and_draws_it_the_same_whatever_stood_there(
    page, name, id
):
    html(name)
    explorers = EDITION.made(name).explorers
    page.goto("about:blank")
    page.set_content(
        f"<!doctype html><html lang=en><style>{style()}</style><main id=walk></main>"
        f'<script type="application/json" id="data-{id}">{explorers.data()[id]}</script><script>{explorers.script()}</script>'
    )
    given = held(name)[id]
    every = max(1, len(given["states"]) // MOST)
    page.complaints.clear()
    found = page.evaluate(WALK.replace("EVERY", str(every)), id)
    assert page.complaints == []
    assert set(found["said"]) == set(given["states"])
    for at, told in found["said"].items():
        whole = put_back(given["states"][at], given["held"])
        assert {part: told[part] for part in whole} == whole, at
    assert found["pictures"] > 0
    assert [apart(*one) for one in found["differ"]] == []


def apart(at, fresh, walked):
    """What of a state is said by one of two drawings alone."""
    return at, [one for one in fresh if one not in walked], [one for one in walked if one not in fresh]
