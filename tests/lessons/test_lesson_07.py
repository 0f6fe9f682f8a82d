"""Lesson 7: what its exercises ask agrees with what it shows, and the best sample of a brief is one that stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessonkit.authoring.verdicts import SENTENCES, all_shown
from lessonkit.data import load
from lessonkit.exercises import Deal
from lessonkit.exercises.deal import every_deal
from lessonkit.exercises.kinds.written import word_count
from lessonkit.exercises.locate import load_lesson
from scomm.county.brief.making import made
from scomm.county.brief.parts import SMALL
from scomm.county.brief.reading import read_brief

KIT = Path(__file__).parents[2]
FOLDER = KIT / "solutions" / "07-county-brief"
LESSON = load_lesson(FOLDER)
NOTEBOOK = (KIT / "lessons" / FOLDER.name / f"{FOLDER.name}.ipynb").read_text("utf-8")
LEVELS = LESSON.exercise("county-brief").rubric


def test_the_made_up_guesses_are_those_of_the_prompt() -> None:
    prompt = LESSON.exercise("what-sureness-costs").prompt
    said = re.findall(r"`(\d+)` percent sure and (not near|near)", " ".join(prompt.split()))
    guesses = [(int(sure), near == "near") for sure, near in said]
    assert len(guesses) == 3
    costs = [(sure - 100 * near) ** 2 / 100 for sure, near in guesses]
    exercise = LESSON.exercise("what-sureness-costs")
    assert exercise.answer is not None
    assert exercise.answer(load, Deal()) == pytest.approx(sum(costs) / 3)


def test_the_made_up_claims_come_out_as_the_prompt_says() -> None:
    exercise = LESSON.exercise("claim-stands")
    rows = re.findall(r'^\| `(\d+)` \| `(\d+)` \| `(\d+)` \| `"(.+?)"` \|$', exercise.prompt, re.MULTILINE)
    assert exercise.answer is not None
    rule = exercise.answer(load, Deal())
    assert {said for *_, said in rows} == {"stands", "refused", "open"}
    assert [rule(*map(int, numbers)) for *numbers, _ in rows] == [said for *_, said in rows]


@pytest.mark.parametrize("deal", list(every_deal(LESSON.pools, ("county",))), ids=lambda deal: deal.county)
def test_the_lowest_number_is_what_the_page_of_the_county_says(deal: Deal) -> None:
    from scomm.county import dossier

    page = dossier(deal.county)
    estimate, margin = (
        int(one.replace(",", "")) for one in re.findall(r"[\d,]+", page["noncitizens"].said)[:2]
    )
    exercise = LESSON.exercise("lowest-per-thousand")
    assert exercise.answer is not None
    assert exercise.answer(load, deal) == pytest.approx(1000 * (estimate - margin) / page["population"].value)


@pytest.mark.parametrize("sample", LEVELS[0].samples, ids=("one side", "the other"))
def test_the_best_samples_are_whole_briefs_that_stand(sample: str) -> None:
    brief = made(read_brief(sample))
    assert [f"{one.part}: {one.words}" for one in brief.problems if not one.is_remark] == []
    assert brief.is_whole


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name[:12])
def test_each_sample_is_as_long_as_a_brief_may_be(level) -> None:
    low, high = LESSON.exercise("county-brief").properties.words
    for sample in level.samples:
        assert low <= word_count(sample) <= high


SMALL_LEVELS = LESSON.exercise("small-brief").rubric


@pytest.mark.parametrize("level", SMALL_LEVELS, ids=lambda one: f"{one.points:g}")
def test_the_samples_of_a_small_brief_are_small_and_only_the_lowest_does_not_stand(level) -> None:
    low, high = LESSON.exercise("small-brief").properties.words
    for text in (level.sample, level.counterpart):
        if text:
            brief = made(read_brief(text))
            assert brief.brief.size is SMALL
            assert low <= len(text.split()) <= high
            assert brief.is_whole is (level.points > 0), [one.words for one in brief.problems]


def test_claims_of_a_lower_level_are_refused() -> None:
    two = next(level for level in LEVELS if level.points == 2)
    refused = {one.part for one in made(read_brief(two.sample)).problems if not one.is_remark}
    assert {"claim 4", "claim 5"} <= refused


def test_the_notebook_has_every_verdict_with_a_link_to_its_lesson() -> None:
    for number, rows in all_shown(KIT / "solutions").items():
        assert f"| {number} · " in NOTEBOOK
        for one in rows:
            assert one.link in NOTEBOOK
    assert set(re.findall(r"\| (F\d+) · ", NOTEBOOK)) <= set(SENTENCES)


def test_the_saved_notebook_says_that_guesses_are_private_and_asks_for_no_guess() -> None:
    assert [one.id for one in LESSON.exercises if one.answer_kind.is_guess] == []
    assert "the saved notebook holds none of it" in NOTEBOOK
