"""The corpus, graded once for all tests of it."""

from __future__ import annotations

import pytest

from tests.adversarial.batch import Batch, graded_batch, new_workshop


@pytest.fixture(scope="session")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """The corpus by the fast engine in the strongest fence."""
    return graded_batch(new_workshop(tmp_path_factory.mktemp("adversarial")), "forked", "strongest")
