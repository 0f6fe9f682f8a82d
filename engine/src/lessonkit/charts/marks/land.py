"""Land: the outlines and names that a map draws in every state, made as small as text goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

_Row = TypeVar("_Row", bound=Hashable)

_DIGITS = [chr(code) for code in range(35, 127) if chr(code) != "\\"]
"""The digits of a packed number: no quotation mark, no backslash, no space and no exclamation mark."""

_HALF = 43
"""A step of at most so many units is one digit."""

_UP, _DOWN = _DIGITS[2 * _HALF + 1], _DIGITS[2 * _HALF + 2]

AREAS, RINGS = " ", "!"
"""What stands between two areas, and between two rings of an area."""


class _Packed(dict[str, str]):
    """Each number, as a path writes it, in digits: most steps of an outline are short."""

    def __missing__(self, written: str) -> str:
        value = int(written)
        if abs(value) <= _HALF:
            found = _DIGITS[value + _HALF]
        else:
            high, low = divmod(abs(value) - _HALF - 1, len(_DIGITS))
            found = (_UP if value > 0 else _DOWN) + _DIGITS[high] + _DIGITS[low]
        self[written] = found
        return found


_packed_number = _Packed()


def packed(paths: Iterable[str], middle: tuple[int, int]) -> str:
    """Closed outlines, as SVG paths of relative lines, as one text; a ring begins at its distance from the middle.

    >>> packed(["M10 5l1 -1 0 2z"], (10, 4))
    'NOOMNP'
    """
    return AREAS.join(RINGS.join(_ring(ring, middle) for ring in path.split("M")[1:]) for path in paths)


def _ring(ring: str, middle: tuple[int, int]) -> str:
    x, y, *steps = re.findall(r"-?\d+", ring)
    starts = [str(int(one) - of) for one, of in zip((x, y), middle, strict=True)]
    return "".join(map(_packed_number.__getitem__, [*starts, *steps]))


def packed_places(places: Iterable[int]) -> str:
    """Places in a short list as one text: one digit for each of the first.

    >>> packed_places([0, 1, 90])
    '#${#&'
    """
    return "".join(_packed_number[str(place - _HALF)] for place in places)


def shared(rows: Sequence[_Row]) -> tuple[list[_Row], list[int]]:
    """Each different row once, the most frequent first, and for each row which of them it is.

    >>> shared(["b", "a", "a"])
    (['a', 'b'], [1, 0, 0])
    """
    different = [row for row, _ in Counter(rows).most_common()]
    place = {row: at for at, row in enumerate(different)}
    return different, [place[row] for row in rows]


@dataclass(frozen=True)
class Region:
    """What areas lie in, such as a state: its code, its name, a short name, and its outline as a path."""

    code: str
    name: str
    short: str
    outline: str


@dataclass(frozen=True, eq=False)
class Land:
    """Areas by place: their outlines and names, in the order in which they are drawn, and the regions they lie in.

    `of` is the code of each area's region. `view_box` is left, top, width, height, in the units of the outlines. `most_called`
    is the word at the end of most names.
    """

    view_box: tuple[int, int, int, int]
    outlines: Sequence[str]
    names: Sequence[str]
    of: Sequence[str]
    regions: Sequence[Region]
    most_called: str

    @cached_property
    def sent(self) -> dict[str, Any]:
        """The land as the script reads it."""
        left, top, width, height = self.view_box
        middle = (left + width // 2, top + height // 2)
        place = {region.code: at for at, region in enumerate(self.regions)}
        return {
            "view_box": list(self.view_box),
            "middle": list(middle),
            "areas": packed(self.outlines, middle),
            "names": "|".join(self.names).replace(f" {self.most_called}|", "~|"),
            "most_called": self.most_called,
            "regions": [[one.code, one.name, one.short] for one in self.regions],
            "borders": packed([one.outline for one in self.regions], middle),
            "runs": _runs([place[code] for code in self.of]),
        }


def _runs(values: Sequence[int]) -> list[list[int]]:
    """Equal neighbours as one: each value and how often it stands there in a row.

    >>> _runs([0, 0, 1, 0])
    [[0, 2], [1, 1], [0, 1]]
    """
    found: list[list[int]] = []
    for value in values:
        if found and found[-1][0] == value:
            found[-1][1] += 1
        else:
            found.append([value, 1])
    return found
