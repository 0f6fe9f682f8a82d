"""Board: cards with what was found, in columns that are counted and named; a card that is chosen is told in full below."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from scomm.charts.marks.mark import Mark
from scomm.errors import ScommError

Sign = Literal["down", "none", "up"]


@dataclass(frozen=True)
class Found:
    """What was found, in large letters, and below it in small ones of what."""

    result: str
    line: str


@dataclass(frozen=True)
class Card:
    """A card: whose it is, a sign with its word, what was found, and what is told once it is chosen, a sentence a line."""

    title: str
    sign: Sign
    word: str
    found: tuple[Found, ...]
    told: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column: its name, a note on what stands in it, its cards, and what stands there where it has none.

    `count` is how many it holds, in large letters before its name; of a `strong` one, which the finding speaks of, in the largest.
    """

    name: str
    note: str
    cards: tuple[Card, ...]
    none: str = ""
    count: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Board(Mark):
    """Columns side by side, below one another where there is little room. Raises `ScommError` where there is no card at all."""

    kind: ClassVar[str] = "board"
    columns: tuple[Column, ...]
    name: str
    pick: str

    def __post_init__(self) -> None:
        if not any(column.cards for column in self.columns):
            raise ScommError("A board needs a card.", do="Leave the state out, with its reason.")

    def fixed(self) -> dict[str, Any]:
        """What is said until a card is chosen."""
        return {"pick": self.pick}

    def shown(self) -> dict[str, Any]:
        """The columns with their cards."""
        return {
            "columns": [
                {
                    "name": column.name,
                    "note": column.note,
                    "none": column.none,
                    "count": column.count,
                    "strong": column.strong,
                    "cards": [
                        asdict(card) | {"found": [asdict(one) for one in card.found], "told": list(card.told)}
                        for card in column.cards
                    ],
                }
                for column in self.columns
            ],
            "name": self.name,
        }
