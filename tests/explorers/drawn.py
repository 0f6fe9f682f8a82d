"""An explorer drawn by the kit's own script into any page, in a few of its states, and where all that it draws then is."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from lessonkit.charts.marks import kinds
from lessonkit.explorers import explorer, ids
from lessonkit.explorers.frame.seen import places, seen
from lessonkit.explorers.frame.spec import Checked, Explorer
from lessonkit.explorers.frame.standalone import as_json, code, plain

OTHERS = 2
"""So many states are drawn beside the first."""

# Draws into a place of the page, in a frame of a given width, with everything folded in the picture open; then waits until it is at rest.
_DRAWING = """
window.drawn_in = async (place, width, text) => {
  window.drawn_last?.();
  const el = document.querySelector(place).appendChild(document.createElement("div"));
  if (width) el.style.width = `${width}px`;
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const given = JSON.parse(text);
  const gone = drawn.render({ model: $states.alone(given, given.start), el });
  window.drawn_last = () => { gone(); el.remove(); };
  window.drawn_box = el.querySelector(".scomm-explorer");
  for (const one of el.querySelectorAll(".picture details")) one.open = true;
  await frame();
  await frame();
};"""

# Every element of an explorer that is there: its name, and its box from the frame's own corner.
BOXES = """(box) => {
  const { x: left, y: top } = box.getBoundingClientRect();
  return [box, ...box.querySelectorAll("*")].filter((one) => one.checkVisibility() && !one.closest("defs, clipPath")).flatMap((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    if (!width && !height) return [];
    return [[`${one.localName}.${one.getAttribute("class") ?? ""}`, [x - left, y - top, width, height].map((at) => Math.round(10 * at) / 10)]];
  });
}"""


def states(found: Explorer) -> Iterator[Checked]:
    """The first state of an explorer, and others from among its scenes, as far from one another as there are any."""
    first = found.checked(found.start)
    some = [found.checked(scene) for scene in found.scenes.values()]
    apart = [one for one in some if one != first and not found.reason(one)]
    yield first
    yield from (apart[len(apart) * n // (OTHERS + 1)] for n in range(1, OTHERS + 1))


@cache
def given(id: str, solved: bool = False) -> tuple[str, ...]:
    """What the script draws of the states of an explorer, as JSON; `solved` adds what stands there once all exercises are right."""
    found = explorer(id)
    marks = {"solved": _All()} if solved and "solved" in found.marks else {}
    return tuple(_given(found, state, marks) for state in states(found))


class _All:
    """Whatever is asked for is in it."""

    def __contains__(self, one: object) -> bool:
        return True


def _given(found: Explorer, state: Checked, marks: dict[str, Any]) -> str:
    view = found.view(state, marks)
    told: dict[str, Any] = plain(found, view, [seen(found, state, view)], [])
    return as_json({**told, "start": places(found, state)})


def prepare(page: Page) -> None:
    """Bring the script that draws into a page, whatever page that is."""
    page.add_script_tag(content=f"{{{code(kinds())}{_DRAWING}}}")


def draw(page: Page, place: str, text: str, width: int = 0) -> None:
    """Draw a state into the element that `place` selects, alone and as wide as it says; `window.drawn_box` is its frame then."""
    page.evaluate(
        "([place, width, text]) => window.drawn_in(place, width, text)",
        [place, width, text],
    )


if __name__ == "__main__":
    # In another language: explorers have their words from when they are loaded, so this is a process of its own.
    Path(sys.argv[1]).write_text(json.dumps({id: given(id) for id in ids()}), encoding="utf-8")
