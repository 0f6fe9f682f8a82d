"""A dispute as cards, one for each side, as a lesson's text writes it.

::::{sides} safety
:::{side} for holding: The case for holding

*The strongest point:* one sentence or two.

- a figure with its claim, or a ruling with its link; three of them

Whatever else this side says: it is folded.
:::
:::{side} for limits: The case for limits
...
:::
::::
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FIGURES = 3
"""How many figures stand open on a card."""
LONGEST_TITLE = 34
"""Characters; a longer title breaks where two cards stand beside one another in a window of 1024 pixels."""

_DISPUTE = re.compile(
    r"^:{4,}\{sides\} (?P<id>[a-z0-9-]+)[ ]*\n(?P<inside>.*?)\n:{4,}[ ]*$", re.MULTILINE | re.DOTALL
)
_SIDE = re.compile(
    r"^:::\{side\} (?P<name>[^:\n]+): (?P<title>[^\n]+)\n(?P<text>.*?)\n:::[ ]*$", re.MULTILINE | re.DOTALL
)
_FENCE = re.compile(r"^:{3,}(?:\{sides?\}.*)?[ ]*$")


@dataclass(frozen=True)
class Card:
    """One side: a short name, its title, its whole text, and the line (from 1) on which it begins.

    The text falls into its strongest point (all before the list), its figures (the list), and the rest.
    """

    name: str
    title: str
    text: str
    line: int

    @property
    def strongest(self) -> str:
        """What stands above the list."""
        return "\n\n".join(self._paragraphs[: self._list])

    @property
    def figures(self) -> tuple[str, ...]:
        """The items of the list, each as it is written after its dash."""
        items = self._paragraphs[self._list : self._list + 1]
        return tuple(re.split(r"(?:^|\n)- ", items[0])[1:]) if items else ()

    @property
    def rest(self) -> str:
        """What stands below the list."""
        return "\n\n".join(self._paragraphs[self._list + 1 :])

    @property
    def _paragraphs(self) -> list[str]:
        return [part.strip("\n") for part in re.split(r"\n[ ]*\n", self.text) if part.strip()]

    @property
    def _list(self) -> int:
        found = (place for place, part in enumerate(self._paragraphs) if part.startswith("- "))
        return next(found, len(self._paragraphs))


@dataclass(frozen=True)
class Cards:
    """The cards of one dispute, and where they stand in the text: its first character, and the one after its last."""

    dispute: str
    cards: tuple[Card, ...]
    line: int
    start: int
    end: int


def side_cards(markdown: str) -> Iterator[Cards]:
    """The disputes that a text gives as cards, in order.

    >>> text = "::::{sides} safety\\n:::{side} one: The first\\nIt holds.\\n\\n- A figure.\\n\\nMore.\\n:::\\n::::"
    >>> [(card.title, card.strongest, card.figures, card.rest) for found in side_cards(text) for card in found.cards]
    [('The first', 'It holds.', ('A figure.',), 'More.')]
    """
    for found in _DISPUTE.finditer(markdown):
        begins = found.start("inside")
        cards = tuple(
            Card(
                one["name"].strip(),
                one["title"].strip(),
                one["text"].strip("\n"),
                _line(markdown, begins + one.start()),
            )
            for one in _SIDE.finditer(found["inside"])
        )
        yield Cards(found["id"], cards, _line(markdown, found.start()), found.start(), found.end())


def outside_of_cards(markdown: str) -> Iterator[tuple[int, str]]:
    """The line (from 1) and text of each fence that belongs to no card, and of what stands between two cards.

    >>> list(outside_of_cards("::::{sides} safety\\nA text.\\n"))
    [(1, '::::{sides} safety')]
    """
    left = _DISPUTE.sub(
        lambda found: _blank(found[0][: found.start("inside") - found.start()]) + _left(found), markdown
    )
    inside = {
        line
        for found in side_cards(markdown)
        for line in range(found.line, found.line + _lines(markdown, found))
    }
    for number, line in enumerate(left.split("\n"), 1):
        if line.strip() and (number in inside or _FENCE.match(line)):
            yield number, line


def _left(found: re.Match[str]) -> str:
    """What a dispute's fences enclose beside its sides, and its last fence blanked, line for line."""
    return _SIDE.sub(lambda side: _blank(side[0]), found["inside"]) + "\n"


def _lines(markdown: str, found: Cards) -> int:
    return markdown.count("\n", found.start, found.end) + 1


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", "", text)


def as_plain_markdown(markdown: str) -> str:
    """The text with a heading in the place of each side's opening and no other fence, as a list of its words needs it.

    >>> as_plain_markdown("::::{sides} safety\\n:::{side} one: The first\\nIt holds.\\n:::\\n::::").strip()
    '### The first\\nIt holds.'
    """
    titled = re.sub(r"^:::\{side\} [^:\n]+: (.+)$", r"\n### \1", markdown, flags=re.MULTILINE)
    return "\n".join("" if _FENCE.match(line) else line for line in titled.split("\n"))


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
