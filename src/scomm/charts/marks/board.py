"""Board: short cards in columns, each column with its name and what it means; one card at a time is told in full below."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from scomm.charts.marks.mark import Mark
from scomm.errors import ScommError

Sign = Literal["down", "none", "up"]


@dataclass(frozen=True)
class Card:
    """A card: whose it is, a sign with its word, a line, and what is told once it is chosen, a sentence a line."""

    title: str
    sign: Sign
    word: str
    line: str
    told: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column: its name, a note on what stands in it, its cards, and what stands there where it has none."""

    name: str
    note: str
    cards: tuple[Card, ...]
    none: str = ""


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
        """What is said above the card that is told in full."""
        return {"pick": self.pick}

    def shown(self) -> dict[str, Any]:
        """The columns with their cards."""
        return {
            "columns": [
                {
                    "name": column.name,
                    "note": column.note,
                    "none": column.none,
                    "cards": [asdict(card) | {"told": list(card.told)} for card in column.cards],
                }
                for column in self.columns
            ],
            "name": self.name,
        }
