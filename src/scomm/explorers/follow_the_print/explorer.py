"""Follow the print: step by step from a booking to a release, under four rules and four local choices."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from scomm.charts import Drawing
from scomm.data.source_line import source_line
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.language import sentences_beside
from scomm.models import (
    COUNTY_CHOICES,
    FEDERAL_RULES,
    Arrow,
    PrintRoute,
    what_each_agency_learns,
)
from scomm.tokens import BLUE

say = sentences_beside(__file__)

_BOXES = (
    ("police", "local", 95, 120),
    ("jail", "local", 285, 120),
    ("state-bureau", "state", 475, 120),
    ("fbi", "federal", 665, 120),
    ("dhs", "federal", 665, 265),
    ("support-center", "federal", 475, 265),
    ("field-office", "federal", 285, 265),
    ("outcome", "end", 95, 265),
)
"""Box, whose it is, and where its middle stands. The print goes out on top and a request comes back below."""

LINES = {
    "booking": ("M166 120H212", 189, 120, (0, -15)),
    "prints-to-state": ("M356 120H402", 379, 120, (0, -15)),
    "prints-to-fbi": ("M546 120H592", 569, 120, (0, -15)),
    "prints-to-dhs": ("M665 155V228", 665, 190, (20, 5)),
    "query-to-ice": ("M592 265H548", 569, 265, (0, -15)),
    "question-to-ice": ("M340 155L420 228", 376, 188, (18, -4)),
    "answer-to-field-office": ("M402 265H358", 379, 265, (0, -15)),
    "answer-to-jail": ("M640 85V45H310V83", 475, 45, (0, -15)),
    "request": ("M305 230V157", 305, 206, (19, 5)),
    "reply": ("M262 155V228", 262, 178, (-19, 5)),
    "transfer": ("M228 155L150 228", 190, 190, (-19, -4)),
}
"""The line of each arrow, where its number stands, and where from there the mark."""

_ORDER = tuple(LINES)
STEPS = tuple(range(1, len(_ORDER) + 1))
_MARKS = {(True, True): "◆", (False, True): "◇"}
"""Who says that a county can change a step: DHS and the counties, or the counties alone."""


def _draw(state: State) -> View:
    way, place = _way(str(state["rule"]), str(state["choice"])), int(state["step"])
    arrow = _arrow(way, place)
    picture = Drawing(
        finding=say(
            "finding", rule=say(f"rule-says.{way.rule.id}"), choice=say(f"choice-says.{way.choice.id}")
        ),
        script=Path(__file__).with_name("print_diagram.js"),
        fixed=_fixed(),
        shown={"label": _alt(way, place), "arrows": [_look(_arrow(way, step)) for step in STEPS]},
        units=say("units"),
        source=source_line(_sources(arrow)),
        alt=_alt(way, place),
        table=_table(way.rule.id, way.choice.id),
        follows="step",
    )
    return View(picture, "\n".join(_told(way, arrow, place)))


@cache
def _way(rule: str, choice: str) -> PrintRoute:
    return what_each_agency_learns(rule, choice)


def _arrow(way: PrintRoute, step: int) -> Arrow:
    return next(arrow for arrow in way.arrows if arrow.id == _ORDER[step - 1])


def _told(way: PrintRoute, arrow: Arrow, place: int) -> list[str]:
    if not arrow.happens:
        return [say("told.not-under-this-rule", **_step(arrow, place), note=arrow.note)]
    note = _note(way, arrow) if arrow.adds is None else arrow.adds
    position = arrow.position
    return [
        say("told.step", **_step(arrow, place), carries=_sentence(arrow.carries), note=note).strip(),
        # The last step's words are sentences of their own: how the way ends.
        arrow.learns if arrow.id == "transfer" else say(f"learns.{arrow.receiver}", what=arrow.learns),
        say("told.dhs-yes" if position.dhs else "told.dhs-no", reason=position.dhs_says),
        say(
            "told.counties-yes" if position.counties else "told.counties-no",
            reason=_counties_say(way, arrow),
        ),
    ]


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


def _look(arrow: Arrow) -> dict[str, object]:
    position = arrow.position
    return {"happens": arrow.happens, "can": _MARKS.get((position.dhs, position.counties), "")}


@cache
def _fixed() -> dict[str, object]:
    arrows = {arrow.id: arrow for arrow in _way("secure-communities", "all").arrows}
    return {
        "view_box": "0 20 760 295",
        "colour": BLUE.colour,
        "on_colour": BLUE.on,
        "legend": {"name": say("legend.name"), "signs": list(say.group("legend.sign").values())},
        "boxes": [
            {
                "id": id,
                "lines": say(f"box.{id}").split("\n"),
                "kind": say(f"whose.{kind}"),
                "x": x,
                "y": y,
                "width": 142,
                "height": 70,
            }
            for id, kind, x, y in _BOXES
        ],
        "arrows": [
            {
                "path": path,
                "x": x,
                "y": y,
                "mark": list(mark),
                "sender": arrows[id].sender,
                "receiver": arrows[id].receiver,
            }
            for id, (path, x, y, mark) in LINES.items()
        ],
    }


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
            slider=True,
        ),
    ),
    draw=_draw,
    start=_at("secure-communities", "all", "booking"),
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
