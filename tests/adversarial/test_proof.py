"""The whole corpus with each engine in each fence: equal states everywhere (`make prove`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from scomm.grading.fences.fence import Fence
from scomm.grading.fences.proving import prove
from scomm.grading.sealed.job import Engine
from tests.adversarial import demands
from tests.adversarial.batch import Batch, graded_batch, new_workshop
from tests.adversarial.case import Adversarial
from tests.adversarial.corpus import CASES
from tests.system import absent

pytestmark = pytest.mark.proof
RUNS = [
    *((engine, fence, "scomm grade") for engine in get_args(Engine) for fence in ("bubblewrap", "landlock")),
    ("forked", "bubblewrap", "nbgrader autograde"),
]


@pytest.fixture(scope="session", params=RUNS, ids=", ".join)
def proven(request: pytest.FixtureRequest) -> Iterator[Batch]:
    """The corpus by one engine in one fence; skipped, with the reason, where the fence does not stand."""
    engine, name, way = request.param
    proof = prove(Fence(name))
    if not proof.stands:
        absent(proof.told)
    with new_workshop() as shop:
        yield graded_batch(shop, engine, name, way)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_comes_to_what_it_deserves_and_is_told(proven: Batch, case: Adversarial) -> None:
    demands.comes_to_what_it_deserves(proven, case)
    demands.is_told(proven, case)
    demands.reads_so_in_the_export(proven, case)
    demands.gives_nothing_away(proven, case)


def test_nobody_else_is_harmed_nothing_is_lost_and_nothing_is_left(proven: Batch) -> None:
    demands.honest_learners_are_unharmed(proven)
    demands.nothing_is_lost(proven, CASES)
    demands.nothing_is_left_behind(proven)
