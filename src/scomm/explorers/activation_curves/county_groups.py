"""Groups of counties that can be compared: quarters by share or size, regions, single states."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from scomm.explorers.counties.activation import counties
from scomm.explorers.counties.state_names import states

REGIONS = {
    "Northeast": "CT ME MA NH RI VT NJ NY PA",
    "Midwest": "IL IN MI OH WI IA KS MN MO NE ND SD",
    "South": "DE FL GA MD NC SC VA DC WV AL KY MS TN AR LA OK TX",
    "West": "AZ CO ID MT NV NM UT WY AK CA HI OR WA",
}
"""The Census Bureau's four regions, by the states' postal codes."""

_QUARTERS = (
    ("foreign_born_pct", "born", "% foreign-born"),
    ("hispanic_pct", "hispanic", "% Hispanic"),
    ("population_2010", "people", "population"),
)
_PLACES = ("lowest", "second", "third", "highest")


@cache
def names() -> dict[str, str]:
    """The groups by id, each in words that can follow 'counties in'."""
    found = {"all": "the country"}
    for _, id, what in _QUARTERS:
        found |= {f"{id}-{n}": f"the {place} quarter by {what}" for n, place in enumerate(_PLACES, 1)}
    found |= {f"region-{name.lower()}": f"the {name}" for name in REGIONS}
    return found | {
        f"state-{name.lower().replace(' ', '-')}": name.replace("District", "the District")
        for name in states()
    }


@cache
def members(id: str) -> np.ndarray:
    """Which counties belong to the group, as a mask over all counties; a blank figure belongs to no quarter."""
    table = counties().table
    if id == "all":
        return np.ones(len(table), bool)
    kind, _, rest = id.partition("-")
    if kind == "region":
        return table["state_code"].isin(REGIONS[rest.capitalize()].split()).to_numpy()
    if kind == "state":
        return (table["state"] == names()[id].removeprefix("the ")).to_numpy()
    column = next(column for column, name, _ in _QUARTERS if name == kind)
    quarter = pd.qcut(table[column].astype("float64"), 4, labels=False)
    return (quarter == int(rest) - 1).to_numpy()
