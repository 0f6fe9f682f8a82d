"""Who decides what, and for whom a rule leaves a case open."""

from __future__ import annotations

from lessonkit.exercises.writing import choice, number, order

WHO_DECIDES = order(
    "who-decides",
    right="bac",
    wrong={
        "abc": "county-shares-prints",
        "acb": "nation-rules-all-jails",
        "bca": "state-and-county",
        "cab": "state-shares-prints",
        "cba": "all-turned",
    },
    points=0.5,
    minutes=3,
)

OPEN_CASES = number(
    "open-cases",
    answer=4,
    mistakes={
        "held": 2,
        "answered": 3,
        "released-too": 5,
        "no-case": 0,
        "one-kind": 1,
        "all-but-one": 6,
        "everyone": 7,
    },
    range=(0, 7),
    points=0.5,
    minutes=3,
    route="no-code",
)

NO_CASE_OPEN = choice(
    "no-case-open",
    right="d",
    wrong={"a": "someone-decides", "b": "old-felonies-open", "c": "misdemeanors-open"},
    points=0.5,
    minutes=2,
)
