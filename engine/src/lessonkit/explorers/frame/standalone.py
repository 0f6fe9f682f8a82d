"""An explorer as one page that opens from a disk: its states are in it, and the script that draws them is the live one."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from lessonkit.charts.marks.bundle import bundled
from lessonkit.explorers.frame.scripts import script
from lessonkit.explorers.frame.seen import fixed, kinds_of, places, seen
from lessonkit.explorers.frame.spec import NO_MARKS, Explorer, Marks, State, View
from lessonkit.explorers.frame.stylesheet import SHEET
from lessonkit.language import sentences_beside
from lessonkit.language.in_force import spoken

say = sentences_beside(__file__)

WHOLE = 300
"""A grid of at most so many states is in the page as a whole; of a larger one the scenes, and each control moved alone,
before and after the picture's own switch was thrown."""

LONG = 500
"""What takes more letters stands in the page once, however many states show it."""

_SCRIPTS = Path(__file__).parent / "scripts"
MODEL = _SCRIPTS / "standalone.js"
"""The last part of the script of such a page; it draws into the element `explorer`, and writes into `said` where there is one."""


def as_standalone(explorer: Explorer, state: State, marks: Marks = NO_MARKS) -> str:
    """The page, opened at a state; it asks nothing of any server."""
    here = explorer.checked(state)
    return page(explorer, here, explorer.view(here, marks), told_from(explorer, here, marks))


def page(explorer: Explorer, here: State, view: View, told: Iterable[dict[str, Any]]) -> str:
    """The page of an explorer whose controls stand `here`, with what is seen of each state that is `told`."""
    return (
        f'<!doctype html>\n<html lang="{spoken()}"><head><meta charset="utf-8"><title>{escape(explorer.title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<style>{SHEET}</style></head><body class="scomm-alone"><main id="explorer"></main><p id="said" role="status"></p>'
        f'<script type="module">\n{drawing(explorer, here, view, told)}{MODEL.read_text(encoding="utf-8")}</script></body></html>\n'
    )


def drawing(explorer: Explorer, here: State, view: View, told: Iterable[dict[str, Any]]) -> str:
    """The script of such a page but for its last part, `MODEL`: how each mark is drawn, and what is seen of each state."""
    given = {**plain(explorer, view, told, bases(explorer, here)), "start": places(explorer, here)}
    return f"{code(kinds_of(view))}\nconst given = {as_json(given)};\n"


def code(kinds: tuple[str, ...]) -> str:
    """What a page without Python runs: `drawn.render` draws an explorer with marks of these kinds, `$states.alone` answers it."""
    drawn = script(kinds).replace("export default", "const drawn =")
    return f"{drawn}\n{bundled([_SCRIPTS / 'states.js'])}"


def plain(
    explorer: Explorer, view: View, told: Iterable[dict[str, Any]], bases: Iterable[State]
) -> dict[str, Any]:
    """An explorer as plain values: what never changes, and by the places of its controls what is seen of each state that is `told`.

    `bases` are the states from which each control was moved alone; a page that does not hold a choice goes back to one.
    """
    states, held = _each_once({" ".join(map(str, one["at"])): one for one in told})
    names = [control.name for control in explorer.controls]
    return {
        "fixed": fixed(explorer, view),
        "states": states,
        "held": held,
        "resets": [[names.index(name) for name in control.resets] for control in explorer.controls],
        "bases": [places(explorer, explorer.checked(base)) for base in bases],
        "away": say("away"),
        "others": say("others"),
    }


def as_json(given: dict[str, Any]) -> str:
    """Plain values as JSON that can stand in a script element."""
    return (
        json.dumps(given, ensure_ascii=False, separators=(",", ":"))
        .replace("</", "<\\/")
        .replace("<!--", "<\\u0021--")
    )


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


def told_from(
    explorer: Explorer, here: State, marks: Marks = NO_MARKS, but: Collection[tuple[int, ...]] = ()
) -> Iterator[dict[str, Any]]:
    """What is seen of each state that a page holds which opens `here`, `but` of those whose places it holds already."""
    view = explorer.drawn(here, marks)
    reached = (explorer.checked(state) for state in _reached(explorer, here))
    for at, there in {tuple(places(explorer, state)): state for state in reached}.items():
        if at in but:
            continue
        if explorer.reason(there):
            told = seen(explorer, there, view)
            yield {part: told[part] for part in ("at", "reason", "able", "missing")}
        else:
            yield seen(explorer, there, explorer.drawn(there, marks))


def is_whole(explorer: Explorer) -> bool:
    """Whether a page holds every state of this explorer."""
    return math.prod(len(control.values) for control in explorer.controls) <= WHOLE


def bases(explorer: Explorer, here: State) -> list[State]:
    """The states of a page that opens `here` from which each control can be moved alone; none where it holds all."""
    if is_whole(explorer):
        return []
    switches = [one for one in explorer.controls if one.shape == "picture" and len(one.values) == 2]
    return [here, explorer.start, *({**here, one.name: value} for one in switches for value in one.values)]


def _reached(explorer: Explorer, here: State) -> Iterator[State]:
    """The states that the page holds."""
    if is_whole(explorer):
        yield from explorer.grid()
        return
    yield from explorer.scenes.values()
    for base in bases(explorer, here):
        for control in explorer.controls:
            for value in control.values:
                yield {**base, control.name: value}
