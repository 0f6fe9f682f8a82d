"""People: so many of a hundred, or of a thousand, each one drawn, with a key that counts them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from lessonkit.charts.marks.mark import Mark, say
from lessonkit.errors import KitError

if TYPE_CHECKING:
    from lessonkit.charts.marks.area import Area

Look = Literal["solid", "hatch", "outline"]
"""Sure, not known, and not: what a look means is the same through the kit."""


@dataclass(frozen=True)
class Group:
    """So many people who are alike: how they look, what the key says of them, and a note below it.

    `said` is their number in words where it differs from `n`, such as "0–14". `sign` is a letter or two on each of them, where
    several groups look alike.
    """

    n: int
    label: str = ""
    look: Look = "solid"
    tone: str = "accent"
    note: str = ""
    said: str = ""
    sign: str = ""


@dataclass(frozen=True)
class Around:
    """A line around the first `at` people, such as a reader's guess, with its words in the key."""

    at: float
    words: str
    tone: str = "counter"


@dataclass(frozen=True)
class People(Mark):
    """An icon array: the groups one after another, and who is left over as outlines.

    `name` is what a screen reader is told. `heading` stands above the people, and `area` beside them. `beside` are others, drawn small below the key, or, as persons, alike
    in a column of their own; with `caption` there is one line of words and no key, and `also` is said below the key. A group without a
    label is not in the key. `lines` are drawn around the first people; with `ghost` so is what the first group was before the last change. Natural frequencies are read best (Gigerenzer and Hoffrage, 1995).
    Raises `KitError` when the groups are more people than there are.
    """

    kind: ClassVar[str] = "people"
    groups: tuple[Group, ...]
    name: str
    of: int = 100
    columns: int = 10
    glyph: Literal["person", "dot"] = "person"
    caption: str = ""
    heading: str = ""
    area: Area | None = None
    also: str = ""
    beside: People | None = None
    lines: tuple[Around, ...] = ()
    ghost: bool = False
    wide: bool = True

    def __post_init__(self) -> None:
        if any(group.n < 0 for group in self.groups) or sum(group.n for group in self.groups) > self.of:
            raise KitError(
                f"The groups {[group.n for group in self.groups]} don't fit into {self.of} people.",
                do="Let them add up to no more.",
            )

    def shown(self) -> dict[str, Any]:
        """What the script draws."""
        return {
            "of": self.of,
            "columns": self.columns,
            "glyph": self.glyph,
            "groups": [asdict(group) | {"said": group.said or str(group.n)} for group in self.groups],
            "name": self.name,
            "caption": self.caption,
            "heading": self.heading,
            "area": self.area.fixed() | self.area.shown() if self.area else None,
            "also": self.also,
            "beside": self.beside.shown() if self.beside else None,
            "lines": [asdict(line) for line in self.lines],
            "ghost": self.ghost,
            "before": say.group("people")["before"],
        }
