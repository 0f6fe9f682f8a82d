"""Ten of the worst in a class of forty cost nobody else anything: the honest thirty come out as in a class without them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from tests.adversarial import demands
from tests.adversarial.batch import Batch, new_workshop, open_to_everybody
from tests.adversarial.case import Adversarial
from tests.adversarial.class_of_forty import HONEST, WORST, HandedIn, beside, class_of_forty, hand_in
from tests.adversarial.grading import grade

pytestmark = pytest.mark.proof


@dataclass
class Both:
    """The same class graded twice: with ten of the worst, and with ten honest learners in their place."""

    of: HandedIn
    disturbed: Batch
    undisturbed: Batch


@pytest.fixture(scope="module")
def both() -> Iterator[Both]:
    with new_workshop() as shop:
        of = class_of_forty(shop)
        quiet = beside(shop, "quiet")
        graded = []
        for one, disturbed in ((quiet, False), (shop, True)):
            hand_in(one, of, disturbed=disturbed)
            open_to_everybody(one)
            graded.append(Batch(one, grade(one, "strongest"), ""))
        yield Both(of, disturbed=graded[1], undisturbed=graded[0])


def _said_of(batch: Batch, learner: str) -> list[Any]:
    """All that grading says of a learner, but when it was said."""
    return [replace(entry, at="") for entry in batch.graded.entries[learner]]


def test_the_honest_thirty_are_as_in_a_class_without_the_others(both: Both) -> None:
    assert len(both.of.honest) == HONEST
    for learner in both.of.honest:
        assert _said_of(both.disturbed, learner) == _said_of(both.undisturbed, learner)
        assert both.disturbed.graded.scores[learner] == both.undisturbed.graded.scores[learner]
        pages = [one.shop.course.autograded(learner) for one in (both.disturbed, both.undisturbed)]
        assert pages[0] == pages[1]


@pytest.mark.parametrize("name", WORST)
def test_each_of_the_ten_has_one_reason_and_keeps_what_was_honest(both: Both, name: str) -> None:
    [case] = [one for one in both.of.worst.values() if one.name == name]
    demands.comes_to_what_it_deserves(both.disturbed, case)
    demands.is_told(both.disturbed, case)
    assert len(_reasons(both.disturbed, case)) == 1


def _reasons(batch: Batch, case: Adversarial) -> set[str]:
    entry = batch.graded.entries[case.folder][-1]
    spoiled = {id for id, verdict in entry.verdicts.items() if verdict["state"] not in ("right", "recorded")}
    return {entry.reason} - {""} | set(entry.notes) | (spoiled & set(demands.POINTS))


def test_nothing_is_lost_and_nothing_is_left_behind(both: Both) -> None:
    assert set(both.disturbed.graded.entries) == {*both.of.honest, *both.of.worst}
    demands.nothing_is_left_behind(both.disturbed)
