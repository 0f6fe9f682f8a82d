"""What a live explorer shows, as plain JSON values: what never changes, and what is seen after a choice."""

from __future__ import annotations

from typing import Any

from lessonkit.explorers.frame.spec import Control, Explorer, State, View
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

FEW, SHORT = 4, 56
"""So many values, in so many characters, stand side by side; more become a list."""


MANY, MAIN = 4, 3
"""With more than so many sources the foot names the first so many; the folded words name all."""


def kinds_of(view: View) -> tuple[str, ...]:
    """The kinds of marks in a picture, each once."""
    return tuple(dict.fromkeys(one.kind for one in view.chart.marks))


def fixed(explorer: Explorer, view: View) -> dict[str, Any]:
    """What is the same in every state: names, controls, words, and the fixed part of each mark."""
    return {
        "title": explorer.title,
        "question": explorer.question,
        "text": explorer.sentence,
        "controls": [_control(one) for one in explorer.controls],
        "parts": view.chart.fixed(),
        "room": [_room(explorer, state) for state in explorer.roomiest],
        "words": say.group("words"),
    }


def seen(explorer: Explorer, chosen: State, view: View) -> dict[str, Any]:
    """What is seen after a choice: the view, or the view before it with the reason why the choice has none."""
    picture = view.chart
    reason = explorer.reason(chosen)
    missing = explorer.unavailable(chosen) if explorer.absent is not None else {}
    first, *more = view.sentence.splitlines()
    readout = first if picture.readout is None else picture.readout
    source, *all_sources = sources(picture.source)
    return {
        "at": places(explorer, chosen),
        "reason": f"{say('not_published', reason=reason)} {say('stays')}" if reason else "",
        "able": able(explorer, chosen) if reason else [],
        "missing": {
            name: [explorer.control(name).values.index(value) for value in reasons]
            for name, reasons in missing.items()
            if reasons
        },
        "finding": picture.finding,
        "of": picture.of,
        "spoken": picture.spoken or picture.finding,
        "readout": readout,
        "words": [picture.alt, *more, *(note.more for note in view.notes if note.more), *all_sources],
        "notes": [
            {part: getattr(note, part) for part in ("heading", "words", "foot")} for note in view.notes
        ],
        "table": picture.table_html(),
        "source": source,
        "parts": picture.shown(),
    }


def sources(line: str) -> list[str]:
    """What the foot says of the sources of a picture; where it names only some, all of them as well.

    >>> sources("A, 2012; B, 2013")
    ['Source: A, 2012; B, 2013']
    """
    whole, each = say("source", source=line), line.split("; ")
    if len(each) <= MANY:
        return [whole]
    return [say("sources", main="; ".join(each[:MAIN]), more=len(each) - MAIN), whole]


def able(explorer: Explorer, chosen: State) -> list[str]:
    """The controls one of which, moved alone, leads to a state that exists: one of them is to blame for a refusal."""
    return [
        control.name
        for control in explorer.controls
        if any(not explorer.reason({**chosen, control.name: value}) for value in control.values)
    ]


def places(explorer: Explorer, state: State) -> list[int]:
    """The place of each control's value among its values.

    Scripts speak of places, because a value may be any text or number.
    """
    return [control.values.index(state[control.name]) for control in explorer.controls]


def state_at(explorer: Explorer, at: list[int]) -> dict[str, Any]:
    """The state at these places; the opposite of `places`."""
    return {control.name: control.values[index] for control, index in zip(explorer.controls, at, strict=True)}


def _room(explorer: Explorer, state: State) -> dict[str, Any]:
    """The words of a state that need the most room."""
    told = seen(explorer, explorer.checked(state), explorer.view(state))
    return {part: told[part] for part in ("finding", "of", "readout", "notes", "source")}


def _control(control: Control) -> dict[str, Any]:
    labels = [control.said(value) for value in control.values]
    places = {value: place for place, value in enumerate(control.values)}
    return {
        "name": control.name,
        "label": control.label,
        "labels": labels,
        "shape": control.shape or shape(control, labels),
        "groups": [[label, [places[value] for value in values]] for label, values in control.groups.items()],
        "assumption": control.assumption,
        "button": control.button,
        "played": control.played,
        "plays": control.plays,
    }


def shape(control: Control, labels: list[str]) -> str:
    """How a control looks that does not say: a range, a row of buttons where all fit at once, or a list."""
    if control.slider:
        return "range"
    return "radio" if len(labels) <= FEW and sum(map(len, labels)) <= SHORT else "list"
