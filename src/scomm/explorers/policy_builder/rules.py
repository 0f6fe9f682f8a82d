"""The rules that a learner sets in the policy builder, and the policy that they make."""

from __future__ import annotations

from functools import cache, reduce
from operator import and_

from scomm.explorers.frame.spec import Control, State
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

BESIDE = {
    "cook-2011": "Cook County",
    "santa-clara-2011": "Santa Clara",
    "california-trust-2014": "California TRUST",
    "connecticut-trust-2014": "Connecticut",
    "oregon-2014": "Oregon counties",
    "new-york-city-2014": "New York City",
    "texas-sb4-2017": "Texas SB 4",
    "california-sb54-2018": "California SB 54",
}
"""The real policies as the rows of the chart call them."""

CONTROLS = (
    Control(
        "hold",
        "Hold past release",
        tuple(CONVICTED),
        {
            "everyone": "everyone ICE asks for",
            "convicted": "those with a conviction",
            "felony": "those with a felony",
            "serious": "those with a serious felony",
            "nobody": "nobody",
        },
    ),
    Control(
        "paper",
        "ICE must show",
        ("form", *SHOWN),
        {
            "form": "its form alone",
            "any": "any paper with its form",
            "reason": "probable cause or judge's warrant",
            "judge": "a judge's warrant",
        },
    ),
    Control("pay", "ICE must agree to pay", ("no", "yes")),
    Control(
        "hours",
        "Hold for at most",
        (NO_LIMIT, 48, 24),
        {NO_LIMIT: "as long as ICE asks", 48: "48 hours", 24: "24 hours"},
    ),
    Control(
        "tell",
        "Tell ICE about",
        ("everyone", "convicted", "serious", "nobody"),
        {
            "everyone": "everyone ICE asks for",
            "convicted": "those with a conviction",
            "serious": "those with a serious felony",
        },
    ),
    Control(
        "beside",
        "Compare with",
        ("nothing", *BESIDE),
        {id: f"{name}, {DETAINER_POLICIES[id].date[-4:]}" for id, name in BESIDE.items()},
    ),
    Control(
        "mix",
        "Detainers of",
        tuple(MIXES),
        {"us-2012": "Oct 2011 to Jan 2013", "us-2015": "Oct 2014 to Jul 2015"},
    ),
    Control("show", "Chart", ("people", "cost"), {"people": "people", "cost": "cost"}),
    Control(
        "day",
        "A day in jail costs",
        (50, 100, DAY, 200, 250),
        {
            dollars: f"${dollars}" + (" (Cook County)" if dollars == DAY else "")
            for dollars in (50, 100, DAY, 200, 250)
        },
        slider=True,
    ),
)
START: State = {
    "hold": "serious",
    "paper": "form",
    "pay": "no",
    "hours": NO_LIMIT,
    "tell": "everyone",
    "beside": "nothing",
    "mix": "us-2012",
    "show": "people",
    "day": DAY,
}


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
