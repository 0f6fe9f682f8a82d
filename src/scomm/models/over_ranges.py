"""Whether a comparison that rests on assumed numbers holds at both ends of their ranges, and which numbers turn it round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from scomm.models.sharing.parameters import Parameter

Values = Mapping[str, float]


@dataclass(frozen=True)
class OverRanges:
    """A difference of two amounts: as the numbers stand, and the least and the most within their ranges.

    `turned_by` are the fewest numbers that give it the other sign when they go to an end of their ranges, the strongest such
    set; empty where the sign holds everywhere.
    """

    value: float
    least: float
    most: float
    turned_by: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether the sources leave it open which of the two amounts is larger."""
        return self.least <= 0 <= self.most


def over_ranges(items: Iterable[Parameter], difference: Callable[[Values], float]) -> OverRanges:
    """A difference at every combination of the ends of the ranges of `items`.

    `difference` takes the values by id. It has to change in one direction with each number alone, so that it is largest
    and smallest at ends.

    >>> one = Parameter("a", 0.5, 0.125, 1, "assumed", (), "")
    >>> other = Parameter("b", 0.25, 0.125, 0.375, "assumed", (), "")
    >>> over_ranges([one, other], lambda at: at["a"] - at["b"])
    OverRanges(value=0.25, least=-0.25, most=0.875, turned_by=('a',))
    """
    numbers = tuple(items)
    begun = {one.id: one.value for one in numbers}
    corners = {
        ends: difference(dict(zip(begun, ends, strict=True)))
        for ends in product(*((one.low, one.high) for one in numbers))
    }
    value = difference(begun)
    least, most = min(corners.values()), max(corners.values())
    if least > 0 or most < 0:
        return OverRanges(value, least, most, ())
    worst = min(corners, key=lambda ends: corners[ends] if value > 0 else -corners[ends])
    return OverRanges(value, least, most, _fewest(begun, dict(zip(begun, worst, strict=True)), difference))


def _fewest(begun: Values, worst: Values, difference: Callable[[Values], float]) -> tuple[str, ...]:
    """The fewest numbers that turn the sign when they move from where they stand to the worst corner."""
    sign = 1 if difference(begun) > 0 else -1
    for n in range(1, len(begun) + 1):
        left = {
            ids: sign * difference({**begun, **{id: worst[id] for id in ids}})
            for ids in combinations(begun, n)
        }
        strongest = min(left, key=left.__getitem__)
        if left[strongest] <= 0:
            return strongest
    return ()
