"""What a learner's guesses were worth: all of them scored on one card, and the survey of lesson 0 once more.

Both are the learner's own. They are shown in the notebook while it is open, and no file that is handed in holds them.
"""

from __future__ import annotations

from lessonkit.calibration.again import survey_again
from lessonkit.calibration.own import my_guesses

__all__ = ["my_guesses", "survey_again"]
