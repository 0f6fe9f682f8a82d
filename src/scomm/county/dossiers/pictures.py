"""The two pictures of a dossier: lines and words that need no script, each with the table of its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from textwrap import wrap

import numpy as np
import pandas as pd

from lessonkit.charts.described import Described
from lessonkit.data.source_line import source_line
from lessonkit.language import Format, day, number, sentences_beside
from scomm.county.dossiers.tables import days

say = sentences_beside(__file__)

WIDE = 640
_LEFT, _RIGHT = 12, 628


@dataclass(frozen=True, eq=False, repr=False)
class Strip(Described):
    """A picture as SVG, with the words and the table of every chart."""

    finding: str
    units: str
    source: str
    alt: str
    table: pd.DataFrame
    svg: str
    formats: Mapping[str, Format] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._refuse_missing_words()


def days_picture(label: str, state: str, at: pd.Timestamp, state_day: pd.Timestamp) -> Strip:
    """All counties as a curve over time, and on it the county's day and the day on which its state was complete."""
    first, last = pd.Timestamp(days()[0]), pd.Timestamp(days()[-1])
    names = [say("picture.first"), label, say("picture.state-complete", state=state), say("picture.last")]
    when = [first, at, state_day, last]
    shares = [_connected_by(one) for one in when]
    table = pd.DataFrame(
        {
            say("picture.column.what"): names,
            say("picture.column.day"): [day(one) for one in when],
            say("picture.column.share"): shares,
        }
    )
    finding = say("picture.days", county=label, day=at, share=shares[1])
    dots = [
        _dot(_across(at), _up(shares[1]), label, "accent", above=True),
        *(
            []
            if at == state_day
            else [_dot(_across(state_day), _up(shares[2]), names[2], "context", above=False)]
        ),
    ]
    svg = _svg(150, finding, f"<path class='curve' d='{_curve()}'/>{_years()}{''.join(dots)}")
    return Strip(
        finding,
        say("picture.days-units"),
        source_line(["SC-ACTIVATED"]),
        say("picture.days-alt"),
        table,
        svg,
        {say("picture.column.share"): "percent"},
    )


def shares_picture(
    label: str, state: str, per_100: float, margin: float, of_state: float, of_all: float
) -> Strip:
    """Noncitizens in a hundred people: the county with its margin of error, its state and the country."""
    rows = [(label, per_100, margin), (state, of_state, None), (say("picture.country"), of_all, None)]
    most = max(1.0, *(value + (off or 0) for _, value, off in rows))
    table = pd.DataFrame(
        rows,
        columns=[
            say("picture.column.place"),
            say("picture.column.per-100"),
            say("picture.column.margin"),
        ],
    )
    finding = say("picture.shares", county=label, n=per_100, state=state, of_state=of_state)
    drawn = "".join(_bar(place, *row, most) for place, row in enumerate(rows))
    return Strip(
        finding,
        say("picture.shares-units"),
        say("picture.shares-source"),
        say("picture.shares-alt"),
        table,
        _svg(len(rows) * 30 + 4, finding, drawn),
        {say("picture.column.per-100"): "one decimal", say("picture.column.margin"): "one decimal"},
    )


def _connected_by(moment: pd.Timestamp) -> float:
    """The share of the counties that were connected on this day or before."""
    return float(np.searchsorted(days(), moment.to_datetime64(), side="right") / len(days()))


def _across(moment: pd.Timestamp) -> float:
    first, last = pd.Timestamp(days()[0]), pd.Timestamp(days()[-1])
    return round(_LEFT + (moment - first) / (last - first) * (_RIGHT - _LEFT), 1)


def _up(share: float) -> float:
    return round(122 - 104 * share, 1)


@cache
def _curve() -> str:
    points = [
        f"{_across(pd.Timestamp(one))} {_up(_connected_by(pd.Timestamp(one)))}" for one in np.unique(days())
    ]
    return f"M{_LEFT} 122L" + "L".join(points)


@cache
def _years() -> str:
    marks = []
    for year in range(2009, 2014):
        x = _across(pd.Timestamp(f"{year}-01-01"))
        marks.append(f"<path class='rule' d='M{x} 18V126'/><text x='{x}' y='142' text-anchor='middle'>{year}</text>")  # fmt: skip
    return "".join(marks)


def _dot(x: float, y: float, name: str, tone: str, *, above: bool) -> str:
    """A day on the curve: the county's name stands to the left above it, the state's to the right below, where there is room."""
    left = x > 8 * len(name) if above else x > WIDE - 8 * len(name)
    beside, end = (x - 8, "end") if left else (x + 8, "start")
    level = min(118.0, max(12.0, y - 9 if above else y + 15))
    return (
        f"<circle class='{tone}' cx='{x}' cy='{y}' r='5'/>"
        f"<text class='named' x='{beside}' y='{level}' text-anchor='{end}'>{escape(name)}</text>"
    )


def _bar(place: int, name: str, value: float, margin: float | None, most: float) -> str:
    top, start, room = place * 30 + 4, 200, 380
    width = round(room * value / most, 1)
    tone = "context" if place else "accent"
    ends = ""
    if margin is not None:
        low, high = (start + room * max(0.0, one) / most for one in (value - margin, value + margin))
        ends = f"<path class='ends' d='M{low:.1f} {top + 6}V{top + 16}M{low:.1f} {top + 11}H{high:.1f}M{high:.1f} {top + 6}V{top + 16}'/>"
    at = start + max(width, 0 if margin is None else room * min(most, value + margin) / most) + 6
    return (
        f"{_named(start - 8, top + 11, name)}"
        f"<rect class='{tone}' x='{start}' y='{top}' width='{width}' height='22'/>{ends}"
        f"<text x='{at:.1f}' y='{top + 16}'>{number(round(value, 1))}</text>"
    )


def _named(x: int, middle: int, name: str) -> str:
    """A name beside a bar, in two lines where it is long: none is cut."""
    rows = wrap(name, 26) if len(name) > 26 else [name]
    lines = "".join(
        f"<tspan x='{x}' y='{middle + 5 + 14 * (n - (len(rows) - 1) / 2):g}'>{escape(row)}</tspan>"
        for n, row in enumerate(rows)
    )
    return f"<text class='named' text-anchor='end'>{lines}</text>"


def _svg(height: int, finding: str, inside: str) -> str:
    return (
        f"<svg viewBox='0 0 {WIDE} {height}' width='{WIDE}' role='img' aria-label='{escape(finding, quote=True)}'>"
        f"{inside}</svg>"
    )
