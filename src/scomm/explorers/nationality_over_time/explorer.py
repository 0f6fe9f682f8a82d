"""Nationality over time: removals with and without a conviction by country, FY1993 to FY2014, and removals and returns since 1892."""

from __future__ import annotations

from functools import cache

import pandas as pd

from scomm.charts import lines
from scomm.claims.measures.runs import RunOfMoreRemovals
from scomm.data import load
from scomm.data.source_line import source_line
from scomm.explorers.frame.spec import Control, Explorer, Marks, State, View
from scomm.language import sentences_beside

say = sentences_beside(__file__)

ALL = "All countries"
"""The value of the control, as states hold it; what it is called stands in the words."""
SHOW = ("people", "share", "since-1892")
SOURCE = source_line(["YEARBOOK-COUNTRIES"])
REDEFINED = (2008, 2010, say("redefined"))
_COLUMNS = say.group("columns")
COUNTRIES = 20
LATEST, SINCE = RunOfMoreRemovals("last"), RunOfMoreRemovals("first")


@cache
def by_country() -> dict[str, pd.DataFrame]:
    """Fiscal year, convicted and not convicted for all countries together, and for the largest ones.

    A country is in it if both figures are published for every year; the largest are those with
    the most removals over all years.
    """
    table = load("yearbook-convictions").dropna(subset=["convicted", "not_convicted"])
    years = table["fiscal_year"].nunique()
    sums = table.groupby("country")[["convicted", "not_convicted"]].sum().sum(axis=1)
    whole = table.groupby("country")["fiscal_year"].nunique().eq(years)
    largest = sorted(sums[whole].nlargest(COUNTRIES).index)
    everyone = table.groupby("fiscal_year", as_index=False)[["convicted", "not_convicted"]].sum()
    frames = {country: table[table["country"] == country] for country in largest}
    return {name: _tidy(frame) for name, frame in {ALL: everyone, **frames}.items()}


@cache
def since_1892() -> pd.DataFrame:
    """Year, removals and returns, from 1892 to the last year that the kit holds; returns are missing before 1927."""
    old = load("yearbook-removals", ["year", "removals", "returns"])
    newer = LATEST.years(load).rename_axis("year").reset_index()
    return pd.concat([old, newer[newer["year"] > old["year"].max()]], ignore_index=True)


def _tidy(frame: pd.DataFrame) -> pd.DataFrame:
    tidy = frame[["fiscal_year", "convicted", "not_convicted"]].sort_values("fiscal_year", ignore_index=True)
    total = tidy["convicted"] + tidy["not_convicted"]
    return tidy.assign(share=(100 * tidy["convicted"] / total).astype(float).round(1))


def _draw(state: State) -> View:
    country, show = str(state["country"]), str(state["show"])
    if show == "since-1892":
        return _draw_since_1892()
    table = by_country()[country]
    first, last = table.iloc[0], table.iloc[-1]
    return (
        _draw_share(country, table, first, last)
        if show == "share"
        else _draw_people(country, table, first, last)
    )


def _draw_people(country: str, table: pd.DataFrame, first: pd.Series, last: pd.Series) -> View:
    chart = lines(
        table.rename(columns=_COLUMNS),
        _COLUMNS["fiscal_year"],
        {"convicted": say("series.convicted"), "not_convicted": say("series.not-convicted")},
        finding=say(
            "finding.rose" if last.convicted > first.convicted else "finding.fell",
            country=_called(country),
            n=first.convicted,
            first=int(first.fiscal_year),
            last_n=last.convicted,
            last=int(last.fiscal_year),
        ),
        units=say("units.people"),
        source=SOURCE,
        band=REDEFINED,
    )
    return View(chart, "\n".join([*_compared(country, first, last), *_caveats(country)]))


def _draw_share(country: str, table: pd.DataFrame, first: pd.Series, last: pd.Series) -> View:
    chart = lines(
        table.rename(columns=_COLUMNS),
        _COLUMNS["fiscal_year"],
        {"share": say("series.share")},
        finding=say(
            "finding.share",
            country=_called(country),
            share=first.share,
            first=int(first.fiscal_year),
            last_share=last.share,
            last=int(last.fiscal_year),
        ),
        units=say("units.share"),
        source=SOURCE,
        share=True,
        band=REDEFINED,
    )
    by_share = table.sort_values("share")
    low, high = by_share.iloc[0], by_share.iloc[-1]
    range_ = say(
        "told.range",
        high=int(high.fiscal_year),
        high_share=high.share,
        low=int(low.fiscal_year),
        low_share=low.share,
    )
    return View(chart, "\n".join([*_compared(country, first, last), range_, *_caveats(country)]))


def _draw_since_1892() -> View:
    table = since_1892()
    last, yearbook = table.iloc[-1], table[table["year"] == load("yearbook-removals")["year"].max()].iloc[0]
    since, until = SINCE(load), LATEST(load)
    fewer, more = sorted([last.removals, last.returns])
    peak = table.sort_values("returns", na_position="first").iloc[-1]
    chart = lines(
        table.rename(columns=_COLUMNS),
        _COLUMNS["year"],
        {"removals": say("series.removals"), "returns": say("series.returns")},
        finding=say(
            "finding.removals-lead" if LATEST.goes_on(load) else "finding.returns-lead",
            since=since,
            until=until,
            last=int(last.year),
            more=more,
            fewer=fewer,
        ),
        units=say("units.since-1892"),
        source=say("source.since-1892"),
    )
    told = [
        say("told.removal-and-return"),
        say(
            "told.more-removals",
            since=since,
            until=until,
            last=int(last.year),
            months=_months(last.year),
            removals=last.removals,
            returns=last.returns,
            peak=int(peak.year),
            peak_returns=peak.returns,
        ),
        say(
            "told.yearbook",
            year=int(yearbook.year),
            removals=yearbook.removals,
            returns=yearbook.returns,
        ),
        say("told.since-1892"),
    ]
    return View(chart, "\n".join(told))


def _months(year: int) -> int:
    table = load("dhs-annual")
    return int(table.loc[table["fiscal_year"] == year, "months"].iloc[0])


def _compared(country: str, first: pd.Series, last: pd.Series) -> list[str]:
    return [
        say(
            "told.year",
            country=_called(country),
            year=int(year.fiscal_year),
            n=year.convicted,
            total=year.convicted + year.not_convicted,
            share=year.convicted / (year.convicted + year.not_convicted),
        )
        for year in (first, last)
    ]


def _caveats(country: str) -> list[str]:
    return [say("told.redefined"), *([say("told.withheld")] if country == ALL else [])]


def _called(country: str) -> str:
    return say("controls.country.all") if country == ALL else country


def _absent(state: State) -> str:
    if state["show"] == "since-1892" and state["country"] != ALL:
        return say("absent.since-1892")
    return ""


def _mark(view: View, state: State, marks: Marks) -> View:
    if state["country"] != marks["country"]:
        return view
    return view.told(view.chart, say("own.told", country=marks["country"]))


def _start_for(marks: Marks) -> State:
    """The dealt country, if it is one of those that are shown."""
    return {"country": marks["country"]} if marks["country"] in by_country() else {}


def _at(country: str, show: str) -> State:
    return {"country": country, "show": show}


EXPLORER = Explorer(
    id="nationality-over-time",
    title=say("title"),
    question=say("question"),
    controls=(
        Control("country", say("controls.country.label"), tuple(by_country()), {ALL: _called(ALL)}),
        Control("show", say("controls.show.label"), SHOW, say.group("controls.show")),
    ),
    draw=_draw,
    marks=("country",),
    mark=_mark,
    start_for=_start_for,
    absent=_absent,
    start=_at(ALL, "people"),
    scenes={
        say("scene.all-people"): _at(ALL, "people"),
        say("scene.all-share"): _at(ALL, "share"),
        say("scene.since-1892"): _at(ALL, "since-1892"),
        say("scene.mexico-people"): _at("Mexico", "people"),
        say("scene.mexico-share"): _at("Mexico", "share"),
        say("scene.guatemala-share"): _at("Guatemala", "share"),
        say("scene.dominican-republic-share"): _at("Dominican Republic", "share"),
        say("scene.brazil-people"): _at("Brazil", "people"),
    },
)
