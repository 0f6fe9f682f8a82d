"""What the event study may say beside its table: worked out anew from the model, and the numbers of its own frame."""

from functools import cache

import numpy as np

from lessonkit.explorers import explorer
from lessonkit.language import number, signed
from scomm.explorers.event_study.worlds import TRUTHS
from scomm.models.reporting import Switches, simulate
from scomm.models.staggered import group_time, two_way

ESTIMATORS = {"two-way": two_way, "group-time": group_time}
FRAME = {"20", "2013", "2021", "1,000", "0", "95%", "6", "8"}
"""Worlds, the year of the last date, the year of the paper, the unit, and the quarters around the date."""

LONGEST = 900


def also_true(state, view):
    """The counts and the means of the one number in twenty worlds, computed from the model alone."""
    here = state["estimator"], state["effect"], state["broken"]
    away, n = before(view)
    off = since(view)
    return FRAME | _worked_out(*here) | {str(away), str(n), "5", *(number(abs(one)) for one in off)}


def directions(state, view):
    """What the words say of sides, from what is drawn: the numbers apart, and the dots and bars of the quarters."""
    (mark,) = view.chart.marks
    truth = mark.places[-1].truth
    whole = np.array([study.estimates[-1] for study in mark.studies])
    off = round(round(whole.mean(), 1) - round(truth, 1), 1)
    sides = since(view)
    away, _ = before(view)
    reached = sum(study.held for study in mark.studies)
    wider = [width(state | {"estimator": one}) for one in ("group-time", "two-way")]
    return {
        r"on average [\d.]+ too high": off > 0.1,
        r"on average [\d.]+ too low": off < -0.1,
        r"around it": min(whole) < truth < max(whole) and abs(off) <= 0.1,
        r"the quarters are on average [\d.]+ to [\d.]+ too high": min(sides) > 0,
        r"the quarters are on average [\d.]+ to [\d.]+ too low": max(sides) < 0,
        r"each quarter is on average right": max(map(abs, sides)) <= 0.2,
        r"luck makes about 5 do so: no warning": away <= 15,
        r"luck makes about 5 do so: a warning": away > 15,
        r"so in one number part of the fall is lost": truth < 0 and off > 0.1,
        r"an effect that grows is found as it is": abs(off) <= 0.1,
        r"fewer counties to compare with, and wider ranges than with connected counties too": wider[0]
        > wider[1],
        r"nearly every range holds the truth": reached >= 18,
        r"the record falls with it": off < -0.1 or state["effect"] == "grows",
        r"crime was already falling faster|crime is still falling": True,  # of the world, not of what is drawn
    }


def before(view):
    """Of the bars drawn before the date how many miss 0, and how many there are."""
    (mark,) = view.chart.marks
    bars = [
        (value, margin)
        for study in mark.studies
        for value, margin in zip(study.estimates[: mark.since], study.margins, strict=False)
        if margin
    ]
    return sum(abs(value) > margin for value, margin in bars), len(bars)


def since(view):
    """How far the mean dot of each quarter from the date on lies from the line of the truth."""
    (mark,) = view.chart.marks
    places = range(mark.since, len(mark.places) - 1)
    means = (np.mean([study.estimates[place] for study in mark.studies]) for place in places)
    return [
        round(float(mean) - mark.places[place].truth, 1) for mean, place in zip(means, places, strict=True)
    ]


def width(state):
    """The mean length of half a bar of the numbers apart."""
    (mark,) = explorer("event-study").view(state).chart.marks
    return np.mean([study.margins[-1] for study in mark.studies])


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
