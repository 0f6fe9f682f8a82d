"""Hypothetical outcomes: the same study in one made-up world after another, half a second each, with the truth drawn."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from lessonkit.charts.marks.mark import Mark, say
from lessonkit.charts.marks.scales import Marked
from lessonkit.errors import KitError


@dataclass(frozen=True)
class Place:
    """A place along time: what it is called, and the truth there. One `apart` stands beside the others, as their sum does."""

    label: str
    truth: float
    apart: bool = False


@dataclass(frozen=True)
class Study:
    """What was found in one world: an estimate for each place, and half of its interval's width.

    `held` says whether the interval of the last place holds the truth, and `said` tells the study to who can't see it.
    """

    estimates: tuple[float, ...]
    margins: tuple[float, ...]
    held: bool
    said: str


@dataclass(frozen=True)
class Shown:
    """The words of one way to show the studies, which speak of what is drawn in that way alone.

    `name` is what a screen reader is told, `key` what the signs mean, `truth` stands at the line of the truth and `across` below the axis.
    """

    name: str
    key: str
    truth: str
    across: str = ""


@dataclass(frozen=True)
class Outcomes(Mark):
    """Studies of one truth, shown one by one (Hullman, Resnick & Adar 2015), or the one number of each
    side by side for who wants less motion.

    `one` has the words of a world alone and `all` those of the worlds side by side, where the level 0 is called `none`.
    `unit` is the title of the value axis. With `together` the studies stand side by side at first, and come one by one when that is asked for.
    `since` is the place at which what is studied begins, called `during`; `levels` name the value axis;
    of them those are drawn around which the estimates lie. `counted` tells how many of the studies shown so far hold the truth, with {n} and {of} in it.
    Raises `KitError` where a study has not an estimate for each place.
    """

    kind: ClassVar[str] = "outcomes"
    places: tuple[Place, ...]
    studies: tuple[Study, ...]
    levels: tuple[Marked, ...]
    since: int
    during: str
    counted: str
    one: Shown
    all: Shown
    unit: str = ""
    none: str = ""
    together: bool = False
    height: int = 270

    def __post_init__(self) -> None:
        for place, study in enumerate(self.studies):
            if not len(study.estimates) == len(study.margins) == len(self.places):
                raise KitError(
                    f"Study {place + 1} does not have an estimate for each of {len(self.places)} places.",
                    do="Give one for each, with its margin.",
                )

    def fixed(self) -> dict[str, Any]:
        """The words of the buttons, and how the picture opens."""
        return {"words": say.group("outcomes"), "together": self.together}

    def shown(self) -> dict[str, Any]:
        """What the script draws; estimates and margins are whole tenths, because a page holds many of them."""
        return {
            "places": [asdict(one) for one in self.places],
            "studies": [
                {
                    "tenths": [round(10 * value) for value in one.estimates],
                    "margins": [round(10 * value) for value in one.margins],
                    "held": one.held,
                    "said": one.said,
                }
                for one in self.studies
            ],
            "levels": [list(one) for one in self.levels],
            "since": self.since,
            "during": self.during,
            "counted": self.counted,
            "one": asdict(self.one),
            "all": asdict(self.all),
            "unit": self.unit,
            "none": self.none,
            "height": self.height,
        }
