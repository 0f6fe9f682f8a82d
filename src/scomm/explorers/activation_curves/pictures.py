"""The picture of two curves: their lines, the days on which each reached one half, and the places where one is drawn."""

from __future__ import annotations

from lessonkit.charts.marks import Bracket, Dash, Drawn, Event, Handle, Line, Lines, Rule
from lessonkit.charts.marks.scales import PERCENT, day_number, years_of
from lessonkit.language import day, sentences_beside
from scomm.explorers.activation_curves.curve import Curve
from scomm.explorers.counties.activation import MONTHS, counties

say = sentences_beside(__file__)

HANDLES = tuple(
    Handle(
        MONTHS.index(f"{year}-12-31"), say("drawn.handle", year=year), say("drawn.handle-short", year=year)
    )
    for year in range(2008, 2013)
)
_DAYS = tuple(day_number(month) for month in MONTHS)
_ALL = counties().table["activation_date"].max()
"""The day on which the last county was connected."""
FLAT = 48.0
"""A curve that rests at least so high, but below one half, seems to touch the line of one half."""
_TICKS, _BORDERS = years_of(MONTHS[0], MONTHS[-1])
_ASKED = tuple((_DAYS[one.at], one.short) for one in HANDLES)
"""While a curve is drawn, the axis names the days of its handles, above their numbers, and no years beside them."""


def mark_of(curves: list[Curve], covered: bool) -> Drawn:
    """The lines of the curves, the second of which may be covered until a learner has drawn it."""
    one, other = curves[0], curves[-1]
    looks: tuple[tuple[str, Dash], ...] = (("accent", "solid"), ("counter", "dash"))
    lines = Lines(
        xs=_DAYS,
        said=tuple(day(month) for month in MONTHS),
        lines=tuple(
            Line.of(
                made.who[0].upper() + made.who[1:],
                made.share.tolist(),
                "one decimal",
                "%",
                tone=tone,
                dash=dash,
                ghost=True,
                key=f"{made.by} {made.group}",
            )
            for made, (tone, dash) in zip(curves, looks, strict=False)
        ),
        name=pictured(curves, covered),
        ticks=_ASKED if covered else _TICKS,
        borders=_BORDERS,
        levels=PERCENT,
        rule=Rule(50, say("drawn.half")),
        bracket=_bracket(one, other) if len(curves) == 2 else None,
        event=None if covered else Event(day_number(_ALL), say("drawn.every-county", when=_ALL)),
        unit="%",
    )
    return Drawn(
        lines,
        HANDLES,
        control="draw",
        about=f"{other.by} {other.group}",
        covered=covered,
        target=len(curves) - 1,
    )


def _bracket(one: Curve, other: Curve) -> Bracket:
    days = (other.half - one.half).days
    words = (
        say("drawn.later" if days > 0 else "drawn.earlier", n=abs(days)) if days else say("drawn.same-day")
    )
    order = (0, 1) if days >= 0 else (1, 0)
    halves = (one.half, other.half)
    first, second = (halves[place] for place in order)
    earlier, later = (_flat((one, other)[place]) for place in order)
    return Bracket(
        day_number(first),
        day_number(second),
        words,
        lines=order,
        said=(day(first), day(second) if days else ""),
        notes=(earlier, later if days else ""),
    )


def _flat(made: Curve) -> str:
    """Since when a curve rested just below one half, where it did so for a month or more."""
    below = float(made.share[made.share < 50][-1])
    since = [month for month, share in zip(MONTHS, made.share, strict=True) if share == below]
    return say("drawn.flat", share=below, month=since[0]) if below >= FLAT and len(since) > 1 else ""


def pictured(curves: list[Curve], covered: bool) -> str:
    """What a screen reader is told of the picture."""
    if covered:
        return say("drawn.lines", who=curves[0].who, rest=say("drawn.covered"))
    halves = say(
        "drawn.apart" if len(curves) == 2 else "drawn.half-of-one",
        first=curves[0].half,
        second=curves[-1].half,
    )
    return say("drawn.lines", who=say("drawn.and").join(made.who for made in curves), rest=halves)
