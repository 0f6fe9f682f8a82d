"""What every number earns is found once: stretches that touch nowhere, each with the verdict of the judge."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.judge import judge, key_for
from lessonkit.exercises.wire import answer
from lessonkit.site.practice.stretches import stretches, stretches_without_key
from tests.exercises import tiny

DEALS = [Deal(shelf=shelf) for shelf in tiny.SHELVES]


def at(found, number):
    """The verdict that a page looks up."""
    for low, high, verdict in found.spans:
        if low <= number <= high:
            return verdict
    return (
        found.below if number < found.range[0] else found.above if number > found.range[1] else found.within
    )


@pytest.mark.parametrize("deal", DEALS, ids=str)
def test_stretches_rise_and_touch_nowhere(deal):
    spans = stretches(tiny.SHARE, deal, tiny.load).spans
    assert all(low <= high for low, high, _ in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize("deal", DEALS, ids=str)
def test_the_last_number_within_a_tolerance_is_right_and_the_next_is_not(deal):
    found = stretches(tiny.SHARE, deal, tiny.load)
    key = key_for(tiny.SHARE, deal, tiny.load)
    (low, high, _), *_ = [one for one in found.spans if one[2].state == "right"]
    for number in (low, high, math.nextafter(low, -math.inf), math.nextafter(high, math.inf)):
        verdict = judge(tiny.SHARE, answer(number), deal, tiny.load, key)
        assert at(found, number).state == verdict.state
        assert (verdict.state == "right") == (low <= number <= high)


def test_a_number_outside_the_range_is_told_with_a_place_for_it():
    found = stretches(tiny.SHARE, DEALS[0], tiny.load)
    assert "This is {value}." in found.above.reply
    assert "This is {value}." in found.below.reply
    assert "{value}" not in found.within.reply


def test_without_a_key_there_are_only_below_within_and_above():
    from lessonkit.site.practice.known import without_key

    found = stretches_without_key(tiny.SHARE, lambda number: without_key(tiny.SHARE, answer(number)))
    assert found.spans == ()
    assert [one.state for one in (found.below, found.within, found.above)] == [
        "not-yet",
        "practice",
        "not-yet",
    ]
