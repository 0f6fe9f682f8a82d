"""Pipeline: from the prints sent in to the people removed, with a rate at each step to set."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pandas as pd

from scomm.charts import bars
from scomm.data.source_line import source_line
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.language import cell, count, percent
from scomm.models import Parameters, one_point_more, parameters
from scomm.models.sharing.sensitivity import change_step_rate, people_by_stage, step_rate

STAGES = {
    "matches": "Match at DHS",
    "requests": "ICE asks the jail",
    "honored": "The jail does as asked",
    "custody": "In ICE custody",
    "removals": "Removed",
}
"""The stages that are drawn. The prints are not: beside them no other bar could be seen to move."""

LEADS_TO = {
    "matched": "matches",
    "asked": "requests",
    "honored": "honored",
    "collected": "custody",
    "removed": "removals",
}
"""The rates, and the stage that each one leads to."""

CONTROLS = {
    "matched": "Prints that match at DHS",
    "asked": "Matches for which ICE asks the jail",
    "honored": "Requests that the jail follows",
    "collected": "People held whom ICE takes",
    "removed": "People in custody who are removed",
}
STEPS = {
    "matched": ("calibrated", "low", "high"),
    "asked": ("calibrated", "three-quarters", "half"),
    "honored": ("calibrated", "half", "none"),
    "collected": ("calibrated", "low", "high"),
    "removed": ("calibrated", "low", "high"),
}
"""What each rate may be. Low and high are the ends of what the sources leave possible."""

SAID = {
    "matched": {"low": "as in March 2012", "high": "as in May 2010"},
    "asked": {"three-quarters": "three quarters as often", "half": "half as often"},
    "honored": {"half": "every second one", "none": "none"},
    "collected": {"low": "as in December 2012", "high": "as in October 2008"},
    "removed": {"low": "a low guess", "high": "a high guess"},
}
ADDED = {
    "matches": "more matches",
    "requests": "more requests",
    "honored": "more holds",
    "custody": "more people taken",
    "removals": "more people removed",
}
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
    for name in CONTROLS:
        if state[name] != "calibrated":
            here = change_step_rate(here, name, rate(name, str(state[name])))
    return here


def _draw(state: State) -> View:
    here, prints = _model_of(state), model().bookings
    people = people_by_stage(here)
    published = dict(model().published)
    adds = {LEADS_TO[name]: one_point_more(here, name) for name in CONTROLS}
    shares = {LEADS_TO[name]: rate(name, str(state[name])) for name in CONTROLS}
    of_prints = {stage: cell(round(1000 * people[stage] / prints, 1)) for stage in STAGES}
    table = pd.DataFrame(
        {
            "Stage": list(STAGES.values()),
            "People": [round(people[stage]) for stage in STAGES],
            "Rate set (%)": [round(100 * shares[stage], 1) for stage in STAGES],
            "Of 1,000 prints": [round(1000 * people[stage] / prints, 1) for stage in STAGES],
            "Removals added by one point more": [round(adds[stage]) for stage in STAGES],
            "Published": pd.array([published.get(stage) for stage in STAGES], dtype="Int64"),
        }
    )
    matches, custody, removals = (of_prints[stage] for stage in ("matches", "custody", "removals"))
    chart = bars(
        table,
        "Stage",
        "People",
        labels=[f"{count(people[stage])} ({of_prints[stage]})" for stage in STAGES],
        strong=[stage in ("custody", "removals") for stage in STAGES],
        top=TOP,
        formats={"Rate set (%)": "one decimal"},
        finding=f"Of 1,000 prints, {matches} match, {custody} lead to ICE custody and {removals} to a removal",
        units="people (in brackets: of every 1,000 prints)",
        source=source_line(SOURCES),
    )
    return View(chart, "\n".join(_told(state, people, adds)))


def _told(state: State, people: Mapping[str, float], adds: Mapping[str, float]) -> list[str]:
    published = dict(model().published)["removals"]
    more = round(people["removals"]) - published
    compared = (
        f"These are the {count(published)} removals that were published."
        if not more
        else f"That is {count(abs(more))} {'more' if more > 0 else 'fewer'} than the {count(published)} that were published."
    )
    told = [
        f"Of {count(model().bookings)} prints, {count(people['matches'])} match. ICE asks jails for "
        f"{count(people['requests'])} people, jails do as asked for {count(people['honored'])} of them, "
        f"{count(people['custody'])} come into ICE custody, and {count(people['removals'])} are removed. {compared}",
        "One percentage point more of one rate, the others as they are, adds these removals: "
        + ", ".join(f"{count(number)} ({ADDED[stage]})" for stage, number in adds.items())
        + ".",
        "Published are the prints, custody and removals to 31 Mar 2011; the rest is worked out. "
        "How often ICE asks is an assumption. Jails count as doing as asked if no refusal is on record.",
    ]
    if state["honored"] == "none":
        told.append(
            "Some people come into custody all the same: ICE can arrest them later. How many is an assumption."
        )
    return told


def _label(name: str, step: str) -> str:
    said = SAID[name].get(step, "")
    return f"{percent(rate(name, step))} ({'calibrated' if step == 'calibrated' else said})"


def _at(**changed: str) -> State:
    return {name: changed.get(name, "calibrated") for name in CONTROLS}


EXPLORER = Explorer(
    id="pipeline",
    title="Pipeline",
    question="Of the prints that jails send in, how many lead to a removal, and which rate matters most?",
    controls=tuple(
        Control(name, label, STEPS[name], {step: _label(name, step) for step in STEPS[name]})
        for name, label in CONTROLS.items()
    ),
    draw=_draw,
    start=_at(),
    scenes={
        "As published, to 31 March 2011": _at(),
        "Fewer prints match, as a year later": _at(matched="low"),
        "More prints match, as a year before": _at(matched="high"),
        "ICE asks half as often": _at(asked="half"),
        "Jails follow every second request": _at(honored="half"),
        "No jail follows a request": _at(honored="none"),
        "ICE takes more of the people held": _at(collected="high"),
        "More cases end in a removal": _at(removed="high"),
    },
)
