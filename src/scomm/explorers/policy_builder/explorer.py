"""Policy builder: write a local detainer policy, read it back, and see what it can do, with both sides' case."""

from __future__ import annotations

import pandas as pd

from scomm.charts import Chart, ranges
from scomm.explorers.frame.spec import Explorer, State, View
from scomm.explorers.policy_builder.arguments import arguments, kind_of
from scomm.explorers.policy_builder.numbers import Outcome, Span, outcome
from scomm.explorers.policy_builder.read_back import detainer, finding, real_policy, sentences, source
from scomm.explorers.policy_builder.rules import BESIDE, CONTROLS, START, policy_of
from scomm.language import sentences_beside
from scomm.models.detainers import EVERYONE, DetainerPolicy

say = sentences_beside(__file__)

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
    rows: list[tuple[str, Span, bool]] = []
    for part in ("held", "transferred", "released"):
        rows.append((say(f"row.{part}"), getattr(own, part), True))
        if other:
            policy = BESIDE[str(state["beside"])]
            rows.append((say(f"row-beside.{part}", policy=policy), getattr(other, part), False))
    table = pd.DataFrame(
        {
            "outcome": [name for name, _, _ in rows],
            "low": [span.low for _, span, _ in rows],
            "high": [span.high for _, span, _ in rows],
            "all-low": [span.all_low for _, span, _ in rows],
            "all-high": [span.all_high for _, span, _ in rows],
        }
    ).rename(columns=say.group("columns.people"))
    strong = [yours for _, _, yours in rows]
    return _chart(state, own, table, strong, [span.said for _, span, _ in rows])


def _costs(state: State, own: Outcome) -> Chart:
    rows = [(say("row.yours"), own)]
    if state["beside"] != "nothing":
        rows.append((BESIDE[str(state["beside"])], _outcome(state, detainer(state))))
    rows.append((say("row.everyone-held"), _outcome(state, DetainerPolicy(EVERYONE))))
    table = pd.DataFrame(
        {
            "policy": [name for name, _ in rows],
            "low": [one.cost.low for _, one in rows],
            "high": [one.cost.high for _, one in rows],
            "days-low": [one.jail_days.low for _, one in rows],
            "days-high": [one.jail_days.high for _, one in rows],
            "all-low": [one.cost.all_low for _, one in rows],
            "all-high": [one.cost.all_high for _, one in rows],
        }
    ).rename(columns=say.group("columns.cost"))
    strong = [place == 0 for place in range(len(rows))]
    return _chart(state, own, table, strong, [one.cost.bare for _, one in rows])


def _chart(state: State, own: Outcome, table: pd.DataFrame, strong: list[bool], labels: list[str]) -> Chart:
    name, low, high, *_ = table.columns
    return ranges(
        table,
        name,
        low,
        high,
        finding=finding(state, own),
        units=say(f"units.{state['show']}"),
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
    title=say("title"),
    question=say("question"),
    controls=CONTROLS,
    draw=_draw,
    start=START,
    scenes={
        say("scene.serious"): _at(beside="texas-sb4-2017"),
        say("scene.everyone"): _at(hold="everyone", tell="nobody"),
        say("scene.warrant"): _at(hold="everyone", paper="judge", tell="nobody", beside="oregon-2014"),
        say("scene.payment"): _at(hold="everyone", pay="yes", tell="nobody", beside="cook-2011"),
        say("scene.nobody"): _at(hold="nobody", tell="serious", beside="california-sb54-2018"),
        say("scene.apart"): _at(hold="nobody", tell="nobody"),
        say("scene.everyone-cost"): _at(hold="everyone", show="cost"),
        say("scene.day-cost"): _at(hold="everyone", hours=24, show="cost"),
        say("scene.convicted"): _at(hold="convicted", mix="us-2015"),
    },
)
