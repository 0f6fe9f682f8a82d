"""Match threshold: both errors are counted from the scores, each move costs one side what it spares the other, and few errors draw no point."""

import math
import re
from functools import cache

import pytest

from scomm.data import load
from scomm.explorers import explorer
from scomm.explorers.match_threshold.thresholds import THRESHOLDS, VALUES
from scomm.explorers.synthetic_prints.scores import CONDITIONS

EXPLORER = explorer("match-threshold")


@cache
def views():
    return [(state, EXPLORER.view(state)) for state in EXPLORER.states()]


@cache
def scores(conditions):
    table = load("print-scores")
    return table[table["conditions"] == conditions]


def counted(state):
    """Misses and false matches of a state, straight from the table of scores."""
    table, threshold = scores(state["conditions"]), float(state["threshold"])
    below, above = table[table["score"] < threshold], table[table["score"] >= threshold]
    return int(below["mates"].sum()), int(above["non_mates"].sum())


def of_thousand(errors, of):
    """So many of a thousand, as the picture writes them."""
    share = 1000 * errors / of
    return f"{round(share):,}" if round(share) else "under 1" if errors else "none"


def row(view, threshold):
    table = view.table.set_index(view.table.columns[0])
    return table.loc[threshold]


def test_every_threshold_is_a_border_of_the_bins_of_the_scores():
    borders = set(scores("medium")["score"])
    assert set(VALUES) <= borders
    assert (THRESHOLDS[0], THRESHOLDS[-1]) == ("10", "40")


def test_the_finding_and_the_table_count_both_errors_at_the_threshold():
    for state, view in views():
        missed, wrong = counted(state)
        assert f"misses {of_thousand(missed, 600)} of 1,000" in view.chart.finding
        assert f"lets in {of_thousand(wrong, 359_400)} of 1,000" in view.chart.finding
        here = row(view, state["threshold"])
        assert (here.iloc[0], here.iloc[2]) == (missed, wrong)


def test_a_higher_threshold_never_misses_fewer_and_never_lets_in_more():
    for conditions in CONDITIONS:
        errors = [counted({"conditions": conditions, "threshold": one}) for one in THRESHOLDS]
        missed, wrong = zip(*errors, strict=True)
        assert list(missed) == sorted(missed)
        assert list(wrong) == sorted(wrong, reverse=True)
        assert missed[0] < missed[-1]
        assert wrong[0] > wrong[-1]


def test_the_fields_draw_each_error_of_a_thousand_and_hide_none_behind_a_nought():
    for state, view in views():
        missed, wrong = counted(state)
        for field, errors, of in zip(view.chart.marks, (missed, wrong), (600, 359_400), strict=False):
            bad, well = field.groups
            assert bad.n + well.n == 1000
            assert bad.n == round(1000 * errors / of)
            assert bad.said == of_thousand(errors, of)
            assert (bad.said == "none") == (errors == 0)
            assert (bad.shape, well.shape) == ("diamond", "dot")


def test_a_filled_dot_is_a_match_whoever_is_tried():
    right, stranger = views()[0][1].chart.marks[:2]
    assert [group.look for group in right.groups] == ["outline", "solid"]
    assert [group.look for group in stranger.groups] == ["solid", "outline"]


def test_the_readout_keeps_the_counts_of_pairs_behind_the_thousand():
    for state, view in views():
        missed, wrong = counted(state)
        readout = view.sentence.splitlines()[0]
        assert re.search(rf"of 600 pairs of one finger, {missed:,} (was|were) missed", readout)
        assert f"of 359,400 pairs of different fingers, {wrong:,} matched by mistake." in readout


def test_the_words_say_what_a_point_more_and_a_point_less_would_cost_and_spare():
    for state, view in views():
        threshold = float(state["threshold"])
        lower, here, higher = (counted({**state, "threshold": threshold + step}) for step in (-1, 0, 1))
        assert (
            f"One point higher: {higher[0] - here[0]:,} more missed, {here[1] - higher[1]:,} fewer by mistake. "
            f"One point lower: {here[0] - lower[0]:,} fewer missed, {lower[1] - here[1]:,} more by mistake."
        ) in view.sentence


def test_worse_prints_miss_more_at_every_threshold_that_separates():
    for threshold in ("16", "18", "20", "24"):
        missed = [counted({"conditions": one, "threshold": threshold})[0] for one in CONDITIONS]
        assert missed == sorted(missed)
        assert missed[0] < missed[-1]


def test_a_point_and_a_curve_are_drawn_only_where_three_errors_of_each_kind_stand_behind():
    drawn = 0
    for state, view in views():
        curve = view.chart.marks[3]
        missed, wrong = counted(state)
        enough = missed >= 3 and wrong >= 3
        assert (curve.here is not None) == enough, state
        assert bool(curve.without) != enough, state
        drawn += enough
        least = math.log10(3 / 359_400), math.log10(3 / 600)
        for one in curve.curves:
            assert all(x >= least[0] - 0.001 and y >= least[1] - 0.001 for x, y in one.points)
    assert drawn


def test_the_point_lies_on_the_curve_of_its_conditions_which_alone_is_in_the_tone_of_what_is_chosen():
    for state, view in views():
        curve = view.chart.marks[3]
        (chosen,) = [one for one in curve.curves if one.tone == "accent"]
        assert chosen.label == state["conditions"]
        if curve.here:
            assert curve.here.at in chosen.points
            missed, wrong = counted(state)
            assert curve.here.at == pytest.approx(
                (math.log10(wrong / 359_400), math.log10(missed / 600)), abs=0.001
            )


def test_the_reason_for_no_point_names_the_kind_of_which_there_are_too_few():
    for state, view in views():
        missed, wrong = counted(state)
        without = view.chart.marks[3].without
        assert (f"{missed} missed" in without) == (missed < 3)
        assert (f"{wrong} by mistake" in without) == (wrong < 3)


def test_the_heaps_hold_every_comparison_and_name_the_errors_on_their_own_sides():
    for state, view in views():
        same, different = view.chart.marks[2].heaps
        missed, wrong = counted(state)
        assert (sum(same.counts), sum(different.counts)) == (600, 359_400)
        assert (same.wrong, different.wrong) == ("below", "above")
        assert same.below == f"{missed:,} missed"
        assert different.above == f"{wrong:,} match by mistake"


def test_a_heap_keeps_its_scale_whatever_is_chosen():
    for kind in (0, 1):
        assert len({view.chart.marks[2].heaps[kind].most for _, view in views()}) == 1


def test_every_picture_says_that_it_is_synthetic_and_whose_rates_these_are_not():
    for _, view in views():
        assert [one.stamp for one in view.chart.marks[2:]] == ["synthetic prints"] * 2
        assert "synthetic" in view.chart.of
        assert "not the FBI's or DHS's" in view.chart.of
