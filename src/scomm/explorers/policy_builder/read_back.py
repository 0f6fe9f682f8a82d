"""What the policy builder reads back: the policy in English, its ranges, what changes nothing, and what is assumed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lessonkit.data import describe, load
from lessonkit.explorers.frame.spec import State, Value
from lessonkit.language import sentences_beside
from lessonkit.sources import source as document
from scomm.explorers.policy_builder.numbers import Outcome, outcome
from scomm.explorers.policy_builder.rules import BESIDE, policy_of
from scomm.models import FORMS
from scomm.models.detainers import (
    DETAINER_POLICIES,
    MIXES,
    DetainerPolicy,
    detainer_mix,
    policy_in_words,
)

say = sentences_beside(__file__)

LONGEST = max(form.hours for form in FORMS.values())
"""The most hours that any form asks for."""


def how_many(ranges: Outcome) -> str:
    """What is known of how many a rule holds: "all", "one" number, "none", "most" (a ceiling), "any" number or a "range"."""
    match ranges.held.people:
        case (100, 100):
            return "all"
        case (0, 0):
            return "none"
        case (0, 100):
            return "any"
        case (0, _):
            return "most"
        case (low, high):
            return "one" if low == high else "range"


def finding(state: State, ranges: Outcome) -> str:
    """The one thing to see in the picture: the rule, how many it holds, and that the others leave on time."""
    kind, (low, high) = how_many(ranges), ranges.held.people
    kind = "unpaid" if kind == "none" and state["hold"] != "nobody" else kind
    return say(f"finding.{kind}", rule=rule(state), low=low, high=high, left=100 - high)


def rule(state: State) -> str:
    """The rule in a few words: whom it holds, and on which terms, where there is somebody to hold.

    >>> rule({"hold": "convicted", "paper": "judge", "pay": "yes"})
    "Hold only people with a conviction, on a judge's warrant, if ICE pays"
    """
    said = say(f"rule.{state['hold']}")
    for term in _terms(state):
        said = say(f"rule.term.{term}", rule=said)
    return said


def _spoken_rule(state: State) -> str:
    """The same in still fewer words."""
    said = say(f"spoken.rule.{state['hold']}")
    for term in _terms(state):
        said = say(f"spoken.term.{term}", rule=said)
    return said


def _terms(state: State) -> list[Value]:
    """The terms of a rule that holds somebody."""
    asked = (("paper", "form"), ("pay", "no")) if state["hold"] != "nobody" else ()
    return [state[name] for name, always in asked if state[name] != always]


def spoken(state: State, ranges: Outcome) -> str:
    """What is heard after a change: the rule, and how many people of 100 it holds and ICE then takes."""
    (low, high), (least, most) = ranges.held.people, ranges.transferred.people
    taken = "none" if not most else "one" if least == most else "range"
    return say(
        "spoken.said",
        rule=_spoken_rule(state),
        held=say(f"spoken.held.{how_many(ranges)}", low=low, high=high),
        taken=say(f"spoken.taken.{taken}", low=least, high=most),
    )


def held_in_words(ranges: Outcome) -> str:
    """How many of 100 are held, in a few words."""
    low, high = ranges.held.people
    return say(f"held.{how_many(ranges)}", low=low, high=high)


def why_held(state: State, ranges: Outcome) -> str:
    """Why nobody can say how many are held, where that is so, and what it costs; where nobody is, which rules change nothing."""
    low, high = ranges.held.people
    if not high:
        return " ".join(list(without_effect(state, ranges))[:1])
    open_part = state["hold"] if state["paper"] == "form" else state["paper"]
    costs = say(
        "why.costs",
        hours=say("why.hours-limit", hours=state["hours"]) if state["hours"] else say("why.hours"),
        cost=ranges.cost.said,
        whom=_whom(low, high),
        day=state["day"],
    )
    if low == high:
        return f"{say('why.convicted')} {costs}" if state["hold"] == "convicted" else costs
    return f"{say(f'why.{open_part}', high=high)} {costs}"


def _whom(low: int, high: int) -> str:
    """Those whom the cost is for: all who are held, by their number where it is known."""
    if low != high:
        return say("why.them", n=high)
    return say("why.one-of-them", n=high) if high == 1 else say("why.all-of-them", n=high)


def why_taken(state: State) -> str:
    """Why ICE takes so many and no others, or why nobody can say."""
    held, told = state["hold"] != "nobody" and state["pay"] == "no", state["tell"] != "nobody"
    if told and not (held and state["hold"] == "everyone" and state["paper"] == "form"):
        return say("why.told")
    return say("why.comes" if held else "why.nothing")


def sentences(state: State, ranges: Outcome) -> Iterator[str]:
    """One line each: the policy, its ranges, what changes nothing, the policy beside it, what is assumed."""
    of_100 = say(
        "told.of-100",
        held=ranges.held.said,
        on_time=ranges.on_time.said,
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
            sure = ranges.held.low == ranges.held.high
            yield say("idle.telling" if sure else "idle.telling-perhaps")


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
