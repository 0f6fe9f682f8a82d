"""The corpus, graded once for all tests of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.adversarial.batch import Batch, graded_batch, new_workshop


@pytest.fixture(scope="session")
def batch() -> Iterator[Batch]:
    """The corpus by the fast engine in the strongest fence."""
    with new_workshop() as shop:
        yield graded_batch(shop, "forked", "strongest")
