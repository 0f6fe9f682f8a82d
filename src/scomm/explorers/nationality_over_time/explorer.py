"""Nationality over time: the share with a conviction of twenty countries, FY1993 to FY2014, and removals and returns since 1892."""

from __future__ import annotations

from functools import cache

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.data.source_line import source_line
from lessonkit.explorers.frame.spec import Control, Explorer, Marks, State, View
from lessonkit.language import sentences_beside
from scomm.explorers.nationality_over_time.countries import (
    ALL,
    BREAK,
    COUNTRIES,
    SAME,
    by_country,
    changes,
    fallen,
    most_removed,
    most_risen,
    part_of_all,
    sides,
)
from scomm.explorers.nationality_over_time.long_run import draw_since_1892
from scomm.explorers.nationality_over_time.pictures import REDEFINED, YEARS, tiles, two_lines

say = sentences_beside(__file__)

SHOW = ("share", "people", "since-1892")
SOURCE = source_line(["YEARBOOK-COUNTRIES"])
_COLUMNS = say.group("columns")


def _draw(state: State) -> View:
    country, show = str(state["country"]), str(state["show"])
    if show == "since-1892":
        return draw_since_1892()
    return _draw_share(country) if show == "share" else _draw_people(country)


def _draw_share(country: str) -> View:
    table = by_country()[country]
    first, last = table.iloc[0], table.iloc[-1]
    which = "all" if country == ALL else "one"
    shares = dict(zip(("share", "before_share", "after_share", "last_share"), sides(country), strict=True))
    years = {"first": YEARS[0], "before": BREAK[0], "after": BREAK[1], "last": YEARS[-1]}
    picture = Picture(
        finding=say(
            f"finding.share-{which}",
            moved=say("moved.rose" if shares["before_share"] > shares["share"] else "moved.fell"),
            country=country,
            fell=fallen(),
            n=COUNTRIES,
            **shares,
            **years,
        ),
        of=say("of.share", **shares, **years),
        marks=(tiles(country),),
        units=say("units.share"),
        source=SOURCE,
        alt=say("alt.share", n=COUNTRIES, fell=fallen(), same=SAME, **years),
        table=_shares(),
        formats=dict.fromkeys(_shares().columns[2:], "one decimal"),
        spoken=say(
            "spoken.share",
            country=_called(country),
            **shares,
            **years,
        ),
    )
    told = [_part(country), " ".join(_compared(country, first, last)), *_caveats(country, "share")]
    return View(picture, "\n".join(told))


def _part(country: str) -> str:
    """How many of all people a country had; of all together, the one that had most, whose line theirs is close to."""
    shown = most_removed() if country == ALL else country
    return say(
        "told.most" if country == ALL else "told.part",
        country=shown,
        part=part_of_all(shown),
        first=YEARS[0],
        last=YEARS[-1],
    )


@cache
def _shares() -> pd.DataFrame:
    """A row for each country, those first whose share rose most before the break."""
    names = [ALL, *most_risen()]
    years = {
        say("columns.share", year=year): [by_country()[name]["share"].iloc[place] for name in names]
        for place, year in enumerate(YEARS)
    }
    return pd.DataFrame(
        {
            _COLUMNS["country"]: [_called(name) for name in names],
            _COLUMNS["people"]: [changes()[name].people for name in names],
            say("columns.change", first=YEARS[0], before=BREAK[0]): [
                changes()[name].points for name in names
            ],
            **years,
        }
    )


def _draw_people(country: str) -> View:
    table = by_country()[country]
    first, last = table.iloc[0], table.iloc[-1]
    series = {"convicted": say("series.convicted"), "not_convicted": say("series.not-convicted")}
    words = say(
        "finding.rose" if last.convicted > first.convicted else "finding.fell",
        country=_called(country),
        n=first.convicted,
        first=int(first.fiscal_year),
        last_n=last.convicted,
        last=int(last.fiscal_year),
    )
    large = two_lines(
        table,
        "fiscal_year",
        series,
        name=say("alt.people", country=_called(country)),
        unit="people",
        band=REDEFINED,
    )
    picture = Picture(
        finding=words,
        of=say("of.people"),
        marks=(tiles(country, large),),
        units=say("units.people"),
        source=SOURCE,
        alt=say("alt.people", country=_called(country)),
        table=_named(table[["fiscal_year", *series]], series),
        formats={_COLUMNS["fiscal_year"]: "year"},
        spoken=say("spoken.people", country=_called(country), n=first.convicted, last_n=last.convicted),
    )
    return View(picture, "\n".join([" ".join(_compared(country, first, last)), *_caveats(country, "people")]))


def _named(table: pd.DataFrame, series: dict[str, str]) -> pd.DataFrame:
    return table.rename(columns={**_COLUMNS, **series})


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


def _caveats(country: str, show: str) -> list[str]:
    """What to know of either picture: lines of shares end at the change of definition, lines of people go on after a gap."""
    return [
        say(f"told.redefined-{show}", before=BREAK[0], after=BREAK[1], compare=say("told.compare")),
        say("told.agency"),
        *([say("told.withheld")] if country == ALL else []),
    ]


def _called(country: str) -> str:
    return say("controls.country.all") if country == ALL else country


def _absent(state: State) -> str:
    if state["show"] == "since-1892" and state["country"] != ALL:
        return say("absent.since-1892")
    return ""


def _mark(view: View, state: State, marks: Marks) -> View:
    """The dealt country is named in its tile, whichever country is chosen; in words where it is the chosen one."""
    dealt, picture = marks["country"], view.chart
    if dealt not in by_country() or state["show"] != "share":
        return (
            view
            if dealt not in by_country() or state["country"] != dealt
            else view.told(picture, _own(dealt))
        )
    assert isinstance(picture, Picture)
    own = tiles(str(state["country"]), yours=dealt)
    return view.told(picture.marked(_own(dealt), own), _own(dealt))


def _own(country: str) -> str:
    return say("own.told", country=country)


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
    start=_at(ALL, "share"),
    roomiest=(
        _at("Dominican Republic", "share"),
        _at("Dominican Republic", "people"),
        _at(ALL, "since-1892"),
    ),
    scenes={
        say("scene.all-share"): _at(ALL, "share"),
        say("scene.all-people"): _at(ALL, "people"),
        say("scene.since-1892"): _at(ALL, "since-1892"),
        say("scene.mexico-people"): _at("Mexico", "people"),
        say("scene.mexico-share"): _at("Mexico", "share"),
        say("scene.guatemala-share"): _at("Guatemala", "share"),
        say("scene.dominican-republic-share"): _at("Dominican Republic", "share"),
        say("scene.brazil-people"): _at("Brazil", "people"),
    },
)
