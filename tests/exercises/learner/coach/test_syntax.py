"""A cell that can't be read: what is missing is named where it is known, and else only the place."""

from __future__ import annotations

import pytest

from tests.exercises.learner.coach.stopped import advice


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ('answer = "c" if 3 > 2', "else-missing"),
        ('strike out = "c"', "blank-in-name"),
        ("rows.Total Removals.sum()", "blank-behind-dot"),
        ("round(digits=1, 3.14)", "name-behind-named"),
        ("dict(a=1, a=2)", "named-twice"),
        ("x = 6 \\ 2", "backslash"),
        ("break", "outside-loop"),
        ("x = 3 +* 4", "unread-at"),
        ("def f(a, a):\n    pass", "unread-said"),
        ("If x = 5:", "unread-at"),
        ("x = year 2008", "words-without-quotes"),
    ],
)
def test_a_missing_piece_is_never_called_another(cell: str, rule: str) -> None:
    assert advice(cell).rule == rule


def test_where_no_rule_knows_it_the_place_is_shown_or_what_python_says() -> None:
    assert "`* 4`" in advice("x = 3 +* 4").do
    assert "duplicate argument" in advice("def f(a, a):\n    pass").do


def test_a_name_with_a_blank_is_written_out_without_it() -> None:
    assert "`strike_out = `" in advice('strike out = "c"').do
    assert '`rows["Total Removals"]`' in advice("rows.Total Removals.sum()").do
