"""What the policy builder reads back: the policy in English, its ranges, what changes nothing, and what is assumed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from scomm.data import describe, load
from scomm.explorers.frame.spec import State
from scomm.explorers.policy_builder.numbers import Outcome, outcome
from scomm.explorers.policy_builder.rules import BESIDE, policy_of
from scomm.language import sentences_beside
from scomm.models import FORMS
from scomm.models.detainers import (
    DETAINER_POLICIES,
    MIXES,
    DetainerPolicy,
    Terms,
    detainer_mix,
    policy_in_words,
)
from scomm.sources import source as document

say = sentences_beside(__file__)

MOST = 50
"""More people than so many of 100 are most of them."""

LONGEST = max(form.hours for form in FORMS.values())
"""The most hours that any form asks for."""


def shares(ranges: Outcome) -> tuple[int, int, int]:
    """People of 100: handed over in any case, open, and free in any case."""
    sure, free = round(ranges.transferred.low), round(ranges.released.low)
    return sure, 100 - sure - free, free


def finding(state: State, ranges: Outcome) -> str:
    """The one thing to see in the picture: whom the rule holds, and how many ICE gets, where that is open for most also why."""
    sure, unknown, _ = shares(ranges)
    which = f"gets-{_opened(state)}" if unknown > MOST and not sure else "gets"
    gets = say(f"finding.{which}", open=unknown, transferred=ranges.transferred.said)
    holds = "nobody" if state["hold"] == "nobody" else "held"
    return say(f"finding.{holds}", rule=_rule(state), held=ranges.held.said, gets=gets)


def _rule(state: State) -> str:
    """Whom a rule holds, in a few words."""
    held = say(f"rule.{state['hold']}")
    if state["hold"] == "nobody":
        return held
    if state["pay"] == "yes":
        return say("rule.if-paid", held=held)
    return (
        held
        if state["paper"] == "form"
        else say("rule.on-paper", held=held, paper=say(f"paper.{state['paper']}"))
    )


def _opened(state: State) -> str:
    """Why nobody can say of some whether they are handed over."""
    if state["tell"] != "nobody" and state["hold"] != "everyone":
        return "told"
    return "comes" if state["paper"] == "form" and state["pay"] == "no" else "paper"


def reasons(state: State, ranges: Outcome) -> tuple[str, str, str]:
    """Why so many are handed over in any case, why others are open, and why the rest are free; "" for nobody."""
    sure, unknown, free = shares(ranges)
    least, most = (round(100 * end) for end in Terms().taken_after_hold)
    opened = _opened(state)
    left = "all" if free == 100 else "most" if free <= 100 - most else "rule"
    return (
        say("why.sure", least=least) if sure else "",
        say(f"why.open-{opened}", least=least, most=most) if unknown else "",
        say(f"why.free-{left}", most=most) if free else "",
    )


def sentences(state: State, ranges: Outcome) -> Iterator[str]:
    """One line each: the policy, its ranges, what changes nothing, the policy beside it, what is assumed."""
    of_100 = say(
        "told.of-100",
        held=ranges.held.said,
        transferred=ranges.transferred.said,
        released=ranges.released.said,
    )
    yield policy_in_words(policy_of(state))
    yield f"{of_100} {_cost(state, ranges)}"
    idle = " ".join(without_effect(state, ranges))
    if idle:
        yield idle
    if state["beside"] != "nothing":
        other = outcome(detainer(state), str(state["mix"]), int(state["day"]))
        yield say(
            "told.beside",
            policy=BESIDE[str(state["beside"])],
            held=other.held.said,
            transferred=other.transferred.said,
            released=other.released.said,
            cost=other.cost.said,
        )
    yield _assumed(state)


def without_effect(state: State, ranges: Outcome) -> Iterator[str]:
    """Which rules change no number beside the others, and why."""
    if state["hold"] == "nobody":
        yield say("idle.nobody-held")
    elif state["pay"] == "yes":
        yield say("idle.payment")
    elif int(state["hours"]) >= LONGEST:
        yield say("idle.hours", hours=LONGEST)
    if state["tell"] != "nobody":
        silent = policy_of({**state, "tell": "nobody"})
        same = outcome(silent, str(state["mix"]), int(state["day"]))
        if same.transferred == ranges.transferred:
            yield say("idle.telling")


def detainer(state: State) -> DetainerPolicy:
    """The real policy that is chosen to compare with."""
    return DETAINER_POLICIES[str(state["beside"])]


@cache
def real_policy(id: str) -> str:
    """A real policy in words, with its date, its grade, its sources and what they leave open."""
    policy = DETAINER_POLICIES[id]
    seen = say(f"real.seen.{policy.grade}", start=_begun(policy.date), sources=_seen_in(policy))
    left = [say("real.left-open", questions="; ".join(policy.left_open))] if policy.left_open else []
    heading = say("real.heading", policy=policy.label)
    return " ".join([heading, policy_in_words(policy), seen, *left])


def source(state: State) -> str:
    """Where the chart's numbers come from, and who disputes them."""
    return say(
        f"source.{state['mix']}",
        trac=document("TRAC-330").short,
        disputed_by=document("CIS-TRAC").short,
        later=document("HUFF-16").year,
        forms=describe("detainers-fy2015").title,
        cook=document("COOK-11").short,
    )


def _cost(state: State, ranges: Outcome) -> str:
    if not ranges.cost.high:
        return say("told.no-cost")
    return say("told.cost", days=ranges.jail_days.said, cost=ranges.cost.said, day=state["day"])


def _assumed(state: State) -> str:
    mix = detainer_mix(str(state["mix"]))
    published = mix.division("conviction").grade == "P"
    return say(
        "told.by-conviction" if published else "told.by-form", detainers=mix.detainers, mix=MIXES[mix.id]
    )


def _begun(date: str) -> str:
    """When a policy began, at the start of a sentence."""
    return date[0].upper() + date[1:]


def _seen_in(policy: DetainerPolicy) -> str:
    if policy.source:
        return "; ".join(document(key).short for key in policy.source)
    table = load("local-policies", ["policy", "source_title"])
    return "; ".join(table.loc[table["policy"].isin(policy.rows), "source_title"].unique())
