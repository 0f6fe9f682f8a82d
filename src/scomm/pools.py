"""What learners of several lessons are dealt from."""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.spec import Load

NO_STORY = "none-listed"
"""Of such a county no list has a policy, of its own or of its state: a lesson on policies has nothing to show of it."""


FLAT = ("2010-07-01", "2010-10-31")
"""Connected between these days, a county tells nothing apart: in each of these months the connected counties were home to
about 26 points more of the people than of the counties, so a learner of lesson 3 who takes a wrong month isn't told."""


def labels(table: pd.DataFrame) -> pd.Series:
    """Counties by name and state, such as Harris County, TX."""
    return table["county"] + ", " + table["state_code"]


def dealt_counties(load: Load) -> tuple[str, ...]:
    """The counties that can be dealt: one code gives one county, in every lesson, and each has a story in every lesson.

    A county without a story, or of the months in which all numbers are alike, gives its place to one that has one, so that
    all other codes keep their county. These stand twice, evenly spread over the rest.
    """
    table, activation = load("deal-counties"), load("county-activation")
    names, alike = (
        labels(table).tolist(),
        set(labels(activation[activation["activation_date"].between(*FLAT)])),
    )
    told = [
        policy != NO_STORY and name not in alike for policy, name in zip(table["policy"], names, strict=True)
    ]
    stories = [name for name, has_one in zip(names, told, strict=True) if has_one]
    empty = told.count(False)
    instead = iter([stories[number * len(stories) // empty] for number in range(empty)])
    return tuple(name if has_one else next(instead) for name, has_one in zip(names, told, strict=True))
