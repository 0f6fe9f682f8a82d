"""The pictures of the explorer: twenty countries in one picture around a large line, and two lines large in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pandas as pd

from lessonkit.charts.marks import Band, Dash, Line, Lines, Multiples, Panel, Together
from lessonkit.charts.marks.scales import PERCENT, levels
from lessonkit.language import sentences_beside
from scomm.explorers.nationality_over_time.countries import (
    ALL,
    BREAK,
    about_the_same,
    by_country,
    changes,
    fallen,
    largest,
    most_risen,
    not_fallen,
    sides,
)

say = sentences_beside(__file__)

YEARS = tuple(by_country()[ALL]["fiscal_year"].astype(int))
REDEFINED = Band(*BREAK, say("redefined"), broken=True)
_TICKS = tuple((float(year), str(year)) for year in (YEARS[0], *range(2000, YEARS[-1], 5), YEARS[-1]))


def tiles(country: str, large: Lines | None = None, yours: str = ALL) -> Multiples:
    """Twenty countries on one scale, with a country chosen among them and the learner's own; or other lines in their place."""
    names = list(by_country())
    return Multiples(
        panels=_panels(),
        behind=Line.of(
            say("controls.country.all"),
            by_country()[ALL]["share"].tolist(),
            "one decimal",
            "%",
            tone="context",
            dash="dash",
        ),
        xs=tuple(map(float, YEARS)),
        said=tuple(say("drawn.year", year=year) for year in YEARS),
        name=say("drawn.list", n=len(names) - 1),
        ticks=_TICKS,
        levels=PERCENT,
        band=REDEFINED,
        control="country",
        orders=_orders(),
        together=_together(),
        chosen=-1 if country == ALL else names.index(country),
        yours=-1 if yours == ALL else largest().index(yours),
        whole=_whole(),
        parts={say.group("sort")["change"]: _parts()},
        unit=say("drawn.unit"),
        large=large,
    )


@cache
def _parts() -> tuple[tuple[str, int], ...]:
    """The headings over those whose share did not fall and over those where it fell, with how many stand under each."""
    stayed, years = not_fallen(), {"first": YEARS[0], "before": BREAK[0]}
    same = sum(map(about_the_same, stayed))
    return (
        (say("drawn.stayed", n=len(stayed), rose=len(stayed) - same, same=same, **years), len(stayed)),
        (say("drawn.fell", n=fallen(), **years), fallen()),
    )


@cache
def _together() -> Together:
    """All countries in one picture: those stand out whose share did not fall."""
    names = largest()
    return Together(
        named=tuple(
            (
                names.index(name),
                say("together.same" if about_the_same(name) else "together.rose"),
                about_the_same(name),
            )
            for name in not_fallen()
        ),
        others=say("together.others", fell=fallen()),
        caption=say("together.caption"),
        after=REDEFINED.label,
        name=say("together.name", n=len(names)),
        more=say("together.more", n=len(names)),
        less=say("together.less"),
    )


@cache
def _panels() -> tuple[Panel, ...]:
    return tuple(_panel(name, list(by_country()).index(name)) for name in largest())


def _panel(name: str, place: int) -> Panel:
    change, table = changes()[name], by_country()[name]
    shares = sides(name)
    begin, before, after, end = (say("drawn.end", share=share) for share in shares)
    called = say("controls.country.all") if name == ALL else name
    return Panel(
        Line.of(called, table["share"].tolist(), "one decimal", "%"),
        corner=say("drawn.up" if change.points > 0 else "drawn.down", points=abs(change.points)),
        begin=begin,
        end=end,
        sides=(before, after),
        name=say(
            "drawn.tile",
            country=called,
            **dict(zip(("share", "before_share", "after_share", "last_share"), shares, strict=True)),
            first=YEARS[0],
            before=BREAK[0],
            after=BREAK[1],
            last=YEARS[-1],
        ),
        place=place,
        short=say.group("short").get(name, ""),
        tone="counter" if change.points > 0 else "ink",
    )


def _whole() -> Panel:
    """All countries together."""
    return replace(_panel(ALL, -1), corner="")


@cache
def _orders() -> Mapping[str, tuple[int, ...]]:
    """The ways of sorting: by change, by people, and by name, as the panels stand."""
    names, called = largest(), say.group("sort")
    by_people = sorted(names, key=lambda name: -changes()[name].people)
    return {
        called["change"]: tuple(map(names.index, most_risen())),
        called["people"]: tuple(map(names.index, by_people)),
        called["name"]: tuple(range(len(names))),
    }


def two_lines(
    table: pd.DataFrame, year: str, series: Mapping[str, str], *, name: str, unit: str, band: Band | None
) -> Lines:
    """Two columns of a table as lines over its years, from zero."""
    numbers = table[list(series)]
    years = tuple(table[year].astype(int))
    step = 5 if len(years) < 40 else 20
    ticks = tuple((float(one), str(one)) for one in years if one % step == 0)
    looks: tuple[tuple[str, Dash], ...] = (("accent", "solid"), ("counter", "dash"))
    return Lines(
        xs=tuple(map(float, years)),
        said=tuple(say("drawn.year", year=one) for one in years),
        lines=tuple(
            Line.of(label, table[column].tolist(), "count", tone=tone, dash=dash)
            for (column, label), (tone, dash) in zip(series.items(), looks, strict=True)
        ),
        name=name,
        ticks=ticks,
        levels=levels(0, float(numbers.max().max())),
        band=band,
        unit=unit,
        height=390,
    )
