"""How hard an exercise was, and whether it goes along with the others."""

from __future__ import annotations

import numpy as np
import pytest

from lessonkit.grading.report.facts import Learner, Response
from lessonkit.grading.report.items import fits, items_of
from tests.grading.report.a_class import changed, made_up_class

TWO = {"a", "b"}


def class_with(scores: dict[str, list[float]]) -> list[Learner]:
    """Learners with these scores of 2 in each exercise."""
    columns = zip(*scores.values(), strict=True)
    return [
        Learner(
            f"l{number}", "", {id: Response("right", score, 2) for id, score in zip(scores, row, strict=True)}
        )
        for number, row in enumerate(columns)
    ]


def test_it_is_the_correlation_with_the_sum_of_all_others() -> None:
    draw = np.random.default_rng(1)
    table = draw.integers(0, 3, size=(30, 4)).astype(float)
    learners = class_with({str(column): list(table[:, column]) for column in range(4)})
    for column in range(4):
        others = np.delete(table, column, axis=1).sum(axis=1)
        wanted = np.corrcoef(table[:, column], others)[0, 1]
        assert fits(learners, str(column)) == pytest.approx(wanted)


def test_the_exercise_itself_is_not_in_the_sum() -> None:
    learners = class_with({"a": [0, 2] * 6, "b": [1] * 12})
    assert fits(learners, "a") is None


def test_of_fewer_than_ten_nothing_is_said() -> None:
    scores = {"a": [0.0, 1, 2] * 3, "b": [0.0, 1, 2] * 3}
    assert fits(class_with(scores), "a") is None
    assert fits(class_with({id: [*given, 1] for id, given in scores.items()}), "a") == pytest.approx(1)


def test_an_answer_that_waits_for_a_reader_is_no_zero() -> None:
    facts = made_up_class(12)
    waiting = Response("waiting", 0, 2, waiting=True)
    (before,) = [one for one in items_of(facts) if one.id == "what-criminal-means"]
    for learner in facts.learners:
        facts = changed(facts, learner.name, what_criminal_means=waiting)
    (after,) = [one for one in items_of(facts) if one.id == "what-criminal-means"]
    assert before.earned is not None
    assert (after.earned, after.counts["waiting"], after.fits) == (None, 12, None)


def test_each_answer_is_in_one_group() -> None:
    facts = made_up_class(15)
    for item in items_of(facts):
        assert item.people == 15
        shares = [one.share for one in facts.responses(item.id).values()]
        assert item.counts["right"] == sum(share == 1 for share in shares)
        assert item.earned == pytest.approx(sum(shares) / 15)


def test_no_class_has_no_items() -> None:
    assert items_of(made_up_class(0)) == []
