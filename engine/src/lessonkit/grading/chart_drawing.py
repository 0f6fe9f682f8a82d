"""A plain chart drawn as pixels: marks at twice their size, then made small, so that their edges are smooth; and the words.

Drawn with Pillow and numpy. A class has thousands of charts, and a library for charts takes ten times as long for each.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from lessonkit.grading.chart_axes import Places, value_axis
from lessonkit.grading.chart_inks import FINE, GRID, PAPER, Pixels, on_paper, part_of, shades_of, sheet
from lessonkit.grading.chart_marks import Spot, bar, draw_sample, line, marker
from lessonkit.grading.figure_json import PlainChart, Series
from lessonkit.tokens import SERIES, Mark

_WIDTH, _HEIGHT, _EDGE = 936, 546, 14
_FULL = 255
"""How dark a letter is on the sheet of words, which becomes ink."""
_SIZE, _TITLE, _SMALL = 18, 20, 16
_LINE, _ROW = 26, 24
_NAMES_ACROSS, _LETTERS_ACROSS = 14, 70
"""More names than that, or longer ones, are written aslant."""
_ASLANT = 50
_COLUMNS = 3
_COLUMN = (_WIDTH - 2 * _EDGE) // _COLUMNS
_FEW_POINTS = 40
"""A line of so many points shows each of them."""


def draw(chart: PlainChart) -> bytes:
    """The chart as a PNG."""
    laid_out = _Sheet(chart)
    drawn, words = laid_out.drawn(), laid_out.words()
    buffer = io.BytesIO()
    on_paper(drawn, words).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _wide(text: str, size: int = _SIZE) -> int:
    """How many pixels a text is wide."""
    return int(_font(size).getlength(text)) + 1


@dataclass(frozen=True)
class _Bars:
    """Where bars stand: how wide each is, and how far from its place."""

    of: Sequence[Series]
    width: float
    stacked: bool

    def shift(self, number: int) -> float:
        """How far the bars of one series stand from their places."""
        return 0.0 if self.stacked else (number - (len(self.of) - 1) / 2) * self.width


class _Sheet:
    """One chart laid out: its two axes, its marks, its words, and where on the page each goes."""

    def __init__(self, chart: PlainChart) -> None:
        self.chart, self.places = chart, Places(chart)
        bars = [one for one in chart.series if one.kind == "bar"]
        apart = self.places.apart
        self.bars = _Bars(bars, 0.8 * apart / (1 if chart.stacked else max(1, len(bars))), chart.stacked)
        place_axis = self.places.axis(0.4 * apart if bars else 0.0, 7 if chart.lying else 9)
        measured = value_axis(self._reached(), chart, from_zero=bool(bars), most=8 if chart.lying else 7)
        self.across, self.up = (measured, place_axis) if chart.lying else (place_axis, measured)
        titles = (chart.x_title, chart.y_title)
        self.across_title, self.up_title = reversed(titles) if chart.lying else titles
        self.title = textwrap.wrap(chart.title, 64)[:3]
        self._lay_out()

    def _lay_out(self) -> None:
        """Give words the room that they need, and marks the rest; the page grows where little would be left."""
        self.named = [
            (number, one)
            for number, one in enumerate(self.chart.series)
            if one.name and len(self.chart.series) > 1
        ]
        self.written_up = [(at, _short(words, 24)) for at, words in self.up.ticks]
        self.written_across = [(at, _short(words, 24)) for at, words in self.across.ticks]
        letters = [words for _, words in self.written_across]
        self.aslant = (
            bool(self.places.names)
            and not self.chart.lying
            and (len(letters) > _NAMES_ACROSS or sum(map(len, letters)) > _LETTERS_ACROSS)
        )
        widest = max((_wide(words) for words in letters), default=0)
        below = int(0.8 * widest) + _ROW if self.aslant else _LINE
        rows = -(-len(self.named) // _COLUMNS)
        self.legend_top = below + _LINE * bool(self.across_title) + 10
        foot = self.legend_top + rows * _ROW + _EDGE
        self.top = _EDGE + _LINE * len(self.title) + 12
        self.left = (
            _EDGE
            + _LINE * bool(self.up_title)
            + max((_wide(words) for _, words in self.written_up), default=0)
            + 10
        )
        if self.aslant:  # the first name begins to the left of its place
            self.left = max(self.left, _EDGE + int(0.62 * widest))
        self.right = _WIDTH - 2 * _EDGE
        self.height = max(_HEIGHT, self.top + 260 + foot)
        self.bottom = self.height - foot
        self.size = (self.right - self.left, self.bottom - self.top)

    def _reached(self) -> Iterator[float]:
        """Every value that a mark reaches."""
        for one in self.chart.series:
            if one.kind != "bar":
                yield from (value for value in one.y if value is not None)
        for _, spots in self._standing():
            yield from (end for spot in spots for end in (spot.low, spot.high))

    def _standing(self) -> Iterator[tuple[int, list[Spot]]]:
        """The bars of each series: beside one another, or on top of one another."""
        above: dict[float, float] = {}
        below: dict[float, float] = {}
        for number, one in enumerate(self.bars.of):
            spots = []
            for place, value in zip(one.x, one.y, strict=True):
                at, height = self.places.number(place), value or 0.0
                pile = above if height >= 0 else below
                base = pile.get(at, 0.0) if self.bars.stacked else 0.0
                pile[at] = base + height
                spots.append(Spot(at + self.bars.shift(number), base, base + height))
            yield number, spots

    def drawn(self) -> Pixels:
        """All that is drawn, in its place on a sheet of the page that is larger: the field, and what stands before the names."""
        page = sheet(FINE * _WIDTH, FINE * self.height)
        box = (self.left, self.top, self.left + self.size[0], self.top + self.size[1])
        self._draw_field(part_of(page, _fine(box)))
        for number, one, x, y in self._legend():
            draw_sample(part_of(page, _fine((x, y + 2, x + 40, y + 22))), one.kind, self._look(number))
        return page

    def _draw_field(self, field: Image.Image) -> None:
        """Grid and marks, which end where the field does."""
        wide, high = (FINE * one for one in self.size)
        pen = ImageDraw.Draw(field)
        measured = self.across if self.chart.lying else self.up
        for at, _ in measured.ticks:
            part = measured.at(at)
            x, y = (part * wide, 0) if self.chart.lying else (0, high - part * high)
            pen.line([(x, y), (x, high) if self.chart.lying else (wide, y)], fill=GRID, width=FINE)
        several = len(self.bars.of) > 1
        for number, spots in self._standing():
            look = self._look(self.chart.series.index(self.bars.of[number]))
            for spot in spots:
                bar(pen, self._box(spot, wide, high), look, PAPER, hatched=several)
        for number, one in enumerate(self.chart.series):
            if one.kind != "bar":
                self._draw_line(pen, one, self._look(number), wide, high)

    def _draw_line(self, pen: ImageDraw.ImageDraw, one: Series, look: Mark, wide: int, high: int) -> None:
        parts: list[list[tuple[float, float]]] = [[]]
        for place, value in zip(one.x, one.y, strict=True):
            if value is None:
                parts.append([])
            else:
                parts[-1].append((self.places.number(place), value))
        for part in filter(None, parts):
            points = self._points(part, wide, high)
            if one.kind == "line":
                line(pen, points, look, 3 * FINE)
            if one.kind == "points" or len(one.y) <= _FEW_POINTS:
                for point in points:
                    marker(pen, point, look, 4 * FINE)

    def _points(
        self, pairs: Sequence[tuple[float, float]], wide: int, high: int
    ) -> list[tuple[float, float]]:
        """Pairs of a place and a value as pixels of the field; a chart that lies has values across."""
        found = []
        for place, value in pairs:
            if self.chart.lying:
                x, y = self.across.at(value), 1 - self.up.at(place)  # the first name stands at the top
            else:
                x, y = self.across.at(place), self.up.at(value)
            found.append((_within(x, wide), high - _within(y, high)))
        return found

    def _box(self, spot: Spot, wide: int, high: int) -> tuple[float, float, float, float]:
        """The box of a bar in pixels of the field."""
        half = self.bars.width / 2
        low = max(spot.low, self._least()) if spot.low <= 0 else spot.low
        (x0, y0), (x1, y1) = self._points([(spot.at - half, low), (spot.at + half, spot.high)], wide, high)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _least(self) -> float:
        """A logarithm has no zero: bars begin at the low end."""
        measured = self.across if self.chart.lying else self.up
        return measured.low if measured.log else -float("inf")

    def _look(self, number: int) -> Mark:
        return SERIES[number % len(SERIES)]

    def words(self) -> Pixels:
        """How dark the page is of what is written around the field, and of the lines that the field stands on."""
        found = sheet(_WIDTH, self.height)
        page = shades_of(found)
        pen = ImageDraw.Draw(page)
        for number, words in enumerate(self.title):
            for bold in (0, 1):
                pen.text((_EDGE + bold, _EDGE + number * _LINE), words, fill=_FULL, font=_font(_TITLE))
        pen.line([(self.left, self.top), (self.left, self.bottom), (self.right, self.bottom)], fill=_FULL)
        wide, high = self.size
        for at, words in self.written_up:
            y = self.bottom - (1 - self.up.at(at) if self.chart.lying else self.up.at(at)) * high
            pen.line([(self.left - 5, y), (self.left, y)], fill=_FULL)
            pen.text((self.left - 9, y), words, fill=_FULL, font=_font(_SIZE), anchor="rm")
        last = -float("inf")
        for at, words in self.written_across:
            x = self.left + self.across.at(at) * wide
            pen.line([(x, self.bottom), (x, self.bottom + 5)], fill=_FULL)
            if self.aslant:
                _write_aslant(page, (x, self.bottom + 9), words)
            elif x - _wide(words) / 2 > last:  # else it would stand on its neighbor
                pen.text((x, self.bottom + 9), words, fill=_FULL, font=_font(_SIZE), anchor="ma")
                last = x + _wide(words) / 2 + 8
        if self.across_title:
            middle = ((self.left + self.right) / 2, self.bottom + self.legend_top - 2)
            pen.text(middle, _short(self.across_title, 90), fill=_FULL, font=_font(_SIZE), anchor="md")
        if self.up_title:
            _write_up(page, (_EDGE, (self.top + self.bottom) / 2), _short(self.up_title, 60))
        for _, one, x, y in self._legend():
            name = one.name
            while _wide(name, _SMALL) > _COLUMN - 60:
                name = f"{name[:-2]}…"
            pen.text((x + 48, y + 12), name, fill=_FULL, font=_font(_SMALL), anchor="lm")
        return found

    def _legend(self) -> Iterator[tuple[int, Series, int, int]]:
        """The series that are named, each with its number and its place."""
        for n, (number, one) in enumerate(self.named):
            yield (
                number,
                one,
                _EDGE + n % _COLUMNS * _COLUMN,
                self.bottom + self.legend_top + n // _COLUMNS * _ROW,
            )


def _fine(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """A box of the page on the larger sheet."""
    left, top, right, bottom = box
    return FINE * left, FINE * top, FINE * right, FINE * bottom


def _within(part: float, size: int) -> float:
    """A part of a length in pixels, and where it lies far outside, not farther than lines can be drawn."""
    return min(max(part, -4.0), 5.0) * size


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _turned(words: str, angle: int) -> Image.Image:
    """Words turned."""
    seen = Image.new("L", (_wide(words) + 4, _LINE), 0)
    ImageDraw.Draw(seen).text((2, _LINE / 2), words, fill=_FULL, font=_font(_SIZE), anchor="lm")
    return seen.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)


def _write_aslant(page: Image.Image, end: tuple[float, float], words: str) -> None:
    """Words that end at a place and come from below left."""
    turned = _turned(words, _ASLANT)
    page.paste(_FULL, (round(end[0] - turned.width + 8), round(end[1] - 6)), turned)


def _write_up(page: Image.Image, middle: tuple[float, float], words: str) -> None:
    """Words that are read from below to above."""
    turned = _turned(words, 90)
    page.paste(_FULL, (round(middle[0]), max(0, round(middle[1] - turned.height / 2))), turned)
