"""Exercises: written once, turned into check, grade, hint and key.

Authors use `writing`; the notebook uses `learner`; grading uses `key` and `learner/handover`.
"""

from lessonkit.exercises.deal import Deal
from lessonkit.exercises.spec import Exercise, Lesson, Level, Mistake, Mutant, Properties
from lessonkit.exercises.verdict import Verdict

__all__ = ["Deal", "Exercise", "Lesson", "Level", "Mistake", "Mutant", "Properties", "Verdict"]
