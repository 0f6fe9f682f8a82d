"""Surveys: printed shares, margins where a number of people is known or supposed, and none where it isn't."""

from __future__ import annotations

import re
from statistics import mean

import pytest

from scomm.claims import claim
from scomm.data import load
from scomm.explorers import explorer

SURVEYS = explorer("surveys")


def view(**state):
    return SURVEYS.view({**SURVEYS.start, **state})


def rows(**state):
    (mark,) = view(**state).chart.marks
    return mark.rows


def test_every_printed_share_is_drawn_in_some_view():
    drawn = sum(len(rows(view=one)) for one in SURVEYS.control("view").values)
    twice = 3  # the shares of all Latinos of 2018, 2021 and 2025 stand among the years and among the groups
    assert drawn - twice == len(load("trust-surveys"))


def test_only_shares_with_a_printed_number_of_people_have_a_margin():
    known = {row.label: (row.note, row.chance) for row in rows() if row.dots}
    assert known == {"All Latinos asked": ("2,004 people asked", "±2.2 points")}
    assert [row.label for row in rows() if "not printed" in row.note and not row.chance] == [
        "Without legal status",
        "Born in the United States",
    ]


def test_the_number_of_the_finding_is_the_loudest_and_what_it_leaves_out_is_grey():
    for one in SURVEYS.control("view").values:
        finding = view(view=one).chart.finding
        first = [row for row in rows(view=one) if row.weight == "first"]
        assert [row.said in finding for row in first] == [True]
        named = {row.said for row in rows(view=one) if row.weight != "beside"}
        assert named == set(re.findall(r"\d+%", finding))


def test_every_bar_begins_at_zero():
    assert all(SURVEYS.view(state).chart.marks[0].axis == (0, 100) for state in SURVEYS.states())


def test_the_margin_of_all_is_that_which_the_lesson_prints():
    assert f"{claim('four-counties-margin').compute(load):.1f}" == "2.2"
    assert "may lie 2.2 points lower or higher" in view().sentence


@pytest.mark.parametrize("asked", [200, 500, 1000])
def test_a_supposed_number_gives_the_others_the_margin_of_a_sample_of_that_size(asked):
    for row in rows(supposed=str(asked))[:-1]:
        share = row.value / 100
        assert row.error == pytest.approx(100 * (share * (1 - share) / asked) ** 0.5)
        assert not row.sure


def test_a_printed_number_is_never_replaced_by_a_supposed_one():
    assert rows(supposed="200")[-1] == rows()[-1]


def test_fifty_dots_lie_as_a_sample_would_scatter_and_95_of_a_hundred_within_the_margin():
    one = rows()[-1]
    assert len(one.dots) == 50
    assert mean(one.dots) == pytest.approx(one.value)
    inside = sum(abs(dot - one.value) <= 1.96 * one.error for dot in one.dots)
    assert inside in (47, 48, 49)


def test_four_times_as_many_people_halve_a_margin():
    narrow, wide = (
        [float(re.search(r"±([\d.]+)", row.chance)[1]) for row in rows(supposed=n)[:-1]]
        for n in ("1000", "200")
    )
    assert all(b / a == pytest.approx(5**0.5, abs=0.05) for a, b in zip(narrow, wide, strict=True))


def test_two_questions_never_share_an_axis():
    table = load("trust-surveys")
    for one in SURVEYS.control("view").values:
        shares = {row.value for row in rows(view=one)}
        assert any(shares <= set(of["percent"]) for _, of in table.groupby("question"))


def test_every_state_says_that_a_margin_is_about_chance_alone():
    for state in SURVEYS.states():
        assert "about chance alone" in SURVEYS.view(state).sentence
