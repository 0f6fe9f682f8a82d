"""The fences that stand on this machine."""

from __future__ import annotations

import os
from functools import cache

import pytest

from scomm.grading.fences.fence import Fence
from scomm.grading.fences.proving import Proof, prove


@cache
def proof_of(name: str) -> Proof:
    """What a fence keeps here; tried once."""
    return prove(Fence(name))  # type: ignore[arg-type]


@pytest.fixture(params=["bubblewrap", "landlock"])
def fence(request: pytest.FixtureRequest) -> Fence:
    """Each fence; skipped, with the reason, where it can't stand, and never in continuous integration."""
    proof = proof_of(request.param)
    if not proof.stands and "CI" not in os.environ:
        pytest.skip(proof.told)
    assert proof.stands, proof.why
    return proof.fence
