"""Exercises: written once, turned into check, grade, hint and key.

Authors use `spec`; the notebook uses `session`; grading uses `judge` and `handover`.
"""

from scomm.exercises.deal import Deal
from scomm.exercises.spec import Exercise, Lesson, Level, Mistake, Mutant, Properties
from scomm.exercises.verdict import Verdict

__all__ = ["Deal", "Exercise", "Lesson", "Level", "Mistake", "Mutant", "Properties", "Verdict"]
