"""How claims state what NIST measured of fingerprint products: best, median and worst, and one open question. No product is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from lessonkit.claims.claim import Load
from lessonkit.errors import KitError

if TYPE_CHECKING:
    import pandas as pd

Which = Literal["best", "median", "worst"]
STRICTEST, LOOSEST = 0.001, 0.01
"""Shares of searches without a mate that may name somebody: NIST's lowest and highest limit."""

_DATASET = "nist-frifte"


@dataclass(frozen=True)
class MissRate:
    """The miss rate of the best, the median or the worst submission in one test of NIST's, as a percentage."""

    test: str
    which: Which
    limit: float = STRICTEST
    datasets: tuple[str, ...] = field(default=(_DATASET,), init=False)

    def __call__(self, load: Load) -> float:
        rates = _rates(load, self.test, self.limit)
        found = {"best": rates.min(), "median": rates.median(), "worst": rates.max()}
        return 100 * float(found[self.which])

    def __str__(self) -> str:
        return f"the {self.which} `miss_rate` where `test` is {self.test} and `false_alarms_limit` is {self.limit:g}"


@dataclass(frozen=True)
class WorstAtAnotherLimit:
    """The miss rate, at another limit, of the submission that misses most in one test at the strictest limit."""

    test: str
    limit: float = LOOSEST
    datasets: tuple[str, ...] = field(default=(_DATASET,), init=False)

    def __call__(self, load: Load) -> float:
        worst = str(_rates(load, self.test, STRICTEST).idxmax())
        return 100 * float(_rates(load, self.test, self.limit)[worst])

    def __str__(self) -> str:
        return (
            f"`miss_rate` where `test` is {self.test} and `false_alarms_limit` is {self.limit:g}, of the submission "
            f"with the highest at {STRICTEST:g}"
        )


@dataclass(frozen=True)
class FalseAlarms:
    """The percentage of searches without a mate that may name somebody, at NIST's lowest or highest limit."""

    which: Literal["strictest", "loosest"]
    datasets: tuple[str, ...] = field(default=(_DATASET,), init=False)

    def __call__(self, load: Load) -> float:
        limits = load(_DATASET)["false_alarms_limit"]
        if limits.empty:
            raise KitError(f"The dataset {_DATASET!r} has no row.")
        return 100 * float(limits.min() if self.which == "strictest" else limits.max())

    def __str__(self) -> str:
        return f"the {'lowest' if self.which == 'strictest' else 'highest'} `false_alarms_limit`, as a percentage"


def _rates(load: Load, test: str, limit: float) -> pd.Series:
    rows = load(_DATASET)
    rows = rows[(rows["test"] == test) & (rows["false_alarms_limit"] == limit)]
    if rows.empty:
        raise KitError(f"The dataset {_DATASET!r} has no row where test is {test!r} and the limit {limit:g}.")
    return rows.set_index("submission")["miss_rate"]
