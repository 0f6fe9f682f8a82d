"""A laboratory of made-up counties in which the effect of a policy is known, so that estimators can be tried.

Nothing here is a real county and no number is published: every level, trend and effect is assumed, in round numbers.
Counties stand in a ring, each beside two others. Without any switch the counties that adopt the policy stand at another
level than the rest, all counties drift the same way on average, and what is left is chance that lasts for some quarters.
So a comparison of levels is wrong, before against after is wrong, and difference-in-differences is right.
Each switch breaks one more assumption.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lessonkit.errors import KitError
from lessonkit.language import plural
from lessonkit.language.sentences import sentences_beside
from scomm.models.inputs import check_between, check_id, check_whole

say = sentences_beside(__file__)

REPORTING_RATE = 50.0
"""Crimes reported per 100 crimes in the average county: recorded crime is half of crime."""

AUTOCORRELATION = 0.6
"""How much of a county's chance is left a quarter later (first-order autocorrelation)."""

SELECTION_CORRELATION = 0.8
"""Under selection, the correlation of a county's trend with the whim that, beside its level, makes it adopt."""

SPILLOVER_SHARE, ANTICIPATED_SHARE, ANTICIPATION_QUARTERS, QUARTERS_TO_FULL_EFFECT = 0.4, 0.5, 4, 12
"""Shares of the effect that reach a neighbour and come early; quarters of early effect, and until it is full grown."""


@dataclass(frozen=True)
class Outcome:
    """How one outcome moves without a policy; `level` and `trend` say what one standard deviation of a county adds.

    `middle`: the average county halfway through. `drift` and `trend`: a quarter. `chance`: standard deviation of what
    is left. `most`: the largest effect that the lab takes.
    """

    units: str
    middle: float
    level: float
    drift: float
    trend: float
    chance: float
    most: float


OUTCOMES = {
    "transfers": Outcome(say("units.transfers"), 60, -5, -0.5, -0.35, 3, 20),
    "reporting": Outcome(say("units.reporting"), REPORTING_RATE, 2, 0.25, 0.2, 2, 15),
    "crime": Outcome(say("units.crime"), 600, 20, -3, -2, 20, 50),
    "recorded": Outcome(say("units.recorded"), 300, 10, -1.5, -1, 10, 25),
}
"""The columns of a panel that can be estimated. `recorded` is made from crime and reporting, not drawn."""

SHARES = ("transfers", "reporting")
"""The outcomes that are percentages, and so lie between 0 and 100."""


@dataclass(frozen=True)
class Truth:
    """What the policy does to a county that has it, in the units of OUTCOMES; a `KitError` where it is too large.

    >>> Truth(transfers=-12, reporting=3).effect("transfers")
    -12.0
    """

    transfers: float = -12.0
    reporting: float = 3.0
    crime: float = -12.0

    def __post_init__(self) -> None:
        for field in fields(self):
            most = OUTCOMES[field.name].most
            check_between(getattr(self, field.name), f"The true effect on {field.name}", -most, most)

    def effect(self, outcome: str) -> float:
        """The full effect on an outcome; on recorded crime it is that of crime alone, half of which is recorded."""
        if check_id(outcome, OUTCOMES, "outcome") == "recorded":
            return float(self.crime) * REPORTING_RATE / 100
        return float(getattr(self, outcome))


@dataclass(frozen=True)
class Switches:
    """Which assumptions are broken.

    `selection`: counties that adopt move on another trend, not only at another level: what makes them adopt beside their
    level goes with their trend. `spillover`: 40 percent of the
    effect reaches counties beside one with the policy. `anticipation`: half of the effect comes four quarters early.
    `reporting`: police records follow what people report; without it, recorded crime is corrected for reporting.
    `growing`: the effect grows over three years; this breaks an estimator only where counties adopt at several dates,
    because counties that already have the policy then serve as controls.
    """

    selection: bool = False
    spillover: bool = False
    anticipation: bool = False
    reporting: bool = False
    growing: bool = False

    def __post_init__(self) -> None:
        for field in fields(self):
            given = getattr(self, field.name)
            if not isinstance(given, bool):
                raise KitError(f"The switch {field.name!r} can't be {given!r}.", allowed="True, False")


@dataclass(frozen=True)
class World:
    """Made-up counties over quarters, and the luck that they have (`seed`).

    `adoption`: the first quarters with the policy; with several, the adopting counties are dealt to them evenly.
    `adopting`: the share of counties that adopt. Raises `KitError` where nothing could be compared.
    """

    seed: int
    counties: int = 200
    quarters: int = 28
    adoption: tuple[int, ...] = (15,)
    adopting: float = 0.4

    def __post_init__(self) -> None:
        check_whole(self.seed, "The seed")
        check_whole(self.counties, "The number of counties", 10_000, least=8)
        check_whole(self.quarters, "The number of quarters", 400, least=2)
        if not isinstance(self.adoption, tuple) or not self.adoption:
            raise KitError(
                f"The adoption quarters can't be {self.adoption!r}.", do="Give a tuple, such as (15,)."
            )
        for quarter in self.adoption:
            check_whole(quarter, "An adoption quarter", self.quarters, least=2)
        check_between(self.adopting, "The share of counties that adopt", 0, 1)
        waves = len(set(self.adoption))
        if not 2 * waves <= self.adopters <= self.counties - 2:
            raise KitError(
                f"Of {self.counties} counties {self.adopters} would adopt, on {waves} {plural(waves, 'date')}.",
                do="Let two or more adopt on each date, and leave two or more without the policy.",
            )

    @property
    def adopters(self) -> int:
        """How many counties adopt."""
        return round(self.counties * self.adopting)


def simulate(world: World, truth: Truth | None = None, switches: Switches | None = None) -> pd.DataFrame:
    """One row for each county and quarter of a world with this truth.

    Columns: county; quarter (from 1); adopts (at some time); adopted (first quarter with the policy, or missing);
    treated (has the policy now); neighbour (has it not and adjoins a county that has it now); transfers, reporting,
    crime and recorded, in the units of OUTCOMES. The same world has the same luck, and the same
    counties adopt, under every truth and every switch. A `KitError` for what is no world, truth or switches.

    >>> panel = simulate(World(seed=1, counties=10, quarters=4, adoption=(3,)))
    >>> len(panel), int(panel["treated"].sum())
    (40, 8)
    """
    truth, switches = truth or Truth(), switches or Switches()
    for given, kind, example in (
        (world, World, "seed=1"),
        (truth, Truth, "crime=-12"),
        (switches, Switches, ""),
    ):
        if not isinstance(given, kind):
            raise KitError(
                f"A made-up panel needs a {kind.__name__}, not {type(given).__name__}.",
                do=f"Write {kind.__name__}({example}).",
            )
    random = np.random.default_rng(world.seed)
    level, trend, whim, place = random.standard_normal((4, world.counties))
    quarter = np.arange(1, world.quarters + 1)
    adopted = _adopted(world, level + whim, place)
    if switches.selection:
        trend = np.sqrt(1 - SELECTION_CORRELATION**2) * trend + SELECTION_CORRELATION * whim
    treated = quarter >= adopted[:, None]
    beside = (np.roll(treated, 1, axis=0) | np.roll(treated, -1, axis=0)) & ~treated
    dose = _dose(treated, quarter - adopted[:, None], beside, switches)

    chance = _chance(random, world)
    time = quarter - (world.quarters + 1) / 2
    made = {}
    for name, drawn in zip(("transfers", "reporting", "crime"), chance, strict=True):
        this = OUTCOMES[name]
        slope = this.drift + this.trend * trend[:, None]
        start = this.middle + this.level * level[:, None]
        value = start + slope * time + this.chance * drawn + dose * truth.effect(name)
        made[name] = np.clip(
            value, 0, 100 if name in SHARES else np.inf
        )  # chance alone passes the ends, once in many worlds
    reported = made["reporting"] if switches.reporting else REPORTING_RATE
    made["recorded"] = made["crime"] * reported / 100

    ever = np.isfinite(adopted)
    return pd.DataFrame(
        {
            "county": np.repeat(np.arange(1, world.counties + 1), world.quarters),
            "quarter": np.tile(quarter, world.counties),
            "adopts": np.repeat(ever, world.quarters),
            "adopted": pd.array(np.repeat(np.where(ever, adopted, np.nan), world.quarters), dtype="Int64"),
            "treated": treated.ravel(),
            "neighbour": beside.ravel(),
            **{name: values.ravel() for name, values in made.items()},
        }
    )


def true_effect(
    world: World, truth: Truth, switches: Switches, outcome: str, *, quarters: int | None = None
) -> float:
    """The mean effect over all county-quarters with the policy: what an estimator of this world should find.

    An estimator that looks at so many `quarters` after the date alone should find the mean effect in those.

    >>> true_effect(World(seed=1), Truth(crime=-12), Switches(), "recorded")
    -6.0
    """
    full = truth.effect(outcome)
    if not switches.growing:
        return full
    waves = [world.adoption[place % len(world.adoption)] for place in range(world.adopters)]
    seen = [world.quarters - first + 1 for first in waves]
    since = np.concatenate([np.arange(min(last, quarters or last)) for last in seen])
    return full * float(_grown(since).mean())


def _adopted(world: World, wish: NDArray[np.float64], place: NDArray[np.float64]) -> NDArray[np.float64]:
    """The first quarter with the policy, infinite for counties that never adopt: those with the strongest wish do."""
    first = np.full(world.counties, np.inf)
    adopters = np.argsort(wish)[::-1][: world.adopters]
    dealt = adopters[np.argsort(place[adopters])]
    first[dealt] = [world.adoption[turn % len(world.adoption)] for turn in range(world.adopters)]
    return first


def _dose(
    treated: NDArray[np.bool_], since: NDArray[np.float64], beside: NDArray[np.bool_], switches: Switches
) -> NDArray[np.float64]:
    """How much of the full effect a county feels in a quarter."""
    dose = np.where(treated, _grown(since) if switches.growing else 1.0, 0.0)
    if switches.spillover:
        dose = np.where(beside, SPILLOVER_SHARE, dose)
    if switches.anticipation:
        dose = np.where(
            (since >= -ANTICIPATION_QUARTERS) & (since < 0), np.maximum(dose, ANTICIPATED_SHARE), dose
        )
    return dose


def _grown(since: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of the effect that is there so many quarters after adoption."""
    return np.clip((since + 1) / QUARTERS_TO_FULL_EFFECT, 0, 1)


def _chance(random: np.random.Generator, world: World) -> NDArray[np.float64]:
    """Chance of unit variance for three outcomes, county and quarter; each quarter keeps part of the last one's."""
    fresh = random.standard_normal((3, world.counties, world.quarters))
    kept = fresh.copy()
    for quarter in range(1, world.quarters):
        kept[..., quarter] = (
            AUTOCORRELATION * kept[..., quarter - 1] + np.sqrt(1 - AUTOCORRELATION**2) * fresh[..., quarter]
        )
    return kept
