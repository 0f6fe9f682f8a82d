"""Policy builder: write a local detainer policy, read it back, and see what it can do, with both sides' case."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Group, People, Ranges, Reach
from lessonkit.explorers.frame.spec import Explorer, State, View
from lessonkit.language import sentences_beside
from scomm.explorers.policy_builder.arguments import arguments, kind_of
from scomm.explorers.policy_builder.numbers import Outcome, outcome
from scomm.explorers.policy_builder.read_back import (
    detainer,
    finding,
    held_in_words,
    how_many,
    real_policy,
    sentences,
    source,
    spoken,
    why_held,
    why_taken,
)
from scomm.explorers.policy_builder.rules import BESIDE, CONTROLS, START, policy_of
from scomm.models.detainers import DetainerPolicy

say = sentences_beside(__file__)

_PARTS = ("held", "on_time", "transferred", "released", "jail_days", "cost")


def _draw(state: State) -> View:
    own = _outcome(state, policy_of(state))
    compared = state["beside"] != "nothing"
    other = _outcome(state, detainer(state)) if compared else None
    beside = [real_policy(str(state["beside"]))] if compared else []
    told = [*sentences(state, own), *beside]
    people, taken = _people(state, own, other), _taken(state, own, other)
    picture = Picture(
        finding=finding(state, own),
        of=say("of", mix=say(f"controls.mix.{state['mix']}")),
        marks=(people, taken),
        spoken=spoken(state, own),
        units=say("units"),
        source=source(state),
        readout=say("taken.readout", taken=_range(own), why=why_taken(state)),
        alt=" ".join([told[0], people.name, taken.name]),
        table=_table(state, own, other),
    )
    return View(picture, "\n".join(told), arguments(kind_of(state)))


def _outcome(state: State, policy: DetainerPolicy) -> Outcome:
    return outcome(policy, str(state["mix"]), int(state["day"]))


def _people(state: State, own: Outcome, other: Outcome | None) -> People:
    """Whom the rule holds: solid as far as is sure, hatched as far as may be, and who leaves on time as outlines."""
    low, high = own.held.people
    said = say(f"key.said.{how_many(own)}", low=low, high=high)
    groups = [Group(low), Group(high - low, look="hatch"), _on_time(own)]
    first = 0 if low or not high else 1  # one row of the key tells of those who are held, surely or perhaps
    groups[first] = replace(groups[first], label=say("key.held"), said=said, note=why_held(state, own))
    return People(
        groups=tuple(groups),
        columns=20,
        name=say("drawn", held=held_in_words(own), left=groups[2].said),
        beside=_beside(state, other) if other else None,
    )


def _on_time(own: Outcome) -> Group:
    kind, left = how_many(own), 100 - own.held.people[1]
    return Group(
        left,
        say("key.on-time"),
        "outline",
        note="" if kind == "all" else say("key.like-anyone"),
        said=say(f"key.left.{kind}", left=left),
    )


def _beside(state: State, other: Outcome) -> People:
    low, high = other.held.people
    told = say("beside-held", policy=BESIDE[str(state["beside"])], held=held_in_words(other))
    return People(
        groups=(
            Group(low, tone="soft"),
            Group(high - low, look="hatch", tone="soft"),
            Group(100 - high, look="outline"),
        ),
        name=told,
        caption=told,
        glyph="dot",
        columns=50,
    )


def _taken(state: State, own: Outcome, other: Outcome | None) -> Ranges:
    """How many ICE then takes: another question, and a picture of its own."""
    policy = BESIDE[str(state["beside"])] if other else ""
    named = say("taken.name", taken=_range(own))
    return Ranges(
        own=Reach(*own.transferred.people, _range(own), say("taken.label"), why_taken(state), "soft"),
        fold=say("taken.fold"),
        name=f"{named} {say('taken.name-beside', policy=policy, taken=_range(other))}" if other else named,
        beside=Reach(*other.transferred.people, _range(other), policy, tone="soft") if other else None,
    )


def _range(ranges: Outcome) -> str:
    low, high = ranges.transferred.people
    return say("taken.one" if low == high else "taken.range", low=low, high=high)


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
        say("scene.serious"): _at(hold="serious", tell="everyone", beside="texas-sb4-2017"),
        say("scene.everyone"): _at(hold="everyone"),
        say("scene.warrant"): _at(hold="everyone", paper="judge", beside="oregon-2014"),
        say("scene.payment"): _at(hold="everyone", pay="yes", beside="cook-2011"),
        say("scene.nobody"): _at(hold="nobody", tell="serious", beside="california-sb54-2018"),
        say("scene.apart"): _at(hold="nobody"),
        say("scene.everyone-cost"): _at(hold="everyone", paper="reason", tell="everyone", day=250),
        say("scene.day-cost"): _at(hold="everyone", hours=24),
        say("scene.convicted"): _at(tell="everyone", mix="us-2015"),
    },
)
