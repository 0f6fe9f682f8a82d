"""Of a poll nothing leaks below ten people, and no second reading tells what the people in between guessed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.errors import KitError
from lessonkit.teaching.workshop.guesses import guess
from lessonkit.teaching.workshop.poll.tally import BINS, FEWEST, MOST, NEXT, Asked

ID = "04-who-is-deported/first-guess"


def asked(people: int, value: float = 50.0) -> Asked:
    """A question whose first round is open and has guesses of so many people."""
    one = Asked(guess(ID))
    one.step("before")
    for person in range(people):
        one.answer(str(person).encode(), value)
    return one


def test_nine_people_are_shown_nothing_and_ten_are() -> None:
    one = asked(FEWEST - 1)
    assert one.answered is None
    one.step("paused")
    with pytest.raises(KitError, match="Fewer than ten"):
        one.step("shown")
    assert one.shown is None
    one.step("before")
    one.answer(b"the tenth", 20.0)
    assert one.answered == FEWEST
    one.step("paused")
    one.step("shown")
    assert one.shown is not None
    assert one.shown.people == FEWEST
    assert sum(one.shown.before) == FEWEST


def test_after_the_one_reading_no_eleventh_guess_can_come_in() -> None:
    one = asked(FEWEST)
    one.step("paused")
    one.step("shown")
    with pytest.raises(KitError, match="No round is open"):
        one.answer(b"the eleventh", 99.0)
    for phase in NEXT:
        with pytest.raises(KitError, match="does not follow"):
            one.step(phase)


def test_both_rounds_are_counted_over_the_same_people() -> None:
    one = asked(FEWEST + 3, 10.0)
    one.step("paused")
    one.step("after")
    for person in range(FEWEST + 1):  # two have left
        one.answer(str(person).encode(), 56.0)
    one.step("shown")
    assert one.shown is not None
    assert one.shown.after is not None
    assert sum(one.shown.before) == sum(one.shown.after) == one.shown.people == FEWEST + 1
    assert one.shown.nearer == FEWEST + 1


def test_who_comes_to_the_second_round_alone_is_not_counted() -> None:
    one = asked(FEWEST)
    one.step("paused")
    one.step("after")
    with pytest.raises(KitError, match="same people"):
        one.answer(b"came later", 50.0)


def test_ten_before_and_nine_after_are_shown_nothing_of_either() -> None:
    one = asked(FEWEST)
    one.step("paused")
    one.step("after")
    for person in range(FEWEST - 1):
        one.answer(str(person).encode(), 30.0)
    with pytest.raises(KitError, match="Fewer than ten"):
        one.step("shown")
    assert one.shown is None


def test_one_person_has_one_guess_however_often_it_is_sent() -> None:
    one = asked(FEWEST - 1)
    for value in range(100):
        one.answer(b"0", float(value))
    assert one.answered is None


def test_the_single_guesses_are_gone_with_the_reading() -> None:
    one = asked(FEWEST, 37.25)
    one.step("paused")
    one.step("shown")
    assert not any(one._rounds.values())
    assert "37.25" not in repr(one)


def test_a_machine_that_plays_thousands_of_people_is_stopped() -> None:
    one = asked(MOST)
    with pytest.raises(KitError, match="full"):
        one.answer(b"one more", 50.0)
    one.answer(b"0", 51.0)


@pytest.mark.parametrize("value", [-1.0, 100.5, float("inf"), float("nan")])
def test_a_guess_out_of_range_is_not_kept(value: float) -> None:
    one = asked(0)
    with pytest.raises(KitError, match="from 0 to 100"):
        one.answer(b"a", value)


@given(st.lists(st.floats(0, 100), min_size=FEWEST, max_size=40))
def test_every_guess_stands_in_one_bar(values: list[float]) -> None:
    one = asked(0)
    for person, value in enumerate(values):
        one.answer(str(person).encode(), value)
    one.step("paused")
    one.step("shown")
    assert one.shown is not None
    assert len(one.shown.before) == BINS
    assert sum(one.shown.before) == len(values)
    assert all(low < high for low, high in pairwise(one.shown.edges))


# What an attacker sees of a run of a poll: every state that anybody can read, one after the other.
steps = st.lists(
    st.one_of(
        st.tuples(st.just("step"), st.sampled_from(list(NEXT))),
        st.tuples(st.just("answer"), st.integers(0, 14)),
    ),
    max_size=60,
)


@given(steps)
def test_however_a_poll_runs_its_sums_are_read_once_and_over_ten_people_or_more(
    run: list[tuple[str, object]],
) -> None:
    one = Asked(guess(ID))
    seen = set()
    for kind, what in run:
        try:
            if kind == "step":
                one.step(str(what))
            else:
                one.answer(str(what).encode(), float(what))  # type: ignore[arg-type]
        except KitError:
            pass
        assert one.answered is None or one.answered >= FEWEST
        if one.shown:
            seen.add(one.shown)
            assert one.shown.people >= FEWEST
            assert sum(one.shown.before) == one.shown.people
    assert len(seen) <= 1
