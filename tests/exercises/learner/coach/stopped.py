"""A cell that stops in an error, run without a notebook, and what the coach says of it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lessonkit.exercises.learner.coach.coach import advice_on
from lessonkit.exercises.learner.coach.scene import Advice

ROWS = pd.DataFrame(
    {
        "fiscal_year": [2011, 2012, 2013],
        "detainers": [3, 4, 5],
        "place": ["Kane", "Cook", "Lake"],
        "day": pd.to_datetime(["2011-01-01", "2012-01-01", "2013-01-01"]),
    }
)
TOWNS = pd.DataFrame({"removable": [10, 20], "others": [30, 40]}, index=["Birch", "Cedar"])


def advice(cell: str, **more: Any) -> Advice:
    """What the coach says of the error in which this cell ends."""
    names: dict[str, Any] = {
        "pd": pd,
        "rows": ROWS.copy(),
        "towns": TOWNS.copy(),
        "country": "Guatemala",
        **more,
    }
    try:
        exec(compile(cell, "<cell>", "exec"), names)
    except Exception as error:
        return advice_on(error, cell, names)
    raise AssertionError(f"This cell runs: {cell}")
