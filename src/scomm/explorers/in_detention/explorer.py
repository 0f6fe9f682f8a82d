"""In detention on a day: who had arrested the people there and what record they had, on eight days of 2019 to 2025."""

from __future__ import annotations

from functools import cache

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Dash, Line, Lines
from lessonkit.charts.marks.scales import PERCENT, day_number, levels, years_of
from lessonkit.data import load
from lessonkit.data.source_line import source_line
from lessonkit.explorers.frame.spec import Control, Explorer, State, View
from lessonkit.language import day, sentences_beside

say = sentences_beside(__file__)

AGENCIES = ("ice", "cbp", "both")
SHOW = ("share", "people")
RECORDS = ("convicted", "pending-charges", "other-violator")
BEFORE = "2024-10-03"
"""The last day before 2025: the finding compares the newest day with it."""
LOOKS: dict[str, tuple[str, Dash]] = {
    "convicted": ("accent", "solid"),
    "pending-charges": ("ink", "dot"),
    "other-violator": ("counter", "dash"),
}
"""The tone and the dash of each record."""
_COLUMNS = say.group("columns")


@cache
def on_each_day(agency: str) -> pd.DataFrame:
    """People by record on each day (`as_of` as ISO text), with everyone; `both` adds the two agencies up."""
    table = load("detention-by-agency-and-record")
    if agency != "both":
        table = table[table["agency"] == agency]
    people = table.pivot_table(index="as_of", columns="criminality", values="people", aggfunc="sum")
    people = people[list(RECORDS)].astype(int).sort_index()
    people.columns.name = None
    everyone = people.sum(axis=1)
    return (
        people.assign(everyone=everyone)
        .reset_index()
        .assign(as_of=lambda one: one["as_of"].dt.strftime("%Y-%m-%d"))
    )


def shares(agency: str) -> pd.DataFrame:
    """The same in percent of everyone of the day, with one decimal."""
    people = on_each_day(agency)
    return people[["as_of"]].join(people[list(RECORDS)].div(people["everyone"], axis=0).mul(100).round(1))


def _draw(state: State) -> View:
    agency, show = str(state["agency"]), str(state["show"])
    share = show == "share"
    table = shares(agency) if share else on_each_day(agency)
    now, then = table.iloc[-1], table[table["as_of"] == BEFORE].iloc[0]
    told = say(
        "told.share" if share else "told.people",
        people=say(f"people.{agency}"),
        now=now,
        day=now["as_of"],
        then=then,
        before=BEFORE,
    )
    moved = {
        "then": then,
        "now": now,
        "before": BEFORE,
        "day": now["as_of"],
        "convicted": _moved(then["convicted"], now["convicted"]),
        "neither": _moved(then["other-violator"], now["other-violator"]),
    }
    series = {record: say(f"series.{show}.{record}") for record in RECORDS}
    named = table[["as_of", *RECORDS]].rename(columns={**_COLUMNS, **series})
    picture = Picture(
        finding=say(f"finding.{show}", arrested=say(f"arrested.{agency}"), **moved),
        of=say(f"of.{show}", everyone=say(f"everyone.{agency}")),
        marks=(_lines(table, agency, share),),
        units=say("units.share" if share else "units.people"),
        source=source_line(["ICE-DETENTION"]),
        alt=say(f"alt.{show}", lines=_named(table, agency), **moved),
        table=named,
        formats=dict.fromkeys(series.values(), "one decimal" if share else "count"),
        spoken=say(f"spoken.{show}", **moved),
    )
    return View(picture, "\n".join([_counted(agency), told, say("told.stock"), say("told.between")]))


def _moved(then: float, now: float) -> str:
    if now == then:
        return say("finding.stayed")
    return say("finding.rose" if now > then else "finding.fell")


def _named(table: pd.DataFrame, agency: str) -> str:
    """What is drawn, in words."""
    return say("alt.lines", people=say(f"people.{agency}"), n=len(table))


def _counted(agency: str) -> str:
    """How the share with a conviction and their number moved: the one can fall while the other grows."""
    (then, now), (share_then, share_now) = (
        (table[table["as_of"] == BEFORE].iloc[0], table.iloc[-1])
        for table in (on_each_day(agency), shares(agency))
    )
    fell, grew = share_now.convicted < share_then.convicted, now.convicted > then.convicted
    return say(
        "told.but" if fell == grew else "told.and",
        then=share_then.convicted,
        now=share_now.convicted,
        before=BEFORE,
        day=now["as_of"],
        people_then=then,
        people_now=now,
        number=say("told.grew" if grew else "told.shrank"),
    )


def _lines(table: pd.DataFrame, agency: str, share: bool) -> Lines:
    """Each day as a dot, at its place in time: the lines only join them."""
    days = table["as_of"].tolist()
    ticks, borders = years_of(days[0], days[-1])
    told = (0, days.index(BEFORE), len(days) - 1)
    top = int(on_each_day("both")[list(RECORDS)].to_numpy().max())
    return Lines(
        xs=tuple(day_number(one) for one in days),
        said=tuple(day(one) for one in days),
        lines=tuple(
            Line.of(
                say(f"series.people.{record}"),
                table[record].tolist(),
                "one decimal" if share else "count",
                "%" if share else "",
                tone=tone,
                dash=dash,
                ghost=record == "convicted",
                key=f"{agency} {record}",
            )
            for record, (tone, dash) in LOOKS.items()
        ),
        name=_named(table, agency),
        ticks=ticks,
        borders=borders,
        levels=PERCENT if share else levels(0, top),
        points=True,
        named=tuple((place, day(days[place])) for place in told),
        valued=(told[1],),
        unit="%" if share else "people",
        height=336,
    )


def _at(agency: str, show: str) -> State:
    return {"agency": agency, "show": show}


EXPLORER = Explorer(
    id="in-detention",
    title=say("title"),
    question=say("question"),
    controls=(
        Control("agency", say("controls.agency.label"), AGENCIES, say.group("controls.agency")),
        Control("show", say("controls.show.label"), SHOW, say.group("controls.show")),
    ),
    draw=_draw,
    start=_at("ice", "share"),
    roomiest=(_at("both", "share"), _at("cbp", "people")),
    scenes={
        say("scene.ice-share"): _at("ice", "share"),
        say("scene.ice-people"): _at("ice", "people"),
        say("scene.cbp-share"): _at("cbp", "share"),
        say("scene.cbp-people"): _at("cbp", "people"),
        say("scene.both-share"): _at("both", "share"),
        say("scene.both-people"): _at("both", "people"),
    },
)
