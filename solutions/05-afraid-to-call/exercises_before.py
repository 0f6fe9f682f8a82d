"""What notebooks of the versions before 1.1 earn: kept work keeps its marks."""

from __future__ import annotations

from lessonkit.exercises.writing import before

BEFORE = before(
    "1.1",
    tolerances={
        "behind-the-record": 0.3,
        "crime-change": 0.01,
        "two-differences": 0.1,
        "four-cells": 0.3,
        "already-connected": 0.3,
        "two-way-bias": 0.02,
        "interval-end": 0.015,
    },
    prices={
        "group-margin": {"as-fraction": 0.0},
        "behind-the-record": {"sign-or-reporting": 0.0, "as-fraction": 0.0},
        "four-cells": {"every-other-state": 0.5},
        "crime-chart": {"property": 0.5, "every-other-state": 0.5},
        "already-connected": {"earlier-alone": 0.0},
        "two-way-bias": {"turned-round": 0.0},
    },
)
