"""Reading evidence: which program an account concerns, what an interval allows, and two studies that disagree."""

from __future__ import annotations

from lessonkit.exercises.writing import choice, half

WHICH_PROGRAM = choice(
    "which-program",
    right="c",
    wrong={"a": "the-later-program", "b": "the-earlier-program", "d": half("no-program")},
    points=0.5,
    minutes=3,
)

NOT_SIGNIFICANT = choice(
    "not-significant",
    right="b",
    wrong={"a": "no-effect", "c": "middle-is-likely", "d": half("says-nothing")},
    points=0.5,
    minutes=3,
)

TWO_STUDIES = choice(
    "two-studies",
    right="d",
    wrong={"a": "larger-wins", "b": "one-is-wrong", "c": "records-are-harder"},
    minutes=4,
)
