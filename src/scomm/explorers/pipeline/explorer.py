"""Pipeline: of a thousand prints sent in, how many are left at each stage up to a removal, with a rate at each step to set."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Gain, Rate, Stage, Stages, Tornado
from lessonkit.data.source_line import source_line
from lessonkit.explorers.frame.spec import Control, Explorer, Marks, State, View
from lessonkit.language import sentences_beside
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
"""The rates, and the stage that each one leads to."""

RATES, STAGES = tuple(LEADS_TO), tuple(LEADS_TO.values())

STEPS = {
    "matched": ("low", "calibrated", "point", "high"),
    "asked": ("half", "three-quarters", "calibrated", "point"),
    "honored": ("none", "quarter", "half", "three-quarters", "calibrated"),
    "collected": ("low", "calibrated", "point", "high"),
    "removed": ("low", "calibrated", "point", "high"),
}
"""What each rate may be, from the lowest to the highest. Low and high are the ends of what the sources leave possible; a point is one
percentage point more than calibrated. Jails stand at a hundred percent, which no point more can pass."""


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
        fixed = {"three-quarters": 0.75, "half": 0.5, "quarter": 0.25, "none": 0.0}
        return model()["honored"] if step == "calibrated" else fixed[step]
    if step == "calibrated":
        return step_rate(model(), name)
    one = model().get("removed-convicted" if name == "removed" else name)
    return one.low if step == "low" else one.high


@cache
def adds(name: str) -> float:
    """Removals that one percentage point more of a rate adds, or as much as is left to a hundred percent."""
    more = change_step_rate(model(), name, min(1.0, rate(name, "calibrated") + 0.01))
    return people_by_stage(more)["removals"] - people_by_stage(model())["removals"]


_ASSUMED = ("requests", "honored")
"""The stages that rest on an assumption, of how often ICE asks."""

SOURCES = ("program-counts", "HUFF-16", "CIS-CRS-12")
OF = 1000
"""Dots for all prints."""

EXERCISE = "which-rate"
"""The exercise that asks which rate matters most: its answer is drawn once the learner has found it."""


def _model_of(state: State) -> Parameters:
    """The model of a state; a rate that is left as calibrated changes nothing."""
    here = model()
    for name in RATES:
        if state[name] != "calibrated":
            here = change_step_rate(here, name, rate(name, str(state[name])))
    return here


def _draw(state: State) -> View:
    people, prints = people_by_stage(_model_of(state)), model().bookings
    published = dict(model().published)
    columns = say.group("columns")
    everyone = ("bookings", *STAGES)
    of_prints = {stage: round(OF * people[stage] / prints, 1) for stage in everyone}
    rates = [round(100 * rate(name, str(state[name])), 2) for name in RATES]
    table = pd.DataFrame(
        {
            columns["stage"]: [say(f"stage.{stage}") for stage in everyone],
            columns["people"]: [round(people[stage]) for stage in everyone],
            columns["rate"]: [None, *rates],
            columns["of-prints"]: list(of_prints.values()),
            columns["published"]: pd.array([prints, *map(published.get, STAGES)], dtype="Int64"),
        }
    )
    told = _told(state, people)
    removals, nothing = round(people["removals"]), OF - round(of_prints["matches"])
    more = removals - published["removals"]
    said = {"nothing": nothing, **{stage: _whole(of_prints[stage]) for stage in STAGES}}
    picture = Picture(
        finding=say("finding", **said),
        of=say("of", prints=prints),
        marks=(_stages(state, people, of_prints),),
        spoken=say(f"spoken.{_compared(more)}", people=removals, off=abs(more), of=of_prints["removals"]),
        units=say("units"),
        source=source_line(SOURCES),
        alt=say("alt", **said),
        table=table,
    )
    return View(picture, "\n".join(told))


def _stages(state: State, people: Mapping[str, float], of_prints: Mapping[str, float]) -> Stages:
    """The dots of each stage; those who come into custody without a hold are not sure."""
    dots = {stage: round(of_prints[stage]) for stage in of_prints}
    by_hold = people["honored"] * rate("collected", str(state["collected"]))
    later = round(OF * max(0.0, people["custody"] - by_hold) / model().bookings)
    first, *others = (
        Stage(
            dots[stage],
            say("dots", n=_whole(of_prints[stage])),
            say(f"stage.{stage}"),
            unsure=later if stage == "custody" else 0,
            assumed=stage in _ASSUMED,
            why=_notes(stage, OF - dots["matches"], later),
        )
        for stage in of_prints
    )
    return Stages(
        stages=(first, *others),
        rates=tuple(
            Rate(
                name,
                tuple(round(100 * rate(name, step), 2) for step in STEPS[name]),
                tuple(_arrow(name, step) for step in STEPS[name]),
                STEPS[name].index("calibrated"),
                (_end(name, STEPS[name][0]), _end(name, STEPS[name][-1])),
            )
            for name in RATES
        ),
        name=say("drawn", nothing=OF - dots["matches"], matches=dots["matches"]),
    )


def _whole(prints: float) -> float:
    """Whole prints of a thousand, as the dots are; of fewer than ten a tenth counts, so that a few are not none."""
    return round(prints) if prints >= 10 else prints


def _percent(share: float) -> str:
    """A rate with one decimal, or with as many as it takes so that a part is not written as all, or as none."""
    decimals = next(n for n in range(1, 9) if share in (0, 1) or 0 < round(100 * share, n) < 100)
    return f"{100 * share:.{decimals}f}%"


def _notes(stage: str, nothing: int, later: int) -> tuple[str, ...]:
    if stage == "bookings":
        return (say("nothing", n=nothing),)
    if stage in _ASSUMED[:1]:
        return (say("assumed"),)
    # One row alone names the outlines: below its number there is room for two lines, and what it was before is one.
    if stage == ("honored" if later else "custody"):
        return (say("dropped"),)
    if stage == "custody":
        return (say("later", n=later),)
    return (say("deported"),) if stage == "removals" else ()


def _arrow(name: str, step: str) -> str:
    told = say(f"arrows.{name}", share=_percent(rate(name, step)))
    return told if step == "calibrated" else say("arrow", rate=told, step=_step(name, step))


def _end(name: str, step: str) -> str:
    """What stands at an end of a range: how high the rate is there, and why no lower or higher."""
    why = "" if step in ("calibrated", "point", "none") else say(f"ends.{name}.{step}")
    return say("end", share=_percent(rate(name, step)).replace(".0%", "%"), why=why).strip()


def _compared(more: int) -> str:
    return "same" if not more else "more" if more > 0 else "fewer"


def _told(state: State, people: Mapping[str, float]) -> list[str]:
    published = dict(model().published)["removals"]
    more = round(people["removals"]) - published
    told = [
        say(f"told.{_compared(more)}", **people, published=published, off=abs(more)),
        say("told.published"),
    ]
    if state["honored"] == "calibrated":
        told.append(say("told.at-the-top"))
    if state["honored"] == "none":
        told.append(say("told.none-honored"))
    return told


def _step(name: str, step: str) -> str:
    return say(f"step.{step if step in ('calibrated', 'point') else f'{name}.{step}'}")


def _label(name: str, step: str) -> str:
    return say("step-of-rate", share=_percent(rate(name, step)), step=_step(name, step))


def _mark(view: View, state: State, marks: Marks) -> View:
    """What one point more of each rate adds, for a learner who has found which one adds the most."""
    if EXERCISE not in marks["solved"]:
        return view
    chart = view.chart
    assert isinstance(chart, Picture)
    gains = {name: round(adds(name)) for name in RATES}
    ordered = sorted(RATES, key=lambda name: -gains[name])
    told = say(
        "solved.told",
        gains=[say("solved.one", label=say(f"controls.{name}"), n=gains[name]) for name in ordered],
    )
    tornado = Tornado(
        gains=tuple(
            Gain(
                gains[name],
                say("solved.all-left" if name == "honored" else "solved.adds", n=gains[name]),
                say(f"controls.{name}"),
            )
            for name in RATES
        ),
        heading=say("solved.heading"),
        name=say("solved.heading"),
    )
    return view.told(chart.marked(told, *chart.marks, tornado), told)


def _at(**changed: str) -> State:
    return {name: changed.get(name, "calibrated") for name in RATES}


EXPLORER = Explorer(
    id="pipeline",
    title=say("title"),
    question=say("question"),
    controls=tuple(
        Control(
            name,
            say(f"controls.{name}"),
            STEPS[name],
            {step: _label(name, step) for step in STEPS[name]},
            shape="picture",
        )
        for name in RATES
    ),
    draw=_draw,
    marks=("solved",),
    mark=_mark,
    start=_at(),
    roomiest=(_at(matched="high", removed="high"), _at(honored="none")),
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
