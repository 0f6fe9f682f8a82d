"""Each promise is kept against an attack that breaks it as soon as it is switched off."""

from __future__ import annotations

import os

import pytest

from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.promises import PROMISES
from lessonkit.grading.fences.proving import prove
from tests.grading.fences.conftest import proof_of

NAMES = [promise.name for promise in PROMISES]


@pytest.mark.parametrize("promise", NAMES)
def test_a_promise_is_kept(fence: Fence, promise: str) -> None:
    assert proof_of(fence.name).broken[promise] == ""


@pytest.mark.parametrize("promise", NAMES)
def test_the_same_attack_succeeds_once_the_promise_is_switched_off(fence: Fence, promise: str) -> None:
    if promise == "unprivileged" and os.geteuid():
        pytest.skip("who grades is nobody's root here: there is no right to lose")
    proof = prove(fence.without(promise))
    assert proof.stands, proof.why
    assert proof.broken[promise]
    assert promise in {missing.name for missing in proof.missing}


def test_without_a_fence_nothing_is_promised() -> None:
    proof = prove(Fence("none"))
    assert (proof.stands, proof.kept, proof.missing) == (True, (), PROMISES)


def test_a_proof_takes_less_than_a_few_seconds_and_says_so_in_one_line(fence: Fence) -> None:
    proof = proof_of(fence.name)
    assert proof.attacks >= len(PROMISES)
    assert proof.told == f"{fence.name}: passed our {proof.attacks} attacks, at least one on each promise."
