"""Search at scale: what was counted is counted, the formula is called one, and the two agree where both are known."""

import math
import re
from functools import cache

import pytest

from lessonkit.data import load
from lessonkit.explorers import explorer
from scomm.explorers.search_at_scale.chances import FINGERS, LIKELY, SIZES, THRESHOLDS, Search

EXPLORER = explorer("search-at-scale")
TRIED = (10, 30, 100, 300, 1000)


def view(**state):
    return EXPLORER.view({**EXPLORER.start, **state})


@cache
def views():
    return [(state, EXPLORER.view(state)) for state in EXPLORER.states()]


def counted(state):
    """Found, with a mate, wrong, without a mate: straight from the table of searches."""
    table = load("print-searches")
    table = table[table["fingers"] == state["prints"]]
    match = table[table["score"] >= float(state["threshold"])]
    return tuple(int(one[side].sum()) for side in ("with_mate", "without_mate") for one in (match, table))


def was_run(state):
    return state["fingers"] == 1 and state["prints"] in TRIED


def test_the_finding_tells_searches_that_were_run_from_those_of_a_formula():
    for state, shown in views():
        finding = shown.chart.finding
        assert bool(re.search(r"(went wrong| found )", finding)) == was_run(state), finding
        beyond = re.search(r"; among 1 million .* would$", finding)
        assert (" would" in finding.replace(beyond[0] if beyond else "", "")) <= (not was_run(state)), finding
        assert ("Counted here" in shown.chart.of) == was_run(state)
        if was_run(state):
            found, mates, wrong, others = counted(state)
            told, n, of = ("found", found, mates) if state["mate"] == "in" else ("went wrong", wrong, others)
            so_many = round(100 * n / of) or ("under 1" if n else 0)
            assert f"{so_many} of 100 searches {told}" in finding


def test_the_chance_of_a_wrong_one_is_one_minus_the_chance_that_every_comparison_is_right():
    for threshold in THRESHOLDS:
        search = Search(1, float(threshold))
        assert search.wrong(1) == pytest.approx(search.one_finger)
        assert search.wrong(1000) == pytest.approx(1 - (1 - search.one_finger) ** 1000)
        assert search.wrong(10) < search.wrong(1000) <= search.wrong(SIZES[-1]) <= 1


def off(prints, search):
    """How far the share of searches with a wrong one lies above the formula, in standard errors."""
    ran, expected = search.run(prints), search.wrong(prints)
    error = math.sqrt(expected * (1 - expected) / ran.without_mate)
    return (ran.wrong / ran.without_mate - expected) / max(error, 1 / ran.without_mate)


def test_the_formula_is_borne_out_in_the_smallest_database_and_is_never_too_low():
    for threshold in ("16", "18", "20"):
        search = Search(1, float(threshold))
        assert abs(off(10, search)) < 3
        assert all(off(prints, search) < 3 for prints in search.tried)


def test_where_the_formula_is_far_too_high_the_readout_puts_it_beside_the_count_and_the_words_say_why():
    search = Search(1, 16.0)
    assert off(1000, search) < -10
    shown = view(threshold="16", prints=1000)
    assert f"{search.run(1000).wrong / search.run(1000).without_mate:.0%}"[:-1] in shown.chart.finding
    assert "that would make 99 of 100 searches" in shown.sentence.splitlines()[1]
    assert "wrong matches come in bunches" in shown.sentence


def test_the_readout_says_that_fewer_were_found_only_where_chance_would_hardly_leave_so_few():
    told = set()
    for state, shown in views():
        search = Search(state["fingers"], float(state["threshold"]))
        if was_run(state) and state["mate"] == "out" and not search.few:
            ran, chance = search.run(state["prints"]), search.wrong(state["prints"])
            error = math.sqrt(chance * (1 - chance) / ran.without_mate)
            fewer = ran.wrong / ran.without_mate < chance - 2 * error
            assert ("Fewer have one" in shown.sentence) == fewer, state
            assert ("About as many have one" in shown.sentence) != fewer, state
            told.add(fewer)
    assert told == {True, False}


def test_whether_the_right_print_is_found_does_not_depend_on_the_size():
    for threshold in THRESHOLDS:
        search = Search(1, float(threshold))
        shares = [search.run(prints).found / search.run(prints).with_mate for prints in search.tried]
        assert max(shares) - min(shares) < 0.02
        assert shares[0] == pytest.approx(search.found, abs=0.05)
    flat = [one for one in view(mate="in").chart.marks[1].curves if one.tone == "accent"]
    assert len({y for one in flat for _, y in one.points}) == 1


def test_several_fingers_multiply_the_chances_and_the_words_name_what_that_assumes():
    one = Search(1, 18.0)
    for fingers in FINGERS[1:]:
        several = Search(fingers, 18.0)
        assert several.by_mistake == pytest.approx(one.one_finger**fingers)
        assert several.found == pytest.approx((1 - one.errors.fnmr) ** fingers)
        assert several.found < one.found
    for state, shown in views():
        assert ("as if fingers were independent. They are not" in shown.sentence) == (state["fingers"] > 1)


def test_the_most_that_is_likely_leaves_a_count_as_low_as_the_one_that_was_seen_less_than_one_chance_in_twenty():
    for few, most in enumerate(LIKELY):
        chance = math.exp(-most) * sum(most**k / math.factorial(k) for k in range(few + 1))
        one_less = math.exp(1 - most) * sum((most - 1) ** k / math.factorial(k) for k in range(few + 1))
        assert chance < 0.05 < one_less


def test_where_too_few_errors_were_counted_the_number_is_a_bound_and_says_so():
    few = {one for one in THRESHOLDS if Search(1, float(one)).few}
    assert few
    assert few < set(THRESHOLDS)
    for state, shown in views():
        assert ("too few for a rate" in shown.sentence) == (state["threshold"] in few)
        if state["threshold"] in few and state["mate"] == "out":
            told = [line for line in shown.sentence.splitlines() if "Hatched" not in line]
            assert "at most" in told[0]  # the key stands before it where a dot is drawn


def test_the_curve_is_solid_and_unhatched_only_as_far_as_searches_were_run_and_errors_suffice():
    for state, shown in views():
        curves = shown.chart.marks[1]
        search = Search(state["fingers"], float(state["threshold"]))
        measured = state["fingers"] == 1 and not search.few
        solid = [one for one in curves.curves if one.dash == "solid"]
        assert bool(solid) == measured
        assert all(x <= 3 for one in solid for x, _ in one.points)
        assert curves.band.first == (3 if measured else 1)
        assert curves.band.last == pytest.approx(math.log10(300_000_000), abs=0.001)
        assert curves.band.label


def test_dots_are_the_searches_that_were_run_and_a_ring_has_fewer_than_three_errors_behind_it():
    for threshold in THRESHOLDS:
        dots = [one for one in view(threshold=threshold).chart.marks[1].spots if one.tone == "counter"]
        assert [round(10 ** one.at[0]) for one in dots] == list(TRIED)
        for dot, prints in zip(dots, TRIED, strict=True):
            _, _, wrong, others = counted({"threshold": threshold, "prints": prints})
            assert dot.at[1] == pytest.approx(100 * wrong / others, abs=0.001)
            assert dot.open == (wrong < 3)
    for fingers in (2, 10):
        assert not [one for one in view(fingers=fingers).chart.marks[1].spots if one.tone == "counter"]


def test_a_hundred_searches_are_solid_where_they_were_run_and_hatched_where_a_formula_speaks():
    for state, shown in views():
        fields = dict(zip(SIZES, shown.chart.marks[0].fields, strict=True))
        for prints, field in fields.items():
            assert field.look == ("solid" if was_run({**state, "prints": prints}) else "hatch")


def test_a_field_has_as_many_dots_as_the_finding_says_of_the_chosen_size():
    for state, shown in views():
        field = shown.chart.marks[0].fields[SIZES.index(state["prints"])]
        if was_run(state):
            assert f"{field.said} of 100 searches" in shown.chart.finding
            found, mates, wrong, others = counted(state)
            assert field.n == round(100 * (found / mates if state["mate"] == "in" else wrong / others))


def test_a_few_of_a_hundred_are_never_called_none_and_nearly_all_are_never_called_all():
    rare = view(fingers=10).chart.marks[0].fields[-1]
    assert (rare.n, rare.said) == (0, "under 1")
    often = view().chart.marks[0].fields[-1]
    assert (often.n, often.said) == (100, "over 99")
    bound = view(threshold="24").chart.marks[0].fields[-1]
    assert (bound.n, bound.said) == (100, "0–100")


def test_what_was_published_of_the_real_system_is_marked_as_that_and_as_of_two_fingers():
    for state, shown in views():
        real = [one for one in shown.chart.marks[1].spots if one.tone == "ink"]
        assert len(real) == (state["mate"] == "out" and state["fingers"] == 2)
        for one in real:
            assert one.label == "DHS's own system, two fingers, 2004: 0.31%"
            assert one.at == pytest.approx((math.log10(6_000_000), 0.31), abs=0.001)
        assert "NIST" in shown.chart.source


def test_every_picture_says_that_it_is_synthetic_and_whose_rates_these_are_not():
    for _, shown in views():
        assert shown.chart.marks[1].stamp == "synthetic prints"
        assert "synthetic" in shown.chart.of
        assert "Not the FBI's or DHS's" in shown.chart.of


def test_what_the_key_and_the_alt_text_name_is_drawn():
    for state, shown in views():
        fields = shown.chart.marks[0].fields
        drawn = {one.look for one in fields if one.n}
        if state["mate"] == "out":
            assert ("Filled dots" in shown.sentence) == ("solid" in drawn), state
            assert ("Hatched" in shown.sentence) == ("hatch" in drawn), state
        assert f"Of 100 searches {fields[0].said} " in shown.chart.alt
        assert f"smallest database, {fields[-1].said} in the largest" in shown.chart.alt
        assert ("counted up to 1,000 prints" in shown.chart.marks[1].name) == (state["fingers"] == 1)
