"""Learners find their rows in the order in which the importer asks, and nobody is guessed at."""

from __future__ import annotations

import pytest

from lessonkit.grading.platforms.matching import Learner, Matched, match
from lessonkit.grading.platforms.sheet import Row


def row(at: int, key: str = "", *logins: str, name: str = "") -> Row:
    return Row(at, (("key", key), *(("login", login) for login in logins), ("name", name)), "")


def pairs(found: Matched) -> dict[str, int]:
    return {learner: row.at for learner, row in found.rows.items()}


def test_the_platforms_number_goes_before_a_login_and_a_name() -> None:
    rows = [row(1, "17", "bob", name="Bob Smith"), row(2, "18", "ann", name="Ann Smith")]
    learners = [Learner("ann", key="17", logins=("ann",), names=("Bob Smith",))]
    assert pairs(match(rows, learners)) == {"ann": 1}


def test_a_login_goes_before_a_name() -> None:
    rows = [row(1, "17", "bob", name="Ann Smith"), row(2, "18", "ann", name="Someone Else")]
    assert pairs(match(rows, [Learner("ann", logins=("ann",), names=("Ann Smith",))])) == {"ann": 2}


def test_logins_are_asked_in_their_order() -> None:
    rows = [row(1, "", "A9", "ann"), row(2, "", "ann", "x")]
    assert pairs(match(rows, [Learner("ann", logins=("ann",))])) == {"ann": 2}


@pytest.mark.parametrize("name", ["Adams, Anna", "Anna Adams", "ANNA  ADAMS", "Adams,Anna"])
@pytest.mark.parametrize("learner", ["anna.adams", "Anna Adams", "anna_adams", "Adams, Anna"])
def test_a_name_is_known_with_its_last_name_first_too(name: str, learner: str) -> None:
    assert pairs(match([row(1, "17", name=name)], [Learner(learner, names=(learner,))])) == {learner: 1}


def test_two_ways_of_writing_one_sign_are_one_name() -> None:
    assert pairs(match([row(1, name="Zoe\u0308 O'Brien")], [Learner("z", names=("Zo\u00eb O'Brien",))])) == {
        "z": 1
    }


def test_who_has_another_number_is_never_matched_by_a_name() -> None:
    found = match([row(1, "99", name="Ann Lee")], [Learner("annlee-17", key="17", names=("Ann Lee",))])
    assert not found.rows
    assert found.missing == ("annlee-17",)
    assert [one.at for one in found.strangers] == [1]


def test_two_of_one_name_are_told_apart_by_their_numbers() -> None:
    rows = [row(1, "17", name="Ann Lee"), row(2, "18", name="Ann Lee")]
    learners = [Learner("a", key="18", names=("Ann Lee",)), Learner("b", names=("Ann Lee",))]
    assert pairs(match(rows, learners)) == {"a": 2, "b": 1}


def test_two_of_one_name_without_numbers_are_doubled_and_neither_is_guessed() -> None:
    rows = [row(1, "17", name="Ann Lee"), row(2, "18", name="Lee, Ann")]
    found = match(rows, [Learner("a", names=("Ann Lee",))])
    assert not found.rows
    (doubled,) = found.doubled
    assert ([one.at for one in doubled.rows], doubled.learners) == ([1, 2], ("a",))


def test_two_learners_for_one_row_are_doubled() -> None:
    found = match(
        [row(1, "17", name="Ann Lee")], [Learner("a", names=("Ann Lee",)), Learner("b", names=("Lee, Ann",))]
    )
    assert found.doubled[0].learners == ("a", "b")
    assert found.missing == found.strangers == ()


def test_who_is_in_one_list_alone_is_missing_or_a_stranger() -> None:
    found = match([row(1, "17", name="Ann Lee")], [Learner("b", names=("Bob Smith",))])
    assert (found.missing, [one.at for one in found.strangers]) == (("b",), [1])


def test_empty_cells_match_nobody() -> None:
    assert not match([row(1)], [Learner("a", names=("", " "), logins=("",))]).rows
