"""Three made-up series around the date on which counties were connected: crimes that happened, the share reported, and the record."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from scomm.models.reporting import Switches, Truth, calendar, simulate
from scomm.models.reporting.truth import REPORTING

WAVE = "2011Q4"
"""The counties connected in this quarter, the median one, are looked at together."""

AROUND = 8
"""Quarters before and after the date. A count stands at the end of its quarter, so the one that ends at the date is in the middle."""

SEED = 1
GROWS_OVER = 4
"""Quarters until crime and reporting are where a learner set them."""

CHANGES = (-20, -10, 0, 10, 20)
"""What crime may do: so many crimes more or less per 1,000 people a year."""

SHARES = (30, 40, 50, 60)
"""Of 100 crimes so many may be reported once the counties are connected; before it is half of them."""


@dataclass(frozen=True, eq=False)
class Series:
    """The means of the counties by quarter, as they are shown: `AROUND` of them before the one that ends at the date, it, and as many after."""

    crime: tuple[float, ...]
    reporting: tuple[float, ...]
    recorded: tuple[float, ...]

    def before(self, name: str) -> float:
        """One of the three in the last quarter before the date, as it is shown."""
        return float(getattr(self, name)[AROUND])

    def last(self, name: str) -> float:
        """One of the three in the last quarter that is shown, where the name of its line stands."""
        return float(getattr(self, name)[-1])


def counties() -> int:
    """How many counties were connected in that quarter."""
    dates = calendar()
    return int((dates.first == dates.periods.index(WAVE)).sum())


@lru_cache(maxsize=len(CHANGES) * len(SHARES))
def series(change: int, share: int) -> Series:
    """The three, where crime changes by so much and reporting goes to this share."""
    truth = Truth(crime=change, reporting=share - REPORTING, grows_over=GROWS_OVER)
    world = simulate(SEED, truth, Switches(reporting=True), drift=0.0)
    place = world.calendar.periods.index(WAVE)
    own = world.calendar.first == place
    shown = slice(place - AROUND - 1, place + AROUND)
    crime, reporting, recorded = (
        tuple(world.series(name)[own, shown].mean(axis=0).round(1).tolist())
        for name in ("crime", "reporting", "recorded")
    )
    return Series(crime, reporting, recorded)
