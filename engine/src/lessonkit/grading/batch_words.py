"""What an instructor reads of a batch: no noise of nbgrader's own working, in lines that fit a terminal."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from nbformat.warnings import DuplicateCellId, MissingIDFieldWarning
from sqlalchemy.exc import SAWarning

WIDTH = 74
"""Characters of a line: a terminal has 80."""


@contextmanager
def without_noise() -> Iterator[None]:
    """Leave out warnings that are about no submission: they hide what should be read."""
    with warnings.catch_warnings():
        for kind in (SAWarning, DuplicateCellId, MissingIDFieldWarning):
            warnings.simplefilter("ignore", kind)
        yield
