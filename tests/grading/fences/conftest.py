"""The fences that stand on this machine."""

from __future__ import annotations

from functools import cache

import pytest

from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.proving import Proof, prove
from tests.grading.fences.inside import Stand
from tests.grading.fences.machines import WITHOUT_NAMESPACES, ordinary_user
from tests.system import absent


@cache
def proof_of(name: str) -> Proof:
    """What a fence keeps here; tried once."""
    return prove(Fence(name))  # type: ignore[arg-type]


def standing(name: str) -> Fence:
    """A fence; skipped, with the reason, where it can't stand, and never in continuous integration."""
    proof = proof_of(name)
    if not proof.stands:
        absent(proof.told)
    return proof.fence


@pytest.fixture(params=["bubblewrap", "landlock"])
def fence(request: pytest.FixtureRequest) -> Fence:
    """Each fence that stands on this machine."""
    return standing(request.param)


@pytest.fixture(params=["bubblewrap", "landlock", "landlock in a container"])
def stand(request: pytest.FixtureRequest) -> Stand:
    """Each fence on this machine, and Landlock where no namespaces are allowed."""
    name, _, container = request.param.partition(" in ")
    fence = standing(name)
    return Stand(fence, (*ordinary_user(), *WITHOUT_NAMESPACES)) if container else Stand(fence)
