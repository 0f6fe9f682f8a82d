"""The three pictures of the known-truth lab: two groups over time, four estimates, and an event study.

Each shows the truth only if it is `revealed`, and stands on the same axes in every state of an outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from scomm.charts import Chart, event_study, lines, ranges
from scomm.explorers.known_truth_lab.words import SOURCE, Words
from scomm.explorers.known_truth_lab.worlds import (
    Case,
    errors,
    estimates,
    events,
    groups,
    truth,
    truth_by_quarter,
)
from scomm.models.lab import OUTCOMES

ESTIMATES_AXIS = {"transfers": (-30, 12), "reporting": (-22, 12), "recorded": (-32, 62)}
GROUPS_AXIS = {"transfers": (25, 72), "reporting": (44, 63), "recorded": (260, 352)}
EVENTS_AXIS = {"transfers": (-27, 17), "reporting": (-7, 10), "recorded": (-34, 40)}
"""The value axes: wide enough for every world and switch, and for every guess."""


def four_estimates(case: Case, words: Words, guess: int | None, revealed: bool) -> Chart:
    """The four estimates with their intervals; revealed, also the truth and which intervals hold it."""
    found = list(estimates(case).values())
    table = pd.DataFrame(
        {
            "Estimator": [one.name for one in found],
            "Estimate": [one.value for one in found],
            "Low": [one.low for one in found],
            "High": [one.high for one in found],
        }
    )
    marked: dict[str, float] = {} if guess is None else {"your guess": guess}
    held = [True] * len(found)
    if revealed:
        goal = truth(case)
        held = [one.holds(goal) for one in found]
        marked = {"truth and guess": goal} if guess == goal else {"truth": goal, **marked}
        table["Truth"] = goal
        table["Off by"] = list(errors(case).values())
        table["Interval holds the truth"] = ["yes" if one else "no" for one in held]
        for switch in case.on:
            table[f"Off by without {switch}"] = list(errors(case.without(switch)).values())
    bottom, top = ESTIMATES_AXIS[case.outcome]
    return ranges(
        table,
        "Estimator",
        "Low",
        "High",
        point="Estimate",
        finding=words.finding,
        units=f"change in {OUTCOMES[case.outcome].units}",
        source=SOURCE,
        lines=marked,
        aside=True,
        strong=held,
        bottom=bottom,
        top=top,
    )


def two_groups(case: Case, words: Words, guess: int | None, revealed: bool) -> Chart:
    """The counties that adopt and the others, quarter by quarter; revealed, also the first without the policy."""
    names = {"adopting": "Counties that adopt", "others": "Other counties"}
    if revealed:
        names["without"] = "Had they not adopted"
    table = groups(case).rename(columns={"relative": "quarter since the policy"})
    return lines(
        table,
        "quarter since the policy",
        names,
        finding=words.finding,
        units=OUTCOMES[case.outcome].units,
        source=SOURCE,
        band=(0, int(table["quarter since the policy"].max()), "quarters with the policy"),
        axis=GROUPS_AXIS[case.outcome],
    )


def quarter_by_quarter(case: Case, words: Words, guess: int | None, revealed: bool) -> Chart:
    """The event study: each quarter's estimate with its interval; revealed, also the true effect."""
    found = events(case)
    table = found.rename(
        columns={"relative": "Quarter since the policy", "estimate": "Estimate", "low": "Low", "high": "High"}
    )
    if revealed:
        table["Truth"] = truth_by_quarter(case, found["relative"])
    return event_study(
        table,
        "Quarter since the policy",
        "Estimate",
        "Low",
        "High",
        finding=words.finding,
        units=f"change in {OUTCOMES[case.outcome].units}",
        source=SOURCE,
        axis=EVENTS_AXIS[case.outcome],
        truth="Truth" if revealed else None,
        truth_in_all=truth(case) if revealed else 0.0,
    )


PICTURES: Mapping[str, Callable[[Case, Words, int | None, bool], Chart]] = {
    "estimates": four_estimates,
    "groups": two_groups,
    "events": quarter_by_quarter,
}
