"""The picture of a guess: a range as a line, what was guessed above it, what is true below it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape

from lessonkit.exercises.kinds.number import counted
from lessonkit.tokens import BLUE, ORANGE

WIDTH, HEIGHT, EDGE, AXIS = 420, 100, 24, 50
_LETTER = 8.4
"""Pixels of a letter, a little more than most: labels may not leave the picture."""

ZOOM = 4
"""Where guess and truth both lie in the first quarter of a count, the line shows only its beginning."""


def as_line(
    *,
    label: str,
    range: tuple[float, float],
    guess: float,
    truth: tuple[float, ...],
    within: float,
    words: Mapping[str, str],
) -> str:
    """An SVG of one line: a diamond for the guess in its band of `within`, a circle or a bar for the truth.

    `label` is its text alternative; `words` are written at "guess" and "truth". It takes the text colour of its page.
    """
    low, high = range[0], end_of_line(range[1], max(guess, *truth))

    def at(value: float) -> float:
        return round(EDGE + (min(max(value, low), high) - low) / (high - low) * (WIDTH - 2 * EDGE), 1)

    ends = [(EDGE, "start", counted(low)), (WIDTH - EDGE, "end", counted(high))]
    here, first, last = at(guess), at(min(truth)), at(max(truth))
    left, right = at(guess - within), at(guess + within)
    parts = [
        _tag("line", x1=EDGE, x2=WIDTH - EDGE, y1=AXIS, y2=AXIS, stroke="currentColor", stroke_opacity=0.55),
        *(_tag("line", x1=x, x2=x, y1=AXIS - 5, y2=AXIS + 5, stroke="currentColor") for x, _, _ in ends),
        *(_text(x, AXIS + 42, said, anchor) for x, anchor, said in ends),
        _tag(
            "rect",
            x=left,
            y=AXIS - 7,
            width=round(right - left, 1),
            height=14,
            fill=ORANGE.colour,
            fill_opacity=0.3,
        ),
        _tag("line", x1=first, x2=last, y1=AXIS, y2=AXIS, stroke=BLUE.colour, stroke_width=8)
        if first < last
        else "",
        *(_tag("circle", cx=x, cy=AXIS, r=7, fill=BLUE.colour) for x in dict.fromkeys((first, last))),
        _tag(
            "rect",
            x=here - 6,
            y=AXIS - 6,
            width=12,
            height=12,
            transform=f"rotate(45 {here} {AXIS})",
            fill=ORANGE.colour,
            stroke="currentColor",
        ),
        _label(here, AXIS - 18, words["guess"]),
        _label((first + last) / 2, AXIS + 24, words["truth"], bold=True),
    ]
    return (
        f"<svg viewBox='0 0 {WIDTH} {HEIGHT}' role='img' aria-label='{escape(label, quote=True)}' font-size='15' "
        f"style='display:block;width:100%;max-width:{WIDTH}px;height:auto;margin:.2em 0'>{''.join(parts)}</svg>"
    )


def end_of_line(highest: float, furthest: float) -> float:
    """Where a line ends: at the end of its range, or nearer where all that it shows would crowd its beginning.

    >>> end_of_line(100, 3), end_of_line(1_000_000, 834), end_of_line(3200, 1500)
    (100, 2000, 3200)
    """
    if highest <= 1000 or furthest * ZOOM >= highest:
        return highest
    size = 10 ** math.floor(math.log10(max(furthest, 1)))
    return min(highest, next(step * size for step in (2, 5, 10, 20) if step * size >= 1.5 * furthest))


def _label(x: float, y: float, said: str, *, bold: bool = False) -> str:
    half = len(said) * _LETTER / 2
    return _text(round(min(max(x, half + 2), WIDTH - half - 2), 1), y, said, "middle", bold=bold)


def _text(x: float, y: float, said: str, anchor: str, *, bold: bool = False) -> str:
    weight = " font-weight='700'" if bold else ""
    return f"<text x='{x}' y='{y}' text-anchor='{anchor}' fill='currentColor'{weight}>{escape(said)}</text>"


def _tag(name: str, **attributes: object) -> str:
    written = " ".join(f"{key.replace('_', '-')}='{value}'" for key, value in attributes.items())
    return f"<{name} {written}/>"
