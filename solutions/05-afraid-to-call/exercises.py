"""Lesson 5, *Afraid to call*: what is dealt, the guess before the data, and the text at the end.

The logic of the other exercises stands in the files beside this one, by subject; their words stand in `lesson.md`. Answers
and mistakes are computed from the datasets and the model of reporting, never typed in. A function that ends with the
answer is the reference code of its cell; it reaches the same answer in its own way.
"""

from __future__ import annotations

from lessonkit.exercises.writing import guess, lesson, written
from scomm.pools import dealt_counties

EARLY_STATES = (
    "Arizona",
    "California",
    "Delaware",
    "Florida",
    "Nevada",
    "New Mexico",
    "North Carolina",
    "Oklahoma",
    "Texas",
    "Utah",
    "Virginia",
)
"""States where at least eight in ten people lived in connected counties at the end of 2010."""

GROUP_SIZES = (36, 45, 50, 64, 72, 81)
"""How many of a survey's people a group may have been; nobody printed it. So few, that the margins of two shares differ by more than a rounding."""

GROWS = (4, 6, 10, 16, 24)
"""Quarters until the effect of the made-up counties is full."""

SEEDS = (6, 11, 12, 20, 27, 39)
"""The luck of a made-up world whose interval holds zero and the truth, which is not zero."""

LESSON = lesson(
    "1.1",
    pools={
        "county": dealt_counties,
        "early_state": EARLY_STATES,
        "group_size": GROUP_SIZES,
        "grows": GROWS,
        "seed": SEEDS,
    },
)

FIRST_GUESS = guess(
    "first-guess",
    example=(50, 60),
    misread=(50, 70),
    minutes=2,
    truth="less-likely-to-call-born-here",
)

BEST_STUDY = written("best-study", words=(120, 250), points=2, minutes=12)
