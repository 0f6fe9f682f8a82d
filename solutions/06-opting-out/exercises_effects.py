"""What the tables can't show of an effect, and a letter that says so."""

from __future__ import annotations

from lessonkit.exercises.writing import choice, half, written

WHAT_CHANGED = choice(
    "what-changed",
    right="c",
    wrong={
        "a": "ruling-alone",
        "b": "date-of-the-answer",
        "d": "nothing-at-all",
    },
    minutes=3,
)

LISTED_AND_OTHERS = choice(
    "listed-and-others",
    right="b",
    wrong={
        "a": "others-without-limits",
        "c": half("blanks-end-it"),
        "d": "effect-worn-off",
    },
    minutes=3,
)

FLAT_START = choice(
    "flat-start",
    right="b",
    wrong={
        "a": "selection",
        "c": "anticipation",
        "d": "flat-means-right",
    },
    points=0.5,
    minutes=4,
)

BOARD_LETTER = written("board-letter", words=(120, 250), points=2, minutes=10)
