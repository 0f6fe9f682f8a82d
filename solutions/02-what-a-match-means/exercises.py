"""Lesson 2, *What a match means*: what is dealt, the guess before the data, and the text at the end.

The logic of the other exercises stands in the files beside this one, by subject; their words stand in `lesson.md`. Answers
and mistakes are computed from the datasets and the model of records, never typed in. A function that ends with the
answer is the reference code of its cell; it reaches the same answer in its own way.
"""

from __future__ import annotations

from lessonkit.exercises.writing import choice, guess, lesson, written

THRESHOLDS = (17, 17.5, 18.5, 19, 20, 21)
"""Scores at which medium prints have errors of both kinds, so that the mistakes can be told apart; the explorer opens on none."""

FINGERS = (4_000, 5_000, 8_000, 40_000, 60_000, 70_000)
"""Sizes of a made-up database; with a rate of one in ten thousand the number expected is never the chance of one."""

TOWNS = {
    "Alder": (400, 360, 240),
    "Birch": (150, 120, 380),
    "Cedar": (600, 510, 390),
    "Dogwood": (100, 80, 520),
}
"""Of 10,000 people booked in a made-up town: who can be deported, whose prints match among these, and among all others."""

LESSON = lesson(
    "1.1",
    pools={"threshold": THRESHOLDS, "fingers": FINGERS, "town": tuple(TOWNS)},
)

FIRST_GUESS = guess(
    "first-guess",
    range=(0, 10_000),
    example=(5_000, 50),
    misread=(2_000, 60),
    too_large=20_000,
    minutes=2,
    truth="missed-of-ten-thousand",
    near=10,
)

WHY_A_SCORE = choice(
    "why-a-score",
    right="c",
    wrong={"a": "always-above", "b": "score-as-chance", "d": "nothing-alike"},
    minutes=3,
)

FIRST_TO_FIX = written("first-to-fix", words=(100, 220), points=2, minutes=10)
