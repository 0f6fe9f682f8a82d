"""What notebooks of the versions before 1.4 earn: kept work keeps its marks."""

from __future__ import annotations

from lessonkit.exercises.writing import before

BEFORE = before(
    "1.4",
    tolerances={"calendar-year": 3, "suppressed-total": 2},
    prices={
        "suppressed-total": {"blank-as-zero": 0.5},
        "fewer-or-more": {
            "both-agencies": 0.5,
            "upside-down": 0.5,
            "in-percent": 0.5,
            "difference": 0.5,
            "ratio-in-percent": 0.0,
        },
    },
)
