"""What the known-truth lab says: before a guess what the estimates are, after it what was true and why some missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scomm.explorers.known_truth_lab.worlds import (
    DIFFERENCES,
    Case,
    errors,
    estimates,
    events,
    groups,
    truth,
    year_before_and_after,
)
from scomm.language import cell, joined, signed
from scomm.models.estimators import NAMES

SOURCE = "Simulated. 200 made-up counties over 28 quarters; every number in them is assumed."
HIDDEN = "The truth is hidden. Guess, then set it to “shown”."
TOO_EARLY = "Guess first. Until then the truth stays hidden."
HELD = (
    "none of four intervals holds it",
    "one of four intervals holds it",
    "two of four intervals hold it",
    "three of four intervals hold it",
    "all four intervals hold it",
)

WHY = {
    "selection": "adopting counties were on another path before the policy",
    "spillover": "neighbors felt the policy too, and no longer show a world without it",
    "anticipation": "the effect began before the date, so the time before is no clean start",
    "reporting": "people reported more or less of the same crime, and the record moved with that",
}
"""What each switch does to a comparison, said once the truth is known."""


@dataclass(frozen=True)
class Words:
    """The words of one state."""

    finding: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Cause:
    """What explains the miss of an estimate: a switch, and how much of the miss goes without it, in words."""

    switch: str
    much: str


def words_for(case: Case, picture: str, guess: int | None, asked: bool) -> Words:
    """Finding and sentences of a state; unless the truth is asked for after a guess, from the estimates alone."""
    opening = {"estimates": _estimates, "groups": _groups, "events": _events}[picture](case)
    broken = f"Broken on purpose: {joined(case.on)}." if case.on else "No assumption is broken on purpose."
    if "reporting" in case.on and case.outcome != "recorded":
        broken += " Reporting touches recorded crime alone."
    if guess is None:
        return Words(opening.finding, (*opening.lines, broken, TOO_EARLY if asked else HIDDEN))
    if not asked:
        answer = f"Your guess is {signed(guess)}. To see how close it is, set the truth to “shown”."
        return Words(opening.finding, (*opening.lines, broken, answer))
    goal = truth(case)
    plain = picture != "estimates"
    finding = f"{opening.finding}; the truth is {signed(goal)}" if plain else _revealed(case, goal)
    off = abs(guess - goal)
    answer = f"Your guess of {signed(guess)} was {cell(off)} off." if off else "Your guess was right."
    why = _why(case, goal, numbers=not plain)
    return Words(finding, (f"The truth is {signed(goal)}. {answer} {broken}", *why))


def _estimates(case: Case) -> Words:
    found = list(estimates(case).values())
    low, high = min(one.value for one in found), max(one.value for one in found)
    return Words(
        f"Four estimates of one effect: {signed(low)} to {signed(high)}",
        (
            "; ".join(f"{one.name}: {signed(one.value)}" for one in found) + ".",
            "Two-way fixed effects use all quarters, the others one year on each side of the date. "
            "Where what its method assumes is so, a bar holds the truth in nineteen of twenty worlds.",
        ),
    )


def _groups(case: Case) -> Words:
    table = groups(case)
    (before, after), (others, later) = (year_before_and_after(table, name) for name in ("adopting", "others"))
    moved = f"from {cell(before)} to {cell(after)}; without: from {cell(others)} to {cell(later)}"
    return Words(
        f"With the policy: {moved}",
        (
            f"The year before against the year after. With the policy: {moved}.",
            "Do both groups move alike before the policy? Only then can one stand in for the other.",
        ),
    )


def _events(case: Case) -> Words:
    found = events(case)
    before = found[found["relative"] < -1]
    after = found.loc[found["relative"] >= 0, "estimate"]
    away = int(((before["low"] > 0) | (before["high"] < 0)).sum())
    rest = f"{away or 'none'} of {len(before)} estimates differ{'s' * (away < 2)} from 0"
    return Words(
        f"Before the policy, {rest}",
        (
            f"Each point compares the two groups with the last quarter before the policy. Before it, {rest}.",
            "If both groups moved alike, about one in twenty would on average; several can stray together. "
            f"From its first quarter on, estimates run from {signed(after.min())} to {signed(after.max())}.",
        ),
    )


def _revealed(case: Case, goal: float) -> str:
    held = sum(one.holds(goal) for one in estimates(case).values())
    return f"Truth {signed(goal)}: {HELD[held]}"


def _why(case: Case, goal: float, *, numbers: bool) -> Iterator[str]:
    """Whose interval holds the truth, and what explains a miss; with `numbers`, how far each estimate was off."""
    found, off = estimates(case), errors(case)
    if numbers:
        yield "Off by: " + "; ".join(f"{_lower(NAMES[name])} {cell(off[name])}" for name in found) + "."
    held = [name for name in found if found[name].holds(goal)]
    yield f"Intervals that hold the truth: {joined([_lower(NAMES[name]) for name in held]) or 'none'}."
    lucky = [NAMES[name] for name in held if name not in DIFFERENCES]
    if lucky:
        yield f"{joined(lucky)}: luck, because errors cancel."
    else:
        yield "The first two miss: adopting counties stood at another level before, and all counties were changing."
    saved = [name for name in DIFFERENCES if name in held and _misses_with_one(case, name, goal)]
    if saved:
        them = joined([NAMES[saved[0]], *(_lower(NAMES[name]) for name in saved[1:])])
        misses = "it misses" if len(saved) == 1 else "each misses"
        yield f"{them}: luck. With one of these switches alone {misses}; together the errors cancel."
    missed = [name for name in DIFFERENCES if name not in held]
    if not missed and case.on:
        yield "What is broken pulls the other two less than their intervals are wide."
    causes: dict[Cause | None, list[str]] = {}
    for name in missed:
        causes.setdefault(_cause(case, name, goal), []).append(name)
    for cause, names in causes.items():
        yield _said(case, cause, names, numbers=numbers)


def _misses_with_one(case: Case, name: str, goal: float) -> bool:
    """True if several switches are on and one of them alone would lead the estimate astray."""
    return len(case.on) > 1 and any(not estimates(case.only(one))[name].holds(goal) for one in case.on)


def _cause(case: Case, name: str, goal: float) -> Cause | None:
    """The switch without which a missing estimate comes closest, and how much of the miss goes; or None."""
    off = errors(case)[name]
    left = {switch: errors(case.without(switch))[name] for switch in case.on}
    switch = min(left, key=lambda one: left[one], default="")
    if not switch or left[switch] > 0.9 * off:
        return None
    if estimates(case.without(switch))[name].holds(goal):
        return Cause(switch, "the")
    return Cause(switch, "most of the" if left[switch] <= off / 2 else "part of the")


def _said(case: Case, cause: Cause | None, names: Sequence[str], *, numbers: bool) -> str:
    """The cause of a miss in a sentence; with `numbers`, how far off its estimates would be without it."""
    them = joined([_lower(NAMES[name]) for name in names])
    if cause is None:
        if len(case.on) > 1:
            return f"No single switch explains the miss of {them}."
        return f"No switch explains the miss of {them}. About one interval in twenty misses by chance."
    said = f"{cause.switch.capitalize()} explains {cause.much} miss of {them}: {WHY[cause.switch]}."
    if numbers:
        without = errors(case.without(cause.switch))
        said += f" Off by without it: {' and '.join(cell(without[name]) for name in names)}."
    return said


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
