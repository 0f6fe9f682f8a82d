"""A map of areas in time: each has a look from a step on, a card says what is known of one, and one is found by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from lessonkit.charts.marks.land import Land, packed_places, shared
from lessonkit.charts.marks.mark import Mark, say

Changes = tuple[tuple[int, int], ...]
"""From which step on an area has which look; before the first of them it has the look 0."""

Remarks = tuple[tuple[int, int, str], ...]
"""What can be told of an area: from a step, up to but without another, and the words."""


@dataclass(frozen=True)
class Look:
    """How areas of one kind look: a label, the tone of the ground, and lines of a tone over it; "" is none.

    Lines mean that it is not sure, and lean the same way in every mark. With `dotted` there are dots in place of the lines, with
    `between` beside them, and with `framed` the ground has a thick outline: a second sign beside the tone. With `edged` lines on a
    ground have an edge of the page's colour. A `round` look is that of a `Dot`.  A `whole` look has no lines between its areas.
    """

    label: str
    ground: str = ""
    lines: str = ""
    width: float = 2
    dotted: bool = False
    between: bool = False
    edged: bool = False
    framed: bool = False
    round: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Legend:
    """What the looks mean: a title, and rows of a label and the places of looks, of which the first is drawn.

    A row without looks is a heading of those after it. `doubt` is what lines mean in every look, and so has one row for all. With
    `seen` those rows alone stand there of which something is on the map. `aside` are words after all rows.
    """

    title: str
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    doubt: str = ""
    seen: bool = False
    aside: str = ""


@dataclass(frozen=True)
class Dot:
    """A place inside an area, too small for an outline: the area's place, its name, and its looks. Dots that would cover each
    other stand side by side; they stand there where a region is shown alone."""

    area: int
    name: str
    changes: Changes


@dataclass(frozen=True)
class Share:
    """A number beside the map, with a bar: what it counts or is a share of, how many percent of the bar it fills, and how it is written."""

    label: str
    percent: float
    words: str


@dataclass(frozen=True, eq=False)
class Dress:
    """What stands on the land, in every state: the looks of each area, what is told of it, and what the looks mean.

    `changes` and `told` have one item for each area. A text may name in braces the place of one of the `columns`, which hold
    a text for each area. `of_regions` is told of every area of a region, by its code. With `say_look` the label of its look
    is told of an area first. `lines` is the room for words, `mine` what the legend calls an area of the reader's own, `next` what
    a button says that goes to the next area of which something is told, and `find` names the field that finds an area.
    `chooses` names a control: what the field finds is then the reader's own, and
    is chosen there too if the control has it.
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
    find: str = ""
    chooses: str = ""

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
            "find": self.find,
            "chooses": self.chooses,
        }


@dataclass(frozen=True, eq=False)
class Map(Mark):
    """Areas with their looks at a step, of the whole land or of one region, and a card below them.

    `region` is the code of the one that is shown alone, "" for all. `own` is the place of the reader's own area, which has a
    ring; -1 is none. `height` is that of the picture in pixels, where there is room beside it for the legend. `shares` are the numbers
    of the finding, large and with bars, headed by `shares_of`: a map shows land, and these may tell of people. Then the legend is a line below the map. `named` are regions whose names stand on
    the map, by their codes.
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
    shares_of: str = ""
    shares: tuple[Share, ...] = ()
    named: tuple[tuple[str, str], ...] = ()

    def fixed(self) -> dict[str, Any]:
        """Land and dress, the control that chooses the region, and the words of a map."""
        return {
            "land": self.land.sent,
            "dress": self.dress.sent,
            "place": self.place,
            "height": self.height,
            "shares_of": self.shares_of,
            "words": say.group("map"),
        }

    def shown(self) -> dict[str, Any]:
        """The region, the reader's own area, the shares and the names; the looks follow the step."""
        return {
            "region": self.region,
            "own": self.own,
            "shares": [asdict(one) for one in self.shares],
            "named": [list(one) for one in self.named],
        }
