"""A panel as arrays: counties over quarters, who has the policy when, and one outcome."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lessonkit.errors import KitError
from scomm.models.inputs import check_whole, quote_ids

KEYS = ("county", "quarter", "treated")


@dataclass(frozen=True, eq=False)
class Panel:
    """One entry for each county and quarter. `county` counts counties from 0; `quarter` is as in the table."""

    county: NDArray[np.intp]
    quarter: NDArray[np.float64]
    treated: NDArray[np.bool_]
    values: NDArray[np.float64]

    @classmethod
    def of(cls, table: pd.DataFrame, outcome: str) -> Panel:
        """The panel in a table with the columns county, quarter, treated and the outcome.

        Raises `KitError` for a missing column, values that are no numbers, a row without a county, a county-quarter that
        stands twice, and where every county-quarter has the policy or none has.
        """
        if not isinstance(table, pd.DataFrame):
            raise KitError(
                f"A panel is a DataFrame, not {type(table).__name__}.",
                do="Make one with simulate(World(seed=1)).",
            )
        _refuse_missing(table, outcome)
        if table["county"].isna().any():
            raise KitError("The column 'county' has rows without a county.", do="Drop or mend these rows.")
        county = pd.factorize(table["county"])[0]
        quarter = _numbers(table, "quarter")
        treated = _numbers(table, "treated")
        if not np.isin(treated, (0, 1)).all():
            raise KitError("The column 'treated' says who has the policy.", allowed="True, False")
        if not 0 < treated.sum() < len(treated):
            who = "Every" if treated.any() else "No"
            raise KitError(
                f"{who} county-quarter has the policy, so there is nothing to compare.",
                do="Keep rows with the policy and rows without.",
            )
        places = pd.factorize(quarter)[0]
        if np.bincount(county * (places.max() + 1) + places).max() > 1:
            raise KitError(
                "A county stands twice in one quarter.", do="Keep one row for each county and quarter."
            )
        return cls(county, quarter, treated.astype(bool), _numbers(table, outcome))

    @cached_property
    def counties(self) -> int:
        """How many counties there are."""
        return int(self.county.max()) + 1

    @cached_property
    def ever(self) -> NDArray[np.bool_]:
        """Whether the county adopts at some time."""
        return np.isfinite(self._adopted)

    @cached_property
    def relative(self) -> NDArray[np.float64]:
        """Quarters since the county adopted: 0 in the first one with the policy, missing where it never adopts."""
        return np.where(self.ever, self.quarter - np.where(self.ever, self._adopted, 0), np.nan)

    @cached_property
    def date(self) -> float:
        """The one quarter in which counties adopt; a `KitError` if there are several."""
        dates = np.unique(self._adopted[self.ever])
        if len(dates) > 1:
            raise KitError(
                f"These counties adopt in {len(dates)} different quarters.",
                do="Use twfe or event_study, or keep one adoption date and the counties that never adopt.",
            )
        return float(dates[0])

    @property
    def after(self) -> NDArray[np.bool_]:
        """Whether the quarter is at or after the one adoption date, for every county."""
        return self.quarter >= self.date

    def window(self, quarters: int | None) -> NDArray[np.bool_]:
        """Whether the quarter is one of so many before the date, or of so many from it on; all of them for None."""
        if quarters is None:
            return np.ones(len(self.quarter), bool)
        width = check_whole(quarters, "The number of quarters on each side", least=1)
        return (self.quarter >= self.date - width) & (self.quarter < self.date + width)

    @cached_property
    def _adopted(self) -> NDArray[np.float64]:
        """The first quarter with the policy, in every row of the county; infinite where there is none."""
        first = np.full(self.counties, np.inf)
        np.minimum.at(first, self.county[self.treated], self.quarter[self.treated])
        adopted = first[self.county]
        if (~self.treated & (self.quarter >= adopted)).any():
            raise KitError(
                "A county has the policy and later has it no more.",
                do="Drop its quarters after the policy ended.",
            )
        return adopted


def _refuse_missing(table: pd.DataFrame, outcome: str) -> None:
    if not isinstance(outcome, str) or outcome not in table.columns or outcome in KEYS:
        others = [name for name in table.columns if name not in KEYS]
        raise KitError(f"The panel has no outcome {outcome!r}.", allowed=quote_ids(others))
    for name in KEYS:
        if name not in table.columns:
            raise KitError(f"The panel has no column {name!r}.", allowed=quote_ids(KEYS), do="Add it.")


def _numbers(table: pd.DataFrame, name: str) -> NDArray[np.float64]:
    try:
        numbers = table[name].to_numpy(dtype=float, na_value=np.nan)
    except (TypeError, ValueError):
        numbers = np.array([np.nan])
    if not np.isfinite(numbers).all():
        raise KitError(
            f"The column {name!r} has values that are missing or no numbers.", do="Drop or mend these rows."
        )
    return numbers
