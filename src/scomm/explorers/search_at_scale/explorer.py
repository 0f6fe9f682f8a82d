"""Search at scale: one search among ten prints or three hundred million, and how often it brings up a wrong one."""

from __future__ import annotations

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Hundreds
from lessonkit.data.published import figure
from lessonkit.data.source_line import source_line
from lessonkit.explorers.frame.spec import Control, Explorer, State, View
from lessonkit.language import sentences_beside
from scomm.explorers.search_at_scale.chances import FINGERS, SIZES, THRESHOLDS, Search, often
from scomm.explorers.search_at_scale.pictures import curves, hundreds, so_many
from scomm.explorers.search_at_scale.sizes import (
    at_most,
    bounded,
    in_searches,
    on_average,
    one_in,
    size,
    sized,
)
from scomm.explorers.synthetic_prints.scores import SCORES, SEARCHES
from scomm.fingerprints.errors_of_matching import LEAST_ERRORS

say = sentences_beside(__file__)

MATE = ("out", "in")
NIST = "NISTIR-7110"
BEYOND = 1_000_000
"""Prints of a database that is far beyond those that were tried."""
_COLUMNS = say.group("columns")


def _draw(state: State) -> View:
    search = Search(int(state["fingers"]), float(state["threshold"]))
    prints, enrolled = int(state["prints"]), state["mate"] == "in"
    fields = hundreds(search, enrolled)
    picture = Picture(
        finding=_finding(search, prints, enrolled),
        of=say(f"of.{search.basis(prints)}"),
        marks=(fields, curves(search, prints, enrolled)),
        spoken=_spoken(search, prints, enrolled),
        units=say("units"),
        source=source_line([SCORES, SEARCHES, NIST]),
        alt=_described(search, prints, enrolled),
        table=_table(search),
        formats={_COLUMNS[name]: "count" for name in ("prints", "without", "wrong", "with", "right")},
    )
    told = [_told_of(search, prints, enrolled), *_told(search, prints)]
    return View(picture, "\n".join(told if enrolled else [*_key(fields), *told]))


def _key(fields: Hundreds) -> list[str]:
    """What the looks of the dots mean that are drawn."""
    drawn = {one.look for one in fields.fields if one.n}
    if not drawn:
        return []
    if len(drawn) == 2:
        return [say("told.key")]
    return [say("told.key-run" if drawn == {"solid"} else "told.key-formula")]


def _described(search: Search, prints: int, enrolled: bool) -> str:
    first, last = (so_many("found" if enrolled else "wrong", search, of) for of in (SIZES[0], SIZES[-1]))
    return say("alt-in" if enrolled else "alt-out", first=first, last=last, sized=sized(search, prints))


def _finding(search: Search, prints: int, enrolled: bool) -> str:
    ran, basis = search.run(prints), search.basis(prints)
    if ran:
        counted = so_many("found" if enrolled else "wrong", search, prints)
        told = {"sized": sized(search, prints), "n": counted}
        if enrolled:
            return say("finding.in-counted", **told, wrong=so_many("wrong", search, prints))
        few = "-few" if search.few else ""
        beyond = so_many("wrong", search, BEYOND)
        return say(f"finding.out-counted{few}", **told, beyond=beyond, far=size(BEYOND))
    if enrolled:
        chances = {"chance": in_searches(search.found), "wrong": so_many("wrong", search, prints)}
        return say("finding.in", sized=sized(search, prints), **chances)
    most = often(search.wrong(prints))
    if basis == "at-most" and most.sign != "fewer":
        n = most.of if most.sign else most.n
        return say("finding.out-at-most", sized=sized(search, prints), n=n, of=size(most.of))
    return say("finding.out", sized=sized(search, prints), chance=in_searches(search.wrong(prints)))


def _spoken(search: Search, prints: int, enrolled: bool) -> str:
    ran, here = search.run(prints), {"sized": sized(search, prints)}
    if enrolled:
        found = _counted("found", search, prints) if ran else in_searches(search.found)
        return say("spoken.in", chance=found, **here)
    wrong = _counted("wrong", search, prints) if ran else bounded(search.wrong(prints), search.few)
    return say(
        "spoken.out-counted" if ran else "spoken.out", chance=wrong, threshold=search.threshold, **here
    )


def _counted(what: str, search: Search, prints: int) -> str:
    return say("spoken.counted", n=so_many(what, search, prints))


def _told_of(search: Search, prints: int, enrolled: bool) -> str:
    if enrolled:
        return say("told.in" if search.fingers == 1 else "told.in-all", threshold=search.threshold)
    ran = search.run(prints)
    told = say(
        "told.out.counted" if ran else f"told.out.{search.fingers}",
        chance=bounded(search.wrong(prints), search.few),
        errors=search.errors,
        one_in=at_most(one_in(search.one_finger), search.few),
        sized=sized(search, prints),
        average=on_average(prints * search.by_mistake, search.few),
    )
    if not ran or search.few:
        return told
    beside = "fewer" if search.too_few(prints) else "as-many"
    of_all = round(100 * ran.wrong_of_all / ran.without_mate)
    return f"{told} {say(f'told.beside.{beside}', of_all=of_all)}"


def _told(search: Search, prints: int) -> list[str]:
    """What the picture rests on, and what it can't say."""
    told = []
    if search.few:
        told.append(say("told.few", errors=search.errors, most=search.most, least=LEAST_ERRORS))
    elif search.fingers == 1:
        told.append(say("told.dots", n=search.tried[-1]))
    if search.fingers > 1:
        told.append(say("told.independent", n=search.fingers))
    found, wrongly = (figure(id).value for id in ("ident-found-2004", "ident-found-wrongly-2004"))
    return [*told, say("told.ident", found=found, wrongly=wrongly), say("told.synthetic")]


def _table(search: Search) -> pd.DataFrame:
    """Each size that can be chosen or was tried: what the formula says, and what was counted."""
    rows = sorted({*SIZES, *search.tried})
    ran = [search.run(prints) for prints in rows]
    return pd.DataFrame(
        {
            _COLUMNS["prints"]: rows,
            _COLUMNS["chance"]: [100 * search.wrong(prints) for prints in rows],
            _COLUMNS["found"]: 100 * search.found,
            _COLUMNS["without"]: _counts([one.without_mate if one else None for one in ran]),
            _COLUMNS["wrong"]: _counts([one.wrong if one else None for one in ran]),
            _COLUMNS["with"]: _counts([one.with_mate if one else None for one in ran]),
            _COLUMNS["right"]: _counts([one.found if one else None for one in ran]),
        }
    )


def _counts(values: list[int | None]) -> pd.api.extensions.ExtensionArray:
    return pd.array(values, dtype="Int64")


def _at(prints: int, threshold: str = "20", fingers: int = 1, mate: str = "out") -> State:
    return {"fingers": fingers, "threshold": threshold, "mate": mate, "prints": prints}


EXPLORER = Explorer(
    id="search-at-scale",
    title=say("title"),
    question=say("question"),
    controls=(
        Control(
            "fingers",
            say("controls.fingers.label"),
            FINGERS,
            {n: say(f"controls.fingers.{n}") for n in FINGERS},
        ),
        Control("threshold", say("controls.threshold.label"), THRESHOLDS),
        Control("mate", say("controls.mate.label"), MATE, say.group("controls.mate")),
        Control(
            "prints",
            say("controls.prints.label"),
            SIZES,
            {n: size(n) for n in SIZES},
            slider=True,
            played=False,
        ),
    ),
    sentence=say.group("reads")["sentence"],
    draw=_draw,
    start=_at(1_000),
    roomiest=(_at(SIZES[-1], "24", 10), _at(1_000, mate="in"), _at(SIZES[-1], "18", 10, "in")),
    scenes={
        say("scene.ten"): _at(10),
        say("scene.thousand"): _at(1_000),
        say("scene.million"): _at(1_000_000),
        say("scene.high"): _at(1_000_000, "22"),
        say("scene.few"): _at(SIZES[-1], "24"),
        say("scene.two"): _at(6_000_000, "20", 2),
        say("scene.ten-fingers"): _at(SIZES[-1], "18", 10),
        say("scene.in"): _at(1_000, mate="in"),
        say("scene.in-million"): _at(6_000_000, mate="in"),
        say("scene.in-ten-fingers"): _at(6_000_000, "18", 10, "in"),
    },
)
