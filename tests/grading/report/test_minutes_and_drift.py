"""What passports say of the time, and whether a reader stayed the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lessonkit.grading.report.drift import Drift, drifts_of
from lessonkit.grading.report.minutes import minutes_of
from tests.grading.report.a_class import made_up_class, with_passports, with_readers


def test_minutes_are_those_from_check_to_check() -> None:
    facts = with_passports(made_up_class(9), minutes=6)
    found = minutes_of(facts)
    assert len(found) == len(facts.lesson.exercises) - 1  # nobody knows when the first one was begun
    assert all(3 <= one.middle <= 9 for one in found)
    assert {one.people for one in found} == {9}


def test_a_break_is_no_work() -> None:
    assert minutes_of(with_passports(made_up_class(9), minutes=200)) == []


def test_of_four_passports_nothing_is_said() -> None:
    assert minutes_of(with_passports(made_up_class(4))) == []


@pytest.mark.parametrize("at", ["", "yesterday", "2026-11-09T09:00:00", "2026-99-99T00:00:00+00:00"])
def test_a_time_that_is_none_is_passed_over(at: str) -> None:
    facts = with_passports(made_up_class(6))
    broken = {
        name: replace_times(passport, at) if number == 0 else passport
        for number, (name, passport) in enumerate(facts.passports.items())
    }
    assert {one.people for one in minutes_of(replace(facts, passports=broken))} == {5}


def replace_times(passport, at: str):
    import msgspec

    entries = {id: msgspec.structs.replace(one, at=at) for id, one in passport.entries.items()}
    return msgspec.structs.replace(passport, entries=entries)


def test_a_reader_who_becomes_stricter_is_seen_and_one_who_does_not_is_not() -> None:
    stricter = Drift("anna", "x", (1.0,) * 10 + (0.5,) * 10)
    steady = Drift("anna", "x", (1.0, 0.5) * 10)
    assert stricter.halves == (1.0, 0.5)
    assert stricter.by_chance < 0.001
    assert steady.by_chance == 1


def test_chance_is_as_often_as_it_is() -> None:
    """Of four answers with one right, the right one is in the first half or the second: always as far apart."""
    assert Drift("anna", "x", (1.0, 0, 0, 0)).by_chance == 1
    apart = Drift("anna", "x", (1.0, 1.0, 0, 0)).by_chance
    assert apart == pytest.approx(2 / 6, abs=0.04)  # of six orders the two where both stand in one half


def test_it_is_what_holds_now_in_the_order_of_the_first_reading() -> None:
    facts = with_readers(made_up_class(3), anna=[2, 0, 1])
    (again,) = with_readers(made_up_class(3), anna=[0]).readers.marks["anna"]
    facts.readers.marks["anna"].append(again)
    assert drifts_of(facts)[0].shares == (0, 0, 0.5)


def test_of_eleven_answers_nothing_is_said_of_drift() -> None:
    assert not Drift("anna", "x", (1.0,) * 11).enough
    assert Drift("anna", "x", (1.0,) * 12).enough
