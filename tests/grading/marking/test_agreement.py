"""Cohen's κ, measured against another library's, and what it says where there is little to say."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some
from statsmodels.stats.inter_rater import cohens_kappa, to_table

from lessonkit.grading.marking.agreement import Agreement, agreements, kappa
from lessonkit.grading.marking.answers import Written
from lessonkit.grading.marking.record import Mark

LEVELS = some.sampled_from([0.0, 1.0, 2.0])


@given(some.lists(some.tuples(LEVELS, LEVELS), min_size=1, max_size=60))
def test_it_is_the_kappa_of_statsmodels(pairs: list[tuple[float, float]]) -> None:
    table, _ = to_table([[int(one), int(other)] for one, other in pairs], bins=3)
    wanted = cohens_kappa(table, return_results=False)
    ours = kappa(pairs)
    assert math.isnan(wanted) if ours is None else ours == pytest.approx(wanted)


def test_it_is_one_for_two_who_always_agree_and_below_zero_for_two_who_never_do() -> None:
    assert kappa([(2, 2), (1, 1), (0, 0)]) == 1
    assert kappa([(2, 0), (0, 2)]) == -1


def test_readers_who_gave_one_level_throughout_have_none() -> None:
    assert kappa([(2, 2)] * 20) is None
    assert kappa([]) is None


def answer(learner: str, text: str = "a text") -> Written:
    return Written("letter", learner, text)


def given_by(levels: dict[str, float | None], text: str = "a text") -> dict[tuple[str, str], Mark]:
    digest = answer("", text).digest
    return {("letter", learner): Mark("letter", learner, level, text=digest) for learner, level in levels.items()}  # fmt: skip


def test_what_one_alone_has_read_is_left_out_and_where_two_differ_is_listed() -> None:
    answers = [answer("anna"), answer("ben"), answer("cem")]
    marks = {"x": given_by({"anna": 2, "ben": 1, "cem": 0}), "y": given_by({"anna": 2, "ben": 2})}
    (found,) = agreements(answers, marks)
    assert found == Agreement("letter", ("x", "y"), ((2, 2), (1, 2)), (answer("ben"),))
    assert found.same == 1
    assert found.table == {(2, 2): 1, (1, 2): 1}


def test_a_mark_on_an_earlier_text_is_not_compared() -> None:
    marks = {"x": given_by({"anna": 2}), "y": given_by({"anna": 0}, text="an earlier text")}
    assert agreements([answer("anna")], marks) == []


def test_three_readers_are_compared_two_by_two() -> None:
    marks = {name: given_by({"anna": 2}) for name in ("x", "y", "z")}
    assert [one.readers for one in agreements([answer("anna")], marks)] == [
        ("x", "y"),
        ("x", "z"),
        ("y", "z"),
    ]
