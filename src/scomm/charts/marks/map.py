"""A map of areas in time: each has a look from a step on, a card says what is known of one, and one is found by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from scomm.charts.marks.land import Land, packed_places, shared
from scomm.charts.marks.mark import Mark, say

Changes = tuple[tuple[int, int], ...]
"""From which step on an area has which look; before the first of them it has the look 0."""

Remarks = tuple[tuple[int, int, str], ...]
"""What can be told of an area: from a step, up to but without another, and the words."""


@dataclass(frozen=True)
class Look:
    """How areas of one kind look: a label, the tone of the ground, and lines of a tone over it; "" is none.

    Lines at 45 degrees mean that it is not sure. With `dotted` the ground has dots of the page's colour, and with `framed` it has
    a thick outline: a second sign beside the tone. With `edged` lines on a ground have an edge of the page's colour.
    """

    label: str
    ground: str = ""
    lines: str = ""
    angle: int = 45
    width: float = 2
    dotted: bool = False
    edged: bool = False
    framed: bool = False


@dataclass(frozen=True)
class Legend:
    """What the looks mean: a title, rows of a label and the places of looks, and the heads of the columns if there is more than one."""

    title: str
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dot:
    """A place inside an area, too small for an outline: the area's place, its name, and its looks."""

    area: int
    name: str
    changes: Changes


@dataclass(frozen=True, eq=False)
class Dress:
    """What stands on the land, in every state: the looks of each area, what is told of it, and what the looks mean.

    `changes` and `told` have one item for each area. A text may name in braces the place of one of the `columns`, which hold
    a text for each area. `of_regions` is told of every area of a region, by its code. With `say_look` the label of its look
    is told of an area first. `lines` is the room for words, `mine` what the legend calls an area of the reader's own, and `next`
    what a button says that goes to the next area of which something is told.
    """

    looks: Sequence[Look]
    changes: Sequence[Changes]
    told: Sequence[Remarks]
    legend: Legend
    columns: Sequence[Sequence[str]] = ()
    of_regions: Mapping[str, Remarks] = field(default_factory=dict)
    dots: Sequence[Dot] = ()
    say_look: bool = False
    lines: int = 1
    mine: str = ""
    next: str = ""

    @cached_property
    def sent(self) -> dict[str, Any]:
        """The dress as the script reads it."""
        changes, told = shared(self.changes), shared(self.told)
        return {
            "looks": [asdict(look) for look in self.looks],
            "changes": changes[0],
            "changes_of": packed_places(changes[1]),
            "told": told[0],
            "told_of": packed_places(told[1]),
            "columns": ["|".join(one) for one in self.columns],
            "of_regions": dict(self.of_regions),
            "dots": [asdict(dot) for dot in self.dots],
            "legend": asdict(self.legend),
            "say_look": self.say_look,
            "lines": self.lines,
            "mine": self.mine,
            "next": self.next,
        }


@dataclass(frozen=True, eq=False)
class Map(Mark):
    """Areas with their looks at a step, of the whole land or of one region, and a card below them.

    `region` is the code of the one that is shown alone, "" for all. `own` is the place of the reader's own area, which has a
    ring; -1 is none. `height` is that of the picture in pixels, where there is room beside it for the legend.
    """

    kind: ClassVar[str] = "map"
    land: Land
    dress: Dress
    follows: str
    holds: tuple[str, ...] = ()
    place: str = ""
    region: str = ""
    own: int = -1
    height: int = 344

    def fixed(self) -> dict[str, Any]:
        """Land and dress, the control that chooses the region, and the words of a map."""
        return {
            "land": self.land.sent,
            "dress": self.dress.sent,
            "place": self.place,
            "height": self.height,
            "words": say.group("map"),
        }

    def shown(self) -> dict[str, Any]:
        """The region and the reader's own area; the looks follow the step."""
        return {"region": self.region, "own": self.own}
