"""Studies: published findings around one line of no change, sorted by where they were counted, by the way they went, or by what was compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pandas as pd

from scomm.charts import Picture
from scomm.charts.marks import Alike, Effect, Effects
from scomm.charts.marks.effects import Sample
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.explorers.studies.findings import (
    ABOUT,
    ENFORCEMENT,
    ORDER,
    SIGNS,
    SORTS,
    at_end,
    findings,
    number_of,
    percent_of,
    shortly,
    studies_by,
    told_of,
)
from scomm.language import sentences_beside, signed

say = sentences_beside(__file__)

_COLUMNS = say.group("columns")

AXIS = (-90, 45)
"""The scale of every state, in percent: the most that anybody found, and room for its number."""
LEVELS = tuple((at, say("level", at=signed(at)) if at else say("level-zero")) for at in range(-80, 41, 40))
SAID = "stated-intention"
"""Where people were asked what they would do; everywhere else something was done."""


def _draw(state: State) -> View:
    about, enforcement, sort = (str(state[one]) for one in ("about", "enforcement", "sort"))
    rows = findings(about, enforcement)
    did = _did(rows)
    went = studies_by(did, "direction")
    headline = _headline(did)
    groups = tuple(_groups(rows, sort, about, headline))
    topic = {
        "what": say(f"what.{about}"),
        "under": say(f"under.{enforcement}"),
        "n": did["study"].nunique(),
    }
    alt = say(
        "alt",
        **{**topic, "n": rows["study"].nunique()},
        groups=[say("alt-group", name=g.name, n=len(g.effects)) for g in groups],
    )
    picture = Picture(
        finding=_finding(did, about, headline, topic),
        of=_of(rows, about),
        marks=(
            Effects(
                groups,
                AXIS,
                LEVELS,
                scale=say("scale"),
                name=alt,
                pick=say("pick"),
                key=tuple(_key_of(groups)) if sort == "compared" else (),
            ),
        ),
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


def _did(rows: pd.DataFrame) -> pd.DataFrame:
    """The findings of what people did, which the headline counts; of what they say that they would do only where there is nothing else."""
    did = rows[rows["counted_in"] != SAID]
    return did if len(did) else rows


def _ways(rows: pd.DataFrame) -> list[tuple[str, int]]:
    """The ways that findings went with their numbers of studies, the most frequent first."""
    return sorted(
        ((name, n) for name, n in studies_by(rows, "direction").items() if n), key=lambda one: -one[1]
    )


def _headline(rows: pd.DataFrame) -> str | None:
    """The finding that the headline gives: of those that went the way of most studies the largest percentage.

    None where one study speaks alone, or most give no percentage.
    """
    (most, _), *_ = _ways(rows)
    measured = [
        (abs(percent), str(row["id"]))
        for row in rows[rows["direction"] == most].to_dict("records")
        if (percent := percent_of(row)) is not None
    ]
    return max(measured)[-1] if measured and rows["study"].nunique() > 1 else None


def _finding(rows: pd.DataFrame, about: str, headline: str | None, topic: dict[str, Any]) -> str:
    """How many of the studies found what most of them found, the number of one of them where there is any, and what the others found."""
    (most, k), *others = _ways(rows)
    if headline is not None:
        (row,) = rows[rows["id"] == headline].to_dict("records")
        size = say("number.size", size=abs(percent_of(row) or 0))
        by = say(f"by.{_key(most)}" if k > 1 else f"by.alone-{_key(most)}", size=size)
        found = say(f"what-found.{about}.{_key(most)}")
        rest = [say(f"other.{about}.{_key(name)}", k=n) for name, n in others]
        given = {"under": topic["under"], "n": topic["n"], "k": k, "what": found, "by": by, "rest": rest}
        return say("finding.number-and" if rest else "finding.number", **given)
    rest = [say(f"rest.{_key(name)}", k=n) for name, n in others]
    several = "the-one" if topic["n"] == 1 else "and" if rest else "alone"
    return say(f"finding.{several}", k=k, found=say(f"found.{about}.{_key(most)}", k=k), rest=rest, **topic)


def _of(rows: pd.DataFrame, about: str) -> str:
    """What was counted, what a row is, and how many more studies asked what people would do, where others count what was done."""
    said, n = rows.loc[rows["counted_in"] == SAID, "study"].nunique(), rows["study"].nunique()
    return say("of.said" if 0 < said < n else "of.did", change=say.group("change")[about], said=said)


def _key(name: str) -> str:
    """The id of a name of the data."""
    return name.replace(" ", "-")


def _groups(rows: pd.DataFrame, sort: str, about: str, headline: str | None) -> Iterator[Alike]:
    """A group for each way; where findings are sorted by their way, also for one that none of them went.

    What people say that they would do is never among what they did: it stands in groups of its own, apart, on the same scale.
    """
    said = rows["counted_in"] == SAID
    for name in ORDER[sort]:
        chosen = rows[rows[SORTS[sort]] == name]
        if sort == "direction":
            words = say(f"group.{about}.{_key(name)}")
            note = say("means.none-detected") if name == "none detected" else ""
            yield Alike(
                words,
                note,
                tuple(_effects(chosen[chosen["counted_in"] != SAID], about, headline)),
                say("none"),
            )
        elif len(chosen):
            yield _group(chosen, name, about, headline)
    if sort == "direction" and said.any():
        yield _group(rows[said], SAID, about, headline)


def _group(chosen: pd.DataFrame, name: str, about: str, headline: str | None) -> Alike:
    did = about == "reporting" and name in (SAID, "victim-survey")
    called = say(f"did.{name}", n=chosen["study"].nunique()) if did else say(f"name.{_key(name)}")
    effects = tuple(_effects(chosen, about, headline))
    return Alike(
        called,
        say(f"means.{_key(name)}"),
        effects,
        apart=all(one.hollow for one in effects),
    )


def _key_of(groups: tuple[Alike, ...]) -> Iterator[tuple[Sample, str]]:
    """What a solid and a hollow bar mean, where there are both and no heading tells them apart."""
    seen = {one.hollow for group in groups for one in group.effects if one.value is not None}
    if seen == {True, False}:
        yield from ((sample, say(f"key.{sample}")) for sample in get_args(Sample))


def _effects(rows: pd.DataFrame, about: str, headline: str | None) -> Iterator[Effect]:
    """Each finding in a row: those with a percentage first, what people did before what they said, then those of which only the way is known.

    Among these, those that went the way of the headline are first.
    """
    records = [(percent_of(row), row) for row in rows.to_dict("records")]
    ways = {str(row["id"]): str(row["direction"]) for _, row in records}
    way = ways.get(headline or "", "")
    last = ""
    for percent, row in sorted(
        records,
        key=lambda one: (one[0] is None, one[1]["counted_in"] == SAID, one[1]["direction"] != way),
    ):
        direction, again = str(row["direction"]), str(row["study"]) == last
        last = str(row["study"])
        yield Effect(
            line=str(row["outcome"]),
            by=str(row["study"]),
            sign=SIGNS[direction],
            word=say(f"word.{_key(direction)}"),
            said=shortly(str(row["result"])) if percent is None else at_end(row, percent),
            told=told_of(row),
            value=percent,
            note=_note(row) if percent is None else "",
            hollow=row["counted_in"] == SAID,
            loud=row["id"] == headline,
            label=say(f"beside.{about}.{_key(direction)}") if percent is None else "",
            brief=say.group("brief").get(str(row["id"]), ""),
            whose=say("row.same") if again else "",
        )


def _note(row: Mapping[Any, Any]) -> str:
    """Below the label of a finding without a percentage: what it found in its own unit, or that it compared two groups."""
    if not pd.isna(row["estimate"]):
        return shortly(str(row["result"]))
    return say("groups") if row["compared"] == "groups-at-one-time" else ""


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
