"""What the event study may say beside its table: worked out anew from the model, and the numbers of its own frame."""

from functools import cache

from scomm.explorers.event_study.worlds import TRUTHS
from scomm.language import number, signed
from scomm.models.reporting import Switches, simulate
from scomm.models.staggered import group_time, two_way

ESTIMATORS = {"two-way": two_way, "group-time": group_time}
FRAME = {"20", "2013", "2021", "1,000", "0", "95%", "6", "8"}
"""Worlds, the year of the last date, the year of the paper, the unit, and the quarters around the date."""

LONGEST = 900


def also_true(state, view):
    """The counts and the means of the one number in twenty worlds, computed from the model alone."""
    return FRAME | _worked_out(state["estimator"], state["effect"], state["broken"])


@cache
def _worked_out(estimator, effect, broken):
    switches = Switches(**({} if broken == "nothing" else {broken: True}))
    worlds = [simulate(seed, TRUTHS[effect], switches) for seed in range(1, 21)]
    goal = worlds[0].true_effect("recorded")
    found = [ESTIMATORS[estimator](world.panel("recorded")) for world in worlds]
    values = [round(one.value, 1) for one in found]
    mean = round(sum(one.value for one in found) / 20, 1)
    off = round(mean - round(goal, 1), 1)
    held = sum(one.holds(goal) for one in found)
    return {str(held), number(abs(off)), *map(signed, (round(goal, 1), mean, min(values), max(values)))}
