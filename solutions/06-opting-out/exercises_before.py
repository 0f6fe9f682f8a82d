"""What notebooks of the versions before 1.4 earn: kept work keeps its marks."""

from __future__ import annotations

from lessonkit.exercises.writing import before

BEFORE = before(
    "1.4",
    tolerances={
        "declined-bounds": 0.05,
        "in-doubt": 0.25,
        "index-of-the-country": 0.6,
        "arrests-chart": 0.15,
    },
    prices={
        "in-doubt": {"all-that-may": 0.5},
        "index-of-the-country": {"as-fraction": 0.0},
        "office-beside-the-country": {"as-fraction": 0.0},
        "arrests-chart": {
            "last-year-as-base": 0.5,
            "second-year-as-base": 0.5,
            "third-year-as-base": 0.5,
            "fourth-year-as-base": 0.5,
            "mean-as-base": 0.5,
        },
    },
)
