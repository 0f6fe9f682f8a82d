"""What is assumed of a made-up world: what being connected does to crime and to reporting, and which assumption is broken."""

from __future__ import annotations

from dataclasses import dataclass, fields

from lessonkit.errors import KitError
from lessonkit.language.sentences import sentences_beside
from scomm.models.inputs import check_between, check_whole

say = sentences_beside(__file__)

CRIME, REPORTING = 100.0, 50.0
"""The average county in the middle of the years: crimes per 1,000 people a year, and crimes reported per 100 crimes."""

MOST_CRIME, MOST_REPORTING, MOST_PERIODS = 30.0, 30.0, 72
"""The largest effects that a world takes, and the most periods over which one grows."""


@dataclass(frozen=True)
class Truth:
    """What being connected does to a county; a `KitError` where it is too large.

    `crime`: crimes per 1,000 people a year. `reporting`: crimes reported per 100 crimes. `grows_over`: so many periods until the
    effect is full, 0 for at once. `uneven`: the counties connected first feel one and a half times the effect, the last ones half of it.

    >>> Truth(crime=-6).effect("recorded")
    -3.0
    """

    crime: float = -6.0
    reporting: float = -5.0
    grows_over: int = 0
    uneven: bool = False

    def __post_init__(self) -> None:
        check_between(self.crime, say("what.crime"), -MOST_CRIME, MOST_CRIME)
        check_between(self.reporting, say("what.reporting"), -MOST_REPORTING, MOST_REPORTING)
        check_whole(self.grows_over, say("what.grows-over"), MOST_PERIODS)
        _refuse_no_bool("uneven", self.uneven)

    def effect(self, outcome: str) -> float:
        """The full effect on crime, on reporting, or on recorded crime: there it is that of crime alone, half of which is recorded."""
        if outcome == "recorded":
            return self.crime * REPORTING / 100
        return float(getattr(self, outcome))


@dataclass(frozen=True)
class Switches:
    """Which assumption is broken.

    `selection`: the counties that were connected early were on another path already. `anticipation`: half of the effect comes half a
    year early. `spillover`: a county that is not connected yet feels something of what the connected counties of its state feel. `reporting`: the record
    follows what people report; without it the record is corrected for reporting, and half of all crimes stand in it.
    """

    selection: bool = False
    anticipation: bool = False
    spillover: bool = False
    reporting: bool = False

    def __post_init__(self) -> None:
        for field in fields(self):
            _refuse_no_bool(field.name, getattr(self, field.name))


def recorded_crime(crime: float, reporting: float) -> float:
    """The crimes that stand in the record: those that happened, times the share that is reported (in percent).

    >>> recorded_crime(crime=120, reporting=40)
    48.0
    """
    check_between(crime, say("what.crimes"), 0, 1_000_000)
    check_between(reporting, say("what.share"), 0, 100)
    return crime * reporting / 100


def crime_behind(recorded: float, reporting: float) -> float:
    """The crimes that happened, where so many are recorded and this share (in percent) is reported.

    >>> crime_behind(recorded=48, reporting=40)
    120.0
    """
    check_between(recorded, say("what.recorded"), 0, 1_000_000)
    check_between(reporting, say("what.share"), 0, 100)
    if reporting == 0:
        raise KitError(say("refused.nothing-reported"), do=say("do.nothing-reported"))
    return recorded * 100 / reporting


def _refuse_no_bool(name: str, given: object) -> None:
    if not isinstance(given, bool):
        raise KitError(say("refused.no-bool", name=name, given=repr(given)), allowed="True, False")


NOTHING = Truth(crime=0.0, reporting=0.0)
"""Being connected changes nothing."""
