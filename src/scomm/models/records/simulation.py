"""The searches one by one, with luck: what the averages leave out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scomm.models.inputs import check_whole
from scomm.models.records.outcomes import Cell, Outcomes
from scomm.models.records.rates import RATES, RecordRates


def searches(rates: RecordRates, seed: int) -> pd.DataFrame:
    """One row for each search.

    Columns: search (from 1); status; on_record (DHS once took the prints); mate (the prints match a card); flagged (the
    record says that the person can be deported); outcome; cause (the error behind a wrong outcome, else empty). The
    same seed has the same luck under all rates: a person hit by an error is hit by it when it is more frequent too.
    A `KitError` for what is no seed.
    """
    random = np.random.default_rng(check_whole(seed, "The seed"))
    luck = {id: random.random(rates.searches) < rates[id] for id in RATES}
    met = luck["on-record"]
    removable = met & luck["removable"]
    citizen = met & ~removable & luck["citizen"]
    lawful = met & ~removable
    status = np.select(
        [removable, citizen, lawful & luck["resident"], lawful],
        ["removable", "citizen", "resident", "visitor"],
        "unknown",
    )
    cause = np.select(
        [
            citizen & luck["stale-status"],
            removable & luck["missing-card"],
            (removable | (lawful & luck["old-order"])) & luck["two-names"],
            lawful & luck["name-only"],
        ],
        ["stale-status", "missing-card", "two-names", "name-only"],
        "",
    )
    wrong = cause != ""
    outcome = np.select(
        [~met, removable & wrong, removable, wrong],
        ["no-mate", "missed", "rightly-flagged", "flagged-wrongly"],
        "rightly-not-flagged",
    )
    return pd.DataFrame(
        {
            "search": np.arange(1, rates.searches + 1),
            "status": status,
            "on_record": met,
            "mate": met & (cause != "missing-card"),
            "flagged": (removable & ~wrong) | (lawful & wrong),
            "outcome": outcome,
            "cause": cause,
        }
    )


def simulate(rates: RecordRates, seed: int) -> Outcomes:
    """The outcomes of one draw of `searches`, in whole people."""
    drawn = searches(rates, seed).groupby(["status", "outcome", "cause"]).size().reset_index(name="people")
    return Outcomes(
        rates.searches,
        tuple(
            Cell(str(row["status"]), str(row["outcome"]), str(row["cause"]), float(row["people"]))
            for row in drawn.to_dict("records")
        ),
    )
