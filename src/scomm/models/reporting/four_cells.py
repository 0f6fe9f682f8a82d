"""Difference-in-differences on four cells: two groups of counties, a year before and a year after."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lessonkit.errors import KitError
from lessonkit.language.sentences import sentences_beside
from scomm.models.inputs import check_whole
from scomm.models.reporting.calendar import FIRST_YEAR, LAST_YEAR
from scomm.models.reporting.world import World

say = sentences_beside(__file__)


def four_cells(
    world: World, outcome: str, *, connected: int = 2010, before: int = 2009, after: int = 2011
) -> pd.DataFrame:
    """The means of two groups in two years: counties connected in one year, and those not connected by the end of the year after.

    Columns: group, counties, before, after, change. A `KitError` where no county is left in a group: from 2013 on every one is connected.

    >>> from scomm.models.reporting import Truth, simulate
    >>> cells = four_cells(simulate(1, Truth(crime=-6), chance=False), "recorded")
    >>> print(round(cells["change"][0] - cells["change"][1], 6))
    -3.0
    """
    for year in (connected, before, after):
        check_whole(year, say("what.year"), LAST_YEAR, FIRST_YEAR)
    if not before < connected < after:
        raise KitError(
            say("refused.years", before=before, connected=connected, after=after), do=say("do.years")
        )
    dates, values = world.calendar, world.series(outcome)
    years = np.array([int(name[:4]) for name in dates.periods])
    own = years[dates.first]
    groups = {
        say("group.connected", year=connected): own == connected,
        say("group.later", year=after): own > after,
    }
    if not (own == connected).any():
        raise KitError(say("refused.nobody-then", connected=connected), do=say("do.years"))
    if not (own > after).any():
        last = int(own.max()) - 1
        raise KitError(
            say("refused.nobody-left", after=after), do=say("do.nobody-left", first=FIRST_YEAR + 2, last=last)
        )
    rows = [
        (
            name,
            int(chosen.sum()),
            *(float(values[chosen][:, years == year].mean()) for year in (before, after)),
        )
        for name, chosen in groups.items()
    ]
    table = pd.DataFrame(rows, columns=["group", "counties", "before", "after"])
    return table.assign(change=table["after"] - table["before"])
