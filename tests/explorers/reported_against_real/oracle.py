"""What reported against real may say beside its table: what a learner set, and two quarters, from the model alone."""

from functools import cache

from lessonkit.language import count
from scomm.models.reporting import Switches, Truth, calendar, simulate

TITLE_WIDTH = 64
"""What is supposed, in full: its two lines are as long as a notebook of 900 pixels has room for."""

FRAME = {"100", "1,000", "2011", "50%"}
"""Of the units, the year of the date, and the share reported before."""


def also_true(state, view):
    """What was set; and once the line is shown, two quarters, the crimes that half reporting would mean, and how many nobody reports."""
    found = FRAME | {count(_counties().sum())}
    if state["draw"] == "guess":
        return found | {
            count(abs(state["crime"])),
            count(round(float(_quarters(0, 50)["crime"][0])) + state["crime"]),
            f"{state['reporting']}%",
            _quarters(0, 50)["recorded"][0],
            *_quarters(state["crime"], 50)["crime"],
        }
    values = _quarters(state["crime"], state["reporting"])
    found |= {one for pair in values.values() for one in pair}
    return found | {f"{round(float(values['recorded'][1]) * 2, 1):.1f}", f"{100 - state['reporting']}%"}


def directions(state, view):
    """Which way crime, reporting and the record went, from what was set and from the model."""
    values = {
        name: [float(one) for one in pair]
        for name, pair in _quarters(state["crime"], state["reporting"]).items()
    }
    ways = {name: _way(after - before) for name, (before, after) in values.items()}
    crime, share = _way(state["crime"]), _way(state["reporting"] - 50)
    real, record = ways["crime"], ways["recorded"]
    return {
        r"[\d,]+ more crimes happen": crime > 0,
        r"[\d,]+ fewer crimes happen": crime < 0,
        r"as many crimes happen": crime == 0,
        r"a larger share is reported": share > 0,
        r"a smaller share is reported": share < 0,
        r"the same share is reported": share == 0,
        r"Fewer crimes are counted although more happen": record < 0 < real,
        r"More crimes happen and more are counted": real > 0 and record > 0,
        r"although more crimes happen": real > 0 and record == 0,
        r"More crimes are counted although fewer happen": real < 0 < record,
        r"Fewer crimes happen and fewer are counted": real < 0 and record < 0,
        r"although fewer crimes happen": real < 0 and record == 0,
        r"More crimes are counted although no more happen": record > 0 and real == 0,
        r"Fewer crimes are counted although no fewer happen": record < 0 and real == 0,
        r"because people report more of them": share > 0,
        r"because people report fewer of them": share < 0,
        r"(?:rose|fell) from": True,  # held by both numbers
    }


def _way(change):
    """Which way a change goes: up (1), down (-1), or hardly (0): two and a half crimes are chance."""
    return 0 if abs(change) < 2.5 else 1 if change > 0 else -1


def _counties():
    dates = calendar()
    return dates.first == dates.periods.index("2011Q4")


@cache
def _quarters(change, share):
    """For crime and the record the quarter that ends at the date and the eighth after it, as they are written."""
    truth = Truth(crime=change, reporting=share - 50, grows_over=4)
    world = simulate(1, truth, Switches(reporting=True), drift=0.0)
    place, own = world.calendar.periods.index("2011Q4"), _counties()
    quarters = (place - 1, place + 7)
    return {
        name: [f"{world.series(name)[own, quarter].mean():.1f}" for quarter in quarters]
        for name in ("crime", "recorded")
    }
