"""Policy dates: the policies of a state, or of all states, as rows on a time line, intervals drawn as intervals."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import numpy as np
import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Row, Spans
from lessonkit.explorers.frame.spec import Control, Explorer, Marks, State, View
from lessonkit.language import day, sentences_beside
from lessonkit.language.words import day_of_month, month, month_name
from scomm.explorers.counties.own_county import row_of
from scomm.explorers.dated_policies.names import listed
from scomm.explorers.dated_policies.steps import LAST_MONTH, MOMENTS, source
from scomm.explorers.policy_dates.rows import ALL_STATES, each, exact, places, rows_of, spells
from scomm.explorers.policy_dates.waves import (
    MANY,
    around_wave,
    days_of_wave,
    finding,
    parts_of_wave,
    ruling_for,
    spoken,
    wave_of,
)
from scomm.models.policy_dates.standings import (
    LAST_DAY,
)

say = sentences_beside(__file__)

LOOKS = (
    ("limits", say("mark.limits"), "accent"),
    ("mandates", say("mark.mandates"), "counter"),
    ("else", say("mark.else"), "context"),
)
WINDOWS = {
    "all": (pd.Timestamp("2008-01-01"), pd.Timestamp(LAST_DAY)),
    "2014": (pd.Timestamp("2014-01-01"), pd.Timestamp("2014-12-31")),
}
SHOWN = {"all": say("controls.window.all", until=LAST_MONTH), "2014": say("controls.window.2014")}
"""The windows in words."""


def in_view(place: str, window: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and the last day of a window; that of 2014 keeps to the months around a wave, which gives the wave room."""
    return (window == "2014" and around_wave(place, 2014)) or WINDOWS[window]


def _years(place: str, window: str) -> str:
    """What is in view, in words."""
    first, last = in_view(place, window)
    if (first, last) == WINDOWS[window]:
        return SHOWN[window]
    return say("around-wave", first=month_name(first), last=month(last))


def _draw(state: State) -> View:
    return _view(str(state["place"]), str(state["window"]))


def _view(place: str, window: str, own: Collection[int] = ()) -> View:
    """The view of a place and a window; `own` are the rows that are a learner's own."""
    rows = rows_of(place)
    told = [{"policy": row.label, "does": row.does, "began": row.began, "end": row.end} for row in each(rows)]
    alt = say("alt", years=_years(place, window), rows=" ".join(say("alt-row", **one) for one in told))
    first, last = in_view(place, window)
    ruling = ruling_for(place)
    spans = list(spells(rows))
    mark = Spans(
        rows=tuple(
            Row(
                name=row.label,
                stretches=tuple(one for at, one in spans if at == number),
                told=say("hover", does=row.does, began=row.began, end=row.end),
                since=say("since", year=row.not_before.year) if pd.notna(row.not_before) else "",
                dated=row.not_before == row.not_after and row.direction not in MOMENTS,
                open_start=bool(pd.isna(row.not_before)),
                open_end=bool(pd.isna(row.ended)) and row.direction not in MOMENTS,
                own=number in own,
                kind=row.level,
                by=_by(row, window),
            )
            for number, row in enumerate(each(rows))
        ),
        looks=LOOKS,
        first=first,
        last=last,
        name=say("rows-name", years=_years(place, window)),
        many=say.group("many"),
        event=(ruling.day, ruling.said_in(place)) if first <= ruling.day <= last else None,
        bracket=_bracket(place, window),
    )
    picture = Picture(
        finding=finding(place),
        of=_of(place, window),
        marks=(mark,),
        spoken=spoken(place),
        units=say(f"units.{window}"),
        source=source(),
        alt=alt,
        table=_table(rows),
    )
    return View(picture, "\n".join(_told(rows, place, window, mark)))


def _of(place: str, window: str) -> str:
    """The years in view, and where a wave is the finding, the groups that add up to it."""
    wave = wave_of(place)
    if len(wave) < MANY:
        return say("of", years=_years(place, window))
    return say("of-wave", years=_years(place, window), n=len(wave), parts=parts_of_wave(place))


def _bracket(place: str, window: str) -> tuple[pd.Timestamp, pd.Timestamp, str] | None:
    """The days from a ruling to the end of its wave, where the months around the wave are in view."""
    if in_view(place, window) == WINDOWS[window]:
        return None
    days, ruling = days_of_wave(place), ruling_for(place).day
    return ruling, ruling + pd.Timedelta(days=days), say("bracket", days=days)


def _by(row: Any, window: str) -> str:
    """The day by which a policy surely began, where its first day is not known."""
    if (
        row.level == "state"
        or pd.isna(row.not_before)
        or row.not_before == row.not_after
        or row.direction in MOMENTS
    ):
        return ""
    if window == "2014" and row.not_after.year == 2014:
        return say("by-2014", day=day_of_month(row.not_after))
    return say("by", day=row.not_after)


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


def _told(rows: pd.DataFrame, place: str, window: str, mark: Spans) -> Iterator[str]:
    exactly = exact(rows)
    dark = int(rows["not_before"].isna().sum())
    inside = len(rows) - exactly - dark
    how = ("-dark" if inside else "-all-dark") if dark else "" if inside else "-exact"
    yield say(
        f"told.in-view{how}",
        n=len(rows),
        exact=exactly,
        inside=inside,
        dark=dark,
    )
    laws = rows[rows["direction"] == "mandates"]
    if len(laws) == 1:
        yield say("told.law", place=laws["place"].iloc[0])
    elif len(laws):
        yield say("told.laws", n=len(laws), places=listed(sorted(set(laws["place"]))))
    signs = _signs(mark)
    if signs.pop("diamond"):
        yield say(f"told.diamond.{'denied' if rows['disputed'].eq('label').any() else 'said'}")
    if any(signs.values()):
        yield " ".join(say(f"told.sign.{sign}") for sign, there in signs.items() if there)
    yield say("told.no-census", years=_years(place, window))


def _signs(mark: Spans) -> dict[str, bool]:
    """Which signs stand on the line: words explain what is drawn, and no more."""
    rows = mark.shown()["rows"]
    parts = [part for row in rows for part in row["parts"]]
    return {
        "diamond": any(part["from"] == part["to"] for part in parts),
        "hatched": any(not part["sure"] for part in parts),
        "open-end": any(row["open_end"] for row in rows),
        "open-start": any(row["open_start"] for row in rows),
        "dated": any(row["dated"] for row in rows),
    }


def _mark(view: View, state: State, marks: Marks) -> View:
    """The dealt county's own rows in its state, its state among the states, and the dealt state in words."""
    place, rows, told = str(state["place"]), rows_of(str(state["place"])), []
    county = row_of(marks["county"]) if "county" in marks else None
    own: list[int] = []
    if county is not None and place in (ALL_STATES, county["state_code"]):
        whole = place == ALL_STATES
        mine = rows["state_code"].eq(county["state_code"]) if whole else rows["fips"].eq(county["fips"])
        own = np.flatnonzero(mine).tolist()
        case = ("state" if whole else "county") if own else ("no-state" if whole else "no-county")
        told.append(say(f"own.{case}", county=marks["county"], state=county["state"], n=len(own)))
    if place == marks.get("state"):
        told.append(say("own.dealt", state=places()[place]))
    if not told:
        return view
    again = _view(place, str(state["window"]), own)
    assert isinstance(again.chart, Picture)
    return again.told(again.chart.marked(" ".join(told)), *told)


def _at(place: str, window: str = "all") -> State:
    return {"place": place, "window": window}


EXPLORER = Explorer(
    id="policy-dates",
    title=say("title"),
    question=say("question"),
    controls=(
        Control("place", say("controls.place.label"), tuple(places()), places()),
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
