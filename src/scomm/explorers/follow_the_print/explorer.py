"""Follow the print: step by step from a booking to a release, under four rules and four local choices.

An exercise asks where DHS says that a county can act. So until it is solved, a gate stands wherever counties say so, and who agrees
is told at its step alone; then all gates are told apart at once.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Journey, Step
from lessonkit.data.source_line import source_line
from lessonkit.explorers.frame.spec import Control, Explorer, Marks, State, Value, View
from lessonkit.language import sentences_beside
from scomm.explorers.follow_the_print import card
from scomm.explorers.follow_the_print.diagram import LINES, THE_PRINT, VIEW_BOX, grounds, lines, stations
from scomm.models import (
    COUNTY_CHOICES,
    FEDERAL_RULES,
    Arrow,
    PrintRoute,
    what_each_agency_learns,
)

say = sentences_beside(__file__)

WHOLE = 0
"""The value of the step at which none is lit, and the whole way is told."""

STEPS: tuple[Value, ...] = tuple(
    int(leg.sign) if leg.sign.isdecimal() else leg.sign for leg in LINES.values()
)
"""The steps of the line by their numbers, and the branches by their letters, in the order of time."""

_ID = dict(zip(STEPS, LINES, strict=True))
_STEP = dict(zip(LINES, STEPS, strict=True))
_HOLDS = {"everyone": "open", "convicted": "half", "warrant": "half", "nobody": "shut"}
"""How far the gate at the jail's reply stands open for a hold, by whom the jail holds."""
_ENDS = {
    "everyone": ("custody",),
    "convicted": ("free", "custody"),
    "warrant": ("free",),
    "nobody": ("free",),
}
"""Where the way ends for most of those for whom ICE asks, by whom the jail holds."""
_FEW = {"warrant": ("custody",)}
"""Where it ends for a few."""


EXERCISE = "county-can-change"
"""The exercise whose answer all gates together give away."""


def _draw(state: State, *, known: bool = False) -> View:
    """The view of a state; with `known` each gate shows who agrees that a county can act there, else the gate of the lit step alone."""
    way, place = _way(str(state["rule"]), str(state["choice"])), state["step"]
    now = None if place == WHOLE else _arrow(way, place)
    told = card.whole(way, known=known) if now is None else card.told(way, now)
    alt = _alt(way, now)
    steps = tuple(_step_of(way, _arrow(way, step), known=known or step == place) for step in STEPS)
    counted = _counted(steps, known=known)
    journey = Journey(
        grounds=grounds(),
        stations=stations(),
        lines=lines(),
        view_box=VIEW_BOX,
        steps=steps,
        words=tuple(told),
        name=alt,
        counts=tuple(
            (kind, n, say(f"counts.{'known' if known else 'gates'}.{kind}", n=n))
            for kind, n in counted.items()
            if n
        ),
    )
    happening = sum(counted.values()) - counted["never"]
    rule, choice = say(f"rule-says.{way.rule.id}"), say(f"choice-says.{way.choice.id}")
    picture = Picture(
        finding=say(
            f"finding.{'known' if known else 'gates'}.{'automatic' if way.rule.automatic else 'asked'}",
            **counted,
            steps=happening,
        ),
        of=say("of", rule=rule, choice=choice),
        marks=(journey,),
        spoken=_spoken(way, now, counted["can"] + counted["disputed"], happening),
        readout="",
        units=say("units"),
        source=source_line(_sources(way, now)),
        alt=alt,
        table=_table(way.rule.id, way.choice.id, None if known else place),
    )
    return View(picture, "\n".join(f"{label} {text}" if label else text for label, text in told))


def _mark(view: View, state: State, marks: Marks) -> View:
    """Every gate with who agrees, for a learner who has found one where DHS does."""
    if EXERCISE not in marks["solved"]:
        return view
    chart = _draw(state, known=True).chart
    assert isinstance(chart, Picture)
    if state["step"] != WHOLE:
        return View(chart, view.sentence)
    told = [f"{label} {text}" for label, text in card.agreed(_way(str(state["rule"]), str(state["choice"])))]
    return view.told(chart.marked(" ".join(told), *chart.marks), *told)


def _spoken(way: PrintRoute, now: Arrow | None, gates: int, steps: int) -> str:
    """What a screen reader says: how many gates there are, or which step is lit; and what rule and county make of it."""
    prints = say(f"spoken.prints.{'automatic' if way.rule.automatic else 'asked'}")
    held = say(f"spoken.held.{way.choice.holds}")
    if now is None:
        return say("spoken.whole", gates=gates, steps=steps, rule=say(f"rule-says.{way.rule.id}"), held=held)
    told = say(f"spoken.{'aside' if LINES[now.id].aside else 'step'}", **card.names(now))
    if not now.happens:
        return f"{told}. {say('spoken.never')}"
    return "; ".join([told, *([held] if now.id in ("reply", "transfer") else []), prints])


def _step_of(way: PrintRoute, arrow: Arrow, *, known: bool) -> Step:
    """A step as it is drawn: a gate where the counties say that they can act, with who agrees where it is `known`; at the reply it is as open as the county lets it."""
    label = say(
        "controls.step.route", sender=say(f"agency.{arrow.sender}"), receiver=say(f"agency.{arrow.receiver}")
    )
    position, holds = arrow.position, way.choice.holds
    if not arrow.happens:
        return Step(label, happens=False, stops=say("stops") if arrow.id == "prints-to-dhs" else "")
    main = arrow.id in _way_of_the_print(way)
    if not position.counties:
        ends, few = (_ENDS[holds], _FEW.get(holds, ())) if arrow.id == "transfer" else ((), ())
        return Step(label, main=main, ends=ends, few=few)
    reply, line = arrow.id == "reply", LINES[arrow.id]
    gate = _HOLDS[holds] if reply else "open"
    disputed = known and not position.dhs
    if reply:
        what = say(f"gate.reply.{holds}", way=say(f"gate.way.{gate}"))
    else:
        what = say(f"gate.{'who-says' if disputed else 'what'}.{arrow.id}")
    heading = say("gate.some") if not known else say("gate.disputed") if disputed else say("gate.decides")
    return Step(
        label,
        gate=gate,  # type: ignore[arg-type]
        disputed=disputed,
        gate_says=f"{heading}\n{what}",
        main=main,
        seen=line.aside and not way.rule.automatic,
    )


def _counted(steps: tuple[Step, ...], *, known: bool) -> dict[str, int]:
    """Of the steps that are drawn: how many a county can change, over how many that is disputed, and how many it can't or don't happen.

    As long as it is not `known` who agrees, all that have a gate are counted alike.
    """
    kinds = [step.kind for step, leg in zip(steps, LINES.values(), strict=True) if not leg.aside or step.seen]
    found = {kind: kinds.count(kind) for kind in ("can", "disputed", "cannot", "never")}
    return found if known else {**found, "can": found["can"] + found["disputed"], "disputed": 0}


def _way_of_the_print(way: PrintRoute) -> tuple[str, ...]:
    """How far the line goes under a rule: the arrows up to the first that does not happen."""
    happens = {arrow.id for arrow in way.arrows if arrow.happens}
    return tuple(takewhile(happens.__contains__, THE_PRINT))


@cache
def _way(rule: str, choice: str) -> PrintRoute:
    return what_each_agency_learns(rule, choice)


def _arrow(way: PrintRoute, step: Value) -> Arrow:
    return next(arrow for arrow in way.arrows if arrow.id == _ID[step])


@cache
def _table(rule: str, choice: str, only: Value | None) -> pd.DataFrame:
    """Every step in its order; what does not happen says so. What each side says of it stands at every step, or at `only` one."""
    way = _way(rule, choice)
    rows = [_arrow(way, step) for step in STEPS]
    table = pd.DataFrame(
        {
            "step": STEPS,
            "from": [say(f"agency.{arrow.sender}") for arrow in rows],
            "to": [say(f"agency.{arrow.receiver}") for arrow in rows],
            "goes": [arrow.carries if arrow.happens else say("cell.nothing") for arrow in rows],
            "learned": [arrow.learns if arrow.happens else arrow.note for arrow in rows],
            "note": [
                card.note(way, arrow) if arrow.happens else say("cell.does-not-happen") for arrow in rows
            ],
            "dhs": [
                card.answer(arrow.position.dhs, arrow.position.dhs_says)
                if only in (None, step)
                else say("cell.at-its-step")
                for step, arrow in zip(STEPS, rows, strict=True)
            ],
            "counties": [
                card.answer(arrow.position.counties, card.counties_say(way, arrow))
                if only in (None, step)
                else say("cell.at-its-step")
                for step, arrow in zip(STEPS, rows, strict=True)
            ],
        }
    )
    return table.rename(columns=say.group("columns"))


def _alt(way: PrintRoute, now: Arrow | None) -> str:
    steps = [
        say("alt.step" if arrow.happens else "alt.not-under-this-rule", **card.names(arrow))
        for number in STEPS
        for arrow in [_arrow(way, number)]
    ]
    lit = say("alt.whole") if now is None else say("alt.lit", step=LINES[now.id].sign)
    return say("alt.diagram", route="; ".join(steps), lit=lit)


def _sources(way: PrintRoute, now: Arrow | None) -> list[str]:
    """Of a step its own sources; of the whole way those of the rule and of its gates."""
    if now is not None:
        return list(dict.fromkeys([*now.source, *now.position.source]))
    gates = (arrow for arrow in way.arrows if arrow.happens and arrow.position.counties)
    return list(dict.fromkeys([*way.rule.source, *(arrow.position.source[-1] for arrow in gates)]))


def _at(rule: str, choice: str, id: str) -> State:
    return {"rule": rule, "choice": choice, "step": STEPS[list(LINES).index(id)]}


def _step_label(step: Value) -> str:
    if step == WHOLE:
        return say("controls.step.whole")
    arrow = _arrow(_way("secure-communities", "all"), step)
    return say(f"controls.step.{'aside' if LINES[arrow.id].aside else 'value'}", **card.names(arrow))


EXPLORER = Explorer(
    id="follow-the-print",
    title=say("title"),
    question=say("question"),
    controls=(
        Control("rule", say("controls.rule.label"), tuple(FEDERAL_RULES), say.group("controls.rule")),
        Control(
            "choice",
            say("controls.choice.label"),
            tuple(COUNTY_CHOICES),
            {id: one.label for id, one in COUNTY_CHOICES.items()},
        ),
        Control(
            "step",
            say("controls.step.label"),
            (WHOLE, *STEPS),
            {step: _step_label(step) for step in (WHOLE, *STEPS)},
            shape="picture",
        ),
    ),
    draw=_draw,
    marks=("solved",),
    mark=_mark,
    start={"rule": "secure-communities", "choice": "all", "step": WHOLE},
    roomiest=(
        {"rule": "from-2017", "choice": "notification-only", "step": WHOLE},
        _at("secure-communities", "all", "prints-to-dhs"),
    ),
    scenes={
        say("scene.prints-stop"): _at("before-2008", "all", "prints-to-dhs"),
        say("scene.asked-by-name"): _at("before-2008", "all", "question-to-ice"),
        say("scene.new-step"): _at("secure-communities", "all", "prints-to-dhs"),
        say("scene.status"): _at("secure-communities", "all", "answer-to-field-office"),
        say("scene.detainer"): _at("secure-communities", "all", "request"),
        say("scene.every-request"): _at("secure-communities", "all", "transfer"),
        say("scene.warrant"): _at("secure-communities", "judicial-warrant-only", "transfer"),
        say("scene.notice"): _at("pep", "notification-only", "reply"),
        say("scene.state-law"): _at("from-2017", "convictions-only", "reply"),
    },
)
