"""Every adversarial submission."""

from __future__ import annotations

from tests.adversarial import (
    cells_changed,
    files_that_are_no_notebook,
    forgeries,
    names_and_archives,
    runaway,
    thefts,
)

SUBJECTS = (
    files_that_are_no_notebook,
    cells_changed,
    runaway,
    thefts,
    forgeries,
    names_and_archives,
)

CASES = tuple(case for subject in SUBJECTS for case in subject.CASES)

FEW = tuple(case for subject in SUBJECTS for case in subject.CASES[:: max(1, len(subject.CASES) // 5)])
"""About five of each subject, for every day; `make prove` grades all of them, by each engine in each fence."""
