"""Scores are cut where they should be, and a curve of errors knows as many comparisons as the table."""

import pytest

from lessonkit.data import load
from scomm.explorers.synthetic_prints.scores import CONDITIONS, curve, errors, searched


@pytest.mark.parametrize("conditions", CONDITIONS)
def test_a_curve_counts_every_comparison_of_its_conditions(conditions):
    table = load("print-scores")
    table = table[table["conditions"] == conditions]
    found = curve(conditions)
    assert (found.mates, found.non_mates) == (table["mates"].sum(), table["non_mates"].sum())
    assert (found.misses[0], found.false_matches[0]) == (0, found.non_mates)
    assert (found.misses[-1], found.false_matches[-1]) == (found.mates, 0)


def test_a_score_at_the_threshold_is_a_match():
    table = load("print-scores").query("conditions == 'medium' and score == 18.0").iloc[0]
    at, after = errors("medium", 18.0), errors("medium", 18.5)
    assert after.misses - at.misses == table["mates"]
    assert at.false_matches - after.false_matches == table["non_mates"]


def test_searches_without_a_match_are_counted_too():
    none = searched(99.5)
    assert all(one.wrong == 0 for one in none.values())
    every = searched(0.0)
    for fingers, one in every.items():
        assert (one.found, one.wrong) == (one.with_mate, one.without_mate)
        assert none[fingers].without_mate == one.without_mate


def test_more_fingers_bring_up_more_wrong_ones_at_one_threshold():
    wrong = [one.wrong / one.without_mate for one in searched(16.0).values()]
    assert wrong[0] < wrong[-1]
