"""What notebooks of the versions before 1.1 earn: kept work keeps its marks."""

from __future__ import annotations

from lessonkit.exercises.writing import before

BEFORE = before(
    "1.1",
    tolerances={"lowest-per-thousand": 0.1, "three-rates": 0.06, "what-sureness-costs": 0.4},
    prices={
        "lowest-per-thousand": {"per-hundred": 0.0, "as-fraction": 0.0},
        "three-rates": {"name-in-other-states": 0.5},
        "what-sureness-costs": {"as-fraction": 0.0},
    },
)
