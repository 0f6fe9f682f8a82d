"""A year of light: sunrise and sunset of a city by three clocks, between getting up and going to bed."""

from __future__ import annotations

from functools import cache

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Line, Lines
from lessonkit.data import load
from lessonkit.data.source_line import source_line
from lessonkit.explorers.frame.spec import Control, Explorer, State, View
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

CITIES = ("Anchorage", "Detroit", "Indianapolis", "Los Angeles", "New York")
CLOCKS = ("standard", "now", "daylight")
UP, TO_BED = 6, 22
"""The hours between which the lamp time of `sun-times` counts."""
_COLUMNS = say.group("columns")
_MONTHS = tuple(say.group("months").values())
_HOURS = tuple((float(hour), say(f"hours.{hour}")) for hour in (0, 6, 12, 18, 24))


@cache
def year_of(city: str, clock: str) -> pd.DataFrame:
    """The twelve days of a city by a clock."""
    table = load("sun-times")
    return table[(table["city"] == city) & (table["clock"] == clock)].sort_values("month")


def lamp_time(city: str, clock: str) -> int:
    """The mean lamp time of the twelve days, in whole minutes."""
    return round(float(year_of(city, clock)["lamp"].mean()))


def _draw(state: State) -> View:
    city, clock = str(state["city"]), str(state["clock"])
    year, by = year_of(city, clock), say(f"by.{clock}")
    lamp = {one: lamp_time(city, one) for one in CLOCKS}
    june = year[year["month"] == 6].iloc[0]
    told = {
        "city": city,
        "by": by,
        "lamp": lamp[clock],
        "rise": _time(june["sunrise"]),
        "set": _time(june["sunset"]),
    }
    table = pd.DataFrame(
        {
            _COLUMNS["month"]: _MONTHS,
            _COLUMNS["sunrise"]: [_time(one) for one in year["sunrise"]],
            _COLUMNS["sunset"]: [_time(one) for one in year["sunset"]],
            _COLUMNS["lamp"]: year["lamp"].tolist(),
        }
    )
    picture = Picture(
        finding=say("finding", **told),
        of=say("of"),
        marks=(_lines(year, say("name", **told)),),
        units=say("units"),
        source=source_line(["NOAA-SOLAR"]),
        alt=say("alt", **told),
        table=table,
        formats={_COLUMNS["lamp"]: "count"},
        spoken=say("spoken", **told),
    )
    return View(picture, "\n".join([say("told.all", city=city, **lamp), say("told.lamp")]))


def _time(minutes: int) -> str:
    """Minutes after midnight as a clock shows them.

    >>> _time(438), _time(1358)
    ('7:18 am', '10:38 pm')
    """
    hours, left = divmod(int(minutes), 60)
    return f"{hours % 12 or 12}:{left:02} {'pm' if hours >= 12 else 'am'}"


def _lines(year: pd.DataFrame, name: str) -> Lines:
    def line(column: str, tone: str) -> Line:
        minutes = year[column].tolist()
        said = tuple(_time(one) for one in minutes)
        return Line(say(f"lines.{column}"), tuple(one / 60 for one in minutes), said, tone, key=column)

    def hour(id: str, at: int) -> Line:
        return Line(say(f"lines.{id}"), (float(at),) * 12, (say(f"hours.{at}"),) * 12, "ink", "dot", key=id)

    return Lines(
        xs=tuple(float(month) for month in year["month"]),
        said=_MONTHS,
        lines=(
            line("sunset", "accent"),
            hour("to-bed", TO_BED),
            line("sunrise", "counter"),
            hour("up", UP),
        ),
        name=name,
        ticks=tuple((float(month), _MONTHS[month - 1][:3]) for month in (1, 4, 7, 10)),
        levels=_HOURS,
        unit=say("units"),
        height=336,
    )


def _at(city: str, clock: str) -> State:
    return {"city": city, "clock": clock}


EXPLORER = Explorer(
    id="a-year-of-light",
    title=say("title"),
    question=say("question"),
    controls=(
        Control("city", say("controls.city.label"), CITIES, shape="list"),
        Control("clock", say("controls.clock.label"), CLOCKS, say.group("controls.clock"), shape="radio"),
    ),
    draw=_draw,
    start=_at("New York", "standard"),
    scenes={
        say("scene.standard"): _at("New York", "standard"),
        say("scene.now"): _at("New York", "now"),
        say("scene.indianapolis"): _at("Indianapolis", "now"),
        say("scene.anchorage"): _at("Anchorage", "daylight"),
    },
)
