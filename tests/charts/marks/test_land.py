"""Land: outlines are sent as short text and come out of it as they were, and a map is small enough to be drawn at once."""

import json

import pytest

from lessonkit.charts.marks.land import packed, packed_places, shared
from lessonkit.explorers import explorer
from scomm.explorers.counties.land import land
from scomm.shapes import shapes

MOST = {
    "rollout-map": 250_000,
    "policy-map": 222_000,
    "county-after-county": 205_000,
    "from-the-first-county": 212_000,
}
"""Bytes for each: with a path and words for each county they were 796,000, 598,000 and 740,000."""


def test_the_digits_of_an_outline_need_no_escape_in_json():
    sent = land().sent
    for text in (sent["areas"], sent["borders"]):
        assert len(json.dumps(text)) == len(text) + 2


def test_packing_makes_outlines_less_than_half_as_long():
    assert len(land().sent["areas"]) < 0.45 * sum(map(len, shapes().counties.values()))


def test_a_step_out_of_reach_of_three_digits_is_refused():
    with pytest.raises(IndexError):
        packed(["M0 0l99999 0z"], (0, 0))


def test_the_first_places_are_one_digit_each():
    assert len(packed_places(range(87))) == 87
    assert len(set(packed_places(range(87)))) == 87


def test_each_row_is_found_again_where_it_was():
    rows = ["b", "a", "a", "c", "b", "a"]
    different, places = shared(rows)
    assert [different[place] for place in places] == rows
    assert len(different) == 3


@pytest.mark.parametrize("id", MOST)
def test_what_is_sent_once_is_small(id):
    parts = explorer(id).view(explorer(id).start).chart.fixed()
    assert len(json.dumps(parts, ensure_ascii=False).encode()) < MOST[id]
