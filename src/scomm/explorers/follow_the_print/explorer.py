"""Follow the print: step by step from a booking to a release, under four rules and four local choices."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

import pandas as pd

from scomm.charts import Picture
from scomm.charts.marks import Journey, Step
from scomm.data.source_line import source_line
from scomm.explorers.follow_the_print.diagram import LINES, THE_PRINT, VIEW_BOX, lines, stations
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.language import sentences_beside
from scomm.models import (
    COUNTY_CHOICES,
    FEDERAL_RULES,
    Arrow,
    PrintRoute,
    what_each_agency_learns,
)

say = sentences_beside(__file__)

_ORDER = tuple(LINES)
STEPS = tuple(range(1, len(_ORDER) + 1))
_HOLDS = {"everyone": "open", "convicted": "half", "warrant": "half", "nobody": "shut"}
"""How far the gate at the jail's reply stands open for a hold, by whom the jail holds."""
_ENDS = {
    "everyone": ("custody",),
    "convicted": ("free", "custody"),
    "warrant": ("free",),
    "nobody": ("free",),
}
"""Where the way ends for most of those for whom ICE asks, by whom the jail holds."""


def _draw(state: State) -> View:
    way, place = _way(str(state["rule"]), str(state["choice"])), int(state["step"])
    arrow = _arrow(way, place)
    told = _told(way, arrow, place)
    alt = _alt(way, place)
    steps = tuple(_step_of(way, _arrow(way, step)) for step in STEPS)
    journey = Journey(
        stations=stations(),
        lines=lines(),
        view_box=VIEW_BOX,
        steps=steps,
        words=tuple(told),
        name=alt,
    )
    rule, choice = say(f"rule-says.{way.rule.id}"), say(f"choice-says.{way.choice.id}")
    picture = Picture(
        finding=say("finding", rule=rule, choice=choice),
        of=say("of", gates=sum(bool(one.gate) for one in steps), steps=len(STEPS)),
        marks=(journey,),
        spoken=_step_label(place) if arrow.happens else say("spoken.never", label=_step_label(place)),
        readout="",
        units=say("units"),
        source=source_line(_sources(arrow)),
        alt=alt,
        table=_table(way.rule.id, way.choice.id),
    )
    return View(picture, "\n".join(f"{label}: {text}" if label else text for label, text in told))


def _step_of(way: PrintRoute, arrow: Arrow) -> Step:
    """A step as it is drawn: a gate where the counties say that they can act; at the reply it is as open as the county lets it."""
    label = say(
        "controls.step.route", sender=say(f"agency.{arrow.sender}"), receiver=say(f"agency.{arrow.receiver}")
    )
    position = arrow.position
    ends = _ENDS[way.choice.holds] if arrow.id == "transfer" else ()
    main = arrow.id in _way_of_the_print(way)
    if not (arrow.happens and position.counties):
        return Step(label, arrow.happens, ends=ends, main=main)
    reply = arrow.id == "reply"
    return Step(
        label,
        gate=_HOLDS[way.choice.holds] if reply else "open",  # type: ignore[arg-type]
        disputed=not position.dhs,
        gate_says=way.choice.label if reply else "",
        main=main,
    )


def _way_of_the_print(way: PrintRoute) -> tuple[str, ...]:
    """How far the print goes under a rule: the arrows up to the first that does not happen."""
    happens = {arrow.id for arrow in way.arrows if arrow.happens}
    return tuple(takewhile(happens.__contains__, THE_PRINT))


@cache
def _way(rule: str, choice: str) -> PrintRoute:
    return what_each_agency_learns(rule, choice)


def _arrow(way: PrintRoute, step: int) -> Arrow:
    return next(arrow for arrow in way.arrows if arrow.id == _ORDER[step - 1])


def _told(way: PrintRoute, arrow: Arrow, place: int) -> list[tuple[str, str]]:
    """The lines of the card, each with its label: the step, what is learned, and what either side says of it."""
    if not arrow.happens:
        return [("", say("told.not-under-this-rule", **_step(arrow, place), note=arrow.note))]
    note = _note(way, arrow) if arrow.adds is None else arrow.adds
    position = arrow.position
    # The last step's words are sentences of their own: how the way ends.
    learns = arrow.learns if arrow.id == "transfer" else say(f"learns.{arrow.receiver}", what=arrow.learns)
    dhs, counties = _position(arrow, way)
    return [
        ("", say("told.step", **_step(arrow, place), carries=_sentence(arrow.carries))),
        ("", f"{learns} {note}".strip()),
        ("", say("told.question")),
        (say("told.dhs"), _answer(position.dhs, dhs)),
        (say("told.counties"), _answer(position.counties, counties)),
    ]


def _position(arrow: Arrow, way: PrintRoute) -> tuple[str, str]:
    """The reasons of both sides."""
    return arrow.position.dhs_says, _counties_say(way, arrow)


def _note(way: PrintRoute, arrow: Arrow) -> str:
    """The note on a step; where the jail holds nobody, none on how a hold ends."""
    return "" if arrow.id == "transfer" and way.choice.holds == "nobody" else arrow.note


def _counties_say(way: PrintRoute, arrow: Arrow) -> str:
    """What the counties say; of ICE's answer under a rule without the check at DHS, that it follows from the question."""
    by_name = arrow.id == "answer-to-field-office" and not way.rule.automatic
    return say("asked-by-name") if by_name else arrow.position.counties_say


def _step(arrow: Arrow, place: int) -> dict[str, object]:
    """The fields of every sentence that names a step."""
    return {
        "step": place,
        "steps": len(STEPS),
        "sender": say(f"agency.{arrow.sender}"),
        "receiver": say(f"agency.{arrow.receiver}"),
    }


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].removesuffix('.')}."


def _answer(can: bool, reason: str) -> str:
    return say("cell.yes" if can else "cell.no", reason=reason)


@cache
def _table(rule: str, choice: str) -> pd.DataFrame:
    """Every step in its order; what does not happen says so."""
    way = _way(rule, choice)
    rows = [_arrow(way, step) for step in STEPS]
    table = pd.DataFrame(
        {
            "step": STEPS,
            "from": [say(f"agency.{arrow.sender}") for arrow in rows],
            "to": [say(f"agency.{arrow.receiver}") for arrow in rows],
            "goes": [arrow.carries if arrow.happens else say("cell.nothing") for arrow in rows],
            "learned": [arrow.learns if arrow.happens else arrow.note for arrow in rows],
            "note": [_note(way, arrow) if arrow.happens else say("cell.does-not-happen") for arrow in rows],
            "dhs": [_answer(arrow.position.dhs, arrow.position.dhs_says) for arrow in rows],
            "counties": [_answer(arrow.position.counties, _counties_say(way, arrow)) for arrow in rows],
        }
    )
    return table.rename(columns=say.group("columns"))


def _alt(way: PrintRoute, place: int) -> str:
    steps = [
        say("alt.step" if arrow.happens else "alt.not-under-this-rule", **_step(arrow, number))
        for number in STEPS
        for arrow in [_arrow(way, number)]
    ]
    return say("alt.diagram", route="; ".join(steps), step=place)


def _sources(arrow: Arrow) -> list[str]:
    return list(dict.fromkeys([*arrow.source, *arrow.position.source]))


def _at(rule: str, choice: str, step: str) -> State:
    return {"rule": rule, "choice": choice, "step": _ORDER.index(step) + 1}


def _step_label(step: int) -> str:
    return say("controls.step.value", **_step(_arrow(_way("secure-communities", "all"), step), step))


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
            STEPS,
            {step: _step_label(step) for step in STEPS},
            shape="picture",
        ),
    ),
    draw=_draw,
    start=_at("secure-communities", "all", "booking"),
    roomiest=(
        _at("from-2017", "notification-only", "reply"),
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
