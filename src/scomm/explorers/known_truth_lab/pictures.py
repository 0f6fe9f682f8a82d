"""The three pictures of the known-truth lab: two groups over time, four estimates, and an event study.

Each shows the truth only if it is `revealed`, and stands on the same axes in every state of an outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from lessonkit.charts.marks import Across, Guessed, Interval, Intervals, Line, Lines, Mark, Mean, Move, Since
from lessonkit.charts.marks.scales import Marked
from lessonkit.language import sentences_beside, signed
from scomm.explorers.known_truth_lab.hit_or_miss import Words
from scomm.explorers.known_truth_lab.worlds import (
    Case,
    errors,
    estimates,
    events,
    groups,
    in_other_worlds,
    truth,
    truth_by_quarter,
    year_before_and_after,
)
from scomm.models.lab import OUTCOMES

say = sentences_beside(__file__)

ESTIMATES_AXIS = {"transfers": (-30, 12), "reporting": (-22, 12), "recorded": (-32, 62)}
GROUPS_AXIS = {"transfers": (25, 72), "reporting": (44, 63), "recorded": (260, 352)}
EVENTS_AXIS = {"transfers": (-27, 17), "reporting": (-7, 10), "recorded": (-34, 40)}
"""The value axes: wide enough for every world and switch, and for every guess."""

GUESSES = tuple(range(-20, 12, 2))
"""What a learner can guess: the change that the policy alone brings."""

HEIGHT, KEY = 282, 18
"""The height of each picture, and of the words below two of them: the page is as high with each."""

YEARS_BESIDE = ((-4, -1), (0, 3))
"""The first and the last quarter of the year before the policy, and of the year after."""

_STEPS = {"estimates": 10, "groups": {"transfers": 10, "reporting": 5, "recorded": 20}, "events": 5}


@dataclass(frozen=True)
class Drawn:
    """One of the three: its mark, its table and its description."""

    mark: Mark
    table: pd.DataFrame
    alt: str


def four_estimates(case: Case, words: Words, guess: int | None, revealed: bool, more: bool) -> Drawn:
    """The four estimates with their intervals; revealed, also the truth and which intervals hold it."""
    found, columns = estimates(case), say.group("columns")
    others = in_other_worlds(case) if more else {}
    table = pd.DataFrame(
        {
            columns["estimator"]: [one.name for one in found.values()],
            columns["estimate"]: [one.value for one in found.values()],
            columns["low"]: [one.low for one in found.values()],
            columns["high"]: [one.high for one in found.values()],
        }
    )
    across = () if guess is None else (Across(guess, say("line.guess"), "accent"),)
    held = dict.fromkeys(found, True)
    if revealed:
        goal = truth(case)
        held = {name: one.holds(goal) for name, one in found.items()}
        both = (Across(goal, say("line.both"), "counter"),)
        across = both if guess == goal else (Across(goal, say("line.truth"), "counter"), *across)
        table[columns["truth"]] = goal
        table[columns["off"]] = list(errors(case).values())
        table[columns["holds"]] = [say("cell.yes" if one else "cell.no") for one in held.values()]
        for switch in case.on:
            without = list(errors(case.without(switch)).values())
            table[say("off-without", switch=say(f"switch.{switch}.name"))] = without
    if more:
        table[columns["more-low"]] = [min(one.value for one in others[name]) for name in found]
        table[columns["more-high"]] = [max(one.value for one in others[name]) for name in found]
        if revealed:
            table[columns["more-holds"]] = [sum(one.holds(goal) for one in others[name]) for name in found]
    items = tuple(
        Interval(
            one.name,
            one.value,
            one.low,
            one.high,
            signed(one.value),
            held[name],
            note=_note(
                held[name], revealed, sum(o.holds(goal) for o in others[name]) if more and revealed else None
            ),
            dots=tuple(o.value for o in others.get(name, ())),
        )
        for name, one in found.items()
    )
    axis = ESTIMATES_AXIS[case.outcome]
    alt = say(
        "alt.estimates", units=_change(case), rows="; ".join(f"{one.label} {one.said}" for one in items)
    )
    key = say("key.estimates" if all(held.values()) else "key.missed")
    if more:
        key = say("key.twenty")
    return Drawn(
        Intervals(items, axis, levels(axis, 10), name=alt, across=across, height=HEIGHT, key=key), table, alt
    )


def _note(held: bool, revealed: bool, of_twenty: int | None) -> str:
    if not revealed:
        return ""
    said = say("note.holds" if held else "note.misses")
    return said if of_twenty is None else say("note.of-twenty", said=said, n=of_twenty)


def two_groups(case: Case, words: Words, guess: int | None, revealed: bool, more: bool) -> Drawn:
    """The counties that adopt and the others, quarter by quarter; revealed, also the first without the policy."""
    shown = groups(case)
    names = {"adopting": say("series.adopting"), "others": say("series.others")}
    if revealed:
        names["without"] = say("series.without")
    tones = {"adopting": "accent", "others": "edge", "without": "counter"}
    dashes = {"adopting": "solid", "others": "dot", "without": "dash"}
    xs = tuple(float(one) for one in shown["relative"])
    axis = GROUPS_AXIS[case.outcome]
    step = _STEPS["groups"][case.outcome]  # type: ignore[index]
    alt = say("alt.groups", units=OUTCOMES[case.outcome].units, names=list(names.values()))
    mark = Lines(
        xs=xs,
        said=tuple(signed(one) for one in shown["relative"]),
        lines=tuple(
            Line.of(label, shown[name].tolist(), "one decimal", tone=tones[name], dash=dashes[name])  # type: ignore[arg-type]
            for name, label in names.items()
        ),
        name=alt,
        ticks=tuple((one, signed(int(one))) for one in xs if one % 4 == 0),
        levels=levels(axis, step),
        since=Since(0, say("begins")),
        means=tuple(_year_means(shown)),
        moves=tuple(_moves(shown, case.outcome)) if guess is None else (),
        bare=True,
        guessed=Guessed("guess", GUESSES, 0, 0, 12, say("guessed-line.mine", value="{value}")),
        across=say("axis.time"),
        up=say(f"axis.value.{case.outcome}", start=levels(axis, step)[0][0]),
        unit=OUTCOMES[case.outcome].units,
        height=HEIGHT + KEY,
        read=say("columns.since"),
    )
    columns = {"relative": say("columns.since-column"), **names}
    return Drawn(mark, shown.rename(columns=columns)[list(columns.values())], alt)


def _year_means(shown: pd.DataFrame) -> Iterator[Mean]:
    """The mean of each group over the year before and the year after, as the finding compares them; those of the adopting are named."""
    for group, tone in (("adopting", "accent"), ("others", "edge")):
        named = (say("mean.before"), say("mean.after")) if group == "adopting" else ("", "")
        values = year_before_and_after(shown, group)
        for (first, last), value, label in zip(YEARS_BESIDE, values, named, strict=True):
            yield Mean(first, last, value, label, tone)


def _moves(shown: pd.DataFrame, outcome: str) -> Iterator[Move]:
    """How far each group moved from the year before to the year after; until there is a guess to look at."""
    for group, tone in (("adopting", "accent"), ("others", "edge")):
        before, after = year_before_and_after(shown, group)
        change = round(after - before, 1)
        way = "up" if change > 0 else "down" if change else "not"
        word = say(f"arrow.{way}")
        loud = group == "adopting"
        yield Move(
            YEARS_BESIDE[1][1] + 1,
            before,
            after,
            say("arrow.number", by=abs(change)) if change else "",
            say(f"arrow.of.{outcome}", word=word) if loud else word,
            tone,
            loud=loud,
        )


def quarter_by_quarter(case: Case, words: Words, guess: int | None, revealed: bool, more: bool) -> Drawn:
    """The event study: each quarter's estimate with its interval; revealed, also the true effect."""
    found, columns = events(case), say.group("columns")
    names = {one: columns[one] for one in ("estimate", "low", "high")}
    table = found.rename(columns={**names, "relative": columns["quarter"]})
    across: tuple[Across, ...] = ()
    if revealed:
        table[columns["truth"]] = truth_by_quarter(case, found["relative"])
        across = (Across(truth(case), say("line.truth"), "counter"),)
    rows = found[["relative", "estimate", "low", "high"]].to_numpy(float).tolist()
    items = tuple(
        Interval(signed(int(quarter)), value, low, high, signed(value), strong=low > 0 or high < 0)
        for quarter, value, low, high in rows
    )
    axis = EVENTS_AXIS[case.outcome]
    first = int((found["relative"] < 0).sum())
    alt = say("alt.events", units=_change(case))
    mark = Intervals(
        items, axis, levels(axis, 5 if axis[1] < 20 else 10), name=alt, across=across, upright=True, since=first,
        during=say("begins"), height=HEIGHT, key=say("key.events" if any(one.strong for one in items) else "key.events-none"),
    )  # fmt: skip
    return Drawn(mark, table, alt)


def levels(axis: tuple[int, int], step: int) -> tuple[Marked, ...]:
    """The round values of an axis, with their names.

    >>> levels((-12, 25), 10)
    ((-10, '−10'), (0, '0'), (10, '+10'), (20, '+20'))
    """
    first = -(-axis[0] // step) * step
    return tuple((at, signed(at) if axis[0] < 0 else str(at)) for at in range(first, axis[1] + 1, step))


def _change(case: Case) -> str:
    return say("units.change", units=OUTCOMES[case.outcome].units)


PICTURES: Mapping[str, Callable[[Case, Words, int | None, bool, bool], Drawn]] = {
    "groups": two_groups,
    "estimates": four_estimates,
    "events": quarter_by_quarter,
}
