"""A chart of a brief, drawn again from its plain values: an explorer at a state, or a learner's own series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

import pandas as pd

from lessonkit.charts.data_table import table_html
from lessonkit.charts.marks.scales import levels
from lessonkit.errors import KitError
from lessonkit.explorers import Explorer, explorer, ids
from lessonkit.explorers.frame.seen import fixed, kinds_of, seen
from lessonkit.language import cell, sentences_beside
from lessonkit.tokens import PAGES, SERIES
from scomm.county.brief.parts import BriefChart, OwnChart

say = sentences_beside(__file__)


@dataclass(frozen=True, eq=False)
class Drawn:
    """A chart of the page: its finding, its words, its source, its table, and either values for the script or a picture as SVG."""

    title: str
    finding: str
    alt: str
    source: str
    table: pd.DataFrame
    table_html: str
    kinds: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    svg: str = ""

    @property
    def rows(self) -> tuple[str, ...]:
        """What a note can be pinned to: the first cell of each row of the table."""
        return tuple(dict.fromkeys(_named(value) for value in self.table.iloc[:, 0]))

    def row_said(self, row: str) -> str:
        """A row of the table in words, computed with the picture; empty where there is no such row."""
        for values in self.table.itertuples(index=False):
            if _named(values[0]).casefold() == row.strip().casefold():
                named = zip(self.table.columns[1:3], values[1:3], strict=False)
                return "; ".join(
                    say("row.cell", column=str(name), value=cell(value)) for name, value in named
                )
        return ""


def drawn(chart: BriefChart, county: str) -> Drawn:
    """The chart; a `KitError` in one line where its explorer, its state or its values are not there."""
    if chart.own is not None:
        return _own(chart.own)
    if not chart.explorer:
        raise KitError(say("chart.none"))
    found = explorer(chart.explorer)
    if missing := found.lacking():
        raise KitError(missing)
    marks = {"county": county} if county else {}
    state = {**found.first(marks), **dict(_chosen(found, chart.chosen))}
    view = found.view(state, marks)
    told = seen(found, found.checked(state), view)
    picture = view.chart
    values = {"fixed": {**fixed(found, view), "room": []}, "seen": told}
    return Drawn(
        found.title, picture.finding, picture.alt, picture.source, picture.table, picture.table_html(), kinds_of(view), values
    )  # fmt: skip


A_STATE = "Texas"
"""A control that can be set to this state can be set to any."""


def menu() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The explorers to choose from, by id and title: those in which a county or a state can be set, and the others."""
    found: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    for one in map(explorer, ids()):
        knows = any(
            control.name == "county" or any(A_STATE in control.said(value) for value in control.values)
            for control in one.controls
        )
        found[not knows].append((one.id, one.title))
    return found


def controls(chart: BriefChart, county: str) -> list[dict[str, Any]]:
    """The controls of a chart's explorer with what is chosen in each, for a form."""
    if chart.own is not None or chart.explorer not in ids():
        return []
    found = explorer(chart.explorer)
    state = dict(found.first({"county": county} if county else {}))
    for pair in chart.chosen:
        try:
            state.update(_chosen(found, (pair,)))
        except KitError:
            continue
    return [
        {
            "name": one.name,
            "label": one.label,
            "values": [[str(value), one.said(value)] for value in one.values],
            "chosen": str(state[one.name]),
        }
        for one in found.controls
        if len(one.values) > 1
    ]


def _chosen(found: Explorer, pairs: tuple[tuple[str, str], ...]) -> list[tuple[str, Any]]:
    """Values of controls from what is written for them: the value itself, or as the control calls it."""
    given = []
    for name, written in pairs:
        if name not in [one.name for one in found.controls]:
            raise KitError(say("chart.control", control=name[:60]), allowed=_listed(found))
        control = found.control(name)
        asked = written.casefold()
        value = next(
            (one for one in control.values if asked in (str(one).casefold(), control.said(one).casefold())),
            None,
        )
        if value is None:
            shown = [str(one) for one in control.values[:12]]
            raise KitError(say("chart.value", control=control.label, value=written[:60]), allowed=shown)
        given.append((name, value))
    return given


def _listed(found: Explorer) -> list[str]:
    """Each control with the first of its values, as a line of a brief has it."""
    return [f"{one.name}={one.values[0]}" for one in found.controls if len(one.values) > 1]


def _own(own: OwnChart) -> Drawn:
    for part in ("title", "unit", "source"):
        if not getattr(own, part):
            raise KitError(say(f"own.no-{part}"))
    if not own.series:
        raise KitError(say("own.empty"))
    places = list(dict.fromkeys(place for one in own.series for place, _ in one.points))
    columns: dict[str, list[Any]] = {say("own.place"): list(places)}
    for n, one in enumerate(own.series, 1):
        known = dict(one.points)
        columns[one.name or say("own.series", n=n)] = [known.get(place) for place in places]
    table = pd.DataFrame(columns)
    alt = say("own.alt", title=own.title, unit=own.unit, n=len(own.series), places=len(places))
    caption = say("own.caption", title=own.title, unit=own.unit)
    return Drawn(say("own.name"), own.title, alt, own.source, table, table_html(table, caption), svg=_svg(own, places, alt))  # fmt: skip


def _svg(own: OwnChart, places: list[str], alt: str) -> str:
    """The series as bars side by side, or as lines; series differ by dash or pattern as well as by colour."""
    wide, high, left, base = 440, 250, 52, 206
    values = [value for one in own.series for _, value in one.points]
    ticks = levels(min([0.0, *values]), max([0.0, *values]))
    low, top = ticks[0][0], ticks[-1][0]

    def up(value: float) -> float:
        return round(base - (value - low) / ((top - low) or 1) * (base - 22), 1)

    step = (wide - left - 8) / len(places)

    def across(place: str) -> float:
        return left + (places.index(place) + 0.5) * step

    paper = PAGES["light"]
    grid = "".join(
        f"<path class='rule' d='M{left} {up(at)}H{wide - 8}'/><text x='{left - 6}' y='{up(at) + 4}' text-anchor='end'>{words}</text>"
        for at, words in ticks
    )
    every = -(-len(places) // 8)
    names = "".join(
        f"<text x='{across(place):.1f}' y='{base + 16}' text-anchor='middle'>{escape(place[:14])}</text>"
        for place in places[::every]
    )
    parts = []
    for n, one in enumerate(own.series):
        mark = SERIES[n]
        if own.kind == "bars":
            width = 0.8 * step / len(own.series)
            for place, value in one.points:
                x = across(place) - 0.4 * step + n * width
                y, tall = min(up(value), up(0)), abs(up(value) - up(0))
                parts.append(
                    f"<rect x='{x:.1f}' y='{y}' width='{width:.1f}' height='{tall:.1f}' fill='{mark.colour}' stroke='{paper}'/>"
                )
        else:
            line = "L".join(f"{across(place):.1f} {up(value)}" for place, value in one.points)
            dash = {"solid": "", "dash": "8 4", "dashdot": "8 3 2 3", "dot": "2 3"}[mark.dash]
            parts.append(
                f"<path d='M{line}' fill='none' stroke='{mark.colour}' stroke-width='2' stroke-dasharray='{dash}'/>"
            )
        if len(own.series) > 1:
            parts.append(
                f"<rect x='{left + n * 98}' y='{high - 20}' width='10' height='10' fill='{mark.colour}'/>"
                f"<text x='{left + n * 98 + 14}' y='{high - 11}'>{escape(one.name[:14])}</text>"
            )
    unit = f"<text x='0' y='12'>{escape(own.unit[:60])}</text>"
    return f"<svg viewBox='0 0 {wide} {high}' role='img' aria-label='{escape(alt, quote=True)}'>{grid}{names}{unit}{''.join(parts)}</svg>"


def _named(value: Any) -> str:
    return cell(value, "year") if isinstance(value, int | float) and 1800 <= value <= 2100 else cell(value)
