"""Follow the print: step by step from a booking to a release, under four rules and four local choices."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from scomm.charts import Drawing
from scomm.data.source_line import source_line
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.models import (
    COUNTY_CHOICES,
    FEDERAL_RULES,
    Arrow,
    PrintRoute,
    what_each_agency_learns,
)
from scomm.tokens import BLUE

SHORT = {
    "police": "Police",
    "jail": "County jail",
    "state-bureau": "State bureau",
    "fbi": "FBI",
    "dhs": "DHS (IDENT)",
    "support-center": "ICE support center",
    "field-office": "ICE field office",
    "outcome": "Free, or in custody",
}
"""The agencies as the boxes and the slider call them."""

THE = {
    "jail": "The jail",
    "state-bureau": "The state bureau",
    "fbi": "The FBI",
    "dhs": "DHS",
    "support-center": "ICE's support center",
    "field-office": "ICE's field office",
}
"""Those who learn something, at the start of a sentence."""

RULE_SAYS = {
    "before-2008": "Before Secure Communities: prints stop at the FBI",
    "secure-communities": "Secure Communities: every print reaches DHS",
    "pep": "PEP: every print still reaches DHS",
    "from-2017": "Since 2017: every print still reaches DHS",
}
POLICY_SAYS = {
    "all": "the jail holds on every request",
    "convictions-only": "the jail holds people with a conviction",
    "judicial-warrant-only": "the jail wants a judge's warrant",
    "notification-only": "the jail tells ICE and holds nobody",
}
LABELS = {
    "before-2008": "Before Secure Communities (to 2008)",
    "secure-communities": "Secure Communities (2008–14)",
    "pep": "Priority Enforcement Program, PEP (2015–17)",
    "from-2017": "Secure Communities again (from 2017)",
}

_BOXES = (
    ("police", ("Police",), "local", 95, 120),
    ("jail", ("County jail",), "local", 285, 120),
    ("state-bureau", ("State bureau",), "state", 475, 120),
    ("fbi", ("FBI",), "federal", 665, 120),
    ("dhs", ("DHS (IDENT)",), "federal", 665, 265),
    ("support-center", ("ICE", "support center"), "federal", 475, 265),
    ("field-office", ("ICE", "field office"), "federal", 285, 265),
    ("outcome", ("Free, or in", "ICE custody"), "the end", 95, 265),
)
"""Box, lines, whose it is, and where its middle stands. The print goes out on top and a request comes back below."""

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

_ASKED_BY_NAME = "It follows from the question: where no officer asks, no answer comes."
"""What the counties say of ICE's answer under a rule without the check at DHS."""

_ORDER = tuple(LINES)
STEPS = tuple(range(1, len(_ORDER) + 1))
_MARKS = {(True, True): "◆", (False, True): "◇"}
"""Who says that a county can change a step: DHS and the counties, or the counties alone."""


def _draw(state: State) -> View:
    way, place = _way(str(state["rule"]), str(state["choice"])), int(state["step"])
    arrow = _arrow(way, place)
    picture = Drawing(
        finding=f"{RULE_SAYS[way.rule.id]}; {POLICY_SAYS[way.choice.id]}",
        script=Path(__file__).with_name("print_diagram.js"),
        fixed=_fixed(),
        shown={"label": _alt(way, place), "arrows": [_look(_arrow(way, step)) for step in STEPS]},
        units="steps, in their order",
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
    step = f"Step {place} of {len(STEPS)}: {_from_to(arrow)}."
    if not arrow.happens:
        return [f"{step} This step does not happen. {arrow.note}"]
    learned = arrow.learns if arrow.id == "transfer" else f"{THE[arrow.receiver]} learns {arrow.learns}."
    note = _note(way, arrow) if arrow.adds is None else arrow.adds
    return [
        f"{step} {_sentence(arrow.carries)} {note}".strip(),
        learned,
        f"Can a county change this step? DHS, in 2010 and 2011: {_yes(arrow.position.dhs)}. {arrow.position.dhs_says}",
        f"The counties that asked to leave: {_yes(arrow.position.counties)}. {_counties_say(way, arrow)}",
    ]


def _note(way: PrintRoute, arrow: Arrow) -> str:
    """The note on a step; where the jail holds nobody, none on how a hold ends."""
    return "" if arrow.id == "transfer" and way.choice.holds == "nobody" else arrow.note


def _counties_say(way: PrintRoute, arrow: Arrow) -> str:
    by_name = arrow.id == "answer-to-field-office" and not way.rule.automatic
    return _ASKED_BY_NAME if by_name else arrow.position.counties_say


def _from_to(arrow: Arrow) -> str:
    return f"{SHORT[arrow.sender]} to {SHORT[arrow.receiver]}"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].removesuffix('.')}."


def _yes(can: bool) -> str:
    return "yes" if can else "no"


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
        "boxes": [
            {"id": id, "lines": list(lines), "kind": kind, "x": x, "y": y, "width": 142, "height": 70}
            for id, lines, kind, x, y in _BOXES
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
    return pd.DataFrame(
        {
            "Step": STEPS,
            "From": [SHORT[arrow.sender] for arrow in rows],
            "To": [SHORT[arrow.receiver] for arrow in rows],
            "What goes": [arrow.carries if arrow.happens else "nothing" for arrow in rows],
            "What is learned": [arrow.learns if arrow.happens else arrow.note for arrow in rows],
            "Note": [_note(way, arrow) if arrow.happens else "does not happen" for arrow in rows],
            "Can a county change it? DHS, 2010–11": [
                f"{_yes(arrow.position.dhs)}. {arrow.position.dhs_says}" for arrow in rows
            ],
            "The counties": [
                f"{_yes(arrow.position.counties)}. {_counties_say(way, arrow)}" for arrow in rows
            ],
        }
    )


def _alt(way: PrintRoute, place: int) -> str:
    steps = [
        f"{number}, {_from_to(arrow)}{'' if arrow.happens else ' (not under this rule)'}"
        for number in STEPS
        for arrow in [_arrow(way, number)]
    ]
    return f"Diagram: eight boxes joined by numbered arrows. {'; '.join(steps)}. Step {place} stands out."


def _sources(arrow: Arrow) -> list[str]:
    return list(dict.fromkeys([*arrow.source, *arrow.position.source]))


def _at(rule: str, choice: str, step: str) -> State:
    return {"rule": rule, "choice": choice, "step": _ORDER.index(step) + 1}


def _step_label(step: int) -> str:
    arrow = _arrow(_way("secure-communities", "all"), step)
    return f"{step} of {len(STEPS)}: {_from_to(arrow)}"


EXPLORER = Explorer(
    id="follow-the-print",
    title="Follow the print",
    question="Who sees a fingerprint after a booking, and where can a county say no?",
    controls=(
        Control("rule", "Federal rule", tuple(FEDERAL_RULES), LABELS),
        Control(
            "choice",
            "What the county does",
            tuple(COUNTY_CHOICES),
            {id: one.label for id, one in COUNTY_CHOICES.items()},
        ),
        Control("step", "Step", STEPS, {step: _step_label(step) for step in STEPS}, slider=True),
    ),
    draw=_draw,
    start=_at("secure-communities", "all", "booking"),
    scenes={
        "Before: the prints stop at the FBI": _at("before-2008", "all", "prints-to-dhs"),
        "Before: an officer may ask by name": _at("before-2008", "all", "question-to-ice"),
        "Secure Communities: the new step": _at("secure-communities", "all", "prints-to-dhs"),
        "Secure Communities: ICE looks up the status": _at(
            "secure-communities", "all", "answer-to-field-office"
        ),
        "Secure Communities: the detainer": _at("secure-communities", "all", "request"),
        "The jail holds on every request": _at("secure-communities", "all", "transfer"),
        "The jail wants a judge's warrant": _at("secure-communities", "judicial-warrant-only", "transfer"),
        "PEP: a request for notice": _at("pep", "notification-only", "reply"),
        "From 2017: state law can decide": _at("from-2017", "convictions-only", "reply"),
    },
)
