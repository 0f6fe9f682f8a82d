"""The explorers of one page: the script once, what each explorer shows once, and a place for each time that it is opened."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from lessonkit.explorers import Explorer, explorer
from lessonkit.explorers.frame.page import paragraphs
from lessonkit.explorers.frame.seen import kinds_of, places, seen
from lessonkit.explorers.frame.spec import Checked, View
from lessonkit.explorers.frame.standalone import as_json, bases, code, is_whole, plain, told_from
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)


@dataclass(eq=False)
class _Held:
    """What a page holds of one explorer: its states by the places of its controls, from all its openings."""

    explorer: Explorer
    view: View
    states: dict[tuple[int, ...], dict[str, Any]] = field(default_factory=dict)
    bases: list[Checked] = field(default_factory=list)


@dataclass(eq=False)
class Explorers:
    """The explorers of one page, drawn with what its reader is dealt (`marks`)."""

    marks: Mapping[str, Any]
    _held: dict[str, _Held] = field(default_factory=dict, repr=False)
    _places: int = 0

    def place(self, id: str, start: Mapping[str, Any]) -> str:
        """The place of an explorer in the page, opened at its start with these controls: until its script draws it, words and table."""
        found = explorer(id)
        if missing := found.lacking():
            return f'<p class="notice">{escape(missing)}</p>'
        here = found.checked({**found.first(self.marks), **start})
        view = found.view(here, self.marks)
        held = self._held.setdefault(id, _Held(found, view))
        held.states.update({tuple(one["at"]): one for one in told_from(found, here, self.marks, held.states)})
        held.bases += [found.checked(base) for base in bases(found, here)]
        self._places += 1
        at = " ".join(map(str, places(found, here)))
        name = escape(found.title, quote=True)
        return (
            f'<section class="explorer" id="explorer-{self._places}" aria-label="{name}" data-explorer="{id}" data-start="{at}">'
            f'<div class="still">{_still(found, here, view)}</div>'
            f'<p class="said" role="status"></p><p class="which soft">{_mark(id)}</p></section>'
        )

    def data(self) -> dict[str, str]:
        """For each explorer of the page, by its id, all that it shows, as JSON."""
        return {
            id: as_json(plain(one.explorer, one.view, one.states.values(), one.bases))
            for id, one in self._held.items()
        }

    def counted(self, body: str) -> str:
        """The body of the page with, beside each explorer, how many of its states the page holds: known once all are placed."""
        for id, one in self._held.items():
            body = body.replace(_mark(id), _which(one))
        return body

    def script(self) -> str:
        """What draws them; empty where the page has none."""
        kinds = dict.fromkeys(kind for one in self._held.values() for kind in kinds_of(one.view))
        return code(tuple(kinds)) if kinds else ""


def _mark(id: str) -> str:
    return f"<!-- states of {id} -->"


def _which(held: _Held) -> str:
    found = held.explorer
    of = math.prod(len(control.values) for control in found.controls)
    return escape(say("states.whole") if is_whole(found) else say("states.some", n=len(held.states), of=of))


def _still(found: Explorer, here: Checked, view: View) -> str:
    """The state in words, with its table: before a script draws it, and where no script runs."""
    one = seen(found, here, view)
    words = paragraphs(filter(None, (one["readout"], *one["words"])))
    notes = "".join(
        f"<p><strong>{escape(note['heading'])}</strong> {escape(' '.join(filter(None, (note['words'], note['foot']))))}</p>"
        for note in one["notes"]
    )
    return (
        f'<p class="soft"><b>{escape(found.title)}</b> {escape(found.question)}</p>'
        f'<p class="finding">{escape(one["finding"])}</p><p class="soft">{escape(one["of"])}</p>{words}{notes}'
        f'<details><summary>{escape(say("states.table"))}</summary><div class="scomm-data">{one["table"]}</div></details>'
        f'<p class="soft">{escape(one["source"])}</p>'
    )
