"""The three pictures of the known-truth lab: two groups over time, four estimates, and an event study.

Each shows the truth only if it is `revealed`, and stands on the same axes in every state of an outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from scomm.charts import Chart, lines
from scomm.charts.dress import HEIGHT, undressed
from scomm.charts.range_chart import ranges
from scomm.charts.tokens import BLUE, INK, ORANGE
from scomm.explorers.known_truth_lab.words import SOURCE, Words, signed
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

_NAME_ROOM = 128


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
    figure = undressed()
    figure.add_scatter(
        x=found["relative"].tolist(),
        y=found["estimate"].tolist(),
        mode="markers",
        marker={"color": BLUE.colour, "symbol": BLUE.symbol, "size": 7},
        error_y={
            "type": "data",
            "symmetric": False,
            "array": (found["high"] - found["estimate"]).tolist(),
            "arrayminus": (found["estimate"] - found["low"]).tolist(),
            "color": BLUE.colour,
            "thickness": 2,
            "width": 3,
        },
        hovertemplate="quarter %{x}: %{y}<extra></extra>",
    )
    if revealed:
        table["Truth"] = truth_by_quarter(case, found["relative"])
        figure.add_scatter(
            x=found["relative"].tolist(),
            y=table["Truth"].tolist(),
            mode="lines",
            line={"color": ORANGE.colour, "dash": ORANGE.dash, "width": 2.5, "shape": "hv"},
            hoverinfo="skip",
        )
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=6, y=truth(case), text=f"truth<br>{signed(truth(case))}",
            align="left", showarrow=False,
        )  # fmt: skip
    figure.add_vline(x=-0.5, line={"color": INK, "width": 1.5, "dash": "dot"})
    figure.add_annotation(
        x=-0.5, y=1, yref="y domain", xanchor="left", yanchor="top", xshift=5, text="the policy begins", showarrow=False
    )  # fmt: skip
    figure.update_layout(
        showlegend=False,
        height=HEIGHT,
        margin={"r": _NAME_ROOM},
        xaxis={"title": {"text": "quarters since the policy began"}},
        yaxis={"range": list(EVENTS_AXIS[case.outcome]), "zeroline": True, "zerolinecolor": INK},
    )
    units = f"change in {OUTCOMES[case.outcome].units}"
    return Chart(
        words.finding, figure, units, SOURCE, _described(found, units, case if revealed else None), table
    )


def _described(found: pd.DataFrame, units: str, revealed: Case | None) -> str:
    before, after = (found[part] for part in (found["relative"] < 0, found["relative"] >= 0))
    said = [
        f"{len(part)} points with intervals {when} the policy begins, "
        f"from {signed(part['estimate'].min())} to {signed(part['estimate'].max())}."
        for part, when in ((before, "before"), (after, "after"))
    ]
    shown = f" A line marks the truth, {signed(truth(revealed))}." if revealed else ""
    return f"Event study in {units}, against the last quarter before. {' '.join(said)}{shown}"


PICTURES: Mapping[str, Callable[[Case, Words, int | None, bool], Chart]] = {
    "estimates": four_estimates,
    "groups": two_groups,
    "events": quarter_by_quarter,
}
