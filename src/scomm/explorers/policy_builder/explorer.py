"""Policy builder: write a local detainer policy, read it back, and see what it can do, with both sides' case."""

from __future__ import annotations

import pandas as pd

from scomm.charts import Chart, ranges
from scomm.explorers.frame.spec import Explorer, State, View
from scomm.explorers.policy_builder.arguments import arguments, kind_of
from scomm.explorers.policy_builder.numbers import Outcome, Span, outcome
from scomm.explorers.policy_builder.rules import BESIDE, CONTROLS, START, policy_of
from scomm.explorers.policy_builder.words import detainer, finding, real_policy, sentences, source
from scomm.models.detainers import EVERYONE, DetainerPolicy

_TOP = {"people": 100, "cost": 75_000}
"""The ends of the axes: the same in every state, so that ranges can be compared."""


def _draw(state: State) -> View:
    own = _outcome(state, policy_of(state))
    beside = () if state["beside"] == "nothing" else (real_policy(str(state["beside"])),)
    chart = (_people if state["show"] == "people" else _costs)(state, own)
    return View(chart, "\n".join(sentences(state, own)), (*beside, *arguments(kind_of(state))))


def _outcome(state: State, policy: DetainerPolicy) -> Outcome:
    return outcome(policy, str(state["mix"]), int(state["day"]))


def _people(state: State, own: Outcome) -> Chart:
    other = None if state["beside"] == "nothing" else _outcome(state, detainer(state))
    rows: list[tuple[str, Span]] = []
    for name, part in (("Held", "held"), ("Handed to ICE", "transferred"), ("Released", "released")):
        rows.append((name, getattr(own, part)))
        if other:
            rows.append((f"{name}: {BESIDE[str(state['beside'])]}", getattr(other, part)))
    table = pd.DataFrame(
        {
            "What happens": [name for name, _ in rows],
            "Low, of 100": [span.low for _, span in rows],
            "High, of 100": [span.high for _, span in rows],
            "Low, all detainers": [span.all_low for _, span in rows],
            "High, all detainers": [span.all_high for _, span in rows],
        }
    )
    strong = [":" not in name for name, _ in rows]
    return _chart(state, own, table, strong, "of every 100 detainers", [span.said for _, span in rows])


def _costs(state: State, own: Outcome) -> Chart:
    rows = [("Your rules", own)]
    if state["beside"] != "nothing":
        rows.append((BESIDE[str(state["beside"])], _outcome(state, detainer(state))))
    rows.append(("If everyone is held", _outcome(state, DetainerPolicy(EVERYONE))))
    table = pd.DataFrame(
        {
            "Cost to the county": [name for name, _ in rows],
            "Low, dollars for 100": [one.cost.low for _, one in rows],
            "High, dollars for 100": [one.cost.high for _, one in rows],
            "Low, days for 100": [one.jail_days.low for _, one in rows],
            "High, days for 100": [one.jail_days.high for _, one in rows],
            "Low, dollars for all": [one.cost.all_low for _, one in rows],
            "High, dollars for all": [one.cost.all_high for _, one in rows],
        }
    )
    strong = [place == 0 for place in range(len(rows))]
    return _chart(
        state,
        own,
        table,
        strong,
        "dollars for every 100 detainers",
        [one.cost.said.replace("$", "") for _, one in rows],
    )


def _chart(
    state: State, own: Outcome, table: pd.DataFrame, strong: list[bool], units: str, labels: list[str]
) -> Chart:
    name, low, high, *_ = table.columns
    return ranges(
        table,
        name,
        low,
        high,
        finding=finding(state, own),
        units=units,
        source=source(state),
        labels=labels,
        strong=strong,
        bottom=0,
        top=_TOP[str(state["show"])],
    )


def _at(**changed: str | int) -> State:
    return {**START, **changed}


EXPLORER = Explorer(
    id="policy-builder",
    title="Policy builder",
    question="Whom does the jail hold for ICE, on what paper, for how long, and what comes of it?",
    controls=CONTROLS,
    draw=_draw,
    start=START,
    scenes={
        "Hold only for serious felonies, beside Texas": _at(beside="texas-sb4-2017"),
        "Hold everyone": _at(hold="everyone", tell="nobody"),
        "Hold on a judge's warrant, beside Oregon": _at(
            hold="everyone", paper="judge", tell="nobody", beside="oregon-2014"
        ),
        "Hold whom ICE pays for, as in Cook County": _at(
            hold="everyone", pay="yes", tell="nobody", beside="cook-2011"
        ),
        "Hold nobody, tell ICE of serious felonies, beside California": _at(
            hold="nobody", tell="serious", beside="california-sb54-2018"
        ),
        "Hold nobody and tell ICE nothing": _at(hold="nobody", tell="nobody"),
        "Hold everyone: what it costs": _at(hold="everyone", show="cost"),
        "Hold for a day at most: what it costs": _at(hold="everyone", hours=24, show="cost"),
        "Hold anyone with a conviction, with the forms of 2015": _at(hold="convicted", mix="us-2015"),
    },
)
