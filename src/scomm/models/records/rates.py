"""The numbers that the records lab runs on: who is searched, and how often a record is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lessonkit.errors import KitError
from lessonkit.language import sentences_beside
from scomm.models.inputs import check_id, check_whole
from scomm.models.sharing.parameters import Parameter, set_by_you

say = sentences_beside(__file__)

RATES = say.group("rate")
"""Every rate of the lab by its id, with what it is a share of."""

ERRORS = say.group("error")
"""The four ways in which a record can be wrong, by the id of the rate that says how often."""

RAISES: Mapping[str, tuple[str, ...]] = {
    "stale-status": ("flagged-wrongly",),
    "missing-card": ("missed",),
    "two-names": ("flagged-wrongly", "missed"),
    "name-only": ("flagged-wrongly",),
}
"""The outcomes that more of each error makes more frequent. It leaves the other wrong outcome alone."""

MOST_SEARCHES = 1_000_000
MOST_STEPS = 6


@dataclass(frozen=True)
class Rate(Parameter):
    """A graded number (see `Parameter`) with the few values that a slider offers, in ascending order.

    `steps` hold the value until you set another. Those of an error begin with 0, which is no error at all.
    """

    steps: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        offered = set(self.steps) if self.grade == "yours" else {*self.steps, self.value}
        if list(self.steps) != sorted(offered) or len(self.steps) > MOST_STEPS:
            raise KitError(
                f"The steps of the rate {self.id!r} are {self.steps}.",
                allowed=f"up to {MOST_STEPS} ascending values, {self.value:g} among them",
            )

    @property
    def label(self) -> str:
        """What the number is a share of, in words."""
        return RATES[self.id]


@dataclass(frozen=True)
class RecordRates:
    """So many searches, and every rate of the lab. `rates["name-only"]` gives a value, `rates.get("name-only")` the whole Rate."""

    searches: int
    items: tuple[Rate, ...]

    def __post_init__(self) -> None:
        check_whole(self.searches, "The number of searches", MOST_SEARCHES, least=1)
        if [one.id for one in self.items] != list(RATES):
            raise KitError("The set of rates is not complete.", allowed=RATES)

    def __getitem__(self, id: str) -> float:
        return self.get(id).value

    def get(self, id: str) -> Rate:
        """The rate with this id; a `KitError` that lists the ids if there is none."""
        known = check_id(id, RATES, "rate")
        return next(one for one in self.items if one.id == known)

    def change(self, values: Mapping[str, float]) -> RecordRates:
        """A copy with other values, graded as yours; any share of 0 to 1, one of the steps or not."""
        for id in values:
            self.get(id)
        return replace(
            self,
            items=tuple(
                set_by_you(one, values[one.id], say("how.yours")) if one.id in values else one
                for one in self.items
            ),
        )

    def without_errors(self) -> RecordRates:
        """A copy in which every record is right."""
        return self.change(dict.fromkeys(ERRORS, 0.0))
