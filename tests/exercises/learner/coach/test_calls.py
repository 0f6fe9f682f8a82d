"""Values of different kinds are called what they are: a date is no number, and a text no condition."""

from __future__ import annotations

import pytest

from tests.exercises.learner.coach.stopped import advice


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ('rows["day"] <= "2012-11-31"', "no-such-day"),
        ('pd.Timestamp("2012-11-31")', "no-such-day"),
        ("import datetime\ndatetime.date(2012, 2, 30)", "no-such-day"),
        ('rows["day"] <= "the end of 2012"', "compared-with-date"),
        ('rows["day"] <= 2012', "compared-with-date"),
        ('pd.Timestamp("2012-11-30") < "2012"', "compared-with-date"),
        ("[1] < 2", "compared-unlike"),
        ("len < 2", "tool-without-brackets"),
        ("None < 2", "nothing-used"),
        ("'5' < 2", "compared-text-and-number"),
        ('rows["place"] < 2', "compared-text-and-number"),
        ('"b" & "c"', "texts-joined"),
        ('"b" | "c"', "texts-joined"),
        ("where = {}\nfor a, b in where.items:\n    pass", "tool-without-brackets"),
        ("class Figure:\n    def add_bar(self): ...\nFigure.add_bar()", "class-not-made"),
        ("class Figure:\n    def add_bar(self, x): ...\nFigure.add_bar()", "class-not-made"),
    ],
)
def test_what_does_not_go_together_is_called_what_it_is(cell: str, rule: str) -> None:
    assert advice(cell).rule == rule


def test_the_day_that_does_not_exist_is_named() -> None:
    assert "`2012-11-31`" in advice('rows["day"] <= "2012-11-31"').what
