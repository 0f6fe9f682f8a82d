"""Five hundred worlds on the real calendar: how often an interval holds the truth, and how far an estimator is off. Run by the long proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pandas as pd
from scipy.stats import binom

from scomm.models.reporting import Switches, Truth, bias, simulate, trials
from scomm.models.reporting.trials import ESTIMATORS

WORLDS, FIRST = 500, 50_000
"""How many worlds are tried, and the seed of the first: fixed before any was looked at."""

CASES = {
    "nothing broken": (Truth(), Switches()),
    "the effect grows over three years": (Truth(grows_over=12), Switches()),
    "counties connected early feel more": (Truth(uneven=True), Switches()),
    "selection": (Truth(), Switches(selection=True)),
    "anticipation": (Truth(), Switches(anticipation=True)),
    "spillover": (Truth(), Switches(spillover=True)),
    "a change in reporting": (Truth(), Switches(reporting=True)),
}

SOUND = {
    "two-way": ("nothing broken",),
    "group-time": (
        "nothing broken",
        "the effect grows over three years",
        "counties connected early feel more",
    ),
}
"""Where what an estimator assumes is so."""


@dataclass(frozen=True)
class Row:
    """One estimator in the worlds of one case; `expected` is its bias where there is no chance."""

    case: str
    estimator: str
    truth: float
    bias: float
    low: float
    high: float
    expected: float
    held: int

    @property
    def sound(self) -> bool:
        """Whether everything that the estimator assumes is so."""
        return self.case in SOUND[self.estimator]


def bounds(worlds: int = WORLDS, share: float = 0.95) -> tuple[int, int]:
    """Between how many of the worlds an interval that holds the truth with this chance does so, in 99 of 100 trials.

    >>> bounds(500)
    (462, 487)
    """
    return int(binom.ppf(0.005, worlds, share)), int(binom.ppf(0.995, worlds, share))


@cache
def tried(case: str) -> pd.DataFrame:
    """Both estimators in every world of a case."""
    truth, switches = CASES[case]
    return trials(truth, switches, worlds=WORLDS, first=FIRST)


def rows(case: str) -> Iterator[Row]:
    """What the worlds of a case say of each estimator, beside what it finds where there is no chance."""
    truth, switches = CASES[case]
    still, found = simulate(FIRST, truth, switches, chance=False), tried(case)
    goal = still.true_effect("recorded")
    for one in bias(found).itertuples():
        expected = ESTIMATORS[one.estimator](still.panel("recorded")).value - goal
        held = int(found.loc[found["estimator"] == one.estimator, "held"].sum())
        yield Row(case, one.estimator, goal, one.bias, one.low, one.high, expected, held)


def faults(row: Row) -> Iterator[str]:
    """What is wrong with a row: coverage outside of its bounds or a bias where nothing is broken, or a bias other than expected."""
    least, most = bounds()
    if row.sound and not least <= row.held <= most:
        yield f"{row.estimator}, {row.case}: {row.held} of {WORLDS} intervals hold the truth"
    spread = (row.high - row.low) / 3.92
    wanted = 0.0 if row.sound else row.expected
    if abs(row.bias - wanted) > 3.3 * spread + 0.01 * abs(wanted):
        yield f"{row.estimator}, {row.case}: off by {row.bias:.3f}, expected {wanted:.3f}"
    if not row.sound and row.held > 0.9 * WORLDS:
        yield f"{row.estimator}, {row.case}: {row.held} intervals hold the truth though an assumption is broken"


def as_markdown() -> tuple[str, int]:
    """The table for the proof, and how many faults it has."""
    least, most = bounds()
    lines = [
        "",
        "## An effect that is known, in made-up worlds",
        "",
        f"{WORLDS} worlds of 3,143 counties and 24 quarters on the real activation calendar, seeds {FIRST:,} to {FIRST + WORLDS - 1:,}; the",
        "outcome is recorded crime per 1,000 people a year. Where what an estimator assumes is so, its 95 % interval should hold the",
        f"truth in {least} to {most} of them (the binomial 99 % interval); elsewhere the bias is shown, beside the one without any chance.",
        "",
        "| Broken | Estimator | Truth | Off by (95 %) | Without chance | Intervals that hold the truth |",
        "|:--|:--|--:|:-:|--:|--:|",
    ]
    wrong: list[str] = []
    for case in CASES:
        for row in rows(case):
            wrong += faults(row)
            lines.append(
                f"| {case if not row.sound or case == 'nothing broken' else f'{case} (breaks nothing here)'} | {row.estimator} | {row.truth:.2f} "
                f"| {row.bias:+.2f} ({row.low:+.2f} to {row.high:+.2f}) | {row.expected:+.2f} "
                f"| {row.held}{'' if row.sound else ' (not asked)'} |"
            )
    lines += ["", *(f"Not as it should be: {fault}." for fault in wrong)] if wrong else []
    return "\n".join(lines) + "\n", len(wrong)
