"""The pictures of guesses: sureness against success, and the survey before and after, as SVG in the colours of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from lessonkit.calibration.scored import Guessed, Scored
from lessonkit.tokens import BLUE, ORANGE

WIDTH, LEFT, RIGHT = 640, 64, 616
DOT, STEP = 7, 18
_LINE = 56
"""The height of one row of the survey."""
FARTHEST = 4
"""Beyond so many times as far as near, a mark stands at the edge and says so."""


def sure_and_near(all: Scored, label: str, words: Mapping[str, str]) -> str:
    """A dot for each guess at its sureness: filled above the line if it came near, a ring below if not.

    Where a group has enough guesses, a bar below shows the share that came near, with what luck could make of it, and a dashed
    line where the share would be that of the sureness. No curve is drawn through anything.
    """
    places = list(_stacked(all.made))
    up = max((level for one, level in places if one.is_near), default=1)
    down = max((level for one, level in places if not one.is_near), default=1)
    axis = 26 + up * STEP
    bottom = axis + 44 + down * STEP
    parts = [
        _text(LEFT - 10, axis - 10, words["near"], "end"),
        _text(LEFT - 10, axis + 40, words["far"], "end"),
        _tag("line", x1=LEFT, x2=RIGHT, y1=axis, y2=axis, stroke="currentColor", stroke_opacity=0.6),
        *(_text(_across(tick), axis + 17, f"{tick}", "middle") for tick in (0, 25, 50, 75, 100)),
    ]
    for one, level in places:
        parts.append(
            _dot(
                one,
                _across(one.sure),
                axis - 2 - level * STEP + 6 if one.is_near else axis + 18 + level * STEP,
            )
        )
    parts.append(_text((LEFT + RIGHT) / 2, bottom, words["axis"], "middle"))
    height: float = bottom + 10
    if all.groups:
        drawn, height = _shares(all, bottom + 26, words)
        parts += drawn
    return _svg(height, label, parts)


def _shares(all: Scored, top: float, words: Mapping[str, str]) -> tuple[list[str], float]:
    """The share that came near of each group that has enough guesses, on a scale of its own."""
    tall = 130
    base = top + 14 + tall

    def up(share: float) -> float:
        return round(base - share / 100 * tall, 1)

    parts = [
        _text(LEFT, top, words["shares"], "start"),
        *(_text(LEFT - 10, up(tick) + 4, f"{tick}", "end") for tick in (0, 50, 100)),
        *(
            _tag(
                "line", x1=LEFT, x2=RIGHT, y1=up(tick), y2=up(tick), stroke="currentColor", stroke_opacity=0.2
            )
            for tick in (0, 50, 100)
        ),
        _tag(
            "line",
            x1=_across(0),
            y1=up(0),
            x2=_across(100),
            y2=up(100),
            stroke="currentColor",
            stroke_opacity=0.7,
            stroke_dasharray="5 5",
        ),
    ]
    for group in all.groups:
        x, (low, high) = _across(group.sure), group.interval
        parts += [
            _tag(
                "line",
                x1=x,
                x2=x,
                y1=up(low),
                y2=up(high),
                stroke=BLUE.colour,
                stroke_width=6,
                stroke_opacity=0.45,
            ),
            _tag("rect", x=x - 6, y=up(group.share) - 6, width=12, height=12, fill=BLUE.colour),
        ]
    return parts, base + 14


def before_and_after(rows: Sequence[tuple[Guessed, Guessed]], label: str, words: Mapping[str, str]) -> str:
    """A row for each question of the survey: how far from the truth the guess was then (a diamond) and is now (a circle).

    The measure of a row is what counts as near in it: the shaded band is near, the line in its middle the truth.
    """
    middle = (LEFT + RIGHT) / 2
    reach = (RIGHT - LEFT) / 2 / FARTHEST

    def at(one: Guessed) -> float:
        steps = one.times if one.answered.off > 0 else -one.times
        return round(middle + max(-FARTHEST, min(FARTHEST, steps)) * reach, 1)

    bottom = 30 + _LINE * len(rows)
    parts = [
        _tag(
            "rect",
            x=middle - reach,
            y=24,
            width=2 * reach,
            height=bottom - 24,
            fill=BLUE.colour,
            fill_opacity=0.12,
        ),
        _tag("line", x1=middle, x2=middle, y1=24, y2=bottom, stroke="currentColor", stroke_opacity=0.7),
        _text(LEFT, 14, words["low"], "start"),
        _text(middle, 14, words["true"], "middle"),
        _text(RIGHT, 14, words["high"], "end"),
    ]
    for number, (before, now) in enumerate(rows):
        y = 62 + _LINE * number
        then, later = at(before), at(now)
        parts += [
            _text(LEFT, y - 14, before.answered.heading, "start", small=True),
            _tag("line", x1=then, x2=later, y1=y, y2=y, stroke="currentColor", stroke_opacity=0.6),
            _tag(
                "rect",
                x=then - 6,
                y=y - 6,
                width=12,
                height=12,
                transform=f"rotate(45 {then} {y})",
                fill=ORANGE.colour,
                stroke="currentColor",
            ),
            _tag("circle", cx=later, cy=y, r=DOT, fill=BLUE.colour),
        ]
    return _svg(bottom + 8, label, parts)


def _stacked(made: Sequence[Guessed]) -> Iterator[tuple[Guessed, int]]:
    """Each guess with its level, from 1: the lowest on its side of the line where it hides no other."""
    taken: list[tuple[bool, int, float]] = []
    for one in made:
        level, x = 1, _across(one.sure)
        while any(
            near == one.is_near and at == level and abs(x - other) < 2 * DOT + 1 for near, at, other in taken
        ):
            level += 1
        taken.append((one.is_near, level, x))
        yield one, level


def _across(sure: float) -> float:
    return round(LEFT + sure / 100 * (RIGHT - LEFT), 1)


def _dot(one: Guessed, x: float, y: float) -> str:
    title = f"<title>{escape(one.answered.heading)}</title>"
    look = (
        {"fill": BLUE.colour}
        if one.is_near
        else {"fill": "none", "stroke": "currentColor", "stroke_width": 2}
    )
    written = " ".join(f"{key.replace('_', '-')}='{value}'" for key, value in look.items())
    return f"<circle cx='{x}' cy='{y}' r='{DOT}' {written}>{title}</circle>"


def _svg(height: float, label: str, parts: Sequence[str]) -> str:
    return (
        f"<svg viewBox='0 0 {WIDTH} {height:g}' role='img' aria-label='{escape(label, quote=True)}' font-size='13' "
        f"style='display:block;width:100%;max-width:{WIDTH}px;height:auto;margin:.4em 0'>{''.join(parts)}</svg>"
    )


def _text(x: float, y: float, said: str, anchor: str, *, small: bool = False) -> str:
    size = " font-size='12'" if small else ""
    return f"<text x='{x:g}' y='{y:g}' text-anchor='{anchor}' fill='currentColor'{size}>{escape(said)}</text>"


def _tag(name: str, **attributes: object) -> str:
    written = " ".join(f"{key.replace('_', '-')}='{value}'" for key, value in attributes.items())
    return f"<{name} {written}/>"
