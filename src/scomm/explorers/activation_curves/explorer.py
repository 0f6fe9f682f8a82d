"""Activation curves: the share of two groups that was connected, month by month, by counties or by people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from scomm.charts import lines
from scomm.explorers.activation_curves.county_groups import members, names
from scomm.explorers.counties.activation import ACS, MONTHS, SOURCE, counties
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.language import count, day, percent

COUNTS = {"counties": "counties", "population_2010": "people", "noncitizens": "noncitizens"}
COMPARED_ON = "2010-09-30"
ESTIMATES = "Noncitizens are estimated from a survey, with a margin of error; a county with fewer than 10 counts none."


@dataclass(frozen=True, eq=False)
class Curve:
    """One group counted one way: who that is, its share connected in %, and the day that reached one half."""

    who: str
    verb: str
    share: np.ndarray
    half: pd.Timestamp

    @property
    def label(self) -> str:
        """The curve's name in figure and table."""
        return f"{self.who[0].upper()}{self.who[1:]} (%)"

    def told(self, part: str, when: str) -> str:
        """A sentence that says that a part was reached by a day."""
        return f"{part} of the {self.who} {self.verb} by {when}."

    def compared(self) -> str:
        """The share on the day on which the curves are compared."""
        return percent(float(self.share[MONTHS.index(COMPARED_ON)]) / 100)


def curve(group: str, by: str) -> Curve:
    """The curve of a group of counties, counted by counties, people or noncitizens."""
    known, chosen = counties(), members(group)
    weights = known.weights(by)
    total = weights[chosen].sum()
    share = 100 * known.cumulative(weights, chosen) / total
    by_day = (
        pd.Series(weights[chosen]).groupby(known.table["activation_date"].to_numpy()[chosen]).sum().cumsum()
    )
    half = by_day.index[int(np.searchsorted(by_day.to_numpy(), total / 2))]
    verb = "were connected" if by == "counties" else "lived in a connected county"
    return Curve(f"{COUNTS[by]} in {names()[group]}", verb, share.round(1), half)


def _draw(state: State) -> View:
    one = curve(str(state["first"]), str(state["first_by"]))
    other = curve(str(state["second"]), str(state["second_by"]))
    curves = [one] if one.who == other.who else [one, other]
    table = pd.DataFrame({"End of month": MONTHS} | {made.who: made.share for made in curves})
    chart = lines(
        table,
        "End of month",
        {made.who: made.label for made in curves},
        finding=_finding(curves),
        units="% of the group connected",
        source=f"{SOURCE} {ACS}",
        share=True,
        legend=True,
    )
    return View(chart, "\n".join(_told(curves)))


def _told(curves: list[Curve]) -> Iterator[str]:
    yield from (made.told("Half", day(made.half)) for made in curves)
    if len(curves) == 1:
        yield "Both curves are the same. Change one of them."
    else:
        one, other = curves
        days = (other.half - one.half).days
        yield (
            f"The second reached one half {count(abs(days))} day{'s' * (abs(days) != 1)} "
            f"{'later' if days > 0 else 'earlier'} than the first."
            if days
            else "Both reached one half on the same day."
        )
    on = day(COMPARED_ON)
    yield f"By {on}: " + ", ".join(f"{made.compared()} of the {made.who}" for made in curves) + "."
    if any("noncitizens" in made.who for made in curves):
        yield ESTIMATES


def _finding(curves: list[Curve]) -> str:
    one, *others = (day(made.half) for made in curves)
    return f"Half of the first group was connected by {one}" + "".join(
        f", half of the second by {other}" for other in others
    )


def _at(first: str, first_by: str, second: str, second_by: str) -> State:
    return {"first": first, "first_by": first_by, "second": second, "second_by": second_by}


_GROUPS = {id: name[0].upper() + name[1:] for id, name in (names() | {"all": "the whole country"}).items()}

EXPLORER = Explorer(
    id="activation-curves",
    title="Activation curves",
    question="Which group was connected earlier, and does it depend on what you count?",
    controls=(
        Control("first", "First curve", tuple(_GROUPS), _GROUPS),
        Control("first_by", "First curve counts", tuple(COUNTS), COUNTS),
        Control("second", "Second curve", tuple(_GROUPS), _GROUPS),
        Control("second_by", "Second curve counts", tuple(COUNTS), COUNTS),
    ),
    draw=_draw,
    start=_at("all", "counties", "all", "population_2010"),
    scenes={
        "Counties and people": _at("all", "counties", "all", "population_2010"),
        "People and noncitizens": _at("all", "population_2010", "all", "noncitizens"),
        "Lowest and highest quarter by % foreign-born": _at("born-1", "counties", "born-4", "counties"),
        "Lowest and highest quarter by % Hispanic": _at("hispanic-1", "counties", "hispanic-4", "counties"),
        "Smallest and largest counties": _at("people-1", "counties", "people-4", "counties"),
        "South and Midwest": _at("region-south", "counties", "region-midwest", "counties"),
        "West and Northeast, by people": _at(
            "region-west", "population_2010", "region-northeast", "population_2010"
        ),
        "Texas and New York": _at("state-texas", "counties", "state-new-york", "counties"),
        "California and Illinois": _at("state-california", "counties", "state-illinois", "counties"),
    },
)
