"""The marks of a redrawn chart: bars, lines and points, each series told from the others by more than its colour."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from PIL import Image, ImageDraw

from lessonkit.grading.chart_inks import FINE, PAPER
from lessonkit.tokens import Mark

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_DASHES = {"dash": (4, 2.2), "dashdot": (5, 1.8, 1.2, 1.8), "dot": (1.2, 1.8)}
"""How long a line goes on, and pauses, in its own widths."""
_MANY = 400
"""A line of more points is drawn whole: nobody would see its pauses."""
_GAP = 18
"""Pixels between two lines of a hatching."""


@dataclass(frozen=True)
class Spot:
    """One bar: its place, and the values from and to which it reaches."""

    at: float
    low: float
    high: float


def bar(pen: ImageDraw.ImageDraw, box: Box, look: Mark, paper: str, *, hatched: bool) -> None:
    """A bar; of several series each has its own hatching."""
    left, top, right, bottom = map(round, box)
    if bottom <= top or right < left:
        return
    right = max(right, left + 1)
    pen.rectangle((left, top, right, bottom), fill=look.colour, outline=paper if right - left > 4 else None)
    if hatched and right - left >= 12:
        for ends in _hatching(look.pattern, (left, top, right, bottom)):
            pen.line(ends, fill=paper, width=2)


def _hatching(pattern: str, box: Box) -> Iterator[tuple[Point, Point]]:
    left, top, right, bottom = box
    if pattern == ".":
        for y in range(int(top) + 6, int(bottom) - 3, _GAP):
            for x in range(int(left) + 6, int(right) - 3, _GAP):
                yield (x, y), (x + 2, y)
        return
    high = bottom - top
    for start in range(int(left - high), int(right), _GAP) if pattern else ():
        first, last = max(start, left), min(start + high, right)  # where the line is inside, across
        if first < last:
            yield (first, bottom - (first - start)), (last, bottom - (last - start))
            if pattern == "x":
                yield (first, top + (first - start)), (last, top + (last - start))


def line(pen: ImageDraw.ImageDraw, points: Sequence[Point], look: Mark, width: int) -> None:
    """A line through points, with the pauses of its series."""
    dashes = _DASHES.get(look.dash)
    if len(points) < 2:
        return
    if dashes is None or len(points) > _MANY:
        pen.line(points, fill=look.colour, width=width, joint="curve")
        return
    for part in _parts(points, [one * width for one in dashes]):
        pen.line(part, fill=look.colour, width=width, joint="curve")


def _parts(points: Sequence[Point], dashes: Sequence[float]) -> Iterator[list[Point]]:
    """The pieces of a line that are drawn; each dash goes around corners."""
    number, left, part = 0, dashes[0], [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        done = 0.0
        while length - done > left:
            done += left
            place = (x0 + (x1 - x0) * done / length, y0 + (y1 - y0) * done / length)
            if number % 2 == 0:
                yield [*part, place]
            number, part = number + 1, [place]
            left = dashes[number % len(dashes)]
        left -= length - done
        part.append((x1, y1))
    if number % 2 == 0 and len(part) > 1:
        yield part


def marker(pen: ImageDraw.ImageDraw, at: Point, look: Mark, size: int) -> None:
    """A point as its series has it: a circle, a diamond, a triangle, a square."""
    x, y = at
    if look.symbol == "circle":
        pen.ellipse((x - size, y - size, x + size, y + size), fill=look.colour)
    elif look.symbol == "square":
        pen.rectangle((x - size, y - size, x + size, y + size), fill=look.colour)
    elif look.symbol == "diamond":
        far = 1.3 * size
        pen.polygon([(x, y - far), (x + far, y), (x, y + far), (x - far, y)], fill=look.colour)
    else:
        pen.polygon(
            [(x, y - 1.2 * size), (x + 1.2 * size, y + size), (x - 1.2 * size, y + size)], fill=look.colour
        )


def draw_sample(into: Image.Image, kind: Literal["line", "points", "bar"], look: Mark) -> None:
    """Draw what stands in a legend before a name."""
    wide, high = into.size
    pen = ImageDraw.Draw(into)
    if kind == "bar":
        bar(pen, (FINE, 4 * FINE, wide - FINE, high - 4 * FINE), look, PAPER, hatched=True)
    else:
        if kind == "line":
            line(pen, [(0, high / 2), (wide, high / 2)], look, 3 * FINE)
        marker(pen, (wide / 2, high / 2), look, 4 * FINE)
