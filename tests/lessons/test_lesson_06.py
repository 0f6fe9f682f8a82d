"""Lesson 6: what its exercises ask agrees with the map, the lab and the records that it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load
from lessonkit.exercises import Deal
from lessonkit.exercises.locate import load_lesson
from lessonkit.explorers import explorer
from scomm.models.policy_dates import policies_of
from scomm.models.policy_dates.listed_jails import county_jails

KIT = Path(__file__).parents[2]
LESSON = load_lesson(KIT / "solutions" / "06-opting-out")


@pytest.mark.parametrize("day", LESSON.pools["day"])
def test_the_map_says_both_numbers_of_counties_for_each_dealt_day(day: str) -> None:
    policy_map = explorer("policy-map")
    words = policy_map.view({**policy_map.start, "date": day}).sentence
    surely, at_most = re.search(r"surely (\d+) count.*at most (\d+) count", words).groups()
    exercise = LESSON.exercise("in-doubt")
    assert exercise.answer is not None
    assert exercise.answer(load, Deal(day=day)) == int(at_most) - int(surely)


def test_the_map_opens_on_no_day_that_a_learner_may_be_dealt() -> None:
    assert explorer("policy-map").start["date"] not in LESSON.pools["day"]


def test_whoever_leaves_the_map_where_it_opens_reads_no_right_answer() -> None:
    answer = LESSON.exercise("in-doubt").answer
    assert answer is not None
    opening = answer(load, Deal(day=str(explorer("policy-map").start["date"])))
    assert opening not in {answer(load, Deal(day=day)) for day in LESSON.pools["day"]}


def test_the_made_up_cases_of_the_rule_come_out_as_the_prompt_says() -> None:
    exercise = LESSON.exercise("new-york-rule")
    rows = re.findall(
        r'^\| `"(.+?)"` \| `"(.+?)"` \| `(\d)` \| `"(.+?)"` \| `"(.+?)"` \|$', exercise.prompt, re.M
    )
    rule = exercise.answer(load, Deal())
    assert len(rows) >= 4
    assert [rule(paper, conviction, int(years), listed) for paper, conviction, years, listed, _ in rows] == [
        said for *_, said in rows
    ]


def people_in_the_table() -> list[tuple[bool, bool]]:
    """Of each made-up person of open-cases: convicted of a felony in the last five years, and of nothing."""
    rows = re.findall(r"^\| [A-Z][a-z]+ \| (.+) \|$", LESSON.exercise("open-cases").prompt, re.M)[1:]
    recent = ("one", "two", "three", "four", "five")
    return [
        (any(row.startswith(f"a felony, {years} year") for years in recent), row.startswith("nothing"))
        for row in rows
    ]


def test_the_rule_of_two_sentences_leaves_as_many_cases_open_as_the_key_says() -> None:
    people = people_in_the_table()
    assert len(people) == 7
    assert sum(not held and not let_go for held, let_go in people) == LESSON.exercise("open-cases").answer(
        load, Deal()
    )


def test_each_dealt_county_has_a_policy_around_it_to_read() -> None:
    assert all(len(policies_of(county).table) for county in set(LESSON.pools["county"]))


@pytest.mark.parametrize("county", sorted(set(LESSON.pools["county"])))
def test_what_is_shown_of_a_dealt_county_says_names_and_no_ids(county: str) -> None:
    around = policies_of(county)
    ids = {id for id in set(load("local-policies")["policy_type"]) if "-" in id}
    shown = f"{around}\n{around.in_the_state.to_string()}"
    assert [id for id in ids if id in shown] == []
    assert len(around.in_the_state)


def test_the_office_lines_and_the_country_line_begin_at_a_hundred() -> None:
    figure = LESSON.exercise("arrests-chart").answer(load, Deal(office="San Francisco"))
    assert [line.y[0] for line in figure.data] == [100, 100]


def warnings(**switches: str) -> int:
    """How many of the 13 quarters before the policy differ from 0 in the world of the exercise."""
    lab = explorer("known-truth-lab")
    view = lab.view({**lab.start, "world": 5, "outcome": "recorded", "picture": "events", **switches})
    told = re.search(r"(\d+|none) of 13", view.chart.finding)
    assert told is not None
    return 0 if told[1] == "none" else int(told[1])


def test_only_reporting_gives_no_warning_before_the_date() -> None:
    assert warnings(selection="on") > 9
    assert warnings(anticipation="on") > 9
    assert warnings(reporting="on") <= 1


def test_reporting_bends_the_estimate_of_that_world() -> None:
    lab = explorer("known-truth-lab")
    state = {**lab.start, "world": 5, "outcome": "recorded", "guess": 0, "truth": "shown"}
    straight, bent = (lab.view({**state, "reporting": switch}).sentence for switch in ("off", "on"))
    assert "Intervals that hold the truth: 2×2 differences and two-way fixed effects" in straight
    assert "Reporting explains the miss of 2×2 differences and two-way fixed effects" in bent


def test_the_jails_that_could_be_placed_have_four_of_ten_detainers() -> None:
    assert 0.35 < len(county_jails(load)) / len(load("detainers-fy2015")) < 0.45


def test_where_the_board_spoke_and_the_sheriff_did_not_follow_no_decline_is_on_record() -> None:
    rows = county_jails(load)
    for fips in ("13121", "55079"):  # Fulton County, Georgia, and Milwaukee County
        outcomes = rows.loc[rows["fips"] == fips, "outcome"]
        assert len(outcomes) > 0
        assert (outcomes == "declined").sum() == 0


def test_every_office_made_fewer_arrests_in_2016_and_all_but_houston_in_2014() -> None:
    wide = load("ero-arrests-by-office").pivot(index="office", columns="fiscal_year", values="arrests")
    assert (wide[2016] < wide[2013]).all()
    assert list(wide.index[wide[2014] >= wide[2013]]) == ["Houston"]


def test_the_table_of_a_countys_state_is_shown_with_all_of_its_words() -> None:
    """The cell runs as it stands in the lesson, for two counties whose states have long words in it."""
    text = (KIT / "solutions" / "06-opting-out" / "lesson.md").read_text("utf-8")
    (cell,) = [
        code
        for code in re.findall(r"```\{code-cell\} ipython3\n(.*?)```", text, re.S)
        if "in_the_state" in code
    ]
    with pd.option_context("display.max_colwidth", 50):
        for county in ("Los Angeles County, CA", "Travis County, TX"):
            names = {"pd": pd, "policies_of": policies_of, "deal": Deal(county=county)}
            exec(compile(cell, "cell", "exec"), names)
            shown = names["around"].in_the_state
            assert shown.map(len).max(axis=None) > 50, "else pandas would cut nothing"
            assert "..." not in shown.to_html()
