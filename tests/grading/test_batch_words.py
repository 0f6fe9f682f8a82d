"""What an instructor reads at the end of a batch."""

from __future__ import annotations

import warnings

import pytest
from nbformat.warnings import DuplicateCellId
from sqlalchemy.exc import SAWarning

from lessonkit.grading.batch_words import ending, without_noise


def test_a_long_list_of_names_fits_a_terminal_and_loses_nobody() -> None:
    names = [f"learner-number-{number}" for number in range(30)]
    text = ending("04-who-is-deported", {"graded": [], "not graded": names})
    assert max(map(len, text.splitlines())) + 4 <= 80
    assert all(name in text for name in names)


def test_warnings_of_nbgraders_own_working_are_left_out_and_others_are_not() -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        with without_noise():
            for kind in (SAWarning, DuplicateCellId, UserWarning):
                warnings.warn("hear me", kind, stacklevel=1)
    assert [one.category for one in told] == [UserWarning]


@pytest.mark.parametrize("done", [{"graded": ["anna"]}, {"as before": ["anna"]}])
def test_where_nobody_failed_nobody_is_named(done: dict[str, list[str]]) -> None:
    assert "Not graded" not in ending("04-who-is-deported", done)
