"""What notebooks of the versions before 1.3 earn: kept work keeps its marks."""

from __future__ import annotations

from lessonkit.exercises.writing import before

BEFORE = before("1.3", prices={"my-county": {"thousands": 0.0}})
