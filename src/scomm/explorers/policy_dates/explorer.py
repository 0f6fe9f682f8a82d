"""Policy dates: the policies of a state, or of all states, as rows on a time line, intervals drawn as intervals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from scomm.charts import Span, intervals
from scomm.explorers.counties.state_names import state_names
from scomm.explorers.dated_policies.names import listed
from scomm.explorers.dated_policies.steps import LAST_MONTH, MOMENTS, known, source
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.language import count, day
from scomm.models.policy_dates.standings import (
    FIRST_DAY,
    IN_FORCE,
    LAST_DAY,
    may_be_in_force,
    standings,
    under_mandate,
)
from scomm.tokens import BLUE, GREY, ORANGE

ALL_STATES = "whole states"
MARKS = {
    "limits": ("limits cooperation", BLUE),
    "mandates": ("a law that demands cooperation", ORANGE),
    "else": ("a label, attempt or step back", GREY),
}
WINDOWS = {
    "all": (pd.Timestamp("2008-01-01"), pd.Timestamp(LAST_DAY)),
    "2014": (pd.Timestamp("2014-01-01"), pd.Timestamp("2014-12-31")),
}
SHOWN = {"all": f"2008 to {LAST_MONTH}", "2014": "2014, month by month"}
UNITS = {"all": "years", "2014": "months of 2014"}

READ = (
    "Hatched: it may have been in force; the day lies inside an interval, or a state law may overrule it. "
    "Arrow at the right: no end was seen, which does not mean still in force."
)
LEFT = " Arrow at the left: since when is not known."
LATER = " Empty arrow: it began later."


def _draw(state: State) -> View:
    place, window = str(state["place"]), str(state["window"])
    rows = _rows(place)
    words = [f"<b>{row.label}</b> {row.does}<br>{row.began}<br>{row.end}" for row in _each(rows)]
    chart = intervals(
        _table(rows),
        rows["label"].tolist(),
        list(_spans(rows)),
        MARKS,
        window=WINDOWS[window],
        words=words,
        finding=f"{_title(place)}: {_exact(rows)} of {_policies(len(rows))} began on a day that is known",
        units=UNITS[window],
        source=source(),
        alt=f"Time line, {SHOWN[window]}, one row a policy. "
        + " ".join(f"{row.label}: {row.does}, {row.began}; {row.end}." for row in _each(rows)),
        open_start=rows["not_before"].isna().tolist(),
        open_end=(rows["ended"].isna() & ~rows["direction"].isin(MOMENTS)).tolist(),
    )
    return View(chart, "\n".join(_told(rows, place, window)))


@cache
def _rows(place: str) -> pd.DataFrame:
    """The policies of a state and of places in it, or those of the states themselves, by date; each with its label."""
    table = known().table.assign(row=np.arange(len(known().table)))
    whole = place == ALL_STATES
    rows = table[(table["level"] == "state") if whole else (table["state_code"] == place)]
    rows = rows.sort_values(["not_after", "not_before", "place"])
    name = rows["named"].where(whole | (rows["level"] != "state"), rows["named"] + " (state)")
    nth = rows.groupby(name).cumcount() + 1
    return rows.assign(label=name.where(nth == 1, name + ", " + nth.astype(str)))


@cache
def _known_through_time() -> tuple[pd.DatetimeIndex, np.ndarray, np.ndarray]:
    """The days on which anything known of a policy changes, and from each of them on: may it be in force, is it sure?"""
    table = known().table
    told = table[["not_before", "not_after", "end_not_before", "end_not_after"]]
    ends = [told[column] for column in told] + [told["not_after"] + pd.Timedelta(days=1)]
    days = pd.DatetimeIndex([pd.Timestamp(FIRST_DAY), *pd.concat(ends).dropna()]).unique().sort_values()
    codes = standings(table, days)
    return days, may_be_in_force(codes), (codes == IN_FORCE) & ~under_mandate(table, codes)


def _spans(rows: pd.DataFrame) -> Iterator[Span]:
    days, maybe, surely = _known_through_time()
    last = pd.Timestamp(LAST_DAY)
    for place, row in enumerate(_each(rows)):
        kind = row.direction if row.direction in MARKS else "else"
        if row.direction in MOMENTS:
            if pd.isna(row.not_before) or row.not_before < row.not_after:
                start = pd.Timestamp(FIRST_DAY) if pd.isna(row.not_before) else row.not_before
                yield Span(place, kind, start, row.not_after, sure=False)
            yield Span(place, kind, row.not_after, row.not_after, sure=True)
            continue
        what = maybe[row.row].astype(int) + surely[row.row]
        turns = [0, *(np.flatnonzero(np.diff(what)) + 1), len(days)]
        for at, until in pairwise(turns):
            if what[at]:
                upto = days[until] if until < len(days) else last
                yield Span(place, kind, days[at], upto, sure=bool(what[at] == 2))


def _each(rows: pd.DataFrame) -> list[Any]:
    """The rows, each with its cells as attributes."""
    return list(rows.itertuples())


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    def days(column: str) -> list[str]:
        return ["not known" if pd.isna(one) else day(one) for one in rows[column]]

    return pd.DataFrame(
        {
            "Policy": rows["label"].to_numpy(),
            "What it does": rows["does"].to_numpy(),
            "Terms": rows["terms"].to_numpy(),
            "Began, at the earliest": days("not_before"),
            "Began, at the latest": days("not_after"),
            "End": rows["end"].to_numpy(),
        }
    )


def _told(rows: pd.DataFrame, place: str, window: str) -> Iterator[str]:
    exact = _exact(rows)
    dark = int(rows["not_before"].isna().sum())
    since = f"; for {count(dark)} nothing tells since when" if dark else ""
    yield (
        f"In view: {_policies(len(rows))}, {SHOWN[window]}. {count(exact)} began on a known day, "
        f"{count(len(rows) - exact - dark)} inside an interval{since}."
    )
    laws = rows[rows["direction"] == "mandates"]
    if len(laws):
        yield (
            f"{_policies(len(laws))} are laws that demand cooperation ({listed(sorted(set(laws['place'])))})."
            if len(laws) > 1
            else f"A law of {laws['place'].iloc[0]} demands cooperation."
        ) + " Such a law can overrule a county's policy without a word in the county's row."
    if rows["disputed"].eq("label").any():
        yield "Diamond: the day by which a label was given. The places so named deny it."
    elif rows["direction"].isin(MOMENTS).any():
        yield "Diamond: the day by which something was said or tried, such as a label."
    later = bool((rows["not_before"] > WINDOWS[window][1]).any())
    yield READ + (LEFT if dark else "") + (LATER if later else "")
    yield "The list is no census: a place without a row is not a place without a policy."


def _exact(rows: pd.DataFrame) -> int:
    return int((rows["not_before"] == rows["not_after"]).sum())


def _title(place: str) -> str:
    return "Whole states" if place == ALL_STATES else state_names()[place]


def _policies(number: int) -> str:
    return f"{count(number)} {'policy' if number == 1 else 'policies'}"


def _places() -> dict[str, str]:
    listed_codes = set(known().table["state_code"])
    names = sorted((name, code) for code, name in state_names().items() if code in listed_codes)
    return {ALL_STATES: "Whole states"} | {code: name for name, code in names}


def _at(place: str, window: str = "all") -> State:
    return {"place": place, "window": window}


EXPLORER = Explorer(
    id="policy-dates",
    title="Policy dates",
    question="When did each policy begin and end, and how exactly is that known?",
    controls=(
        Control("place", "Policies of", tuple(_places()), _places()),
        Control("window", "Years", tuple(SHOWN), SHOWN),
    ),
    draw=_draw,
    start=_at("OR", "2014"),
    scenes={
        "Oregon in 2014: from the ruling to the list": _at("OR", "2014"),
        "Oregon since 2008": _at("OR"),
        "Whole states, limits and demands": _at(ALL_STATES),
        "Pennsylvania: Philadelphia's two spells": _at("PA"),
        "Texas: a law over a county": _at("TX"),
        "Iowa: a law over 22 counties": _at("IA"),
        "Minnesota: policies and labels": _at("MN"),
        "Florida: labels that sheriffs deny": _at("FL"),
        "Colorado in 2014": _at("CO", "2014"),
    },
)
