"""A near name is proposed for a misspelling alone: not for a word that is spelled right, and none that can't be meant."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.exercises.learner.coach.stopped import advice


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ('count("Chi", "Dev")', "no-function"),
        ("average([1, 2])", "no-function"),
        ("countri", "near-name"),
        ("countri()", "no-function"),
        ("summ([1, 2])", "near-name"),
        ("count", "unknown-name"),
        ('county["mean"]', "no-column-in"),
        ('county["count"]', "no-column-in"),
        ('county["in_2011"]', "no-column-in"),
        ('county["in_201"]', "near-column"),
        ('monthly["2012-02"]', "no-label"),
    ],
)
def test_a_name_is_proposed_only_for_one_that_is_misspelt(cell: str, rule: str) -> None:
    county = pd.DataFrame({"county": ["Kane"], "in_2010": [1], "means": [2]})
    monthly = pd.Series({"2012-01": 1, "2012-03": 2})
    assert advice(cell, county=county, monthly=monthly).rule == rule
