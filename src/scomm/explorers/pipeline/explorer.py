"""Pipeline: from the prints sent in to the people removed, with a rate at each step to set."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pandas as pd

from scomm.charts import bars
from scomm.data.source_line import source_line
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.language import sentences_beside
from scomm.models import Parameters, parameters
from scomm.models.sharing.sensitivity import change_step_rate, people_by_stage, step_rate

say = sentences_beside(__file__)

LEADS_TO = {
    "matched": "matches",
    "asked": "requests",
    "honored": "honored",
    "collected": "custody",
    "removed": "removals",
}
"""The rates, and the stage that each one leads to. The prints are not drawn: beside them no other bar could be seen to
move."""

RATES, STAGES = tuple(LEADS_TO), tuple(LEADS_TO.values())
STEPS = {
    "matched": ("calibrated", "point", "low", "high"),
    "asked": ("calibrated", "point", "three-quarters", "half"),
    "honored": ("calibrated", "half", "none"),
    "collected": ("calibrated", "point", "low", "high"),
    "removed": ("calibrated", "point", "low", "high"),
}
"""What each rate may be. Low and high are the ends of what the sources leave possible; a point is one percentage point more than
calibrated. Jails stand at a hundred percent, which no point more can pass."""

SOURCES = ("program-counts", "HUFF-16", "CIS-CRS-12")
TOP = 700_000
"""The end of the axis: the same in every state, so that bars can be compared."""


@cache
def model() -> Parameters:
    """The parameters calibrated to the totals of 31 March 2011."""
    return parameters("us-2011-03")


@cache
def rate(name: str, step: str) -> float:
    """What a rate is at one of its steps, as a share of 0 to 1."""
    if step == "point":
        return rate(name, "calibrated") + 0.01
    if name == "asked":
        return {"calibrated": 1, "three-quarters": 0.75, "half": 0.5}[step] * step_rate(model(), name)
    if name == "honored":
        return {"calibrated": model()["honored"], "half": 0.5, "none": 0.0}[step]
    if step == "calibrated":
        return step_rate(model(), name)
    one = model().get("removed-convicted" if name == "removed" else name)
    return one.low if step == "low" else one.high


def _model_of(state: State) -> Parameters:
    """The model of a state; a rate that is left as calibrated changes nothing."""
    here = model()
    for name in RATES:
        if state[name] != "calibrated":
            here = change_step_rate(here, name, rate(name, str(state[name])))
    return here


def _draw(state: State) -> View:
    here, prints = _model_of(state), model().bookings
    people = people_by_stage(here)
    published = dict(model().published)
    shares = {LEADS_TO[name]: rate(name, str(state[name])) for name in RATES}
    of_prints = {stage: round(1000 * people[stage] / prints, 1) for stage in STAGES}
    columns = say.group("columns")
    table = pd.DataFrame(
        {
            columns["stage"]: [say(f"stage.{stage}") for stage in STAGES],
            columns["people"]: [round(people[stage]) for stage in STAGES],
            columns["rate"]: [round(100 * shares[stage], 1) for stage in STAGES],
            columns["of-prints"]: list(of_prints.values()),
            columns["published"]: pd.array([published.get(stage) for stage in STAGES], dtype="Int64"),
        }
    )
    chart = bars(
        table,
        columns["stage"],
        columns["people"],
        labels=[say("bar", people=people[stage], of=of_prints[stage]) for stage in STAGES],
        strong=[stage in ("custody", "removals") for stage in STAGES],
        top=TOP,
        formats={columns["rate"]: "one decimal"},
        finding=say(
            "finding",
            matches=of_prints["matches"],
            custody=of_prints["custody"],
            removals=of_prints["removals"],
        ),
        units=say("units"),
        source=source_line(SOURCES),
    )
    return View(chart, "\n".join(_told(state, people)))


def _told(state: State, people: Mapping[str, float]) -> list[str]:
    published = dict(model().published)["removals"]
    more = round(people["removals"]) - published
    compared = "same" if not more else "more" if more > 0 else "fewer"
    told = [
        say(f"told.{compared}", **people, published=published, off=abs(more)),
        say("told.published"),
    ]
    if state["honored"] == "calibrated":
        told.append(say("told.at-the-top"))
    if state["honored"] == "none":
        told.append(say("told.none-honored"))
    return told


def _label(name: str, step: str) -> str:
    said = step if step in ("calibrated", "point") else f"{name}.{step}"
    return say(f"step.{said}", share=rate(name, step))


def _at(**changed: str) -> State:
    return {name: changed.get(name, "calibrated") for name in RATES}


EXPLORER = Explorer(
    id="pipeline",
    title=say("title"),
    question=say("question"),
    controls=tuple(
        Control(
            name, say(f"controls.{name}"), STEPS[name], {step: _label(name, step) for step in STEPS[name]}
        )
        for name in RATES
    ),
    draw=_draw,
    start=_at(),
    scenes={
        say("scene.published"): _at(),
        say("scene.fewer-match"): _at(matched="low"),
        say("scene.more-match"): _at(matched="high"),
        say("scene.point-removed"): _at(removed="point"),
        say("scene.asked-half"): _at(asked="half"),
        say("scene.honored-half"): _at(honored="half"),
        say("scene.honored-none"): _at(honored="none"),
        say("scene.more-collected"): _at(collected="high"),
        say("scene.more-removed"): _at(removed="high"),
    },
)
