"""The pipeline: it starts at the published totals, and each rate moves removals as far as it says."""

from functools import cache

import pytest

from scomm.data import load
from scomm.explorers import explorer
from scomm.explorers.pipeline.explorer import RATES, STEPS, rate
from scomm.models import one_point_more

PIPELINE = explorer("pipeline")
START = dict(PIPELINE.start)


@cache
def views():
    """The view of every state, drawn once."""
    return [PIPELINE.view(state) for state in PIPELINE.states()]


def people(state):
    return PIPELINE.view(state).table.set_index("Stage")["People"]


def test_as_calibrated_it_gives_the_published_totals_back():
    published = load("program-counts").set_index("id").loc["us-2011-03"]
    here = people(START)
    assert here["In ICE custody"] == published["arrests"]
    assert here["Removed"] == published["removals"]
    table = PIPELINE.view(START).table.set_index("Stage")
    assert table["Published"].dropna().to_dict() == {"In ICE custody": 197_302, "Removed": 101_741}


def test_removals_are_the_prints_times_every_rate_where_jails_follow_requests():
    chain = 7_225_393.0
    for name in ("matched", "asked", "collected", "removed"):
        chain *= rate(name, "calibrated")
    assert people(START)["Removed"] == pytest.approx(chain, rel=0.001)


@pytest.mark.parametrize("name", RATES)
def test_one_point_more_is_what_a_step_to_another_value_adds_by_the_point(name):
    for step in STEPS[name][1:]:
        points = 100 * (rate(name, step) - rate(name, "calibrated"))
        moved = people({**START, name: step})["Removed"] - people(START)["Removed"]
        # the removed are rounded, and as calibrated people with a conviction are removed a little more often
        assert moved == pytest.approx(points * one_point_more("us-2011-03", name), rel=0.01, abs=1)


def test_the_share_of_matches_adds_most_by_the_point():
    adds = {name: one_point_more("us-2011-03", name) for name in RATES}
    assert max(adds, key=adds.get) == "matched"


def test_a_point_more_can_be_set_where_there_is_room_for_it_and_what_it_adds_is_not_told_before():
    assert [name for name in RATES if "point" in STEPS[name]] == ["matched", "asked", "collected", "removed"]
    assert rate("honored", "calibrated") > 0.99
    added = round(one_point_more("us-2011-03", "matched"))
    assert f"{added:,}" not in PIPELINE.view(START).sentence
    assert f"{added:,} more" in PIPELINE.view({**START, "matched": "point"}).sentence


def test_where_no_jail_follows_a_request_some_are_arrested_later_and_the_words_say_so():
    state = {**START, "honored": "none"}
    assert 0 < people(state)["Removed"] < people(START)["Removed"] / 5
    assert "ICE can arrest them later" in PIPELINE.view(state).sentence
    assert "ICE can arrest them later" not in PIPELINE.view(START).sentence


def test_what_is_assumed_is_called_so_in_every_state():
    for view in views():
        words = view.sentence
        assert "worked out" in words
        assert "assumption" in words
        assert "if no refusal is on record" in words


def test_every_bar_fits_the_axis_that_all_states_share():
    for view in views():
        figure = view.figure
        assert max(figure.data[0].x) <= figure.layout.xaxis.range[1]
