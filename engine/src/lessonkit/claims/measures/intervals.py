"""How claims state uncertainty: Wilson's interval for a share, a margin of error, an interval of an estimate."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

from lessonkit.claims.claim import Load
from lessonkit.claims.measures.counts import Count
from lessonkit.data.published import figure
from lessonkit.errors import KitError

Z = 1.959964
"""How many standard errors cover 95 percent."""
End = Literal["lower", "upper"]


def wilson(part: int, base: int) -> tuple[float, float]:
    """Lower and upper end of Wilson's 95 percent interval for a share, from 0 to 1.

    >>> [round(100 * end, 2) for end in wilson(6, 375)]
    [0.74, 3.45]
    """
    share, z2 = part / base, Z * Z
    middle = share + z2 / (2 * base)
    reach = Z * math.sqrt(share * (1 - share) / base + z2 / (4 * base * base))
    return (middle - reach) / (1 + z2 / base), (middle + reach) / (1 + z2 / base)


@dataclass(frozen=True)
class WilsonEnd:
    """One end of Wilson's interval for a printed share, as a percentage, or as people out of `of`, rounded `to` tens or so.

    `part`, `base` and `of` are ids of published figures.
    """

    part: str
    base: str
    end: End
    of: str = ""
    to: int = 1
    datasets: tuple[str, ...] = field(default=(), init=False)

    def __call__(self, load: Load) -> float:
        share = wilson(_printed(self.part), _printed(self.base))[0 if self.end == "lower" else 1]
        return self.to * round(share * _printed(self.of) / self.to) if self.of else 100 * share

    def __str__(self) -> str:
        times = f", times {_printed(self.of):,}" if self.of else ""
        times += f", to the nearest {self.to:,}" if self.to > 1 else ""
        return f"the {self.end} end of Wilson's 95 percent interval for {_printed(self.part)} of {_printed(self.base)}{times}"


def _printed(id: str) -> int:
    return int(figure(id).value)


@dataclass(frozen=True)
class MarginOfError:
    """Half the width of the 95 percent interval of a share in a simple random sample, in percentage points."""

    share: Count
    sample: Count

    def __call__(self, load: Load) -> float:
        share, sample = self.share(load) / 100, self.sample(load)
        if sample <= 0:
            raise KitError(f"A sample of nobody has no margin of error: {self.sample}.")
        return 100 * Z * math.sqrt(share * (1 - share) / sample)

    @property
    def datasets(self) -> tuple[str, ...]:
        """The datasets that are read."""
        return tuple(dict.fromkeys(self.share.datasets + self.sample.datasets))

    def __str__(self) -> str:
        return "1.96 times the root of share × (1 − share) ÷ `sample`, for a simple random sample"


@dataclass(frozen=True)
class DifferenceMargin:
    """The margin of the difference of two shares of surveys that know nothing of each other, in percentage points.

    Each survey has its own luck, so the squares of both margins add up.
    """

    first: MarginOfError | Count
    second: MarginOfError | Count

    def __call__(self, load: Load) -> float:
        return math.hypot(self.first(load), self.second(load))

    @property
    def datasets(self) -> tuple[str, ...]:
        """The datasets that are read."""
        return tuple(dict.fromkeys(self.first.datasets + self.second.datasets))

    def __str__(self) -> str:
        return f"the root of the sum of two squares: of {self.first}, and of {self.second}"


@dataclass(frozen=True)
class Estimate:
    """A published estimate, by the id of its finding."""

    id: str
    datasets: tuple[str, ...] = field(default=("published-effects",), init=False)

    def __call__(self, load: Load) -> float:
        return _finding(load, self.id)[0]

    def __str__(self) -> str:
        return f"`estimate` where `id` is {self.id}"


@dataclass(frozen=True)
class IntervalEnd:
    """One end of the 95 percent interval around a published estimate, from its standard error."""

    id: str
    end: End
    datasets: tuple[str, ...] = field(default=("published-effects",), init=False)

    def __call__(self, load: Load) -> float:
        estimate, error = _finding(load, self.id)
        return estimate + (-Z if self.end == "lower" else Z) * error

    def __str__(self) -> str:
        sign = "minus" if self.end == "lower" else "plus"
        return f"`estimate` {sign} 1.96 times `std_error` where `id` is {self.id}"


def _finding(load: Load, id: str) -> tuple[float, float]:
    """Estimate and standard error of a finding; not a number where they are missing."""
    rows = load("published-effects").set_index("id")
    if id not in rows.index:
        return math.nan, math.nan
    return float(rows["estimate"][id]), float(rows["std_error"][id])
