"""Lesson 3, *The rollout*: what is dealt, and the guess before the data.

The logic of the exercises stands in the files beside this one, by subject; their words stand in `lesson.md`. Answers and
mistakes are computed from the datasets, never typed in. A function that ends with the answer is the reference code of its
cell; it reaches the same answer in its own way.
"""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import guess, lesson
from scomm.pools import dealt_counties

FIRST_DAY = pd.Timestamp("2008-10-27")

LESSON = lesson("1.3", pools={"county": dealt_counties})

FIRST_GUESS = guess(
    "first-guess",
    example=(20, 60),
    misread=(20, 70),
    minutes=2,
    truth="people-connected-in-2010",
    earlier=("counties-at-the-end-of-2009",),
)
