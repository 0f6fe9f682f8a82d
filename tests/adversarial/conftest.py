"""A few submissions of the corpus, graded once for all tests that need a graded course."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.adversarial.batch import Batch, graded_batch, new_workshop
from tests.adversarial.corpus import FEW


@pytest.fixture(scope="session")
def batch() -> Iterator[Batch]:
    """A few of each subject in the strongest fence."""
    with new_workshop() as shop:
        yield graded_batch(shop, "strongest", cases=FEW)
