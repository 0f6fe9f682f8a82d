"""An explorer as one page that opens from a disk: its states are in it, and the script that draws them is the live one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from scomm.explorers.frame.scripts import script
from scomm.explorers.frame.seen import fixed, kinds_of, places, seen
from scomm.explorers.frame.spec import NO_MARKS, Explorer, Marks, State, View
from scomm.explorers.frame.stylesheet import SHEET
from scomm.language import sentences_beside

say = sentences_beside(__file__)

WHOLE = 300
"""A grid of at most so many states is in the page as a whole; of a larger one the scenes, and each control moved alone,
before and after the picture's own switch was thrown."""

LONG = 500
"""What takes more letters stands in the page once, however many states show it."""

MODEL = Path(__file__).parent / "scripts" / "standalone.js"


def as_standalone(explorer: Explorer, state: State, marks: Marks = NO_MARKS) -> str:
    """The page, opened at a state; it asks nothing of any server."""
    here = explorer.checked(state)
    return page(explorer, here, explorer.view(here, marks), told_from(explorer, here, marks))


def page(explorer: Explorer, here: State, view: View, told: Iterable[dict[str, Any]]) -> str:
    """The page of an explorer whose controls stand `here`, with what is seen of each state that is `told`."""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(explorer.title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<style>{SHEET}</style></head><body class="scomm-alone"><main id="explorer"></main>'
        f'<script type="module">\n{drawing(explorer, here, view, told)}{MODEL.read_text(encoding="utf-8")}</script></body></html>\n'
    )


def drawing(explorer: Explorer, here: State, view: View, told: Iterable[dict[str, Any]]) -> str:
    """The script of such a page but for its last part, `MODEL`: how each mark is drawn, and what is seen of each state."""
    states, held = _each_once({" ".join(map(str, one["at"])): one for one in told})
    given = {
        "fixed": fixed(explorer, view),
        "start": places(explorer, here),
        "states": states,
        "held": held,
        "away": say("away"),
    }
    code = script(kinds_of(view)).replace("export default", "const drawn =")
    data = json.dumps(given, ensure_ascii=False).replace("</", "<\\/")
    return f"{code}\nconst given = {data};\n"


def _each_once(told: Any) -> tuple[Any, list[Any]]:
    """What is told, and its long parts, such as pictures and curves, each once: where one stood stands its place, as `{"held": 3}`.

    >>> _each_once({"one": ["a" * 3000, "b"], "other": "a" * 3000})[0]
    {'one': [{'held': 0}, 'b'], 'other': {'held': 0}}
    """
    places: dict[str, int] = {}
    held: list[Any] = []

    def once(value: Any) -> Any:
        text = json.dumps(value)
        if len(text) <= LONG:
            return value
        if text not in places:
            places[text] = len(held)
            held.append(value)
        return {"held": places[text]}

    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            return once({key: kept(inner) for key, inner in value.items()})
        if isinstance(value, list | tuple):
            return once([kept(inner) for inner in value])
        return once(value) if isinstance(value, str) else value

    return {key: kept(one) for key, one in told.items()}, held


def told_from(explorer: Explorer, here: State, marks: Marks = NO_MARKS) -> Iterator[dict[str, Any]]:
    """What is seen of each state that a page which opens `here` holds."""
    view = explorer.drawn(here, marks)
    reached = (explorer.checked(state) for state in _reached(explorer, here))
    for there in {tuple(state.values()): state for state in reached}.values():
        if explorer.reason(there):
            told = seen(explorer, there, view)
            yield {part: told[part] for part in ("at", "reason", "able", "missing")}
        else:
            yield seen(explorer, there, explorer.drawn(there, marks))


def _reached(explorer: Explorer, here: State) -> Iterator[State]:
    """The states that the page holds."""
    grid = list(explorer.grid())
    if len(grid) <= WHOLE:
        yield from grid
        return
    yield from explorer.scenes.values()
    switches = [one for one in explorer.controls if one.shape == "picture" and len(one.values) == 2]
    thrown = [{**here, one.name: value} for one in switches for value in one.values]
    for base in (here, explorer.start, *thrown):
        for control in explorer.controls:
            for value in control.values:
                yield {**base, control.name: value}
