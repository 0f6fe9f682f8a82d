"""The counties as the land of a map: their outlines, names and states."""

from __future__ import annotations

from functools import cache

import pandas as pd

from lessonkit.charts.marks import Land, Region
from lessonkit.data import load
from lessonkit.language import sentences_beside
from scomm.explorers.counties.state_names import state_fips, state_names
from scomm.shapes import shapes

say = sentences_beside(__file__)


@cache
def mapped_counties() -> pd.DataFrame:
    """The counties that have an outline, in the order in which they are drawn; three cities have none."""
    return load("county-activation").set_index("fips", drop=False).loc[list(shapes().counties)]


@cache
def land() -> Land:
    """All counties in their states."""
    outlines, rows = shapes(), mapped_counties()
    short = {state_fips()[name]: code for code, name in state_names().items()}
    return Land(
        view_box=outlines.view_box,
        outlines=tuple(outlines.counties.values()),
        names=tuple(rows["county"]),
        of=tuple(fips[:2] for fips in outlines.counties),
        regions=tuple(
            Region(code, state_names()[short[code]], short[code], path)
            for code, path in outlines.states.items()
        ),
        most_called=say("map.county"),
    )
