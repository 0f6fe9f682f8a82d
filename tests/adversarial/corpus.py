"""Every adversarial submission."""

from __future__ import annotations

from tests.adversarial import (
    cells_changed,
    files_that_are_no_notebook,
    forgeries,
    handed_over,
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
    handed_over,
)

CASES = tuple(case for subject in SUBJECTS for case in subject.CASES)

FEW = tuple(
    case
    for subject in SUBJECTS
    for case in subject.CASES[:: 1 if subject is handed_over else max(1, len(subject.CASES) // 5)]
)
"""For every day: about five of each subject, and all that go at reading what was handed over, which cost little; `make prove` grades
all of them, in each fence."""
