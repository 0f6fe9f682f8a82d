"""Groups of counties that can be compared: quarters by share or size, regions, single states."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from lessonkit.language import sentences_beside
from scomm.explorers.counties.activation import counties
from scomm.explorers.counties.state_names import states

say = sentences_beside(__file__)

REGIONS = {
    "Northeast": "CT,ME,MA,NH,RI,VT,NJ,NY,PA",
    "Midwest": "IL,IN,MI,OH,WI,IA,KS,MN,MO,NE,ND,SD",
    "South": "DE,FL,GA,MD,NC,SC,VA,DC,WV,AL,KY,MS,TN,AR,LA,OK,TX",
    "West": "AZ,CO,ID,MT,NV,NM,UT,WY,AK,CA,HI,OR,WA",
}
"""The Census Bureau's four regions, by the states' postal codes."""

_QUARTERS = {"born": "foreign_born_pct", "hispanic": "hispanic_pct", "people": "population_2010"}
"""The figure by which counties are sorted into quarters, by the first word of the groups' ids."""


@cache
def names() -> dict[str, str]:
    """The groups by id, each in words that can follow 'counties in'."""
    quarters = [f"{kind}-{n}" for kind in _QUARTERS for n in range(1, 5)]
    regions = [f"region-{name.lower()}" for name in REGIONS]
    called = say.group("group")
    return {id: called[id] for id in ("all", *quarters, *regions)} | {
        id: called.get(id, name) for id, name in _states().items()
    }


@cache
def _states() -> dict[str, str]:
    """The states' names by the ids of their groups."""
    return {f"state-{name.lower().replace(' ', '-')}": name for name in states()}


@cache
def members(id: str) -> np.ndarray:
    """Which counties belong to the group, as a mask over all counties; a blank figure belongs to no quarter."""
    table = counties().table
    if id == "all":
        return np.ones(len(table), bool)
    kind, _, rest = id.partition("-")
    if kind == "region":
        return table["state_code"].isin(REGIONS[rest.capitalize()].split(",")).to_numpy()
    if kind == "state":
        return (table["state"] == _states()[id]).to_numpy()
    quarter = pd.qcut(table[_QUARTERS[kind]].astype("float64"), 4, labels=False)
    return (quarter == int(rest) - 1).to_numpy()
