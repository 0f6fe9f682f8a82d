"""A map of the counties on a date, of the whole country or of one state: what every explorer with one shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from scomm.charts import Drawing
from scomm.explorers.counties.county_map import SCRIPT
from scomm.explorers.counties.state_names import state_fips, states
from scomm.explorers.frame.spec import Control, State, View
from scomm.language import Format, day, sentences_beside

say = sentences_beside(__file__)

COUNTRY = "United States"


def controls(dates: tuple[str, ...]) -> tuple[Control, Control]:
    """The place, and the date as a slider."""
    return (
        Control("place", say("place.label"), (COUNTRY, *states()), {COUNTRY: say("place.country")}),
        Control("date", say("date.label"), dates, {date: day(date) for date in dates}, slider=True),
    )


def at(date: str, place: str = COUNTRY) -> State:
    """The state of such an explorer."""
    return {"date": date, "place": place}


def map_view(
    step: int,
    place: str,
    fixed: Mapping[str, Any],
    *,
    finding: str,
    told: Sequence[str],
    units: str,
    source: str,
    alt: str,
    table: pd.DataFrame,
    formats: Mapping[str, Format] | None = None,
) -> View:
    """The view of a map at a step of its dates; `fixed` is what `county_map.fixed` made, `told` one sentence a line."""
    drawing = Drawing(
        finding=finding,
        script=SCRIPT,
        fixed=fixed,
        shown={"step": step, "place": state_fips().get(place, "")},
        units=units,
        source=source,
        alt=alt,
        table=table,
        follows="date",
        formats=formats or {},
    )
    return View(drawing, "\n".join(told))
