"""One threshold and two errors: who pays for a lower one, a rate, and both rates under three conditions."""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import (
    Deal,
    Load,
    Wrong,
    about,
    among,
    choice,
    dealt,
    half,
    number,
    of_form,
    slip,
    table,
)

CONDITIONS = ("easy", "medium", "hard")

NEAR = (15, 15.5, 16, 16.5, 17, 17.5, 18, 18.5, 19, 19.5, 20, 20.5, 21, 21.5)
"""Thresholds that a learner may take for the dealt one: those around it, and the one on which the explorer opens."""


def rows_of(load: Load, conditions: str) -> pd.DataFrame:
    """The steps of the score under one of the conditions, rising."""
    found = load("print-scores")
    return found[found["conditions"] == conditions].sort_values("score")


def errors(load: Load, threshold: float, conditions: str = "medium") -> tuple[int, int]:
    """False matches and misses, as counts, where a score from the threshold on counts as a match."""
    rows = rows_of(load, conditions)
    passed = rows["score"] >= threshold
    return int(rows.loc[passed, "non_mates"].sum()), int(rows.loc[~passed, "mates"].sum())


def compared(load: Load, conditions: str = "medium") -> tuple[int, int]:
    """How many comparisons of different fingers there are, and how many of one finger."""
    rows = rows_of(load, conditions)
    return int(rows["non_mates"].sum()), int(rows["mates"].sum())


def missed_at(load: Load, threshold: float, conditions: str = "medium") -> float:
    """Of comparisons of one finger, the percent whose score stays under the threshold."""
    return 100 * errors(load, threshold, conditions)[1] / compared(load, conditions)[1]


def false_at(load: Load, threshold: float, conditions: str = "medium") -> float:
    """Of comparisons of different fingers, the percent whose score reaches the threshold."""
    return 100 * errors(load, threshold, conditions)[0] / compared(load, conditions)[0]


def over_all_comparisons(load: Load, deal: Deal) -> float:
    """The misses in percent of all comparisons, those of different fingers too."""
    return 100 * errors(load, deal.threshold)[1] / sum(compared(load))


def in_that_step(load: Load, threshold: float) -> float:
    """Of comparisons of one finger, the percent that scored in the step of the threshold."""
    rows = rows_of(load, "medium")
    return 100 * int(rows.loc[rows["score"] == threshold, "mates"].sum()) / compared(load)[1]


def missed_under_all(load: Load, deal: Deal) -> float:
    """The share missed of the prints of all three conditions together."""
    missed = sum(errors(load, deal.threshold, one)[1] for one in CONDITIONS)
    return 100 * missed / sum(compared(load, one)[1] for one in CONDITIONS)


def of_the_errors(load: Load, deal: Deal) -> float:
    """The share of misses among all errors at the threshold, false matches included."""
    false, missed = errors(load, deal.threshold)
    return 100 * missed / (false + missed)


def missed_here(scores, deal):
    medium = scores[scores["conditions"] == "medium"]
    missed = medium.loc[medium["score"] < deal.threshold, "mates"].sum()
    missed_here = 100 * missed / medium["mates"].sum()
    return missed_here


MISSED_HERE = number(
    "missed-here",
    about=about(
        missed_at,
        threshold=dealt("threshold", NEAR),
        conditions=among("medium", ["easy", "hard"]),
        worked={"threshold": 14},
    ),
    mistakes={
        "false-for-missed": Wrong(lambda load, deal: false_at(load, deal.threshold), tolerance=0.003),
        "all-comparisons": Wrong(over_all_comparisons, tolerance=0.001),
        "of-the-errors": of_the_errors,
        "found": lambda load, deal: 100 - missed_at(load, deal.threshold),
        "a-count": lambda load, deal: errors(load, deal.threshold)[1],
        "share-of-steps": Wrong(
            slip('100 * missed / medium["mates"].sum()', '100 * (medium["score"] < deal.threshold).mean()'),
            tolerance=0.002,
        ),
        "all-conditions": Wrong(missed_under_all, tolerance=0.01),
        "one-step": lambda load, deal: in_that_step(load, deal.threshold),
        "step-missed-too": lambda load, deal: missed_at(load, deal.threshold + 0.5),
    },
    solution=missed_here,
    range=(0, 100),
    tolerance=0.006,
    shown=2,
    uses=("threshold",),
    minutes=4,
    route="no-code",
)


def rates(load: Load, threshold: float) -> pd.DataFrame:
    """Both rates at a threshold under each of the conditions, in percent."""
    return pd.DataFrame(
        {
            "conditions": list(CONDITIONS),
            "false_match": [false_at(load, threshold, one) for one in CONDITIONS],
            "missed": [missed_at(load, threshold, one) for one in CONDITIONS],
        }
    )


def error_rates(scores, deal):
    passed = scores["score"] >= deal.threshold
    all_of_them = scores.groupby("conditions")[["non_mates", "mates"]].sum()
    through = scores[passed].groupby("conditions")["non_mates"].sum()
    stopped = scores[~passed].groupby("conditions")["mates"].sum()
    error_rates = pd.DataFrame(
        {"false_match": 100 * through / all_of_them["non_mates"], "missed": 100 * stopped / all_of_them["mates"]}
    )  # fmt: skip
    error_rates = error_rates.reset_index()
    return error_rates


_FALSE, _MISSED = '100 * through / all_of_them["non_mates"]', '100 * stopped / all_of_them["mates"]'
_THROUGH = 'scores[passed].groupby("conditions")["non_mates"]'
_STOPPED = 'scores[~passed].groupby("conditions")["mates"]'
_PASSED = 'scores["score"] >= deal.threshold'

ERROR_RATES = table(
    "error-rates",
    about=about(rates, threshold=dealt("threshold", NEAR), worked={"threshold": 14}),
    mistakes={
        "swapped": half(
            slip(
                f'"false_match": {_FALSE}, "missed": {_MISSED}',
                f'"false_match": {_MISSED}, "missed": {_FALSE}',
            )
        ),
        "all-comparisons": slip(
            'all_of_them["non_mates"]',
            "all_of_them.sum(axis=1)",
            'all_of_them["mates"]',
            "all_of_them.sum(axis=1)",
        ),
        "bases-swapped": slip(
            'all_of_them["non_mates"]',
            'all_of_them["same"]',
            'all_of_them["mates"]',
            'all_of_them["non_mates"]',
            'all_of_them["same"]',
            'all_of_them["mates"]',
        ),
        "step-left-out": slip(">=", ">"),
        "one-step": slip(_PASSED, 'scores["score"] == deal.threshold', "scores[~passed]", "scores[passed]"),
        "turned-round": slip(">=", "<"),
        "turned-round-with-it": slip(">=", "<="),
        "everyone-below": slip(_THROUGH, _THROUGH.replace("[passed]", "[~passed]")),
        "found-for-missed": slip(_STOPPED, _STOPPED.replace("[~passed]", "[passed]")),
        "right-for-wrong": slip(
            _THROUGH,
            _THROUGH.replace("non_mates", "mates"),
            'all_of_them["non_mates"]',
            'all_of_them["one"]',
            _STOPPED,
            _STOPPED.replace("mates", "non_mates"),
            'all_of_them["mates"]',
            'all_of_them["non_mates"]',
            'all_of_them["one"]',
            'all_of_them["mates"]',
        ),
        "conditions-together": slip(
            "100 * through", "100 * through.sum()", "100 * stopped", "100 * stopped.sum()"
        ),
        "counts": slip(_FALSE, "through", _MISSED, "stopped"),
        "rows-counted": slip(
            f"{_THROUGH}.sum()", f"{_THROUGH}.count()", f"{_STOPPED}.sum()", f"{_STOPPED}.count()"
        ),
        "as-fraction": of_form(slip("100 * ", ""), tolerance=0.0002),
        "rounded": of_form(slip("error_rates.reset_index()", "error_rates.round().reset_index()")),
    },
    solution=error_rates,
    columns=("conditions", "false_match", "missed"),
    length=3,
    tolerance=1e-6,
    mutants={
        "step left out": (">=", ">"),
        "turned round": (">=", "<"),
        "one base": ('all_of_them["non_mates"]', 'all_of_them["mates"]'),
        "mean for sum": (_STOPPED + ".sum()", _STOPPED + ".mean()"),
        "fractions": ("100 * ", ""),
        "found for missed": ("scores[~passed]", "scores[passed]"),
        "another threshold": ("deal.threshold", "(deal.threshold + 1)"),
    },
    uses=("threshold",),
    minutes=7,
)

LOWER_THRESHOLD = choice(
    "lower-threshold",
    right="b",
    wrong={"a": "only-the-enrolled", "c": "turned-round", "d": "fingers-alone"},
    points=0.5,
    minutes=2,
)
