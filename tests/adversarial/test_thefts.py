"""A theft gets nothing; where the one promise that stands in its way is switched off, it gets what it came for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from nbformat.v4 import new_code_cell

from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.proving import chosen
from lessonkit.grading.sealed.job import Job, Limits
from lessonkit.grading.sealed.serving import run
from tests.adversarial.batch import Batch, open_to_everybody, talking
from tests.adversarial.thefts import THEFTS, code_of
from tests.adversarial.workshop import Code, Workshop

GUARDED = [theft for theft in THEFTS if theft[3]]


@pytest.fixture
def shop(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshop]:
    """The course after grading, where there is most to steal."""
    monkeypatch.setenv("COURSE_TOKEN", batch.shop.secrets["of-the-environment"])
    open_to_everybody(batch.shop)
    with talking(batch.shop):
        yield batch.shop


@pytest.mark.parametrize("only", ["", pytest.param("landlock", marks=pytest.mark.proof)])
@pytest.mark.parametrize(("name", "code", "secret", "promise"), GUARDED, ids=[theft[0] for theft in GUARDED])
def test_a_theft_succeeds_without_the_promise_and_with_it_fails(
    shop: Workshop, name: str, code: Code, secret: str, promise: str, only: str
) -> None:
    sought = shop.secrets.get(secret, secret)

    def loot(fence: Fence) -> str:
        job = Job((new_code_cell(code_of(code, shop)),), limits=Limits(cell_seconds=20))
        return str(run(job, fence).outputs)

    fence = chosen(only=only).fence
    assert sought not in loot(fence)
    assert sought in loot(fence.without(promise))
