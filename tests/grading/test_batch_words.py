"""What an instructor reads of a batch."""

from __future__ import annotations

import warnings

from nbformat.warnings import DuplicateCellId
from sqlalchemy.exc import SAWarning

from lessonkit.grading.batch_words import without_noise


def test_warnings_of_nbgraders_own_working_are_left_out_and_others_are_not() -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        with without_noise():
            for kind in (SAWarning, DuplicateCellId, UserWarning):
                warnings.warn("hear me", kind, stacklevel=1)
    assert [one.category for one in told] == [UserWarning]
