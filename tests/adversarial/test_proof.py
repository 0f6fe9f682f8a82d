"""The whole corpus in each fence: equal states everywhere (`make prove`)."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.proving import prove
from tests.adversarial import demands
from tests.adversarial.batch import Batch, graded_batch, new_workshop
from tests.adversarial.case import Adversarial
from tests.adversarial.corpus import CASES
from tests.adversarial.grading import HERE, Machine
from tests.grading.cluster.nodes import Node
from tests.grading.cluster.test_cluster import Cluster
from tests.grading.fences.machines import WITHOUT_NAMESPACES, ordinary_user
from tests.system import absent

pytestmark = pytest.mark.proof
RUNS = [
    ("bubblewrap", "scomm grade"),
    ("landlock", "scomm grade"),
    *(("strongest", "scomm grade", machine) for machine in ("an ordinary user", "an ordinary user without namespaces", "two workers of Dask")),
]  # fmt: skip


def _two_workers(ends: contextlib.ExitStack, folder: Callable[[str], Path]) -> Machine:
    cluster = Cluster(lambda: Node(folder("node")))
    ends.callback(cluster.end)
    for _ in range(2):
        cluster.add()
    return Machine(behind=("--scheduler", f"dask:{cluster.file}"))


MACHINES: dict[str, Callable[[contextlib.ExitStack, Callable[[str], Path]], Machine]] = {
    "an ordinary user": lambda *_: Machine(tuple(ordinary_user()), ordinary=True),
    "an ordinary user without namespaces": lambda *_: Machine(
        (*ordinary_user(), *WITHOUT_NAMESPACES), ordinary=True
    ),
    "two workers of Dask": _two_workers,
}


@pytest.fixture(scope="session", params=RUNS, ids=", ".join)
def proven(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Batch]:
    """The corpus in one fence; skipped, with the reason, where the fence does not stand."""
    name, way, *on = request.param
    if name != "strongest" and not (proof := prove(Fence(name))).stands:
        absent(proof.told)
    with new_workshop() as shop, contextlib.ExitStack() as ends:
        machine = MACHINES[on[0]](ends, tmp_path_factory.mktemp) if on else HERE
        yield graded_batch(shop, name, way, machine=machine)


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
