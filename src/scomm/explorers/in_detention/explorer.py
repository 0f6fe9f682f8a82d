"""In detention on a day: who had arrested the people there and what record they had, on eight days of 2019 to 2025."""

from __future__ import annotations

from functools import cache

import pandas as pd

from scomm.charts import lines
from scomm.data import load
from scomm.data.source_line import source_line
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.language import sentences_beside

say = sentences_beside(__file__)

AGENCIES = ("ice", "cbp", "both")
SHOW = ("share", "people")
RECORDS = ("convicted", "pending-charges", "other-violator")
BEFORE = "2024-10-03"
"""The last day before 2025: the finding compares the newest day with it."""
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
    table = shares(agency) if show == "share" else on_each_day(agency)
    now, then = table.iloc[-1], table[table["as_of"] == BEFORE].iloc[0]
    chart = lines(
        table.rename(columns=_COLUMNS),
        _COLUMNS["as_of"],
        {record: say(f"series.{show}.{record}") for record in RECORDS},
        finding=say(
            f"finding.{show}.{agency}",
            now=now["convicted"],
            day=now["as_of"],
            then=then["convicted"],
            before=BEFORE,
        ),
        units=say("units.share" if show == "share" else "units.people"),
        source=source_line(["ICE-DETENTION"]),
        share=show == "share",
        legend=True,
    )
    told = say(
        "told.share" if show == "share" else "told.people",
        people=say(f"people.{agency}"),
        now=now,
        day=now["as_of"],
        then=then,
        before=BEFORE,
    )
    return View(chart, "\n".join([told, say("told.stock"), say("told.between")]))


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
    scenes={
        say("scene.ice-share"): _at("ice", "share"),
        say("scene.ice-people"): _at("ice", "people"),
        say("scene.cbp-share"): _at("cbp", "share"),
        say("scene.cbp-people"): _at("cbp", "people"),
        say("scene.both-share"): _at("both", "share"),
        say("scene.both-people"): _at("both", "people"),
    },
)
