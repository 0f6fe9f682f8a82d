"""What the explorer may say beside its table, worked out anew from the list of counties."""

import pandas as pd

from lessonkit.data import load
from lessonkit.language import count
from scomm.explorers.activation_curves.county_groups import members


def also_true(state, view):
    """Days between the days on which the two curves reached one half; none while the second is covered."""
    if state["draw"] == "guess" and (state["first"], state["first_by"]) != (
        state["second"],
        state["second_by"],
    ):
        return set()
    first, second = halves(state)
    return {count(abs((second - first).days))}


def halves(state):
    """The days on which the two curves reached one half."""
    found = []
    for group, by in (("first", "first_by"), ("second", "second_by")):
        table = load("county-activation")[members(state[group])].sort_values("activation_date")
        weight = (
            1 + 0 * table.index if state[by] == "counties" else table[state[by]].fillna(0).to_numpy(float)
        )
        sums = pd.Series(weight, table["activation_date"]).groupby(level=0).sum().cumsum()
        found.append(sums.index[sums >= sums.iloc[-1] / 2][0])
    return found


def directions(state, view):
    """Which of the two curves reached one half later; and in the names of groups what says nothing of a curve."""
    first, second = halves(state)
    return {
        r"(?:less|more) (?:foreign-born|Hispanic)|(?:smaller|larger) counties": True,
        r"fewer than 10 counts none": True,
        r"The second reached one half [\d,]+ days? later than the first|\A[\d,]+ days? later\Z": second
        > first,
        r"The second reached one half [\d,]+ days? earlier than the first|\A[\d,]+ days? earlier\Z": second
        < first,
        r"half reached [\d,]+ days? earlier than": second != first,
    }
