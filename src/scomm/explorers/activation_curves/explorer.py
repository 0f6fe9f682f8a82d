"""Activation curves: the share of two groups that was connected, month by month; the second may be drawn before it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Drawn, Event
from lessonkit.charts.marks.scales import day_number
from lessonkit.explorers.frame.spec import Control, Explorer, Marks, State, Value, View
from lessonkit.language import sentences_beside
from scomm.explorers.activation_curves.county_groups import names
from scomm.explorers.activation_curves.curve import COMPARED_ON, COUNTS, Curve, curve
from scomm.explorers.activation_curves.findings import finding, to_draw, when_spoken
from scomm.explorers.activation_curves.pictures import mark_of, pictured
from scomm.explorers.counties.activation import ACS, MONTHS, SOURCE
from scomm.explorers.counties.own_county import row_of

say = sentences_beside(__file__)

DRAW = ("guess", "see")


def _draw(state: State) -> View:
    one = curve(str(state["first"]), str(state["first_by"]))
    other = curve(str(state["second"]), str(state["second_by"]))
    curves = [one] if one.same(other) else [one, other]
    covered = state["draw"] == "guess" and len(curves) == 2
    seen = curves[:1] if covered else curves
    told = list(_asked(one, other) if covered else _told(curves))
    month = say("columns.month")
    picture = Picture(
        finding=to_draw(other) if covered else finding(one, other),
        of=_of(curves),
        marks=(mark_of(curves, covered),),
        units=say("units.share"),
        source=f"{SOURCE} {ACS}" if any(map(_surveyed, curves)) else SOURCE,
        alt=pictured(curves, covered),
        table=pd.DataFrame({month: MONTHS} | {made.label: made.share for made in seen}),
        formats={made.label: "one decimal" for made in seen},
        spoken=to_draw(other, when_spoken) if covered else finding(one, other, when_spoken),
    )
    return View(picture, "\n".join(told))


def _of(curves: list[Curve]) -> str:
    """Of whom the shares are: of counties, of the people in connected ones, or of both."""
    people = [made.called for made in curves if made.kind == "people"]
    said = say("of.and") if len(set(people)) == 2 else (people or [""])[0]
    kind = "counties" if not people else "people" if len(people) == len(curves) else "both"
    return say(f"of.{kind}", people=said)


def _surveyed(made: Curve) -> bool:
    """Whether a figure of the survey counts the curve or chose its counties."""
    return made.by == "noncitizens" or made.group.startswith("born-")


def _asked(one: Curve, other: Curve) -> Iterator[str]:
    """What is said while the second curve is covered: nothing of it."""
    yield say("told.draw", who=one.who, other=other.who)
    yield _half(one)


def _told(curves: list[Curve]) -> Iterator[str]:
    one, other = curves[0], curves[-1]
    if len(curves) == 1:
        yield say("told.same")
        yield _half(one)
        yield say("told.shares-of-one", when=COMPARED_ON, share=one.compared, who=one.who)
    else:
        days = (other.half - one.half).days
        which = "later" if days > 0 else "earlier" if days else "same-day"
        first, second = sorted(curves, key=lambda made: made.half)
        yield say(
            "told.readout",
            first=_named(first, second),
            first_half=first.half,
            second=_named(second, first),
            second_half=second.half,
        )
        yield say(f"told.{which}", n=abs(days), first=one.half, second=other.half)
        yield from map(_half, curves)
        yield say(
            "told.shares-of-two",
            when=COMPARED_ON,
            share=one.compared,
            who=one.who,
            other_share=other.compared,
            other_who=other.who,
        )
    if any(made.by == "noncitizens" for made in curves):
        yield say("told.estimates")


def _named(made: Curve, beside: Curve) -> str:
    """A curve's name, without its group where that is the same for both."""
    name = made.called if made.group == beside.group else made.who
    return name[0].upper() + name[1:]


def _half(made: Curve) -> str:
    return say(
        "told.half-of-counties" if made.by == "counties" else "told.half-of-people",
        who=made.who,
        when=made.half,
    )


def _mark(view: View, state: State, marks: Marks) -> View:
    """The day on which the dealt county was connected."""
    row, picture = row_of(marks["county"]), view.chart
    if row is None:
        return view
    assert isinstance(picture, Picture)
    when = row["activation_date"]
    told = say("own.told", county=marks["county"], when=when)
    (drawn,) = picture.marks
    assert isinstance(drawn, Drawn)
    event = Event(day_number(when), say("own.label"))
    own = replace(drawn, lines=replace(drawn.lines, event=event))
    return view.told(picture.marked(told, own), told)


def _at(first: str, first_by: str, second: str, second_by: str, draw: str = "see") -> State:
    return {"first": first, "first_by": first_by, "second": second, "second_by": second_by, "draw": draw}


def _grouped() -> dict[str, tuple[Value, ...]]:
    """The groups under headings, by the first word of their ids."""
    return {
        heading: tuple(id for id in names() if id.partition("-")[0] == kind)
        for kind, heading in say.group("controls.groups").items()
    }


_BY = say.group("controls.by")

EXPLORER = Explorer(
    id="activation-curves",
    title=say("title"),
    question=say("question"),
    controls=(
        Control("first", say("controls.first.label"), tuple(names()), names(), groups=_grouped()),
        Control("first_by", say("controls.first_by.label"), COUNTS, _BY),
        Control("second", say("controls.second.label"), tuple(names()), names(), groups=_grouped()),
        Control("second_by", say("controls.second_by.label"), COUNTS, _BY),
        Control(
            "draw",
            say("controls.draw.label"),
            DRAW,
            {value: say(f"controls.draw.{value}") for value in DRAW},
            shape="picture",
        ),
    ),
    sentence=say.group("reads")["sentence"],
    draw=_draw,
    marks=("county",),
    mark=_mark,
    start=_at("all", "counties", "all", "population_2010", "guess"),
    roomiest=(
        _at("born-2", "noncitizens", "born-3", "population_2010"),
        _at("born-2", "noncitizens", "born-3", "population_2010", "guess"),
    ),
    scenes={
        say("scene.guess"): _at("all", "counties", "all", "population_2010", "guess"),
        say("scene.counties-and-people"): _at("all", "counties", "all", "population_2010"),
        say("scene.people-and-noncitizens"): _at("all", "population_2010", "all", "noncitizens"),
        say("scene.foreign-born"): _at("born-1", "counties", "born-4", "counties"),
        say("scene.hispanic"): _at("hispanic-1", "counties", "hispanic-4", "counties"),
        say("scene.population"): _at("people-1", "counties", "people-4", "counties"),
        say("scene.south-and-midwest"): _at("region-south", "counties", "region-midwest", "counties"),
        say("scene.west-and-northeast"): _at(
            "region-west", "population_2010", "region-northeast", "population_2010"
        ),
        say("scene.texas-and-new-york"): _at("state-texas", "counties", "state-new-york", "counties"),
        say("scene.california-and-illinois"): _at(
            "state-california", "counties", "state-illinois", "counties"
        ),
    },
)
