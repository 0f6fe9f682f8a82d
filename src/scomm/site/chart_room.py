"""How much room a still chart has: on a desk, and on a phone, where a picture that is made smaller can't be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """The width of a chart, the part of it for names beside lines, the letters of such a name in a line, how many places are named below
    the axis, and the same for rows of lying bars: the part for their names, that for numbers at their ends, the letters, the height."""

    wide: int
    names: int
    letters: int
    places: int
    rows: int
    numbers: int
    row_letters: int
    row: int


BROAD = Room(wide=760, names=124, letters=16, places=7, rows=176, numbers=104, row_letters=22, row=48)
NARROW = Room(wide=344, names=104, letters=12, places=3, rows=112, numbers=64, row_letters=13, row=58)
