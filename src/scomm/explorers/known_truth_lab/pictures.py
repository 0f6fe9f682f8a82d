"""The three pictures of the known-truth lab: two groups over time, four estimates, and an event study.

Each shows the truth only if it is `revealed`, and stands on the same axes in every state of an outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from scomm.charts import Chart, event_study, lines, ranges
from scomm.explorers.known_truth_lab.hit_or_miss import Words
from scomm.explorers.known_truth_lab.worlds import (
    Case,
    errors,
    estimates,
    events,
    groups,
    truth,
    truth_by_quarter,
)
from scomm.language import sentences_beside
from scomm.models.lab import OUTCOMES

say = sentences_beside(__file__)

ESTIMATES_AXIS = {"transfers": (-30, 12), "reporting": (-22, 12), "recorded": (-32, 62)}
GROUPS_AXIS = {"transfers": (25, 72), "reporting": (44, 63), "recorded": (260, 352)}
EVENTS_AXIS = {"transfers": (-27, 17), "reporting": (-7, 10), "recorded": (-34, 40)}
"""The value axes: wide enough for every world and switch, and for every guess."""


def four_estimates(case: Case, words: Words, guess: int | None, revealed: bool) -> Chart:
    """The four estimates with their intervals; revealed, also the truth and which intervals hold it."""
    found, columns = list(estimates(case).values()), say.group("columns")
    table = pd.DataFrame(
        {
            columns["estimator"]: [one.name for one in found],
            columns["estimate"]: [one.value for one in found],
            columns["low"]: [one.low for one in found],
            columns["high"]: [one.high for one in found],
        }
    )
    marked: dict[str, float] = {} if guess is None else {say("line.guess"): guess}
    held = [True] * len(found)
    if revealed:
        goal = truth(case)
        held = [one.holds(goal) for one in found]
        marked = {say("line.both"): goal} if guess == goal else {say("line.truth"): goal, **marked}
        table[columns["truth"]] = goal
        table[columns["off"]] = list(errors(case).values())
        table[columns["holds"]] = [say("cell.yes" if one else "cell.no") for one in held]
        for switch in case.on:
            table[say("off-without", switch=say(f"switch.{switch}.name"))] = list(
                errors(case.without(switch)).values()
            )
    bottom, top = ESTIMATES_AXIS[case.outcome]
    return ranges(
        table,
        columns["estimator"],
        columns["low"],
        columns["high"],
        point=columns["estimate"],
        finding=words.finding,
        units=say("units.change", units=OUTCOMES[case.outcome].units),
        source=say("source"),
        lines=marked,
        aside=True,
        strong=held,
        bottom=bottom,
        top=top,
    )


def two_groups(case: Case, words: Words, guess: int | None, revealed: bool) -> Chart:
    """The counties that adopt and the others, quarter by quarter; revealed, also the first without the policy."""
    names = {"adopting": say("series.adopting"), "others": say("series.others")}
    if revealed:
        names["without"] = say("series.without")
    table = groups(case).rename(columns={"relative": say("columns.since")})
    return lines(
        table,
        say("columns.since"),
        names,
        finding=words.finding,
        units=OUTCOMES[case.outcome].units,
        source=say("source"),
        band=(0, int(table[say("columns.since")].max()), say("band")),
        axis=GROUPS_AXIS[case.outcome],
    )


def quarter_by_quarter(case: Case, words: Words, guess: int | None, revealed: bool) -> Chart:
    """The event study: each quarter's estimate with its interval; revealed, also the true effect."""
    found, columns = events(case), say.group("columns")
    table = found.rename(columns={**columns, "relative": columns["quarter"]})
    if revealed:
        table[columns["truth"]] = truth_by_quarter(case, found["relative"])
    return event_study(
        table,
        columns["quarter"],
        columns["estimate"],
        columns["low"],
        columns["high"],
        finding=words.finding,
        units=say("units.change", units=OUTCOMES[case.outcome].units),
        source=say("source"),
        axis=EVENTS_AXIS[case.outcome],
        truth=columns["truth"] if revealed else None,
        truth_in_all=truth(case) if revealed else 0.0,
    )


PICTURES: Mapping[str, Callable[[Case, Words, int | None, bool], Chart]] = {
    "estimates": four_estimates,
    "groups": two_groups,
    "events": quarter_by_quarter,
}
