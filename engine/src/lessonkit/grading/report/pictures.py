"""The report's pictures that are more than bars: small drawings on scales, whose colours are those of the page around them."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from lessonkit.exercises.guesses.line import end_of_line
from lessonkit.exercises.kinds.number import counted
from lessonkit.grading.report.drift import Drift
from lessonkit.grading.report.guessed import Guesses
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

WIDTH, EDGE = 340, 14
"""Narrow, so that its letters are as large on a phone as on a desk."""
BINS = 34
_DOT, _STEP = 4.0, 9.0
TALLEST = 200
"""Of a column of dots; those of a large class stand closer, and are smaller."""


def fits_picture(fits: float) -> Markup:
    """A dot on a line from -1 to 1, with a stroke at 0."""
    at = 4 + (fits + 1) / 2 * 92
    return Markup(
        '<svg class="fit" viewBox="0 0 100 16" aria-hidden="true"><line class="rule" x1="4" x2="96" y1="8" y2="8"/>'
        '<line class="rule" x1="50" x2="50" y1="3" y2="13"/><circle class="dot" cx="{}" cy="8" r="4.5"/></svg>'
    ).format(round(at, 1))


def guesses_picture(group: Guesses) -> Markup:
    """Each guess as a dot above its place, filled where it came near; the truth as a line with its number."""
    truth = group.made[0].shown
    low = group.made[0].range[0]
    high = end_of_line(group.made[0].range[1], max(*truth, *(one.guess for one in group.made)))

    def at(value: float) -> float:
        share = (min(max(value, low), high) - low) / ((high - low) or 1)
        return round(EDGE + share * (WIDTH - 2 * EDGE), 1)

    columns: Counter[int] = Counter()
    dots = []
    for one in sorted(group.made, key=lambda one: (not one.is_near, one.guess)):
        column = round((at(one.guess) - EDGE) / (WIDTH - 2 * EDGE) * BINS)
        dots.append((EDGE + column * (WIDTH - 2 * EDGE) / BINS, columns[column], one.is_near))
        columns[column] += 1
    step = min(_STEP, TALLEST / max(columns.values()))
    base = 34 + max(columns.values()) * step
    parts = [
        _line("rule", EDGE, base, WIDTH - EDGE, base),
        *(
            _circle("dot" if near else "dot far", x, base - 6 - level * step, _DOT * step / _STEP)
            for x, level, near in dots
        ),
        *(_line("truth", at(one), 20, at(one), base + 4) for one in sorted(set(truth))),
        _text(_inside(at(min(truth))), 14, say("picture.truth", truth=_figures(truth)), "middle", "strong"),
        _text(EDGE, base + 18, counted(low), "start"),
        _text(WIDTH - EDGE, base + 18, counted(high), "end"),
    ]
    return _svg("".join(parts), base + 26)


def drift_picture(drift: Drift) -> Markup:
    """What a reader gave, answer by answer from left to right, and the mean of each half as a line."""
    top, height, shares = 10, 70, drift.shares
    step = (WIDTH - 2 * EDGE) / max(1, len(shares) - 1)

    def up(share: float) -> float:
        return round(top + (1 - share) * height, 1)

    half = (len(shares) - 1) / 2 * step
    first, second = drift.halves
    parts = [
        _line("rule", EDGE, up(0), WIDTH - EDGE, up(0)),
        _line("rule", EDGE, up(1), WIDTH - EDGE, up(1)),
        *(_circle("dot small", EDGE + index * step, up(share), 3) for index, share in enumerate(shares)),
        _line("mean", EDGE, up(first), EDGE + half - 4, up(first)),
        _line("mean", EDGE + half + 4, up(second), WIDTH - EDGE, up(second)),
        _text(EDGE, top + height + 18, say("picture.first"), "start"),
        _text(WIDTH - EDGE, top + height + 18, say("picture.last"), "end"),
    ]
    return _svg("".join(parts), top + height + 26)


def _figures(truth: tuple[float, ...]) -> str:
    low, high = counted(min(truth)), counted(max(truth))
    return low if low == high else say("picture.between", low=low, high=high)


def _inside(x: float) -> float:
    """A place for a short text, so that it stays in the picture."""
    return min(max(x, 60.0), WIDTH - 60.0)


def _svg(inside: str, height: float) -> Markup:
    return Markup(f'<svg viewBox="0 0 {WIDTH} {height:g}" aria-hidden="true">{inside}</svg>')


def _line(name: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="{name}" x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/>'


def _circle(name: str, x: float, y: float, r: float) -> str:
    return f'<circle class="{name}" cx="{round(x, 1):g}" cy="{round(y, 1):g}" r="{round(r, 1):g}"/>'


def _text(x: float, y: float, said: str, anchor: str, name: str = "") -> str:
    return str(
        Markup('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>').format(name, x, y, anchor, said)
    )
