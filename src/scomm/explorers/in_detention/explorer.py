"""In detention on a day: who had arrested the people there and what record they had, on eight days of 2019 to 2025."""

from __future__ import annotations

from functools import cache

import pandas as pd

from scomm.charts import lines
from scomm.data import load
from scomm.data.source_line import source_line
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.language import count, day

AGENCIES = {"ice": "ICE", "cbp": "CBP (border agency)", "both": "Either"}
PEOPLE = {
    "ice": "people in detention whom ICE had arrested",
    "cbp": "people in detention whom CBP had arrested",
    "both": "people in ICE detention",
}
SHORT = {
    "ice": "people held whom ICE arrested",
    "cbp": "people held whom CBP arrested",
    "both": "all people held",
}
SHOW = {"share": "Shares of the day", "people": "People on the day"}
RECORDS = {"convicted": "Conviction", "pending-charges": "Only a charge", "other-violator": "Neither"}
BEFORE = "2024-10-03"
"""The last day before 2025: the finding compares the newest day with it."""
SOURCE = source_line(["ICE-DETENTION"])


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
    return _draw_shares(agency) if show == "share" else _draw_people(agency)


def _draw_shares(agency: str) -> View:
    table = shares(agency)
    last, before = table.iloc[-1], table[table["as_of"] == BEFORE].iloc[0]
    chart = lines(
        table,
        "as_of",
        {record: f"{label} (%)" for record, label in RECORDS.items()},
        finding=f"{_capital(SHORT[agency])}: {last['convicted']:.1f}% had a conviction on {day(last['as_of'])}, "
        f"{before['convicted']:.1f}% on {day(BEFORE)}",
        units="% of the people held on each day",
        source=SOURCE,
        share=True,
        legend=True,
    )
    told = [
        f"Of the {PEOPLE[agency]}, {before['convicted']:.1f}% had a conviction on {day(BEFORE)} and "
        f"{last['convicted']:.1f}% on {day(last['as_of'])}. With only a pending charge it was "
        f"{before['pending-charges']:.1f}% and then {last['pending-charges']:.1f}%; with neither, "
        f"{before['other-violator']:.1f}% and then {last['other-violator']:.1f}%.",
        *_stock(),
    ]
    return View(chart, "\n".join(told))


def _draw_people(agency: str) -> View:
    table = on_each_day(agency)
    last, before = table.iloc[-1], table[table["as_of"] == BEFORE].iloc[0]
    chart = lines(
        table,
        "as_of",
        RECORDS,
        finding=f"{_capital(SHORT[agency])}: {count(last['convicted'])} had a conviction on {day(last['as_of'])}, "
        f"{count(before['convicted'])} on {day(BEFORE)}",
        units="people held on each day",
        source=SOURCE,
        legend=True,
    )
    told = [
        f"Of the {PEOPLE[agency]}, {count(before['convicted'])} had a conviction on {day(BEFORE)} and "
        f"{count(last['convicted'])} on {day(last['as_of'])}. With only a pending charge it was "
        f"{count(before['pending-charges'])} and then {count(last['pending-charges'])}; with neither, "
        f"{count(before['other-violator'])} and then {count(last['other-violator'])}.",
        *_stock(),
    ]
    return View(chart, "\n".join(told))


def _stock() -> list[str]:
    return [
        "Each point is a count on one day, a stock. People who are held long are in many such counts. It does not say who came, "
        "who left, or why.",
        "Between the points nothing is known here: the lines only join them. One day is from each fiscal year's file.",
    ]


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _at(agency: str, show: str) -> State:
    return {"agency": agency, "show": show}


EXPLORER = Explorer(
    id="in-detention",
    title="In detention on a day",
    question="Who is held, and with what record?",
    controls=(
        Control("agency", "Arrested by", tuple(AGENCIES), AGENCIES),
        Control("show", "Show", tuple(SHOW), SHOW),
    ),
    draw=_draw,
    start=_at("ice", "share"),
    scenes={
        "Arrested by ICE: the share with a conviction fell": _at("ice", "share"),
        "Arrested by ICE: the number with a conviction rose": _at("ice", "people"),
        "Arrested by the border agency: shares": _at("cbp", "share"),
        "Arrested by the border agency: people": _at("cbp", "people"),
        "Everyone in detention: shares": _at("both", "share"),
        "Everyone in detention: people": _at("both", "people"),
    },
)
