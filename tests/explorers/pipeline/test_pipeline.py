"""The pipeline: it starts at the published totals, and each rate moves removals as far as it says."""

from functools import cache
from pathlib import Path

import pytest

from lessonkit.data import load
from lessonkit.explorers import explorer
from scomm.explorers.pipeline.explorer import EXERCISE, RATES, STAGES, STEPS, rate
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
    assert table["Published"].dropna().to_dict() == {
        "Prints sent in": 7_225_393,
        "In ICE custody": 197_302,
        "Removed": 101_741,
    }


def test_removals_are_the_prints_times_every_rate_where_jails_follow_requests():
    chain = 7_225_393.0
    for name in ("matched", "asked", "collected", "removed"):
        chain *= rate(name, "calibrated")
    assert people(START)["Removed"] == pytest.approx(chain, rel=0.001)


@pytest.mark.parametrize("name", RATES)
def test_one_point_more_is_what_a_step_to_another_value_adds_by_the_point(name):
    for step in set(STEPS[name]) - {"calibrated"}:
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


def test_the_steps_of_each_range_rise_and_none_is_above_a_hundred_percent():
    for name in RATES:
        shares = [rate(name, step) for step in STEPS[name]]
        assert shares == sorted(shares)
        assert len(set(shares)) == len(shares)
        assert max(shares) <= 1


def test_the_dots_of_each_stage_are_those_of_the_table():
    for state in PIPELINE.states():
        view = PIPELINE.view(state)
        (dots,) = view.chart.marks
        assert [one.n for one in dots.stages] == [round(n) for n in view.table["Of 1,000 prints"]]
        assert [one.label for one in dots.stages] == list(view.table["Stage"])
        assert max(one.n for one in dots.stages[1:]) <= 100


def test_a_part_is_never_written_as_all_or_as_none():
    (dots,) = PIPELINE.view(START).chart.marks
    for name, on_arrow in zip(RATES, dots.rates, strict=True):
        for step, told in zip(STEPS[name], on_arrow.steps, strict=True):
            share, label = rate(name, step), PIPELINE.control(name).said(step)
            assert told.split("%")[0] == label.split("%")[0]
            assert (float(told.split("%")[0]) == 100) == (share == 1)
            assert (float(told.split("%")[0]) == 0) == (share == 0)
    honored = dots.rates[RATES.index("honored")]
    assert honored.steps[-1].startswith("99.96% ")
    assert PIPELINE.view(START).table.set_index("Stage")["Rate set (%)"]["The jail holds them"] == 99.96


def test_the_finding_counts_whole_prints_but_a_few_are_not_none():
    assert "27 lead to ICE custody and 14 to a removal" in PIPELINE.view(START).chart.finding
    least = {**START, "asked": "half", "honored": "none", "collected": "low", "removed": "low"}
    custody, removed = list(PIPELINE.view(least).table["Of 1,000 prints"])[-2:]
    assert (
        f"{custody:g} lead to ICE custody and {removed:g} to a removal" in PIPELINE.view(least).chart.finding
    )
    assert 0 < removed < 1


def test_what_rests_on_an_assumption_is_hatched_and_says_so_and_a_guess_is_called_one():
    (dots,) = PIPELINE.view(START).chart.marks
    hatched = {stage: one for stage, one in zip(("", *STAGES), dots.stages[0:], strict=True) if one.assumed}
    assert list(hatched) == ["requests", "honored"]
    assert "partly assumed" in " ".join(hatched["requests"].why)
    guessed = [name for name, one in zip(RATES, dots.rates, strict=True) if "guess" in " ".join(one.ends)]
    assert guessed == ["removed"]


def test_a_handle_stands_where_its_rate_is_between_the_ends_that_are_written_below():
    (dots,) = PIPELINE.view(START).chart.marks
    for name, one in zip(RATES, dots.rates, strict=True):
        assert list(one.values) == [round(100 * rate(name, step), 2) for step in STEPS[name]]
        assert STEPS[name][one.marked] == "calibrated"
        for end, value in zip(one.ends, (one.values[0], one.values[-1]), strict=True):
            assert float(end.split("%")[0]) == pytest.approx(value, abs=0.05)


def test_whoever_comes_into_custody_without_a_hold_is_not_sure_and_all_are_where_no_jail_follows():
    (calibrated,), (none,) = (
        PIPELINE.view({**START, "honored": step}).chart.marks for step in ("calibrated", "none")
    )
    assert [one.unsure for one in calibrated.stages] == [0] * 6
    assert [one.unsure for one in none.stages] == [0, 0, 0, 0, none.stages[4].n, 0]
    assert "assumed" in " ".join(none.stages[4].why)


def test_what_a_point_of_each_rate_adds_is_drawn_for_who_has_found_it_and_for_nobody_else():
    for marks in ({}, {"solved": ()}, {"solved": ("funnel-rate",)}):
        assert len(PIPELINE.view(START, marks).chart.marks) == 1
    _, tornado = PIPELINE.view(START, {"solved": (EXERCISE,)}).chart.marks
    gains = [gain["adds"] for gain in tornado.shown()["gains"]]
    assert gains == sorted(gains, reverse=True)
    left = 100 * (1 - rate("honored", "calibrated"))
    points = {name: left if name == "honored" else 1 for name in RATES}
    wanted = sorted((points[name] * one_point_more("us-2011-03", name) for name in RATES), reverse=True)
    assert gains == pytest.approx(wanted, abs=1)
    for name, gain in zip(RATES, tornado.gains, strict=True):
        if name != "honored":
            moved = people({**START, name: "point"})["Removed"] - people(START)["Removed"]
            assert gain.adds == moved


def test_the_exercise_that_asks_is_one_of_the_lesson():
    from lessonkit.exercises.locate import load_lesson

    lesson = load_lesson(Path(__file__).parents[3] / "solutions" / "01-booking-to-deportation")
    assert lesson.exercise(EXERCISE).id == EXERCISE


def test_what_a_row_says_of_its_dots_is_drawn_in_that_row():
    for view in views():
        rows = view.chart.marks[0].stages
        for before, row in zip((None, *rows), rows, strict=False):
            words = " ".join(row.why)
            assert "○" not in words or row.n - row.unsure < before.n
            assert "hatched" not in words or (row.assumed and row.n)
