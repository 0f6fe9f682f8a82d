"""What notebooks of the versions before 1.1 earn: kept work keeps its marks."""

from __future__ import annotations

from lessonkit.exercises.writing import before

BEFORE = before(
    "1.1",
    tolerances={
        "missed-here": 0.03,
        "error-rates": 0.0005,
        "expected-false": 0.01,
        "chance-of-a-false-hit": 1e-05,
        "sample-interval": 1,
    },
    prices={"chance-of-a-false-hit": {"sign-turned": 0.0}},
)
