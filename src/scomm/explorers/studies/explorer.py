"""Studies: published findings as cards, sorted by the way they went, by where they were counted, or by what was compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from scomm.charts import Picture
from scomm.charts.marks import Board, Card, Column
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.explorers.studies.findings import (
    ABOUT,
    ENFORCEMENT,
    ORDER,
    SIGNS,
    SORTS,
    findings,
    number_of,
    told_of,
)
from scomm.language import sentences_beside

say = sentences_beside(__file__)

_COLUMNS = say.group("columns")


def _draw(state: State) -> View:
    about, enforcement, sort = (str(state[one]) for one in ("about", "enforcement", "sort"))
    rows = findings(about, enforcement)
    columns = tuple(_columns(rows, sort, about))
    counts = rows["direction"].value_counts()
    down, none, up = (int(counts.get(one, 0)) for one in ORDER["direction"])
    topic = {"what": say(f"what.{about}"), "under": say(f"under.{enforcement}"), "n": len(rows)}
    alt = say("alt", **topic, columns=[say("alt-column", name=c.name, n=len(c.cards)) for c in columns])
    picture = Picture(
        finding=_finding(rows, sort, about, topic, (down, none, up)),
        of=say("of", studies=rows["study"].nunique(), **topic),
        marks=(Board(columns, name=alt, pick=say("pick")),),
        spoken=say("spoken", down=down, none=none, up=up),
        readout=say(f"read.{sort}"),
        units=say("units"),
        source=say("source"),
        alt=alt,
        table=_table(rows),
        formats={_COLUMNS["year"]: "year"},
    )
    told = (say(f"read.{sort}"), say(f"told.{about}"), say(f"told.{enforcement}"), say("told.seen"))
    return View(picture, "\n".join(told))


def _finding(
    rows: pd.DataFrame, sort: str, about: str, topic: dict[str, Any], went: tuple[int, int, int]
) -> str:
    down, none, up = went
    if sort == "direction":
        return say("finding.direction", fell=say(f"fell.{about}"), down=down, none=none, up=up, **topic)
    column, words = (
        ("counted_in", "police-records") if sort == "counted" else ("compared", "earlier-and-later")
    )
    return say(f"finding.{sort}", k=int((rows[column] == words).sum()), **topic)


def _columns(rows: pd.DataFrame, sort: str, about: str) -> Iterator[Column]:
    """A column for each way; where findings are sorted by their way, also for one that none of them went."""
    for name in ORDER[sort]:
        chosen = rows[rows[SORTS[sort]] == name]
        if sort == "direction" or len(chosen):
            key = name.replace(" ", "-")
            yield Column(
                say(f"name.{key}"),
                say(f"means.{key}"),
                tuple(_card(row, sort, rows) for row in chosen.to_dict("records")),
                say("none"),
            )


def _card(row: Mapping[Any, Any], sort: str, rows: pd.DataFrame) -> Card:
    """A card; of a study with several findings it says which, else where it was counted and what was compared."""
    said = [say(f"short.{row[column]}") for one, column in SORTS.items() if one not in (sort, "direction")]
    if (rows["study"] == row["study"]).sum() > 1:
        said = [str(row["outcome"])]
    word = say(f"word.{row['direction'].replace(' ', '-')}")
    return Card(str(row["study"]), SIGNS[row["direction"]], word, " · ".join(said), told_of(row))


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _COLUMNS["study"]: rows["study"],
            _COLUMNS["year"]: rows["year"],
            _COLUMNS["policy"]: rows["policy"],
            _COLUMNS["outcome"]: rows["outcome"],
            _COLUMNS["direction"]: [say(f"word.{one.replace(' ', '-')}") for one in rows["direction"]],
            _COLUMNS["number"]: [number_of(row) for row in rows.to_dict("records")],
            _COLUMNS["counted"]: rows["data"],
            _COLUMNS["compared"]: rows["design"],
            _COLUMNS["link"]: rows["source_url"],
        }
    )


def _at(about: str, sort: str = "direction", enforcement: str = "more") -> State:
    return {"about": about, "enforcement": enforcement, "sort": sort}


EXPLORER = Explorer(
    id="studies",
    title=say("title"),
    question=say("question"),
    controls=(
        Control("about", say("controls.about.label"), ABOUT, say.group("controls.about"), shape="list"),
        Control(
            "enforcement",
            say("controls.enforcement.label"),
            ENFORCEMENT,
            say.group("controls.enforcement"),
            shape="list",
        ),
        Control("sort", say("controls.sort.label"), tuple(SORTS), say.group("controls.sort"), shape="radio"),
    ),
    draw=_draw,
    start=_at("reporting"),
    roomiest=(_at("recorded-crime"), _at("recorded-crime", "counted"), _at("reporting", "compared")),
    scenes={
        say("scene.reporting"): _at("reporting"),
        say("scene.reporting-counted"): _at("reporting", "counted"),
        say("scene.reporting-compared"): _at("reporting", "compared"),
        say("scene.victims"): _at("victims"),
        say("scene.recorded"): _at("recorded-crime"),
        say("scene.recorded-counted"): _at("recorded-crime", "counted"),
        say("scene.enforcement-less"): _at("enforcement", enforcement="less"),
        say("scene.reporting-less"): _at("reporting", enforcement="less"),
    },
)
