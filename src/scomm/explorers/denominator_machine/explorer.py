"""Denominator machine: the same question, asked of arrests, book-ins and removals."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Around, People
from lessonkit.explorers.frame.spec import Control, Explorer, Marks, State, View
from lessonkit.language import sentences_beside
from scomm.explorers.denominator_machine.findings import SAY, parts_of, say_kinds, spoken
from scomm.explorers.denominator_machine.hundred import of_crossed, of_split, together
from scomm.explorers.denominator_machine.universes import (
    OPENS_ON,
    SPLITS,
    TABLES,
    UNIVERSES,
    absent,
    compared,
)
from scomm.explorers.denominators.published import (
    AGENCIES,
    ICE_DASHBOARD,
    OHSS,
    YEARS,
    Crossed,
    annual,
    bounds_of_shown,
    crossed,
    fiscal_year,
    ice_statement,
    months,
    shown_of,
    spelled,
)

say = sentences_beside(__file__)

_COLUMNS, _GROUPS = say.group("columns"), say.group("group")


def _draw(state: State) -> View:
    universe, split, year = str(state["universe"]), str(state["split"]), int(state["year"])
    both = crossed(year) if split == "agency-conviction" else None
    return _draw_crossed(both, year) if both else _draw_split(universe, split, year)


def _draw_split(universe: str, split: str, year: int) -> View:
    counts = annual(universe, TABLES.get(split, split), year)
    total, when, people = counts["total"], fiscal_year(year), UNIVERSES[universe].people
    parts = parts_of(split, counts)
    table = pd.DataFrame(
        {
            "group": [_GROUPS.get(name, name) for name in parts],
            "people": list(parts.values()),
            "share": [round(100 * number / total, 1) for number in parts.values()],
        }
    )
    if "criminality" in (split, TABLES.get(split)):
        table["official"] = [say(f"official.{name}") for name in parts]
    finding, told = (
        say_kinds(parts, total, when, people, UNIVERSES[universe].events)
        if split == "conviction-kind"
        else SAY[split](parts, total, when, people)
    )
    told.append(say("told.denominator", denominator=UNIVERSES[universe].denominator))
    told.append(say("told.each", each=round(total / 100)))
    if months(year) < 12:
        told.append(say("told.short-year", year=year, months=months(year)))
    hundred = of_split(split, parts, total, universe)
    of = say("of.split", total=total, people=people, spelled=spelled(year))
    other = compared(universe, year) if split == "criminality" else None
    if other:
        finding = say(
            "finding.record-beside",
            when=fiscal_year(year, monthly=False),  # its months stand below it
            share=parts["convicted"] / total,
            those=say(f"those.{universe}"),
            other=other.share,
            others=say(f"those.{other.universe}"),
        )
        of = say(
            "of.beside",
            total=total,
            people=people,
            other=other.total,
            others=say(f"those.{other.universe}"),
            spelled=spelled(year),
        )
        hundred = together(hundred, universe, other, parts_of(split, annual(other.universe, split, year)))
        told.insert(
            0,
            _why_more(universe, year, total, other.total)
            or say(
                "told.other-count",
                when=when,
                n=other.convicted,
                total=other.total,
                people=UNIVERSES[other.universe].people,
                share=other.share,
            ),
        )
    if universe.endswith("removals") and split == "criminality":
        told.append(say("told.removed"))
    if universe == "ero-removals" and split == "criminality":
        told.append(say("told.ice-alone"))
    picture = Picture(
        finding=finding,
        of=of,
        marks=(hundred,),
        spoken=spoken(split, parts, total, people),
        units=say("units.split", total=total, people=people),
        source=OHSS,
        alt=say("alt.beside" if other else "alt.split"),
        table=table.rename(columns=_COLUMNS),
        formats={_COLUMNS["share"]: "one decimal"},
    )
    return View(picture, "\n".join(told))


def _why_more(universe: str, year: int, arrested: int, removed: int) -> str:
    """Why more people are removed than arrested, in a year in which they are: another agency arrested some; "" where that is not it."""
    if removed <= arrested:
        return ""
    cbp = annual(OPENS_ON, "arresting-agency", year).get("cbp") if universe == "ero-arrests" else None
    return say("told.border-beside", cbp=cbp, total=removed) if cbp else ""


def _draw_crossed(both: Crossed, year: int) -> View:
    names = list(next(iter(both.people.values())))
    columns = {name: say(f"share.{name}") for name in names}
    rows = []
    for agency, people in both.people.items():
        total = both.total(agency)
        shares = {columns[name]: round(100 * people[name] / total, 1) for name in names}
        rows.append(
            {_COLUMNS["group"]: say(f"row.{agency}"), _COLUMNS["everyone"]: total}
            | {_GROUPS[name]: people[name] for name in names}
            | shares
        )
    (n, total), (other_n, other_total) = (
        (both.people[agency]["convicted"], both.total(agency)) for agency in both.people
    )
    share, other_share = n / total, other_n / other_total
    dashboard = both.source == "dashboard"
    known = {agency: bounds_of_shown(agency, year) for agency in AGENCIES} if dashboard else {}
    picture = Picture(
        finding=say("finding.crossed-by-agency", year=year, **known)
        if dashboard
        else say("finding.crossed-by-place", year=year, share=share, other_share=other_share),
        of=say("of.crossed-by-agency" if dashboard else "of.crossed-by-place"),
        marks=(of_crossed(both, known),),
        spoken=say("spoken.crossed-by-agency", **known)
        if dashboard
        else say("spoken.crossed-by-place", share=share, other_share=other_share),
        units=say("units.crossed"),
        source=ICE_DASHBOARD if dashboard else ice_statement(year),
        alt=say("alt.crossed-by-agency" if dashboard else "alt.crossed-by-place"),
        table=pd.DataFrame(rows),
        formats=dict.fromkeys(columns.values(), "one decimal"),
    )
    told = [
        say(
            "told.crossed-by-agency" if dashboard else "told.crossed-by-place",
            year=year,
            n=n,
            total=total,
            share=share,
            other_n=other_n,
            other_total=other_total,
            other_share=other_share,
        ),
        say("told.two-denominators"),
    ]
    if dashboard:
        told += [shown_of(agency, year) for agency in AGENCIES]
        told.append(say("told.not-a-fair-sample"))
    return View(picture, "\n".join(told))


def _mark(view: View, state: State, marks: Marks) -> View:
    """The guess at the share of convicted people among ICE's removals, on the bar that answers it."""
    name = f"convicted-of-removed-{state['year']}"
    if (state["universe"], state["split"]) != ("ero-removals", "criminality") or name not in marks:
        return view
    chart, guess = view.chart, marks[name]
    assert isinstance(chart, Picture)
    (people,) = chart.marks
    assert isinstance(people, People)
    told = say("own.told", guess=guess, share=float(chart.table[_COLUMNS["share"]].iloc[0]) / 100)
    line = Around(guess, say("own.label", guess=guess))
    return view.told(chart.marked(told, replace(people, lines=(line,))), told)


def _at(universe: str, split: str, year: int) -> State:
    return {"universe": universe, "split": split, "year": year}


EXPLORER = Explorer(
    id="denominator-machine",
    title=say("title"),
    question=say("question"),
    controls=(
        Control(
            "universe",
            say("controls.universe.label"),
            tuple(UNIVERSES),
            say.group("controls.universe"),
            shape="radio",
        ),
        Control("split", say("controls.split.label"), SPLITS, say.group("controls.split")),
        Control(
            "year",
            say("controls.year.label"),
            YEARS,
            {year: fiscal_year(year) for year in YEARS},
            slider=True,
            played=False,
        ),
    ),
    draw=_draw,
    roomiest=(
        _at("dhs-removals", "criminality", 2024),
        _at("ero-removals", "conviction-kind", 2024),
        _at("ero-removals", "agency-conviction", 2024),
        _at("ero-removals", "citizenship", 2023),
    ),
    marks=("convicted-of-removed-2014", "convicted-of-removed-2023"),
    mark=_mark,
    absent=lambda state: absent(str(state["universe"]), str(state["split"]), int(state["year"])),
    start=_at(OPENS_ON, "criminality", 2014),
    scenes={
        say("scene.removals-2014"): _at("ero-removals", "criminality", 2014),
        say("scene.arrests-2014"): _at("ero-arrests", "criminality", 2014),
        say("scene.agencies-2014"): _at("ero-removals", "arresting-agency", 2014),
        say("scene.crossed-2014"): _at("ero-removals", "agency-conviction", 2014),
        say("scene.removals-2024"): _at("ero-removals", "criminality", 2024),
        say("scene.kinds-2023"): _at("ero-removals", "conviction-kind", 2023),
        say("scene.bookins-2024"): _at("ice-bookins", "criminality", 2024),
        say("scene.dhs-2019"): _at("dhs-removals", "criminality", 2019),
        say("scene.crossed-2021"): _at("ero-removals", "agency-conviction", 2021),
        say("scene.citizenship-2023"): _at("ero-removals", "citizenship", 2023),
    },
)
