"""Lesson 6, *Opting out*: what is dealt, and the guess before the data.

The logic of the exercises stands in the files beside this one, by subject; their words stand in `lesson.md`. Answers and
mistakes are computed from the datasets, never typed in. A function that ends with the answer is the reference code of its
cell; it reaches the same answer in its own way.
"""

from __future__ import annotations

from lessonkit.exercises.writing import Load, guess, lesson
from scomm.pools import dealt_counties

STATES = ("CA", "CO", "FL", "IL", "MD", "MN", "NM", "NV", "NY", "OR", "PA", "WA")
"""States with enough declined detainers that the mistakes can be told apart."""

DAYS = (
    "2012-12-31",
    "2014-02-28",
    "2014-04-30",
    "2014-05-31",
    "2014-06-30",
)
"""Steps of the map on which other numbers of counties are in doubt, and no state's mandate stands over any of them."""


def offices(load: Load) -> tuple[str, ...]:
    """The field offices of ICE with counted arrests."""
    return tuple(load("field-offices").query("in_arrests")["office"])


LESSON = lesson(
    "1.5",
    pools={"county": dealt_counties, "state": STATES, "day": DAYS, "office": offices},
    # On these days a wrong idea gives the right number: rows without an earliest day, or the same day a month later. In
    # these offices another year does, and Boston moved as the country did.
    not_dealt={
        "day": ("2012-12-31", "2014-02-28"),
        "office": ("Atlanta", "Boston", "Los Angeles", "Seattle"),
    },
)

FIRST_GUESS = guess(
    "first-guess",
    example=(30, 50),
    misread=(30, 70),
    minutes=2,
    truth="declined-of-all-detainers-2014",
    near=5,
    earlier=("declined-of-detainers-2014",),
)
