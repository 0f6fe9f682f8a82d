"""Activation curves: the share of two groups that was connected, month by month, by counties or by people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scomm.charts import Chart, lines
from scomm.explorers.activation_curves.county_groups import members, names
from scomm.explorers.counties.activation import ACS, MONTHS, SOURCE, counties
from scomm.explorers.counties.own_county import row_of
from scomm.explorers.frame.spec import Control, Explorer, Marks, State, View
from scomm.language import sentences_beside
from scomm.tokens import INK

if TYPE_CHECKING:
    import plotly.graph_objects as go

say = sentences_beside(__file__)

COUNTS = ("counties", "population_2010", "noncitizens")
COMPARED_ON = "2010-09-30"


@dataclass(frozen=True, eq=False)
class Curve:
    """One group counted one way: who that is, its share connected in %, and the day that reached one half."""

    group: str
    by: str
    share: np.ndarray
    half: pd.Timestamp

    @property
    def who(self) -> str:
        """Who is counted, in words that can stand in a sentence."""
        return say(f"who.{self.by}", group=names()[self.group])

    @property
    def label(self) -> str:
        """The curve's name in figure and table."""
        return say("columns.curve", who=_capital(self.who))

    @property
    def compared(self) -> float:
        """The share on the day on which the curves are compared, 0 to 1."""
        return float(self.share[MONTHS.index(COMPARED_ON)]) / 100


def curve(group: str, by: str) -> Curve:
    """The curve of a group of counties, counted by counties, people or noncitizens."""
    known, chosen = counties(), members(group)
    weights = known.weights(by)
    total = weights[chosen].sum()
    share = 100 * known.cumulative(weights, chosen) / total
    by_day = (
        pd.Series(weights[chosen]).groupby(known.table["activation_date"].to_numpy()[chosen]).sum().cumsum()
    )
    half = by_day.index[int(np.searchsorted(by_day.to_numpy(), total / 2))]
    return Curve(group, by, share.round(1), half)


def _draw(state: State) -> View:
    one = curve(str(state["first"]), str(state["first_by"]))
    other = curve(str(state["second"]), str(state["second_by"]))
    curves = [one] if (one.group, one.by) == (other.group, other.by) else [one, other]
    month = say("columns.month")
    table = pd.DataFrame({month: MONTHS} | {made.who: made.share for made in curves})
    chart = lines(
        table,
        month,
        {made.who: made.label for made in curves},
        finding=_finding(curves),
        units=say("units.share"),
        source=f"{SOURCE} {ACS}",
        share=True,
        legend=True,
    )
    return View(chart, "\n".join(_told(curves)))


def _told(curves: list[Curve]) -> Iterator[str]:
    one, other = curves[0], curves[-1]
    for made in curves:
        yield say(
            "told.half-of-counties" if made.by == "counties" else "told.half-of-people",
            who=made.who,
            when=made.half,
        )
    if len(curves) == 1:
        yield say("told.same")
        yield say("told.shares-of-one", when=COMPARED_ON, share=one.compared, who=one.who)
    else:
        days = (other.half - one.half).days
        yield (
            say("told.later" if days > 0 else "told.earlier", n=abs(days)) if days else say("told.same-day")
        )
        yield say(
            "told.shares-of-two",
            when=COMPARED_ON,
            share=one.compared,
            who=one.who,
            other_share=other.compared,
            other_who=other.who,
        )
    if any(made.by == "noncitizens" for made in curves):
        yield say("told.estimates")


def _mark(view: View, state: State, marks: Marks) -> View:
    """The month in which the dealt county was connected."""
    row, chart = row_of(marks["county"]), view.chart
    if row is None:
        return view
    assert isinstance(chart, Chart)
    when = row["activation_date"]
    end = (when + pd.offsets.MonthEnd(0)).strftime("%Y-%m-%d")
    told = say("own.told", county=marks["county"], when=when)
    return view.told(chart.marked(told, lambda figure: _draw_month(figure, end)), told)


def _draw_month(figure: go.Figure, month: str) -> None:
    line = {"color": INK, "width": 2, "dash": "dot"}
    figure.add_shape(type="line", x0=month, x1=month, y0=0, y1=1, yref="y domain", line=line)
    early = MONTHS.index(month) < len(MONTHS) // 2  # the curves are low at first and high at last
    side = {"y": 1, "yanchor": "top", "xanchor": "left", "xshift": 4}
    other = {"y": 0, "yanchor": "bottom", "xanchor": "right", "xshift": -4}
    place = side if early else other
    figure.add_annotation(x=month, yref="y domain", text=say("own.label"), showarrow=False, **place)


def _finding(curves: list[Curve]) -> str:
    one, other = curves[0], curves[-1]
    if len(curves) == 1:
        return say("finding.one", first=one.half)
    return say("finding.two", first=one.half, second=other.half)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _at(first: str, first_by: str, second: str, second_by: str) -> State:
    return {"first": first, "first_by": first_by, "second": second, "second_by": second_by}


_GROUPS = {id: _capital(name) for id, name in names().items()} | say.group("controls.group")
_BY = say.group("controls.by")

EXPLORER = Explorer(
    id="activation-curves",
    title=say("title"),
    question=say("question"),
    controls=(
        Control("first", say("controls.first.label"), tuple(_GROUPS), _GROUPS),
        Control("first_by", say("controls.first_by.label"), COUNTS, _BY),
        Control("second", say("controls.second.label"), tuple(_GROUPS), _GROUPS),
        Control("second_by", say("controls.second_by.label"), COUNTS, _BY),
    ),
    draw=_draw,
    marks=("county",),
    mark=_mark,
    start=_at("all", "counties", "all", "population_2010"),
    scenes={
        say("scene.counties-and-people"): _at("all", "counties", "all", "population_2010"),
        say("scene.people-and-noncitizens"): _at("all", "population_2010", "all", "noncitizens"),
        say("scene.foreign-born"): _at("born-1", "counties", "born-4", "counties"),
        say("scene.hispanic"): _at("hispanic-1", "counties", "hispanic-4", "counties"),
        say("scene.population"): _at("people-1", "counties", "people-4", "counties"),
        say("scene.south-and-midwest"): _at("region-south", "counties", "region-midwest", "counties"),
        say("scene.west-and-northeast"): _at(
            "region-west", "population_2010", "region-northeast", "population_2010"
        ),
        say("scene.texas-and-new-york"): _at("state-texas", "counties", "state-new-york", "counties"),
        say("scene.california-and-illinois"): _at(
            "state-california", "counties", "state-illinois", "counties"
        ),
    },
)
