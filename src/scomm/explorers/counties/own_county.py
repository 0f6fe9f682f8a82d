"""The learner's dealt county in explorers of counties: in a ring on a map, and named in words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Map
from lessonkit.explorers.frame.spec import View
from lessonkit.language import sentences_beside
from scomm.explorers.counties.country_or_state import COUNTRY
from scomm.explorers.counties.land import mapped_counties

say = sentences_beside(__file__)


@cache
def row_of(county: str) -> pd.Series | None:
    """The row of a county that is named like "Kane County, IL"; None if no map draws it.

    >>> row_of("Kane County, IL")["state"]
    'Illinois'
    """
    rows = mapped_counties()
    found = (rows["county"] + ", " + rows["state_code"]).eq(county).to_numpy().nonzero()[0]
    return rows.iloc[found[0]] if len(found) else None


@cache
def place_on_map(county: str) -> int:
    """Where a county stands among those that a map draws; -1 if it draws no such county."""
    row = row_of(county)
    return -1 if row is None else mapped_counties().index.tolist().index(row["fips"])


def outlined(view: View, place: str, county: str, told: str) -> View:
    """The map with the county in a ring of its own, and `told` of it; a map of another state only says where it lies."""
    row = row_of(county)
    if row is None:
        return view
    assert isinstance(view.chart, Picture)
    if place not in (COUNTRY, row["state"]):
        return view.told(view.chart, say("own.elsewhere", county=county, state=row["state"]))
    words = say("own.outlined", county=county, told=told)
    marks = [
        replace(one, own=place_on_map(county)) if isinstance(one, Map) else one for one in view.chart.marks
    ]
    return view.told(view.chart.marked(words, *marks), words)
