"""What becomes of each mark, before anything is written."""

from __future__ import annotations

from typing import Any

import pytest

from lessonkit.errors import KitError
from lessonkit.grading.platforms.filling import Plan, Wishes, changes, plan
from lessonkit.grading.platforms.matching import Learner
from lessonkit.grading.platforms.sheet import Row, Sheet
from lessonkit.grading.states import STATES, Standing, State

FINAL = Wishes()


def sheet(*marks: str, most: float | None = 15, **more: Any) -> Sheet:
    """A file with a person for each mark: ann, bob, cid, …"""
    people = [
        Row(at + 1, (("key", name), ("name", name)), mark, **more)
        for at, (name, mark) in enumerate(zip(("ann", "bob", "cid", "dan"), marks, strict=False))
    ]
    return Sheet(tuple(people), 4, "Lesson 4 (1234)", most)


def standing(learner: str, points: float | None = 12.5, state: State = "graded") -> Standing:
    return Standing(learner, state, points=points, raw=points, most=15)


def planned(found: Sheet, *standings: Standing, wishes: Wishes = FINAL, most: float = 15) -> Plan:
    learners = [Learner(one.learner, logins=(one.learner,), names=(one.learner,)) for one in standings]
    return plan(found, learners, standings, most, wishes)


def written(found: Sheet, *standings: Standing, wishes: Wishes = FINAL, most: float = 15) -> dict:
    return dict(changes(planned(found, *standings, wishes=wishes, most=most), found, wishes))


@pytest.mark.parametrize("there", ["", " ", "-"])
def test_an_empty_mark_is_filled(there: str) -> None:
    assert written(sheet(there), standing("ann")) == {(1, 4): "12.5"}


@pytest.mark.parametrize("there", ["12.5", "12.50", "12,5", "12.500000"])
def test_a_mark_that_is_there_already_is_unchanged(there: str) -> None:
    made = planned(sheet(there), standing("ann"))
    assert [line.what for line in made.lines] == ["unchanged"]


def test_another_mark_that_is_there_stays_unless_it_is_asked_for() -> None:
    found = sheet("9.00")
    assert [line.what for line in planned(found, standing("ann")).lines] == ["change"]
    assert written(found, standing("ann")) == {}
    assert written(found, standing("ann"), wishes=Wishes(replace=True)) == {(1, 4): "12.5"}


def test_a_mark_that_is_no_number_counts_as_another_mark() -> None:
    assert written(sheet("A-"), standing("ann")) == {}
    assert written(sheet("A-"), standing("ann"), wishes=Wishes(replace=True)) == {(1, 4): "12.5"}


@pytest.mark.parametrize("state", [state for state, one in STATES.items() if not one.has_mark])
@pytest.mark.parametrize("there", ["", "9.00"])
@pytest.mark.parametrize("wishes", [FINAL, Wishes(replace=True, not_final=True)])
def test_what_was_not_graded_is_no_zero_and_no_blank_over_a_mark(
    state: State, there: str, wishes: Wishes
) -> None:
    found = sheet(there)
    assert written(found, standing("ann", None, state), wishes=wishes) == {}
    assert planned(found, standing("ann", None, state)).why_left == {STATES[state].words: 1}


def test_a_zero_that_was_earned_is_a_mark() -> None:
    assert written(sheet(""), standing("ann", 0)) == {(1, 4): "0"}


@pytest.mark.parametrize("state", [state for state, one in STATES.items() if one.has_mark and not one.final])
def test_a_mark_that_is_not_final_waits_unless_it_is_asked_for(state: State) -> None:
    found = sheet("")
    assert written(found, standing("ann", 11, state)) == {}
    assert written(found, standing("ann", 11, state), wishes=Wishes(not_final=True)) == {(1, 4): "11"}


def test_what_the_platform_has_closed_is_left() -> None:
    found = sheet("EX", closed="excused there")
    made = planned(found, standing("ann"), wishes=Wishes(replace=True))
    assert dict(changes(made, found, Wishes(replace=True))) == {}
    assert made.why_left == {"excused there": 1}


def test_marks_have_at_most_two_decimals_and_no_idle_ones() -> None:
    found = sheet("", "", "", "")
    given = [standing(*one) for one in (("ann", 10 / 3), ("bob", 12.0), ("cid", 0.005), ("dan", 14.999))]
    assert list(written(found, *given).values()) == ["3.33", "12", "0.01", "15"]


def test_a_column_with_decimal_commas_gets_decimal_commas() -> None:
    assert written(sheet("", "9,50"), standing("ann"), standing("bob", 9.5)) == {(1, 4): "12,5"}


def test_another_maximum_is_refused_until_somebody_asks_to_scale() -> None:
    with pytest.raises(KitError, match=r"out of 100, the lesson out of 15.*--scale"):
        planned(sheet("", most=100), standing("ann"))
    assert written(sheet("", most=100), standing("ann", 7.5), wishes=Wishes(scale=True)) == {(1, 4): "50"}


def test_a_platform_that_tells_no_maximum_takes_points() -> None:
    assert written(sheet("", most=None), standing("ann")) == {(1, 4): "12.5"}


def test_a_mark_above_the_maximum_is_told_with_its_learner() -> None:
    with pytest.raises(KitError, match="The mark of bob is 16, above the column's maximum of 15"):
        planned(sheet("", ""), standing("ann"), standing("bob", 16))


def test_who_has_a_mark_and_no_row_is_missing_and_who_has_none_is_not() -> None:
    made = planned(sheet(""), standing("ann"), standing("eve"), standing("fox", None, "not-handed-in"))
    assert made.missing == ("eve",)


def test_rows_that_could_be_several_learners_are_listed_and_nothing_is_written() -> None:
    people = (Row(1, (("key", "1"), ("name", "Ann Lee")), ""), Row(2, (("key", "2"), ("name", "Bob")), ""))
    found = Sheet(people, 4, "Lesson", 15)
    learners = [
        Learner("a", names=("Ann Lee",)),
        Learner("b", names=("Lee, Ann",)),
        Learner("c", names=("Bob",)),
    ]
    made = plan(found, learners, [standing("a"), standing("b"), standing("c")], 15, FINAL)
    assert [one.learners for one in made.doubled] == [("a", "b")]
    with pytest.raises(KitError, match="In 1 place nobody can say which row is whose"):
        changes(made, found, FINAL)


def test_two_of_one_name_without_marks_stop_nobody() -> None:
    people = (Row(1, (("key", "1"), ("name", "Ann Lee")), ""), Row(2, (("key", "2"), ("name", "Bob")), ""))
    found = Sheet(people, 4, "Lesson", 15)
    learners = [
        Learner("a", names=("Ann Lee",)),
        Learner("b", names=("Lee, Ann",)),
        Learner("c", names=("Bob",)),
    ]
    nothing = [standing(one, None, "not-handed-in") for one in ("a", "b")]
    assert dict(changes(plan(found, learners, [*nothing, standing("c")], 15, FINAL), found, FINAL)) == {
        (2, 4): "12.5"
    }
