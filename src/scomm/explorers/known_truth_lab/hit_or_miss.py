"""What the known-truth lab says: before a guess what the estimates are, after it which hit the truth and why some missed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lessonkit.language import joined, number, sentences_beside
from scomm.explorers.known_truth_lab.worlds import (
    DIFFERENCES,
    MORE,
    Case,
    errors,
    estimates,
    events,
    groups,
    in_other_worlds,
    truth,
    year_before_and_after,
)
from scomm.models.estimators import NAMES

say = sentences_beside(__file__)

WHY = {id: say(f"switch.{id}.why") for id in ("selection", "spillover", "anticipation", "reporting")}
"""What each switch does to a comparison, said once the truth is known."""


@dataclass(frozen=True)
class Words:
    """The words of one state."""

    finding: str
    lines: tuple[str, ...]
    broken: str
    spoken: str


@dataclass(frozen=True)
class Opening:
    """What a picture shows before the truth: the finding, by the end of its id and its fields, and sentences."""

    finding: str
    fields: Mapping[str, Any]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Cause:
    """What explains the miss of an estimate: a switch, and how much of the miss goes without it (all, most or part)."""

    switch: str
    much: str


def words_for(case: Case, picture: str, guess: int | None, asked: bool) -> Words:
    """Finding and sentences of a state; unless the truth is asked for after a guess, from the estimates alone."""
    opening = (
        _groups(case, guess)
        if picture == "groups"
        else {"estimates": _estimates, "events": _events}[picture](case)
    )
    told = f"groups.{case.outcome}" if picture == "groups" else opening.finding
    finding, shown = say(f"finding.{told}", **opening.fields), say(f"spoken.{told}", **opening.fields)
    broken = _broken(case)
    if guess is None:
        return Words(
            finding, (*opening.lines, broken, say("guess.first" if asked else "guess.open")), broken, shown
        )
    if not asked:
        shown = say("spoken.guess", guess=guess, shown=shown)
        return Words(finding, (*opening.lines, broken, say("guess.made", guess=guess)), broken, shown)
    goal = truth(case)
    shown = say("spoken.truth", truth=goal, shown=shown)
    if picture == "estimates":
        held = sum(one.holds(goal) for one in estimates(case).values())
        finding = shown = say(f"finding.held.{held}", truth=goal)
    else:
        thing = say(f"inside.{case.outcome}")
        finding = say(f"finding.{opening.finding}-revealed", truth=goal, thing=thing, **opening.fields)
    off = abs(guess - goal)
    answer = say("guess.off" if off else "guess.right", guess=guess, off=off)
    why = _why(case, goal, numbers=picture == "estimates")
    return Words(finding, (f"{say('told.truth', truth=goal)} {answer} {broken}", *why), broken, shown)


def more_worlds(case: Case, picture: str, *, revealed: bool) -> str:
    """Where the estimates of twenty more worlds lie, and once the truth is known how many of their intervals hold it."""
    if picture != "estimates":
        return say("more.elsewhere", n=MORE)
    found = in_other_worlds(case)
    if not revealed:
        return say("more.hidden", n=MORE)
    goal = truth(case)
    each = [
        say("more.one", method=say(f"method.{name}"), n=sum(one.holds(goal) for one in ones))
        for name, ones in found.items()
    ]
    return say("more.held", n=MORE, methods="; ".join(each))


def _broken(case: Case) -> str:
    if not case.on:
        return say("told.nothing-broken")
    broken = say("told.broken", switches=[say(f"switch.{switch}.name") for switch in case.on])
    in_vain = "reporting" in case.on and case.outcome != "recorded"
    return f"{broken} {say('told.reporting-in-vain')}" if in_vain else broken


def _estimates(case: Case) -> Opening:
    found = list(estimates(case).values())
    low, high = min(one.value for one in found), max(one.value for one in found)
    each = "; ".join(say("told.estimate", name=one.name, value=one.value) for one in found)
    return Opening(
        "estimates",
        {"low": low, "high": high},
        (say("told.estimates", estimates=each), say("told.how-estimates-are-read")),
    )


def _groups(case: Case, guess: int | None) -> Opening:
    table = groups(case)
    (before, after), (others, later) = (year_before_and_after(table, name) for name in ("adopting", "others"))
    change, elsewhere = round(after - before, 1), round(later - others, 1)
    fields = {
        "change": _by(change),
        "elsewhere": _by(elsewhere),
        "moved": _moved(change),
        "moved_elsewhere": _moved(elsewhere, change),
        "before": before,
        "after": after,
        "others": others,
        "later": later,
    }
    lines = (
        say("told.groups" if guess is None else "told.groups-guessed"),
        say("told.means", **fields),
        say("told.how-groups-are-read"),
    )
    return Opening("groups", fields, lines)


def _by(change: float) -> str:
    if not change:
        return say("by.not")
    return say("by.up" if change > 0 else "by.down", by=abs(change))


def _moved(change: float, other: float | None = None) -> str:
    """How something moved; where another moved the same way, by how much alone."""
    if not change:
        return say("moved.not")
    if other is not None and change * other > 0:
        return say("moved.as-well", by=abs(change))
    return say("moved.up" if change > 0 else "moved.down", by=abs(change))


def _events(case: Case) -> Opening:
    found = events(case)
    before = found[found["relative"] < -1]
    after = found.loc[found["relative"] >= 0, "estimate"]
    away = int(((before["low"] > 0) | (before["high"] < 0)).sum())
    fields = {"away": away, "n": len(before)}
    lines = (
        say("told.events-differ" if away else "told.events-alike", **fields),
        say("told.how-events-are-read", low=after.min(), high=after.max()),
    )
    return Opening("events-differ" if away else "events-alike", fields, lines)


def _why(case: Case, goal: float, *, numbers: bool) -> Iterator[str]:
    """Whose interval holds the truth, and what explains a miss; with `numbers`, how far each estimate was off."""
    found, off = estimates(case), errors(case)
    if numbers:
        each = "; ".join(
            say("why.off-by-each", method=say(f"method.{name}"), off=off[name]) for name in found
        )
        yield say("why.off-by", methods=each)
    held = [name for name in found if found[name].holds(goal)]
    yield say("why.held" if held else "why.none-held", methods=_inside(held))
    lucky = [NAMES[name] for name in held if name not in DIFFERENCES]
    yield say("why.lucky", methods=lucky) if lucky else say("why.first-two")
    saved = [name for name in DIFFERENCES if name in held and _misses_with_one(case, name, goal)]
    if saved:
        them = joined([NAMES[saved[0]], *_inside(saved[1:])])
        yield say("why.saved-one" if len(saved) == 1 else "why.saved-each", methods=them)
    missed = [name for name in DIFFERENCES if name not in held]
    if not missed and case.on:
        yield say("why.too-little")
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
        return Cause(switch, "all")
    return Cause(switch, "most" if left[switch] <= off / 2 else "part")


def _said(case: Case, cause: Cause | None, names: Sequence[str], *, numbers: bool) -> str:
    """The cause of a miss in a sentence; with `numbers`, how far off its estimates would be without it."""
    them = _inside(names)
    if cause is None:
        return say("why.no-single-switch" if len(case.on) > 1 else "why.chance", methods=them)
    said = say(
        f"why.explained.{cause.much}",
        switch=say(f"controls.{cause.switch}.label"),
        methods=them,
        why=WHY[cause.switch],
    )
    if not numbers:
        return said
    without = errors(case.without(cause.switch))
    return f"{said} {say('why.off-without', off=[number(without[name]) for name in names])}"


def _inside(names: Sequence[str]) -> list[str]:
    """The names of methods as they stand inside a sentence."""
    return [say(f"method.{name}") for name in names]
