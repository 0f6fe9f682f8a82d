"""Surveys: printed shares, margins where a number of people is known or supposed, none where it isn't, and no line across ways of asking."""

from __future__ import annotations

import re
from statistics import mean

import pytest

from lessonkit.claims import claim
from lessonkit.data import load
from lessonkit.explorers import explorer

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


def test_only_shares_of_which_a_page_says_how_many_were_asked_have_a_margin():
    known = {row.label: (row.note, row.chance) for row in rows() if row.dots}
    assert known == {"All Latinos asked": ("2,004 people asked", "±2.2 points")}
    assert [row.label for row in rows() if "not read" in row.note and not row.chance] == [
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
    assert "by less than 2.2 points in 95 of 100 surveys" in view().sentence


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


def test_a_printed_margin_is_drawn_in_the_place_of_the_formula_and_both_are_told():
    """Answers were weighted, so that the margin is wider than that of as many people picked by chance."""
    first = rows(view="worry-years")[0]
    assert (first.label, first.chance) == ("December 2016–January 2017", "±3.6 points, as printed")
    assert 1.959964 * first.error == pytest.approx(3.6)
    assert "The formula alone gives 3.1" in view(view="worry-years").sentence
    table = load("trust-surveys").dropna(subset=["margin"])
    assert all(
        row.margin > 196 * (row.percent / 100 * (1 - row.percent / 100) / row.sample) ** 0.5
        for row in table.itertuples()
    )


def test_no_dot_is_said_to_be_where_the_truth_may_lie():
    for state in SURVEYS.states():
        found = SURVEYS.view(state)
        (mark,) = found.chart.marks
        words = f"{mark.key} {found.sentence} {found.chart.finding}"
        assert "survey that chance" in mark.key
        assert not re.search(r"as likely|true share|the truth (may|is)", words)


def test_where_the_way_of_asking_changes_the_row_is_parted_from_the_one_before():
    for one in ("call", "worry-2018", "worry-2021", "worry-2025"):
        assert not any(row.under for row in rows(view=one)), one
    assert [row.under for row in rows(view="worry-years")] == [
        "By telephone",
        "How they were asked is in no page that we read",
        "In a panel, on the web or by telephone",
        "",
        "",
    ]
    assert [bool(row.under) for row in rows(view="discrimination")] == [True, True, *[False] * 5]


def test_the_finding_compares_no_two_years_of_worry_that_were_asked_in_two_ways():
    table = load("trust-surveys")
    worry = table[(table["question"] == "deportation-worry") & (table["group"] == "all")]
    finding = view(view="worry-years").chart.finding
    named = worry[[f"{share}%" in finding for share in worry["percent"]]]
    assert len(named) == 3
    assert set(named["mode"]) == {"panel"}


def test_the_page_nowhere_says_that_nobody_printed_how_many_were_asked():
    for state in SURVEYS.states():
        found = SURVEYS.view(state)
        assert "nobody" not in found.sentence.lower()
    for one in ("worry-years", "discrimination"):
        assert all(row.dots for row in rows(view=one))
        assert "changes nothing here" in view(view=one, supposed="200").sentence


def test_what_is_spoken_names_who_said_so_and_how_many_and_differs_with_the_finding():
    spoken = {}
    for state in SURVEYS.states():
        chart = SURVEYS.view(state).chart
        (mark,) = chart.marks
        (first,) = [row for row in mark.rows if row.weight == "first"]
        assert chart.spoken.startswith(f"{first.label}: {first.said}")
        spoken.setdefault(chart.spoken, set()).add(chart.finding)
    assert all(len(findings) == 1 for findings in spoken.values())


def test_two_questions_never_share_an_axis():
    table = load("trust-surveys")
    for one in SURVEYS.control("view").values:
        shares = {row.value for row in rows(view=one)}
        assert any(shares <= set(of["percent"]) for _, of in table.groupby("question"))


def test_every_state_says_that_a_margin_is_about_chance_alone():
    for state in SURVEYS.states():
        assert "about chance alone" in SURVEYS.view(state).sentence
