"""The rules that a learner sets in the policy builder, and the policy that they make."""

from __future__ import annotations

from functools import cache, reduce
from operator import and_

from lessonkit.explorers.frame.spec import Control, State
from lessonkit.language import sentences_beside
from scomm.models.detainers import (
    DETAINER_POLICIES,
    EVERYONE,
    MIXES,
    NOBODY,
    Condition,
    DetainerPolicy,
    Is,
    Terms,
)

say = sentences_beside(__file__)

NO_LIMIT = 0
DAY = int(Terms().day_costs)
"""Cook County's published cost of a day in jail, in dollars."""

_SERIOUS = ("serious-older", "serious-recent")
CONVICTED = {
    "everyone": EVERYONE,
    "convicted": Is("conviction", ("misdemeanor", "felony", *_SERIOUS)),
    "felony": Is("conviction", ("felony", *_SERIOUS)),
    "serious": Is("conviction", _SERIOUS),
    "nobody": NOBODY,
}
"""Of all whom ICE asks for, those with such a conviction."""

SHOWN: dict[str, Condition] = {
    "any": Is("paper", ("ice-warrant", "probable-cause", "judicial-warrant")),
    "reason": Is("paper", ("probable-cause", "judicial-warrant")),
    "judge": Is("paper", ("judicial-warrant",)),
}
"""What ICE must show beside its form; with "form" nothing."""

BESIDE = {id: say(f"beside.{id}") for id in DETAINER_POLICIES}
"""The real policies as the rows of the chart call them."""

_DAYS = (50, 100, DAY, 200, 250)

CONTROLS = (
    Control("hold", say("controls.hold.label"), tuple(CONVICTED), say.group("controls.hold")),
    Control("paper", say("controls.paper.label"), ("form", *SHOWN), say.group("controls.paper")),
    Control("pay", say("controls.pay.label"), ("no", "yes"), say.group("controls.pay")),
    Control(
        "hours",
        say("controls.hours.label"),
        (NO_LIMIT, 48, 24),
        {
            NO_LIMIT: say("controls.hours.no-limit"),
            **{hours: say("controls.hours.value", hours=hours) for hours in (48, 24)},
        },
    ),
    Control(
        "tell",
        say("controls.tell.label"),
        ("everyone", "convicted", "serious", "nobody"),
        say.group("controls.tell"),
    ),
    Control(
        "beside",
        say("controls.beside.label"),
        ("nothing", *BESIDE),
        {
            "nothing": say("controls.beside.nothing"),
            **{
                id: say("controls.beside.value", policy=name, year=DETAINER_POLICIES[id].year)
                for id, name in BESIDE.items()
            },
        },
        shape="list",
    ),
    Control("mix", say("controls.mix.label"), tuple(MIXES), say.group("controls.mix"), assumption=True),
    Control(
        "day",
        say("controls.day.label"),
        _DAYS,
        {
            dollars: say("controls.day.cook" if dollars == DAY else "controls.day.value", dollars=dollars)
            for dollars in _DAYS
        },
        slider=True,
        played=False,
        assumption=True,
    ),
)
START: State = {
    "hold": "convicted",
    "paper": "form",
    "pay": "no",
    "hours": NO_LIMIT,
    "tell": "nobody",
    "beside": "nothing",
    "mix": "us-2012",
    "day": DAY,
}
"""A rule whose answer is one number: whoever changes a word of it sees that number move."""


def policy_of(state: State) -> DetainerPolicy:
    """The policy that the rules of a state make."""
    return _policy(*(state[name] for name in ("hold", "paper", "pay", "hours", "tell")))  # type: ignore[arg-type]


@cache
def _policy(hold: str, paper: str, pay: str, hours: int, tell: str) -> DetainerPolicy:
    holds = CONVICTED[hold]
    if hold != "nobody":
        asked = [] if hold == "everyone" else [holds]
        asked += [SHOWN[paper]] if paper in SHOWN else []
        asked += [Is("reimbursed", ("yes",))] if pay == "yes" else []
        holds = reduce(and_, asked) if asked else EVERYONE
    return DetainerPolicy(holds=holds, tells=CONVICTED[tell], most_hours=None if hours == NO_LIMIT else hours)
