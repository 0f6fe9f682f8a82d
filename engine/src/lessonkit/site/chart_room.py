"""How much room a still chart has: on a desk, and on a phone, where a picture that is made smaller can't be read."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.charts.wrapping import wrapped

LETTER, LINE = 8, 17
"""About how wide a letter of a chart is, at most, and how high a line of them."""
_MEAN_LETTER = 7


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


def lines_of(text: str, wide: int) -> list[str]:
    """The lines in which a text stands where it has so much room, as they are written into a picture."""
    return wrapped(text, wide // _MEAN_LETTER).split("<br>")


def in_lines(lines: list[str], x: int, y: int) -> str:
    """Lines below one another, the first at `y`."""
    return "".join(f'<text x="{x}" y="{y + LINE * at}">{line}</text>' for at, line in enumerate(lines))


BROAD = Room(wide=760, names=124, letters=16, places=7, rows=176, numbers=104, row_letters=22, row=48)
NARROW = Room(wide=344, names=104, letters=12, places=3, rows=112, numbers=64, row_letters=13, row=58)
