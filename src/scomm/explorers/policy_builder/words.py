"""What the policy builder says: the policy in English, its ranges, what changes nothing, and what is assumed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from scomm.data import describe, load
from scomm.explorers.frame.spec import Note, State
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
from scomm.sources import source as document

GRADES = {"P": "Primary source seen", "S": "Secondary source seen"}
LONGEST = max(form.hours for form in FORMS.values())
"""The most hours that any form asks for."""


def finding(state: State, ranges: Outcome) -> str:
    """The one thing to see in the chart."""
    if state["show"] == "people":
        return f"Of 100: {ranges.held.said} held, {ranges.transferred.said} handed to ICE"
    return f"Holding costs the county {ranges.cost.said} for 100 detainers"


def sentences(state: State, ranges: Outcome) -> Iterator[str]:
    """One line each: the policy, its ranges, what changes nothing, the policy beside it, what is assumed."""
    yield policy_in_words(policy_of(state))
    yield (
        f"Of 100 detainers: {ranges.held.said} held past the release, {ranges.transferred.said} handed to ICE, "
        f"{ranges.released.said} released. {_cost(state, ranges)}"
    )
    idle = " ".join(without_effect(state, ranges))
    if idle:
        yield idle
    if state["beside"] != "nothing":
        other = outcome(detainer(state), str(state["mix"]), int(state["day"]))
        yield (
            f"In grey, {BESIDE[str(state['beside'])]}: {other.held.said} held, {other.transferred.said} handed to ICE, "
            f"{other.released.said} released. Cost: {other.cost.said}."
        )
    yield _assumed(state)


def without_effect(state: State, ranges: Outcome) -> Iterator[str]:
    """Which rules change no number beside the others, and why."""
    if state["hold"] == "nobody":
        yield "Nobody is held, so the paper, the payment and the hours change nothing."
    elif state["pay"] == "yes":
        yield "ICE pays for nobody in these numbers, so nobody is held, whatever the other rules say."
    elif int(state["hours"]) >= LONGEST:
        yield f"No form asks for more than {LONGEST} hours, so this limit changes no number."
    if state["tell"] != "nobody":
        silent = policy_of({**state, "tell": "nobody"})
        same = outcome(silent, str(state["mix"]), int(state["day"]))
        if same.transferred == ranges.transferred:
            yield "Whoever ICE is told of is held anyway, so telling changes no number."


def detainer(state: State) -> DetainerPolicy:
    """The real policy that is chosen to compare with."""
    return DETAINER_POLICIES[str(state["beside"])]


@cache
def real_policy(id: str) -> Note:
    """A real policy in words, with its date, its grade, its sources and what they leave open."""
    policy = DETAINER_POLICIES[id]
    open_too = f" Left open too: {'; '.join(policy.left_open)}." if policy.left_open else ""
    start = policy.date[0].upper() + policy.date[1:]
    return Note(
        f"Beside it: {policy.label}",
        policy_in_words(policy),
        f"{start}. {GRADES[policy.grade]}: {_seen_in(policy)}.{open_too}",
    )


def source(state: State) -> str:
    """Where the chart's numbers come from, and who disputes them."""
    trac, disputed_by = document("TRAC-330"), document("CIS-TRAC")
    said = [f"{trac.short} (disputed by {disputed_by.short}) and {document('HUFF-16').year}"]
    if state["mix"] == "us-2015":
        said.insert(0, describe("detainers-fy2015").title)
    if state["show"] == "cost":
        said.append(document("COOK-11").short)
    return f"{'; '.join(said)}. Ranges: this kit."


def _cost(state: State, ranges: Outcome) -> str:
    if not ranges.cost.high:
        return "The county pays for no day in jail, whatever a day costs."
    return f"The county pays for {ranges.jail_days.said} days in jail: {ranges.cost.said} at ${state['day']} a day."


def _assumed(state: State) -> str:
    mix = detainer_mix(str(state["mix"]))
    in_2012 = mix.division("conviction").grade == "P"
    by, more = ("conviction", "") if in_2012 else ("form", " convictions as in 2012,")
    return (
        f"Published: {mix.detainers:,} detainers of {MIXES[mix.id]}, by {by}. Assumed:{more} which papers ICE shows, whom it "
        "comes for, and when."
    )


def _seen_in(policy: DetainerPolicy) -> str:
    if policy.source:
        return "; ".join(document(key).short for key in policy.source)
    table = load("local-policies", ["policy", "source_title"])
    return "; ".join(table.loc[table["policy"].isin(policy.rows), "source_title"].unique())
