"""What reported against real may say beside its table: what a learner set, and means of years, from the model alone."""

from functools import cache

from scomm.language import count
from scomm.models.reporting import Switches, Truth, calendar, simulate

FRAME = {"100", "1,000", "2011"}
"""Of the units, and the year of the date."""


def also_true(state, view):
    """What was set; and once the line is shown, the means of two years and the crimes that half reporting would mean."""
    found = FRAME | {count(_counties().sum())}
    if state["draw"] == "guess":
        return found | {count(abs(state["crime"])), count(state["reporting"]), _means(0, 50)["recorded"][0]}
    means = _means(state["crime"], state["reporting"])
    found |= {one for pair in means.values() for one in pair}
    return found | {f"{round(float(means['recorded'][1]) * 2, 1):.1f}"}


def _counties():
    dates = calendar()
    return dates.first == dates.periods.index("2011Q4")


@cache
def _means(change, share):
    """For crime and the record the means of the year before and of the second year after, as they are written."""
    truth = Truth(crime=change, reporting=share - 50, grows_over=4)
    world = simulate(1, truth, Switches(reporting=True), drift=0.0)
    place, own = world.calendar.periods.index("2011Q4"), _counties()
    years = (slice(place - 4, place), slice(place + 5, place + 9))
    return {
        name: [f"{world.series(name)[own, year].mean(axis=0).round(1).mean():.1f}" for year in years]
        for name in ("crime", "recorded")
    }
