"""What notebooks of the versions before 1.3 earn: kept work keeps its marks."""

from __future__ import annotations

from lessonkit.exercises.writing import before

BEFORE = before(
    "1.3",
    tolerances={"share-connected": 0.001},
    prices={
        "two-counts": {"as-fraction": 0.0},
        "middle-counties": {"months": 0.0, "years": 0.0},
        "quarters": {"mean": 0.5, "months": 0.0, "weeks": 0.0, "years": 0.0},
    },
)
