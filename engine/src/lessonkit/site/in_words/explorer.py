"""An explorer in words: what it asks, and each of its named states with its finding, its words and its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from lessonkit.explorers import Explorer, explorer
from lessonkit.explorers.frame.page import paragraphs
from lessonkit.explorers.frame.seen import places, seen
from lessonkit.explorers.frame.spec import Checked
from lessonkit.language import sentences_beside
from lessonkit.site.prose import Heading, Prose

say = sentences_beside(__file__)


@dataclass(eq=False)
class ExplorersInWords:
    """The explorers of one text, drawn with what its reader is dealt (`marks`); a state is told where it first comes."""

    prose: Prose
    marks: Mapping[str, Any]
    _told: dict[tuple[str, tuple[int, ...]], str] = field(default_factory=dict, repr=False)

    def place(self, id: str, start: Mapping[str, Any]) -> str:
        """An explorer where a lesson opens it: the state it opens at, and the first time its named states too."""
        found = explorer(id)
        if missing := found.lacking():
            return f"<p>{escape(missing)}</p>"
        here = found.checked({**found.first(self.marks), **start})
        level = min(self.prose.headings[-1].level if self.prose.headings else 1, 4) + 1
        first = not any(told == id for told, _ in self._told)
        states = {say("opens"): here} | (
            {name: found.checked(state) for name, state in found.scenes.items()} if first else {}
        )
        inside = "".join(self._state(found, name, state, level + 1) for name, state in states.items())
        asked = f"<p>{escape(found.question)}</p>"
        return f"<section>{self._heading(say('explorer', title=found.title), level)}{asked}{inside}</section>"

    def counted(self, body: str) -> str:
        """The body as it is: a text holds the states that it names."""
        return body

    def _state(self, found: Explorer, name: str, state: Checked, level: int) -> str:
        heading = Heading(level, name, self.prose.anchor(f"{found.title} {name}"))
        at = tuple(places(found, state))
        if (anchor := self._told.setdefault((found.id, at), heading.anchor)) != heading.anchor:
            link = f'<a href="#{anchor}">{escape(say("above", title=found.title))}</a>'
            return f"<p>{escape(name)}: {link}</p>"
        return f"{_written(heading)}{''.join(_told(found, state, self.marks))}"

    def _heading(self, words: str, level: int) -> str:
        return _written(Heading(level, words, self.prose.anchor(words)))


def _told(found: Explorer, state: Checked, marks: Mapping[str, Any]) -> Iterator[str]:
    """What is seen of a state, in words: the controls, the finding, the picture, the notes, the table, the source."""
    one = seen(found, state, found.drawn(state, marks))
    yield paragraphs([found.said(state)])
    yield f"<p><strong>{escape(one['finding'])}</strong></p>"
    yield paragraphs(filter(None, (one["of"], one["readout"], *one["words"])))
    for note in one["notes"]:
        yield f"<p><strong>{escape(note['heading'])}</strong> {escape(' '.join(filter(None, (note['words'], note['foot']))))}</p>"
    yield f'<div class="table" tabindex="0">{one["table"]}</div>'
    yield paragraphs([one["source"]])


def _written(one: Heading) -> str:
    return f'<h{one.level} id="{one.anchor}">{escape(one.words)}</h{one.level}>'
