"""Removals and returns of all countries together since 1892: the view that stands in the place of the countries."""

from __future__ import annotations

from functools import cache

from lessonkit.charts import Picture
from lessonkit.data import load
from lessonkit.explorers.frame.spec import View
from lessonkit.language import sentences_beside
from scomm.explorers.nationality_over_time.countries import ALL, LATEST, SINCE, since_1892
from scomm.explorers.nationality_over_time.pictures import tiles, two_lines

say = sentences_beside(__file__)

_COLUMNS = say.group("columns")


@cache
def draw_since_1892() -> View:
    """The view of all countries together, year by year."""
    table = since_1892()
    last, yearbook = table.iloc[-1], table[table["year"] == load("yearbook-removals")["year"].max()].iloc[0]
    since, until = SINCE(load), LATEST(load)
    fewer, more = sorted([last.removals, last.returns])
    peak = table.sort_values("returns", na_position="first").iloc[-1]
    series = {"removals": say("series.removals"), "returns": say("series.returns")}
    goes_on = LATEST.goes_on(load)
    told = [
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
        say("told.removal-and-return"),
        say(
            "told.yearbook",
            year=int(yearbook.year),
            removals=yearbook.removals,
            returns=yearbook.returns,
        ),
        say("told.since-1892"),
    ]
    picture = Picture(
        finding=say(
            "finding.removals-lead" if goes_on else "finding.returns-lead",
            since=since,
            until=until,
            last=int(last.year),
            more=more,
            fewer=fewer,
        ),
        of=say("of.since-1892"),
        marks=(
            tiles(
                ALL,
                two_lines(table, "year", series, name=say("alt.since-1892"), unit="departures", band=None),
            ),
        ),
        units=say("units.since-1892"),
        source=say("source.since-1892"),
        alt=say("alt.since-1892"),
        table=table.rename(columns={**_COLUMNS, **series}),
        formats={_COLUMNS["year"]: "year"},
        spoken=say("spoken.since-1892", last=int(last.year), removals=last.removals, returns=last.returns),
    )
    return View(picture, "\n".join(told))


def _months(year: int) -> int:
    table = load("dhs-annual")
    return int(table.loc[table["fiscal_year"] == year, "months"].iloc[0])
