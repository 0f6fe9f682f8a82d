"""Match threshold: both errors are counted from the scores, each move costs one side what it spares the other, and few errors draw no point."""

import math
import re
from functools import cache
from pathlib import Path

import pytest

from lessonkit.data import load
from lessonkit.explorers import explorer
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
        assert (
            f"wrongly matches {of_thousand(wrong, 359_400)} of 1,000 pairs of different" in view.chart.finding
        )
        here = row(view, state["threshold"])
        assert (here.iloc[0], here.iloc[2]) == (missed, wrong)


def test_a_higher_threshold_never_misses_fewer_and_never_wrongly_matches_more():
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
    same, different = views()[0][1].chart.marks[:2]
    assert [group.look for group in same.groups] == ["outline", "solid"]
    assert [group.look for group in different.groups] == ["solid", "outline"]


def test_the_readout_keeps_the_counts_of_pairs_behind_the_thousand():
    for state, view in views():
        missed, wrong = counted(state)
        readout = view.sentence.splitlines()[0]
        assert re.search(rf"of 600 pairs of one finger, {missed:,} (was|were) missed", readout)
        assert (
            f"of 359,400 pairs of different fingers, {wrong:,} {'was' if wrong == 1 else 'were'} wrongly matched."
            in readout
        )


def test_the_words_say_what_a_point_more_and_a_point_less_would_cost_and_spare():
    for state, view in views():
        threshold = float(state["threshold"])
        lower, here, higher = (counted({**state, "threshold": threshold + step}) for step in (-1, 0, 1))
        assert (
            f"One point higher: {higher[0] - here[0]:,} more missed, {here[1] - higher[1]:,} fewer wrongly matched. "
            f"One point lower: {here[0] - lower[0]:,} fewer missed, {lower[1] - here[1]:,} more wrongly matched."
        ) in view.sentence


def test_what_the_other_conditions_do_at_this_threshold_is_counted_and_never_foretold():
    """Worse prints are wrongly matched less often at one threshold: that clearer ones err less of both kinds would be false."""
    for state, view in views():
        missed, wrong = zip(*(counted({**state, "conditions": one}) for one in CONDITIONS), strict=True)
        pairs = [f"{a:,}, {b:,} and {c:,}" for a, b, c in (missed, wrong)]
        told = f"hard conditions miss {pairs[0]} pairs of one finger, and wrongly match {pairs[1]} of different ones."
        assert told in view.sentence
    assert (
        counted({"conditions": "easy", "threshold": "16"})[1]
        > counted({"conditions": "hard", "threshold": "16"})[1]
    )


def test_the_alt_text_counts_the_errors_that_are_drawn_as_diamonds():
    for _, view in views():
        missed, wrong = (field.groups[0].said for field in view.chart.marks[:2])
        assert (
            f"of pairs of one finger {missed} missed, of pairs of different fingers {wrong} wrongly"
            in view.chart.alt
        )
        assert "cuts" not in view.chart.alt  # above the highest score there is nothing to cut


KIT = Path(__file__).parents[3]
SLIGHTING = re.compile(r"\bstrangers?\b|\b(?:lets?|letting) in\b|turned away", re.I)
"""A false match gets somebody held: nobody is let in by it, and nobody is a stranger."""


def test_who_is_wrongly_matched_is_never_called_a_stranger_who_is_let_in():
    words = sorted((KIT / "src/scomm").glob("explorers/*/words.toml"))
    words += [*(KIT / "src/scomm/models").glob("*/words.toml"), *(KIT / "src/scomm/claims").glob("*.py")]
    words += [
        path for path in (KIT / "solutions/02-what-a-match-means").rglob("*") if path.suffix in (".md", ".py")
    ]
    found = {path.name: SLIGHTING.findall(path.read_text(encoding="utf-8")) for path in words}
    assert len(words) > 40
    assert not {name: told for name, told in found.items() if told}


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
        assert (f"{wrong} wrongly matched" in without) == (wrong < 3)


def test_the_heaps_hold_every_comparison_and_name_the_errors_on_their_own_sides():
    for state, view in views():
        same, different = view.chart.marks[2].heaps
        missed, wrong = counted(state)
        assert (sum(same.counts), sum(different.counts)) == (600, 359_400)
        assert (same.wrong, different.wrong) == ("below", "above")
        assert same.below == f"{missed:,} missed"
        assert different.above == f"{wrong:,} wrongly matched"


def test_a_heap_keeps_its_scale_whatever_is_chosen():
    for kind in (0, 1):
        assert len({view.chart.marks[2].heaps[kind].most for _, view in views()}) == 1


def test_every_picture_says_that_it_is_synthetic_and_whose_rates_these_are_not():
    for _, view in views():
        assert [one.stamp for one in view.chart.marks[2:]] == ["synthetic prints"] * 2
        assert "synthetic" in view.chart.of
        assert "not the FBI's or DHS's" in view.chart.of
