"""Studies: published findings around one line of no change, sorted by where they were counted, by the way they went, or by what was compared.

The headline counts findings by their way, each once. Of numbers it names every interval; where there is none every size; so it chooses no example.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Alike, Effect, Effects
from lessonkit.explorers.frame.spec import Control, Explorer, State, View
from lessonkit.language import large, sentences_beside, signed
from scomm.explorers.studies.findings import (
    ABOUT,
    ENFORCEMENT,
    LEVELS,
    ORDER,
    SAID,
    SIGNS,
    SORTS,
    apart,
    counted,
    findings,
    number_of,
    percent_of,
    said_of,
    shortly,
    told_of,
    ways,
)

say = sentences_beside(__file__)

_COLUMNS = say.group("columns")

AXIS = (-90, 45)
"""The scale of every state, in percent: the most that anybody found, and room for its number."""
MARKS = tuple((at, say("level", at=signed(at)) if at else say("level-zero")) for at in range(-80, 41, 40))


def _draw(state: State) -> View:
    about, enforcement, sort = (str(state[one]) for one in ("about", "enforcement", "sort"))
    rows = findings(about, enforcement)
    named = _named(counted(rows))
    groups = tuple(_groups(rows, sort, about, named))
    alt = say(
        "alt",
        n=len(rows),
        what=say(f"what.{about}"),
        under=say(f"under.{enforcement}"),
        groups=[say("alt-group", name=g.name, n=len(g.effects)) for g in groups],
    )
    picture = Picture(
        finding=_finding(counted(rows), about, enforcement, named),
        of=say("of.apart" if apart(rows).any() else "of.all", change=say.group("change")[about]),
        marks=(Effects(groups, AXIS, MARKS, scale=say("scale"), name=alt, pick=say("pick")),),
        spoken=_spoken(counted(rows), about, enforcement),
        readout=say(f"read.{sort}"),
        units=say("units"),
        source=say("source"),
        alt=alt,
        table=_table(rows),
        formats={_COLUMNS["year"]: "year"},
    )
    shapes = {one.shape for group in groups for one in group.effects}
    signs = [say(f"told.{shape}") for shape in ("dot", "ring", "band", "side") if shape in shapes]
    seen = " ".join([*signs, say("told.adds")])
    told = (say(f"read.{sort}"), say(f"told.{about}"), say(f"told.{enforcement}"), seen)
    return View(picture, "\n".join(told))


def _key(name: str) -> str:
    """The id of a name of the data."""
    return name.replace(" ", "-")


def _named(rows: pd.DataFrame) -> dict[str, str]:
    """The numbers that the headline gives, by the finding: every interval in percent, or where there is none every size."""
    sizes = {str(row["id"]): percent for row in rows.to_dict("records") if (percent := percent_of(row))}
    ranges = {id: percent for id, percent in sizes.items() if percent.low is not None}
    return {id: said_of(percent) for id, percent in (ranges or sizes).items()}


def _finding(rows: pd.DataFrame, about: str, enforcement: str, named: dict[str, str]) -> str:
    """How many findings went each way, each once, and beside it every number that has its error, or that none has."""
    (first, k), *others = ways(rows).items()
    ranged = any(not pd.isna(row["std_error"]) for row in rows.to_dict("records") if row["id"] in named)
    known = "range" if ranged else "range-not-seen" if named else "none"
    given = {
        "under": large(say(f"under.{enforcement}")),
        "size": say(f"size.{known}", sizes=list(named.values()), k=len(named)),
    }
    if len(rows) == 1:
        return say("finding.one", part=say(f"one.{about}.{_key(first)}"), **given)
    most = say(f"most.{about}.{_key(first)}", k=k, n=len(rows))
    rest = [say(f"rest.{about}.{_key(way)}", k=n) for way, n in others]
    return say("finding.and" if rest else "finding.several", most=most, rest=rest, **given)


def _spoken(rows: pd.DataFrame, about: str, enforcement: str) -> str:
    parts = [say("spoken-part", k=n, way=say(f"beside.{about}.{_key(way)}")) for way, n in ways(rows).items()]
    return say(
        "spoken",
        under=say.group("controls.enforcement")[enforcement],
        what=say(f"spoken-of.{about}"),
        parts=parts,
    )


def _groups(rows: pd.DataFrame, sort: str, about: str, named: dict[str, str]) -> Iterator[Alike]:
    """A group for each way of sorting that has findings, and in boxes of their own what is evidence of another kind."""
    for name in ORDER[sort]:
        chosen = counted(rows)
        chosen = chosen[chosen[SORTS[sort]] == name]
        if len(chosen):
            words = say(f"group.{about}.{_key(name)}" if sort == "direction" else f"name.{_key(name)}")
            yield Alike(words, say(f"means.{_key(name)}"), tuple(_effects(chosen, about, named)))
    for name, column in ((SAID, "counted_in"), (LEVELS, "compared")):
        chosen = rows[rows[column] == name]
        if len(chosen):
            yield Alike(
                say(f"name.{name}"),
                say(f"means.{name}"),
                tuple(_effects(chosen, about, named)),
                apart=True,
            )


def _effects(rows: pd.DataFrame, about: str, named: dict[str, str]) -> Iterator[Effect]:
    """Each finding in a row: those with an interval first, then those with a size, then those of which only the way is known."""
    most = next(iter(ways(rows)))
    records = [(percent_of(row), row) for row in rows.to_dict("records")]
    records.sort(
        key=lambda one: (
            one[0] is None,
            one[0] is not None and one[0].low is None,
            one[1]["direction"] != most,
        )
    )
    last = ""
    for percent, row in records:
        direction, again = str(row["direction"]), str(row["study"]) == last
        last = str(row["study"])
        levels = row["compared"] == LEVELS
        yield Effect(
            line=str(row["outcome"]),
            by=str(row["study"]),
            sign="levels" if levels else SIGNS[direction],
            word=say("word.levels" if levels else f"word.{_key(direction)}"),
            said=said_of(percent) if percent else shortly(str(row["result"])),
            told=told_of(row),
            value=percent.value if percent else None,
            low=percent.low if percent else None,
            high=percent.high if percent else None,
            note=_note(row),
            loud=row["id"] in named,
            label="" if percent else _label(row, about),
            brief=say.group("brief").get(str(row["id"]), ""),
            whose=say("row.same") if again else "",
        )


def _label(row: Mapping[Any, Any], about: str) -> str:
    """Of a finding without a percentage: which way it went, and why no size stands there."""
    direction = str(row["direction"])
    if row["compared"] == LEVELS:
        return say("label.levels")
    if direction in ("none detected", "no decrease"):
        return say(f"label.{_key(direction)}")
    size = (
        "other-unit"
        if not pd.isna(row["estimate"])
        else "second-hand"
        if row["grade"] == "S"
        else "not-given"
    )
    return say(f"label.{size}", way=say(f"beside.{about}.{_key(direction)}"))


def _note(row: Mapping[Any, Any]) -> str:
    """Below a number whether its error was seen, below a label what was found in its own unit or of groups."""
    percent = percent_of(row)
    if percent:
        return (
            say("note.range-not-seen")
            if percent.low is None
            else say("note.range", size=signed(percent.value))
        )
    return shortly(str(row["result"])) if not pd.isna(row["estimate"]) or row["compared"] == LEVELS else ""


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


def _at(about: str, sort: str = "counted", enforcement: str = "more") -> State:
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
    roomiest=(
        _at("recorded-crime"),
        _at("recorded-crime", "direction"),
        _at("reporting", "compared"),
    ),
    scenes={
        say("scene.reporting-counted"): _at("reporting"),
        say("scene.reporting"): _at("reporting", "direction"),
        say("scene.reporting-compared"): _at("reporting", "compared"),
        say("scene.victims"): _at("victims", "direction"),
        say("scene.recorded"): _at("recorded-crime", "direction"),
        say("scene.recorded-counted"): _at("recorded-crime"),
        say("scene.enforcement-less"): _at("enforcement", "direction", "less"),
        say("scene.reporting-less"): _at("reporting", "direction", "less"),
    },
)
