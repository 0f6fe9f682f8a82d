"""Land: outlines are sent as short text and come out of it as they were, and a map is small enough to be drawn at once."""

import json

import pytest

from scomm.charts.marks.land import packed, shared
from scomm.data import shapes
from scomm.explorers import explorer
from scomm.explorers.counties.land import land

# What a page needs to hold: measured 210 to 290 kB, where each county with its path and words was 800 kB.
MOST = {"rollout-map": 290_000, "policy-map": 240_000, "county-after-county": 220_000}


def test_the_digits_of_an_outline_need_no_escape_in_json():
    sent = land().sent
    for text in (sent["areas"], sent["borders"]):
        assert len(json.dumps(text)) == len(text) + 2


def test_packing_makes_outlines_less_than_half_as_long():
    paths = list(shapes().counties.values())
    assert len(packed(paths, (0, 0))) < 0.45 * sum(map(len, paths))


def test_each_row_is_found_again_where_it_was():
    rows = ["b", "a", "a", "c", "b", "a"]
    different, places = shared(rows)
    assert [different[place] for place in places] == rows
    assert len(different) == 3


@pytest.mark.parametrize("id", MOST)
def test_what_is_sent_once_is_small(id):
    parts = explorer(id).view(explorer(id).start).chart.fixed()
    assert len(json.dumps(parts, separators=(",", ":")).encode()) < MOST[id]
