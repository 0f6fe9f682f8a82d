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

CASES = tuple(
    case
    for subject in (files_that_are_no_notebook, cells_changed, runaway, thefts, forgeries, names_and_archives)
    for case in subject.CASES
)
