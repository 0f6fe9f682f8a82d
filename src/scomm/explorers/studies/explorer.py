"""Studies: published findings as cards, sorted by the way they went, by where they were counted, or by what was compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from scomm.charts import Picture
from scomm.charts.marks import Board, Card, Column, Found
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.explorers.studies.findings import (
    ABOUT,
    ENFORCEMENT,
    ORDER,
    SIGNS,
    SORTS,
    findings,
    number_of,
    shortly,
    studies_by,
    told_of,
)
from scomm.language import sentences_beside

say = sentences_beside(__file__)

_COLUMNS = say.group("columns")


def _draw(state: State) -> View:
    about, enforcement, sort = (str(state[one]) for one in ("about", "enforcement", "sort"))
    rows = findings(about, enforcement)
    columns = tuple(_columns(rows, sort, about))
    went = studies_by(rows, "direction")
    topic = {
        "what": say(f"what.{about}"),
        "under": say(f"under.{enforcement}"),
        "shortly": say(f"shortly.{enforcement}"),
        "n": rows["study"].nunique(),
    }
    alt = say("alt", **topic, columns=[say("alt-column", name=c.name, n=c.count) for c in columns])
    picture = Picture(
        finding=_finding(rows, sort, about, topic),
        of=say("of"),
        marks=(Board(columns, name=alt, pick=say("pick")),),
        spoken=say("spoken", down=went["decrease"], none=went["none detected"], up=went["increase"]),
        readout=say(f"read.{sort}"),
        units=say("units"),
        source=say("source"),
        alt=alt,
        table=_table(rows),
        formats={_COLUMNS["year"]: "year"},
    )
    told = (say(f"read.{sort}"), say(f"told.{about}"), say(f"told.{enforcement}"), say("told.seen"))
    return View(picture, "\n".join(told))


def _finding(rows: pd.DataFrame, sort: str, about: str, topic: dict[str, Any]) -> str:
    """How many studies found what most of them found, and how many found anything else; or what most of them share."""
    if sort != "direction":
        column, words = (
            ("counted_in", "police-records") if sort == "counted" else ("compared", "earlier-and-later")
        )
        return say(f"finding.{sort}", k=studies_by(rows, column)[words], **topic)
    found = [(name, n) for name, n in studies_by(rows, "direction").items() if n]
    (most, k), *others = sorted(found, key=lambda one: -one[1])
    rest = [say(f"rest.{_key(name)}", k=n) for name, n in others]
    several = "the-one" if topic["n"] == 1 else "and" if rest else "alone"
    return say(f"finding.{several}", k=k, found=say(f"found.{about}.{_key(most)}", k=k), rest=rest, **topic)


def _key(name: str) -> str:
    """The id of a name of the data."""
    return name.replace(" ", "-")


def _columns(rows: pd.DataFrame, sort: str, about: str) -> Iterator[Column]:
    """A column for each way; where studies are sorted by their way, also for one that none of them went."""
    counts = studies_by(rows, SORTS[sort])
    most = max(counts, key=lambda name: counts[name])
    for name in ORDER[sort]:
        chosen = rows[rows[SORTS[sort]] == name]
        if sort == "direction":
            words = say(f"column.{about}.{_key(name)}", k=counts[name])
            note = say("means.none-detected") if name == "none detected" else ""
        else:
            words, note = say(f"name.{_key(name)}"), say(f"means.{_key(name)}")
        if sort == "direction" or len(chosen):
            cards = tuple(_cards(chosen))
            yield Column(
                words,
                note,
                cards,
                say("none"),
                count=str(counts[name]),
                strong=sort == "direction" and name == most,
            )


def _cards(rows: pd.DataFrame) -> Iterator[Card]:
    """A card for each study, with all that it found; one that found two ways has a card for each."""
    for (study, direction), mine in rows.groupby(["study", "direction"], sort=False):
        records = mine.to_dict("records")
        found = tuple(Found(shortly(str(row["result"])), str(row["outcome"])) for row in records)
        told = tuple(dict.fromkeys(line for row in records for line in told_of(row)))
        yield Card(str(study), SIGNS[str(direction)], say(f"word.{_key(str(direction))}"), found, told)


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _COLUMNS["study"]: rows["study"],
            _COLUMNS["year"]: rows["year"],
            _COLUMNS["policy"]: rows["policy"],
            _COLUMNS["outcome"]: rows["outcome"],
            _COLUMNS["direction"]: [say(f"word.{_key(one)}") for one in rows["direction"]],
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
