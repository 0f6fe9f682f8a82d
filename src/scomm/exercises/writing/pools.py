"""What learners of several lessons are dealt from."""

from __future__ import annotations

import pandas as pd

from scomm.exercises.spec import Load


def labels(table: pd.DataFrame) -> pd.Series:
    """Counties by name and state, such as Harris County, TX."""
    return table["county"] + ", " + table["state_code"]


def dealt_counties(load: Load) -> tuple[str, ...]:
    """The counties that can be dealt: one code gives one county, in every lesson."""
    return tuple(labels(load("deal-counties")))
