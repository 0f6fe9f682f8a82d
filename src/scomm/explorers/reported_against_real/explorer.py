"""Reported against real: a learner sets crime and reporting, guesses what the police will count, and then sees the record and crime."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Between, Drawn, Handle, Line, Lines, Since
from lessonkit.explorers.frame.spec import Control, Explorer, State, View
from lessonkit.language import sentences_beside, signed
from scomm.explorers.reported_against_real.series import AROUND, CHANGES, SHARES, Series, counties, series
from scomm.models.reporting import OUTCOMES, crime_behind
from scomm.models.reporting.truth import REPORTING

say = sentences_beside(__file__)

DRAW = ("guess", "see")
NEAR = 2.5
"""A series that moved by less stayed where it was: so much is chance."""
BETWEEN = -3
"""The place, from the end, at which the distance of the two lines is drawn."""

_MONTHS = tuple(3 * quarter for quarter in range(-AROUND, AROUND + 1))
_HANDLE = Handle(
    len(_MONTHS) - 1,
    say("drawn.guessed", month=_MONTHS[-1]),
    say("drawn.month", month=_MONTHS[-1]),
    say("drawn.ask"),
    say("drawn.drag"),
)
"""One guess, at the end: there crime and reporting have long been where they were set."""
_LEVELS = tuple((float(at), str(at)) for at in range(0, 161, 20))
_CRIME = {-20: "fall-20", -10: "fall-10", 0: "same", 10: "rise-10", 20: "rise-20"}


def _draw(state: State) -> View:
    change, share = int(state["crime"]), int(state["reporting"])
    made, covered = series(change, share), state["draw"] == "guess"
    moved = {"record": _moved(made, "recorded"), "crime": _moved(made, "crime")}
    alt = (
        say("drawn.covered", before=made.before("recorded"), crime=moved["crime"])
        if covered
        else say("drawn.lines", **moved)
    )
    table = _table(made, covered)
    picture = Picture(
        finding=_question(change, share) if covered else say("finding.shown", **moved),
        of=say("of.all", n=counties()),
        marks=(_mark(made, covered, (change, share), alt),),
        units=OUTCOMES["crime"],
        source=say("source"),
        alt=alt,
        table=table,
        formats=dict.fromkeys(table.columns[1:], "one decimal"),
        spoken=say("spoken.draw", happened=round(made.before("crime")) + change, share=share)
        if covered
        else say("spoken.shown", **moved),
    )
    told = [say("told.draw"), _set(change, share)] if covered else _told(made)
    return View(picture, "\n".join(told))


def _question(change: int, share: int) -> str:
    """What is supposed to happen to crime and to the share reported, and what is to be guessed."""
    more = share - REPORTING
    happens = {
        name: say(f"happens.{name}.{'rise' if moved > 0 else 'fall' if moved < 0 else 'same'}", n=abs(moved))
        for name, moved in (("crime", change), ("reported", more))
    }
    return say("finding.against" if change * more < 0 else "finding.draw", **happens)


def _given(made: Series, change: int, share: int) -> tuple[tuple[str, str], ...]:
    """The two numbers that a guess needs, as they are set: the crimes that then happen, and the share of them that is reported."""
    return (
        (say("drawn.number", before=round(made.before("crime")) + change), say("drawn.happened")),
        (say("drawn.share", n=share), say("drawn.reported")),
    )


def _set(change: int, share: int) -> str:
    """What was set."""
    return say("told.set", before=REPORTING, share=share, crime=say(f"controls.crime.{_CRIME[change]}"))


def _told(made: Series) -> list[str]:
    """What the record makes of crime, and what somebody who knows the record alone would say."""
    recorded, crime = made.last("recorded"), made.last("crime")
    guess = round(crime_behind(recorded, REPORTING), 1)
    behind = say("told.behind", guess=guess, recorded=recorded, crime=crime)
    lesson = say(f"lesson.{_way(made, 'crime')}-{_way(made, 'recorded')}")
    return [f"{lesson} {behind}", say("told.missing"), say("told.year"), say("told.years")]


def _way(made: Series, name: str) -> str:
    moved = made.last(name) - made.before(name)
    return "same" if abs(moved) < NEAR else "rise" if moved > 0 else "fall"


def _moved(made: Series, name: str) -> str:
    return say(f"moved.{_way(made, name)}", before=made.before(name), after=made.last(name))


def _mark(made: Series, covered: bool, chosen: tuple[int, int], alt: str) -> Drawn:
    """The record, drawn first where it is covered, below crime, whose rise is given; lifted, with what nobody reported between them."""
    about = f"{chosen[0]} {chosen[1]}"
    recorded = Line.of(say("drawn.recorded"), made.recorded, "one decimal", key=f"recorded {about}")
    crime = Line.of(
        say("drawn.crime"), made.crime, "one decimal", tone="context", dash="dash", key=f"crime {about}"
    )
    missing = Between(len(_MONTHS) + BETWEEN, (1, 0), say("drawn.missing", n=100 - chosen[1]))
    ticks = [(float(month), signed(month) if month else "0") for month in _MONTHS if month % 6 == 0]
    shown = Lines(
        xs=tuple(map(float, _MONTHS)),
        said=tuple(map(_month, _MONTHS)),
        lines=(recorded, replace(crime, quiet=covered)),
        name=alt,
        ticks=tuple(ticks),
        levels=_LEVELS,
        since=Since(0, say("drawn.since")),
        between=None if covered else missing,
        across=say("drawn.across"),
        up=say("drawn.up"),
        height=270,
    )
    knows = (say("drawn.number", before=made.before("recorded")), say("drawn.counted"))
    beside = (1, say("drawn.number", before=made.before("crime")), say("drawn.happened"))
    return Drawn(
        shown,
        (_HANDLE,),
        "draw",
        about,
        covered,
        target=0,
        known=AROUND + 1,
        knows=knows,
        beside=(beside,),
        given=_given(made, *chosen),
        missed=(0, 1, say("drawn.missed")),
        unit="",
    )


def _month(month: int) -> str:
    if not month:
        return say("drawn.at")
    return say("drawn.before" if month < 0 else "drawn.after", n=abs(month))


def _table(made: Series, covered: bool) -> pd.DataFrame:
    """The three series; covered, no more than crime and the record before the date."""
    columns = say.group("columns")
    months = pd.Series([signed(month) if month else "0" for month in _MONTHS], name=columns["month"])
    wanted = ("crime", "recorded") if covered else ("crime", "reporting", "recorded")
    table = pd.DataFrame({columns[name]: getattr(made, name) for name in wanted})
    table.insert(0, columns["month"], months)
    return table.head(AROUND + 1) if covered else table


def _at(crime: int, reporting: int, draw: str = "see") -> State:
    return {"crime": crime, "reporting": reporting, "draw": draw}


# It opens on another world than the one of the exercise below it in lesson 5, whose crime rises by a fifth.
EXPLORER = Explorer(
    id="reported-against-real",
    title=say("title"),
    question=say("question"),
    controls=(
        Control(
            "crime",
            say("controls.crime.label"),
            CHANGES,
            {change: say(f"controls.crime.{id}") for change, id in _CRIME.items()},
            resets=("draw",),
        ),
        Control(
            "reporting",
            say("controls.reporting.label"),
            SHARES,
            {
                share: say("controls.reporting.same")
                if share == REPORTING
                else say("controls.reporting.value", share=share)
                for share in SHARES
            },
            resets=("draw",),
        ),
        Control("draw", say("controls.draw.label"), DRAW, say.group("controls.draw"), shape="picture"),
    ),
    sentence=say.group("reads")["sentence"],
    draw=_draw,
    start=_at(10, 40, "guess"),
    roomiest=(_at(20, 40), _at(20, 40, "guess")),
    scenes={
        say("scene.draw"): _at(20, 40, "guess"),
        say("scene.hidden-rise"): _at(20, 40),
        say("scene.seeming-fall"): _at(0, 40),
        say("scene.seeming-rise"): _at(0, 60),
        say("scene.nothing"): _at(0, 50),
        say("scene.both-fall"): _at(-20, 30),
        say("scene.cancel"): _at(-20, 60),
        say("scene.plain"): _at(10, 50),
    },
)
