"""Policy dates: the policies of a state, or of all states, as rows on a time line, intervals drawn as intervals."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from scomm.charts import Picture
from scomm.charts.marks import Row, Spans, Spell
from scomm.data import load
from scomm.explorers.counties.own_county import row_of
from scomm.explorers.counties.state_names import state_names
from scomm.explorers.dated_policies.names import listed
from scomm.explorers.dated_policies.steps import LAST_MONTH, MOMENTS, known, source
from scomm.explorers.frame.spec import Control, Explorer, Marks, State, View
from scomm.language import day, sentences_beside
from scomm.models.policy_dates.standings import (
    FIRST_DAY,
    IN_FORCE,
    LAST_DAY,
    may_be_in_force,
    standings,
    under_mandate,
)

say = sentences_beside(__file__)

ALL_STATES = "whole states"
LOOKS = (
    ("limits", say("mark.limits"), "accent"),
    ("mandates", say("mark.mandates"), "counter"),
    ("else", say("mark.else"), "context"),
)
KINDS = ("limits", "mandates")
"""The directions that have a look of their own."""

WINDOWS = {
    "all": (pd.Timestamp("2008-01-01"), pd.Timestamp(LAST_DAY)),
    "2014": (pd.Timestamp("2014-01-01"), pd.Timestamp("2014-12-31")),
}
SHOWN = {"all": say("controls.window.all", until=LAST_MONTH), "2014": say("controls.window.2014")}
"""The windows in words."""


def _draw(state: State) -> View:
    return _view(str(state["place"]), str(state["window"]))


def _view(place: str, window: str, own: Collection[int] = ()) -> View:
    """The view of a place and a window; `own` are the rows that are a learner's own."""
    rows = _rows(place)
    told = [
        {"policy": row.label, "does": row.does, "began": row.began, "end": row.end} for row in _each(rows)
    ]
    alt = say("alt", years=SHOWN[window], rows=" ".join(say("alt-row", **one) for one in told))
    first, last = WINDOWS[window]
    ruling = _ruling(place)
    spans = list(_spans(rows))
    mark = Spans(
        rows=tuple(
            Row(
                name=row.label,
                stretches=tuple(one for at, one in spans if at == number),
                told=say("hover", does=row.does, began=row.began, end=row.end),
                open_start=bool(pd.isna(row.not_before)),
                open_end=bool(pd.isna(row.ended)) and row.direction not in MOMENTS,
                own=number in own,
                kind=row.level,
            )
            for number, row in enumerate(_each(rows))
        ),
        looks=LOOKS,
        first=first,
        last=last,
        name=say("rows-name", years=SHOWN[window]),
        event=ruling if first <= ruling[0] <= last else None,
    )
    picture = Picture(
        finding=say("finding", place=_places()[place], exact=_exact(rows), n=len(rows)),
        of=say("of", years=SHOWN[window]),
        marks=(mark,),
        units=say(f"units.{window}"),
        source=source(),
        alt=alt,
        table=_table(rows),
    )
    return View(picture, "\n".join(_told(rows, place, window)))


@cache
def _ruling(place: str) -> tuple[pd.Timestamp, str]:
    """The first ruling of a court about the state's own policies on the time line of the program; elsewhere Oregon's of 2014."""
    timeline = load("timeline").set_index("id")
    courts = timeline[timeline["kind"] == "court"]
    mine = courts[courts["place"] == place].sort_values("date")
    first = mine.iloc[0] if len(mine) else courts.loc["miranda-olivares"]
    when = pd.Timestamp(str(first["date"]))
    case, parted, _ = str(first["event"]).partition(":")
    if parted:
        return when, say("ruling.case", day=when, case=case)
    return when, say("ruling.state", day=when, state=state_names()[str(first["place"])])


@cache
def _rows(place: str) -> pd.DataFrame:
    """The policies of a state and of places in it, or those of the states themselves, by date; each with its label."""
    table = known().table.assign(row=np.arange(len(known().table)))
    whole = place == ALL_STATES
    rows = table[(table["level"] == "state") if whole else (table["state_code"] == place)]
    rows = rows.sort_values(["not_after", "not_before", "place"])
    name = rows["named"].where(
        whole | (rows["level"] != "state"), [say("row.state", place=one) for one in rows["named"]]
    )
    nth = rows.groupby(name).cumcount() + 1
    labels = [one if n == 1 else say("row.nth", policy=one, n=n) for one, n in zip(name, nth, strict=True)]
    return rows.assign(label=labels)


@cache
def _known_through_time() -> tuple[pd.DatetimeIndex, np.ndarray, np.ndarray]:
    """The days on which anything known of a policy changes, and from each of them on: may it be in force, is it sure?"""
    table = known().table
    told = table[["not_before", "not_after", "end_not_before", "end_not_after"]]
    ends = [told[column] for column in told] + [told["not_after"] + pd.Timedelta(days=1)]
    days = pd.DatetimeIndex([pd.Timestamp(FIRST_DAY), *pd.concat(ends).dropna()]).unique().sort_values()
    codes = standings(table, days)
    return days, may_be_in_force(codes), (codes == IN_FORCE) & ~under_mandate(table, codes)


def _spans(rows: pd.DataFrame) -> Iterator[tuple[int, Spell]]:
    """The stretches of each row, with its place."""
    days, maybe, surely = _known_through_time()
    last = pd.Timestamp(LAST_DAY)
    for place, row in enumerate(_each(rows)):
        kind = row.direction if row.direction in KINDS else "else"
        if row.direction in MOMENTS:
            if pd.isna(row.not_before) or row.not_before < row.not_after:
                start = pd.Timestamp(FIRST_DAY) if pd.isna(row.not_before) else row.not_before
                yield place, Spell(kind, start, row.not_after, sure=False)
            yield place, Spell(kind, row.not_after, row.not_after, sure=True)
            continue
        what = maybe[row.row].astype(int) + surely[row.row]
        turns = [0, *(np.flatnonzero(np.diff(what)) + 1), len(days)]
        for at, until in pairwise(turns):
            if what[at]:
                upto = days[until] if until < len(days) else last
                yield place, Spell(kind, days[at], upto, sure=bool(what[at] == 2))


def _each(rows: pd.DataFrame) -> list[Any]:
    """The rows, each with its cells as attributes."""
    return list(rows.itertuples())


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    def days(column: str) -> list[str]:
        return [say("cell.not-known") if pd.isna(one) else day(one) for one in rows[column]]

    table = pd.DataFrame(
        {
            "policy": rows["label"].to_numpy(),
            "does": rows["does"].to_numpy(),
            "terms": rows["terms"].to_numpy(),
            "earliest": days("not_before"),
            "latest": days("not_after"),
            "end": rows["end"].to_numpy(),
        }
    )
    return table.rename(columns=say.group("columns"))


def _told(rows: pd.DataFrame, place: str, window: str) -> Iterator[str]:
    exact = _exact(rows)
    dark = int(rows["not_before"].isna().sum())
    yield say(
        "told.in-view-dark" if dark else "told.in-view",
        n=len(rows),
        years=SHOWN[window],
        exact=exact,
        inside=len(rows) - exact - dark,
        dark=dark,
    )
    laws = rows[rows["direction"] == "mandates"]
    if len(laws) == 1:
        yield say("told.law", place=laws["place"].iloc[0])
    elif len(laws):
        yield say("told.laws", n=len(laws), places=listed(sorted(set(laws["place"]))))
    if rows["disputed"].eq("label").any():
        yield say("told.diamond.denied")
    elif rows["direction"].isin(MOMENTS).any():
        yield say("told.diamond.said")
    later = bool((rows["not_before"] > WINDOWS[window][1]).any())
    signs = {"hatched": True, "open-end": True, "open-start": bool(dark), "later": later}
    yield " ".join(say(f"told.sign.{sign}") for sign, there in signs.items() if there)
    yield say("told.no-census")


def _exact(rows: pd.DataFrame) -> int:
    return int((rows["not_before"] == rows["not_after"]).sum())


def _mark(view: View, state: State, marks: Marks) -> View:
    """The dealt county's own rows in its state, its state among the states, and the dealt state in words."""
    place, rows, told = str(state["place"]), _rows(str(state["place"])), []
    county = row_of(marks["county"]) if "county" in marks else None
    own: list[int] = []
    if county is not None and place in (ALL_STATES, county["state_code"]):
        whole = place == ALL_STATES
        mine = rows["state_code"].eq(county["state_code"]) if whole else rows["fips"].eq(county["fips"])
        own = np.flatnonzero(mine).tolist()
        case = ("state" if whole else "county") if own else ("no-state" if whole else "no-county")
        told.append(say(f"own.{case}", county=marks["county"], state=county["state"], n=len(own)))
    if place == marks.get("state"):
        told.append(say("own.dealt", state=_places()[place]))
    if not told:
        return view
    again = _view(place, str(state["window"]), own)
    assert isinstance(again.chart, Picture)
    return again.told(again.chart.marked(" ".join(told)), *told)


@cache
def _places() -> dict[str, str]:
    listed_codes = set(known().table["state_code"])
    names = sorted((name, code) for code, name in state_names().items() if code in listed_codes)
    return {ALL_STATES: say("controls.place.whole-states")} | {code: name for name, code in names}


def _at(place: str, window: str = "all") -> State:
    return {"place": place, "window": window}


EXPLORER = Explorer(
    id="policy-dates",
    title=say("title"),
    question=say("question"),
    controls=(
        Control("place", say("controls.place.label"), tuple(_places()), _places()),
        Control("window", say("controls.window.label"), tuple(SHOWN), SHOWN),
    ),
    draw=_draw,
    marks=("county", "state"),
    mark=_mark,
    start=_at("OR", "2014"),
    roomiest=(_at(ALL_STATES), _at("MN")),
    scenes={
        say("scene.oregon-2014"): _at("OR", "2014"),
        say("scene.oregon"): _at("OR"),
        say("scene.whole-states"): _at(ALL_STATES),
        say("scene.pennsylvania"): _at("PA"),
        say("scene.texas"): _at("TX"),
        say("scene.iowa"): _at("IA"),
        say("scene.minnesota"): _at("MN"),
        say("scene.florida"): _at("FL"),
        say("scene.colorado-2014"): _at("CO", "2014"),
    },
)
