"""Lesson 2: what its exercises ask agrees with the explorers, the model of records and the tables that it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessonkit.data import load
from lessonkit.data.published import published_share
from lessonkit.exercises import Deal
from lessonkit.exercises.guesses.truths import truth
from lessonkit.exercises.locate import load_lesson
from lessonkit.explorers import explorer
from scomm.models.records import range_of, record_rates, run, searches

KIT = Path(__file__).parents[2]
FOLDER = KIT / "solutions" / "02-what-a-match-means"
LESSON = load_lesson(FOLDER)
TEXT = (FOLDER / "lesson.md").read_text(encoding="utf-8")
THRESHOLDS = explorer("match-threshold")


def answer(id: str, **dealt: object):
    exercise = LESSON.exercise(id)
    assert exercise.answer is not None
    return exercise.answer(load, Deal(**dealt))


@pytest.mark.parametrize("threshold", LESSON.pools["threshold"])
def test_the_explorer_says_both_counts_that_a_rate_is_made_of(threshold: int) -> None:
    words = THRESHOLDS.view({"conditions": "medium", "threshold": f"{threshold:g}"}).sentence
    mates, missed = re.search(r"of ([\d,]+) pairs of one finger, ([\d,]+) w", words).groups()
    of, count = (int(one.replace(",", "")) for one in (mates, missed))
    assert answer("missed-here", threshold=threshold) == pytest.approx(100 * count / of)


def test_the_explorer_opens_on_no_threshold_that_a_learner_may_be_dealt() -> None:
    assert THRESHOLDS.start["conditions"] == "medium"
    assert float(THRESHOLDS.start["threshold"]) not in LESSON.pools["threshold"]


def test_worse_prints_hide_more_and_are_mixed_up_less() -> None:
    for threshold in LESSON.pools["threshold"]:
        rates = (
            answer("error-rates", threshold=threshold).set_index("conditions").loc[["easy", "medium", "hard"]]
        )
        assert rates["missed"].is_monotonic_increasing
        assert rates["false_match"].is_monotonic_decreasing


def test_in_the_made_up_towns_a_machine_that_finds_most_is_mostly_right_in_some_and_mostly_wrong_in_others() -> (
    None
):
    shares = {town: answer("removable-of-matches", town=town) for town in LESSON.pools["town"]}
    assert min(shares.values()) < 20
    assert max(shares.values()) > 50


def test_the_lab_s_matcher_never_errs() -> None:
    drawn = searches(record_rates(), 11)
    assert drawn.loc[drawn["mate"], "on_record"].all()
    without = drawn[drawn["on_record"] & ~drawn["mate"]]
    assert set(without["cause"]) == {"missing-card"}


def test_of_fingers_and_records_one_comparison_alone_holds_in_the_whole_range_of_the_rates() -> None:
    """The lesson says of every other one that it is open: at some rates the records err more, and at some less."""
    lab = run(record_rates()).whole()
    matches, others = lab.matches, lab.searches - lab.matches
    missed, flagged = (range_of(record_rates(), outcome) for outcome in ("missed", "flagged-wrongly"))
    product = matches * truth("missed-of-ten-thousand").found(load)[0] / 10_000
    assert product < 1 < missed[0]
    for found, wrongly in (
        ("ident-found-2004", "ident-found-wrongly-2004"),
        ("ident-found-strict-2004", "ident-found-wrongly-strict-2004"),
    ):
        assert missed[0] < matches * (1 - published_share(found)) < missed[1]
        assert flagged[0] < others * published_share(wrongly) < flagged[1]
    limit = load("nist-frifte")["false_alarms_limit"].min()
    assert flagged[0] < others * limit < flagged[1]


def test_of_the_assumed_rates_the_lesson_draws_no_order() -> None:
    for claim in (
        "fingers hardly err",
        "hardly errs",
        "hardly err",
        "it is the strongest",
        "the smaller thing",
    ):
        assert claim not in TEXT


@pytest.mark.parametrize("cut", [45, 90, 180])
def test_each_cut_passes_the_records_and_ends_with_what_a_finger_can_t_show(cut: int) -> None:
    head = TEXT.split("---")[1]
    parts = re.findall(r"- name: (.+)\n(?:    minutes: \d+\n)?    cuts: \[(.+)\]", head)
    taken = [name for name, cuts in parts if str(cut) in cuts.split(", ")]
    assert {"A machine that never errs", "What a finger can't show"} <= set(taken)


def test_every_part_with_code_says_that_it_is_optional_and_where_to_go_on() -> None:
    parts = dict(re.findall(r"^## ([A-Z][^\n]+)\n\n(.*?)(?=^## [A-Z]|\Z)", TEXT, re.MULTILINE | re.DOTALL))
    coded = {exercise.id for exercise in LESSON.exercises if exercise.route == "code"}
    there = [name for name, text in parts.items() if coded & set(re.findall(r"\{exercise\} (\S+)", text))]
    assert len(there) == 3
    for name in there:
        onward = re.match(
            r"\*This part is optional\. Without code, go on to \{part\}`[\w-]+`\.\*", parts[name]
        )
        assert onward, name  # that the link finds its part is asked of all lessons in test_signposts


def test_no_synthetic_finger_has_a_name_or_a_country_and_no_product_is_named() -> None:
    companies = {name.partition("+")[0].casefold() for name in load("nist-frifte")["submission"]}
    words = set(re.findall(r"\w+", TEXT.casefold()))
    assert not companies & words
