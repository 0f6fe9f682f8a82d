"""A made-up world on the real calendar: crimes that happened, the share reported, and what the police recorded, as three series.

The days on which counties were connected are real. Everything else is assumed, in round numbers, and no county's crime is in it.
Without a switch, the counties connected early stand at another level than the late ones, all drift the same way, and what is left is
chance that lasts: so comparing levels is wrong, before against after is wrong, and comparing changes is right. From January
2013 on every county is connected, so nothing in those months shows what would have been without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lessonkit.errors import KitError
from lessonkit.language.sentences import sentences_beside
from scomm.models.inputs import check_between, check_id, check_whole
from scomm.models.reporting.calendar import Calendar, calendar
from scomm.models.reporting.truth import CRIME, REPORTING, Switches, Truth
from scomm.models.staggered.panel import Staggered

say = sentences_beside(__file__)

Numbers = NDArray[np.float64]
By = Literal["quarter", "month"]

OUTCOMES = {name: say(f"units.{name}") for name in ("crime", "reporting", "recorded")}
"""The three series, each with its unit."""

LEVEL_EARLY, LEVEL, DRIFT = 6.0, 8.0, -3.0
"""Crime: what being early adds to a county's level, what luck adds (one standard deviation each), and what a year adds everywhere."""

SELECTION = -1.0
"""Under selection, what a year adds in a county that is one standard deviation earlier than the others."""

CRIME_CHANCE, REPORTING_CHANCE = 20.0, 2.0
"""Standard deviation of what chance adds to a county in a period."""

SPILLOVER_SHARE, ANTICIPATED_SHARE, ANTICIPATED_YEARS = 0.4, 0.5, 0.5
"""What reaches a county that is not connected, of what its state feels on average; the share of the effect that comes early, and how early."""


@dataclass(frozen=True, eq=False)
class World:
    """Three series, counties × periods: `crime`, `reporting` and `recorded`, in the units of `OUTCOMES`.

    `felt` is how much of the full effect a county feels in a period.
    """

    calendar: Calendar
    truth: Truth
    switches: Switches
    crime: Numbers
    reporting: Numbers
    felt: Numbers

    @cached_property
    def recorded(self) -> Numbers:
        """What stands in the record: crime times the share reported."""
        return self.crime * self.reporting / 100

    def series(self, outcome: str) -> Numbers:
        """One of the three; a `KitError` for another name."""
        found: Numbers = getattr(self, check_id(outcome, OUTCOMES, "outcome"))
        return found

    def panel(self, outcome: str) -> Staggered:
        """One series as the estimators take it."""
        return Staggered(self.series(outcome), self.calendar.first)

    def effects(self, outcome: str) -> Numbers:
        """Counties × periods: what being connected truly does; on recorded crime, what the change of crime alone does.

        On reporting it is nothing in a world without that switch, because there half of all crimes are reported everywhere.
        """
        full = self.truth.effect(check_id(outcome, OUTCOMES, "outcome"))
        return self.felt * (0.0 if outcome == "reporting" and not self.switches.reporting else full)

    def true_effect(self, outcome: str) -> float:
        """The mean effect on connected counties, as long as some county is not connected yet: what an estimator should find.

        >>> simulate(1, Truth(crime=-6)).true_effect("recorded")
        -3.0
        >>> simulate(1, Truth(reporting=-5)).true_effect("reporting")
        0.0
        """
        seen = self.calendar.treated.copy()
        seen[:, self.calendar.all_connected :] = False
        return round(float(self.effects(outcome)[seen].mean()), 12)

    def true_by_time(self, outcome: str, leads: int = 6, lags: int = 8) -> dict[int, float]:
        """The mean effect so many periods after being connected, or before, in the counties that still have one to compare with."""
        effects, dates = self.effects(outcome), self.calendar
        found = {}
        for since in range(-leads, lags):
            place = dates.first + since
            seen = np.flatnonzero(
                (place >= 0) & (place < dates.all_connected) & (dates.first < dates.all_connected)
            )
            if len(seen):
                found[since] = round(float(effects[seen, place[seen]].mean()), 12)
        return found

    def table(self) -> pd.DataFrame:
        """One row for each county and period.

        Columns: county and state (numbers, because the counties are made up); the period, called quarter or month; first (its
        first period connected); treated; crime, reporting, recorded.
        """
        dates = self.calendar
        wide, names = len(dates.periods), np.array(dates.periods)
        return pd.DataFrame(
            {
                "county": np.repeat(np.arange(1, dates.counties + 1), wide),
                "state": np.repeat(dates.state + 1, wide),
                dates.by: np.tile(names, dates.counties),
                "first": np.repeat(names[dates.first], wide),
                "treated": dates.treated.ravel(),
                **{name: self.series(name).ravel() for name in OUTCOMES},
            }
        )


def simulate(
    seed: int,
    truth: Truth | None = None,
    switches: Switches | None = None,
    *,
    dates: By | Calendar = "quarter",
    chance: bool = True,
    drift: float = DRIFT,
) -> World:
    """A world with this luck, truth and broken assumptions; the same seed has the same luck under every truth and switch.

    `dates` are the real ones by quarter or by month, or a calendar of your own. Without `chance`, counties differ in level and path alone;
    `drift` is what a year adds to crime everywhere.
    Raises `KitError` for what is no seed, truth, switches or calendar.
    """
    truth, switches = truth or Truth(), switches or Switches()
    check_whole(seed, say("what.seed"))
    for given, kind in ((truth, Truth), (switches, Switches)):
        if not isinstance(given, kind):
            raise KitError(
                say("refused.kind", kind=kind.__name__, given=type(given).__name__),
                do=say("do.kind", kind=kind.__name__),
            )
    dates = dates if isinstance(dates, Calendar) else calendar(dates)
    counties, periods = dates.treated.shape
    years = (np.arange(periods) - (periods - 1) / 2) / dates.a_year
    early = dates.earliness - 0.5
    early = early / np.sqrt((early**2).mean())

    felt = _felt(dates, truth, switches)
    slope = check_between(drift, say("what.drift"), -10, 10) + (
        SELECTION * early if switches.selection else np.zeros(counties)
    )
    crime = (CRIME + LEVEL_EARLY * early + LEVEL * draws(seed, 0, counties))[:, None] + slope[:, None] * years
    if chance:
        crime += CRIME_CHANCE * lasting(seed, 1, counties, periods)
    crime += felt * truth.crime
    reporting = np.full((counties, periods), REPORTING)
    if switches.reporting:
        reporting += felt * truth.reporting
        if chance:
            reporting += REPORTING_CHANCE * lasting(seed, 2, counties, periods)
    return World(dates, truth, switches, np.maximum(crime, 0), np.clip(reporting, 0, 100), felt)


def _felt(dates: Calendar, truth: Truth, switches: Switches) -> Numbers:
    """How much of the full effect each county feels in each period."""
    since = np.arange(len(dates.periods)) - dates.first[:, None]
    own = np.clip((since + 1) / truth.grows_over, 0, 1) if truth.grows_over else (since >= 0).astype(float)
    felt = own
    if switches.anticipation:
        early = round(ANTICIPATED_YEARS * dates.a_year)
        felt = np.maximum(felt, ANTICIPATED_SHARE * (since >= -early))
    if switches.spillover:
        of_state = np.zeros((dates.state.max() + 1, len(dates.periods)))
        np.add.at(of_state, dates.state, own)
        of_state /= np.bincount(dates.state, minlength=len(of_state))[:, None].clip(1)
        felt = np.maximum(felt, SPILLOVER_SHARE * of_state[dates.state])
    if truth.uneven:
        felt = felt * (0.5 + dates.earliness[:, None])
    return felt


KEPT = 0.6
"""How much of a county's chance is left a period later (first-order autocorrelation); what is fresh has 0.8, as 0.6² + 0.8² = 1."""

FRESH = 0.8
_PIECES, _BITS = 12, 16
_SCALE = 2.0**_BITS


def draws(seed: int, stream: int, size: int) -> NDArray[np.float64]:
    """So many draws with mean 0 and standard deviation 1, none beyond ±6; each `stream` of a seed has draws of its own.

    >>> draws(1, 0, 3).round(3).tolist() == draws(1, 0, 3).round(3).tolist()
    True
    """
    bits = np.random.PCG64(np.random.SeedSequence([seed, stream])).random_raw(3 * size)
    pieces = bits.astype("<u8", copy=False).view("<u2").reshape(_PIECES, size).sum(axis=0, dtype=np.int32)
    return (pieces - _PIECES * (2**_BITS - 1) / 2) / _SCALE


@lru_cache(maxsize=48)
def lasting(seed: int, stream: int, counties: int, periods: int) -> NDArray[np.float64]:
    """Counties × periods of unit variance, in which each period keeps part of the last one's chance.

    The last ones are kept, because a world is made again with the same luck under every truth; nobody can write into them.
    """
    found = draws(seed, stream, counties * periods).reshape(periods, counties)
    for period in range(1, periods):
        found[period] = KEPT * found[period - 1] + FRESH * found[period]
    found.flags.writeable = False
    return found.T
