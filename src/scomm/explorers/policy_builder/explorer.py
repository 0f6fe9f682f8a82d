"""Policy builder: write a local detainer policy, read it back, and see what it can do, with both sides' case."""

from __future__ import annotations

import pandas as pd

from scomm.charts import Picture
from scomm.charts.marks import Group, People
from scomm.explorers.frame.spec import Explorer, State, View
from scomm.explorers.policy_builder.arguments import arguments, in_full, kind_of
from scomm.explorers.policy_builder.numbers import Outcome, outcome
from scomm.explorers.policy_builder.read_back import (
    detainer,
    finding,
    real_policy,
    reasons,
    sentences,
    shares,
    source,
)
from scomm.explorers.policy_builder.rules import BESIDE, CONTROLS, START, policy_of
from scomm.language import sentences_beside
from scomm.models.detainers import DetainerPolicy

say = sentences_beside(__file__)

BUILT = {control.name: control for control in CONTROLS}
_PARTS = ("held", "transferred", "released", "jail_days", "cost")


def _draw(state: State) -> View:
    own = _outcome(state, policy_of(state))
    compared = state["beside"] != "nothing"
    other = _outcome(state, detainer(state)) if compared else None
    beside = [real_policy(str(state["beside"]))] if compared else []
    told = [*sentences(state, own), *beside, *in_full(kind_of(state))]
    picture = Picture(
        finding=finding(state, own),
        of=say("of", mix=say(f"controls.mix.{state['mix']}")),
        marks=(_people(state, own, other),),
        spoken=say("spoken", transferred=own.transferred.said, held=own.held.said),
        units=say("units"),
        source=source(state),
        readout="",
        alt=" ".join(told[:2]),
        table=_table(state, own, other),
    )
    return View(picture, "\n".join(told), arguments(kind_of(state)))


def _outcome(state: State, policy: DetainerPolicy) -> Outcome:
    return outcome(policy, str(state["mix"]), int(state["day"]))


def _people(state: State, own: Outcome, other: Outcome | None) -> People:
    sure, unknown, free = shares(own)
    why_sure, why_open, why_free = reasons(state, own)
    paper, hours = (BUILT[name].said(state[name]) for name in ("paper", "hours"))
    pays = say(
        "key.pays" if own.cost.high else "key.pays-nothing",
        paper=paper,
        hours=hours,
        cost=own.cost.said,
        day=state["day"],
    )
    return People(
        groups=(
            Group(sure, say("key.sure"), note=why_sure),
            Group(unknown, say("key.open"), "hatch", note=why_open),
            Group(free, say("key.free"), "outline", note=why_free),
        ),
        of_them=(Group(round(own.held.high), say("key.held"), note=pays, said=own.held.said),),
        columns=20,
        name=say("drawn", sure=sure, open=unknown, free=free),
        beside=_beside(state, other) if other else None,
    )


def _beside(state: State, other: Outcome) -> People:
    sure, unknown, free = shares(other)
    policy = BESIDE[str(state["beside"])]
    counted = {"policy": policy, "sure": sure, "open": unknown, "free": free, "held": other.held.said}
    return People(
        groups=(
            Group(sure, tone="soft"),
            Group(unknown, look="hatch", tone="soft"),
            Group(free, look="outline"),
        ),
        name=say("drawn-beside", **counted),
        caption=say("caption-beside", **counted),
        glyph="dot",
        columns=50,
    )


def _table(state: State, own: Outcome, other: Outcome | None) -> pd.DataFrame:
    rows = [(say(f"row.{part}"), getattr(own, part)) for part in _PARTS]
    if other:
        policy = BESIDE[str(state["beside"])]
        rows += [(say(f"row-beside.{part}", policy=policy), getattr(other, part)) for part in _PARTS]
    return pd.DataFrame(
        {
            "outcome": [name for name, _ in rows],
            "low": [span.low for _, span in rows],
            "high": [span.high for _, span in rows],
            "all-low": [span.all_low for _, span in rows],
            "all-high": [span.all_high for _, span in rows],
        }
    ).rename(columns=say.group("columns"))


def _at(**changed: str | int) -> State:
    return {**START, **changed}


EXPLORER = Explorer(
    id="policy-builder",
    title=say("title"),
    question=say("question"),
    controls=CONTROLS,
    draw=_draw,
    start=START,
    roomiest=(
        _at(hold="convicted", pay="yes", paper="judge"),
        _at(hold="nobody", tell="nobody", beside="california-trust-2014"),
        _at(hold="everyone", beside="california-trust-2014"),
    ),
    sentence=say.group("reads")["sentence"],
    scenes={
        say("scene.serious"): _at(beside="texas-sb4-2017"),
        say("scene.everyone"): _at(hold="everyone", tell="nobody"),
        say("scene.warrant"): _at(hold="everyone", paper="judge", tell="nobody", beside="oregon-2014"),
        say("scene.payment"): _at(hold="everyone", pay="yes", tell="nobody", beside="cook-2011"),
        say("scene.nobody"): _at(hold="nobody", tell="serious", beside="california-sb54-2018"),
        say("scene.apart"): _at(hold="nobody", tell="nobody"),
        say("scene.everyone-cost"): _at(hold="everyone", paper="reason", day=250),
        say("scene.day-cost"): _at(hold="everyone", hours=24),
        say("scene.convicted"): _at(hold="convicted", mix="us-2015"),
    },
)
