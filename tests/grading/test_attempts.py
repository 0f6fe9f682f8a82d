"""Several attempts: which counts, what the learner reads, and that nobody is taken for handed in again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lessonkit.grading.attempts import Attempts, attempts_of, earlier_of, standing
from lessonkit.grading.judged import Entry, counting


def graded(digest: str, points: float) -> Entry:
    return Entry("anna", digest, "graded", verdicts={"share": {"score": points}})


BROKEN = Entry("anna", "broken", "not-graded", reason="The file is cut off.")


def told(attempts: Attempts | None) -> list[str]:
    assert attempts is not None
    return list(attempts.told())


def test_one_attempt_is_not_spoken_of() -> None:
    assert told(attempts_of([graded("a", 3), graded("a", 4)], "last")) == []


def test_where_nothing_was_graded_there_is_no_attempt() -> None:
    assert attempts_of([BROKEN], "best") is None
    assert attempts_of([], "last") is None


def test_the_last_attempt_counts_and_is_said_to() -> None:
    assert told(attempts_of([graded("a", 3), graded("b", 1)], "last")) == [
        "You handed in 2 times. The last attempt counts.",
        "From the automatic checks: attempt 1: 3 points, attempt 2: 1 point.",
    ]


def test_the_best_attempt_counts_and_is_said_to() -> None:
    first, second = graded("a", 3), graded("b", 1)
    entries = [first, second, standing(first, second)]
    assert (
        told(attempts_of(entries, "best"))[0] == "You handed in 2 times. Your best attempt counts: attempt 1."
    )
    assert counting(entries).digest == "a"  # type: ignore[union-attr]


def test_an_attempt_that_cannot_be_graded_leaves_the_earlier_one() -> None:
    assert told(attempts_of([graded("a", 3), BROKEN], "last")) == [
        "You handed in 2 times. Attempt 1 counts, because nothing newer could be graded."
    ]


def test_an_attempt_that_does_not_count_is_known_to_be_judged() -> None:
    first, second = graded("a", 3), graded("b", 1)
    assert standing(first, second).newest == "b"
    assert (first.newest, second.newest) == ("a", "b")


@pytest.mark.parametrize(
    ("entries", "newer", "earlier"),
    [
        ([], "b", None),
        ([graded("a", 3)], "a", None),  # the same again is no other attempt
        ([graded("a", 3)], "b", "a"),
        ([graded("a", 3), BROKEN], "b", "a"),
        ([graded("a", 3), graded("b", 1), replace(graded("a", 3), latest="b")], "b", "a"),
        ([BROKEN], "b", None),
    ],
)
def test_a_newer_attempt_is_weighed_against_the_one_that_counts(
    entries: list[Entry], newer: str, earlier: str | None
) -> None:
    found = earlier_of(entries, newer)
    assert (found.digest if found else None) == earlier
