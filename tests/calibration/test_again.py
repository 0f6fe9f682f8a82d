"""The survey of lesson 0 is asked again, read as any guess is, and stays with the learner."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lessonkit.calibration.again import QUESTIONS, STILL, Survey, again_file
from lessonkit.calibration.compared import say
from lessonkit.calibration.own import OwnBox
from lessonkit.exercises.guesses.truths import LESSON_0
from lessonkit.exercises.learner import passport_file as passports
from lessonkit.exercises.learner.passport import Prediction
from lessonkit.grading.choosing import number_behind

CODE = "otter-maple-river"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / LESSON_0).mkdir()
    (tmp_path / "07-county-brief").mkdir()
    found = again_file(tmp_path / "07-county-brief")
    assert found is not None
    return found


def fill(survey: Survey, **given: tuple[str, str]) -> None:
    for row in survey.rows:
        pair = given.get(row.question.id.replace("-", "_"))
        if pair:
            row.guess.value, row.sure.value = pair
    survey.done.click()


def test_what_is_answered_is_compared_and_what_is_left_empty_is_not(path: Path) -> None:
    survey = Survey({"guess-call": Prediction(5, 50, "2026-11-01")}, CODE, path)
    fill(survey, guess_call=("44", "90 %"), guess_counties=("1,200", "30"))
    told = survey.compared.as_text()
    assert say("compared.scores", n=1, before=0, before_score="25", now=1, now_score="1") in told
    assert say("compared.no-first", n=1) in told
    assert "1,200" in told
    assert len(survey.compared.rows) == 2


def test_a_row_that_can_not_be_read_is_told_beside_it_and_keeps_the_form(path: Path) -> None:
    survey = Survey({}, CODE, path)
    fill(survey, guess_call=("40", ""), guess_counties=("2 or 3", "60"), guess_agreements=("40", "70"))
    told = {row.question.id: bool(row.told.value) for row in survey.rows}
    assert {id for id, wrong in told.items() if wrong} == {"guess-call", "guess-counties"}
    assert survey.done in survey.children
    assert not path.exists()


def test_an_empty_form_says_so(path: Path) -> None:
    survey = Survey({}, CODE, path)
    survey.done.click()
    assert "alert" in survey.told.value


def test_who_has_answered_sees_the_comparison_at_once_and_another_code_the_form(path: Path) -> None:
    fill(Survey({}, CODE, path), guess_call=("44", "90"))
    again = Survey({}, CODE, path)
    assert again.compared.as_text()
    assert again.done not in again.children
    assert Survey({}, "acorn-amber-anchor", path).done


def test_the_second_answers_lie_in_lesson_0s_folder_under_a_name_that_no_collection_takes(path: Path) -> None:
    fill(Survey({}, CODE, path), guess_call=("44", "90"))
    assert path.parent.name == LESSON_0
    kept = passports.read(path)
    assert kept is not None
    assert {id: (one.guess, one.confidence) for id, one in kept.predictions.items()} == {
        "guess-call": (44, 90)
    }
    stem = path.stem  # a collection leaves out what is called a passport and is not that of its lesson
    assert stem.startswith("passport-")
    assert number_behind(stem, "passport-07-county-brief") is None
    assert number_behind(stem, f"passport-{LESSON_0}") is None


def test_where_lesson_0_is_not_there_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "07-county-brief").mkdir()
    assert again_file(tmp_path / "07-county-brief") is None
    survey = Survey({}, CODE, None)
    fill(survey, guess_call=("44", "90"))
    assert say("compared.not-kept") in survey.compared.as_text()
    assert list(tmp_path.rglob("*.json")) == []


def test_what_a_saved_notebook_holds_has_no_guess(path: Path) -> None:
    survey = Survey({}, CODE, path)
    fill(survey, guess_call=("43", "87"))
    saved = json.dumps(OwnBox._repr_mimebundle_(survey))
    assert "43" not in saved.replace(survey.model_id, "")
    assert "87" not in saved.replace(survey.model_id, "")
    assert "87" not in repr(survey)


def test_each_field_has_a_name_of_its_own() -> None:
    survey = Survey({}, CODE, None)
    names = [field.description for row in survey.rows for field in (row.guess, row.sure)]
    assert len(set(names)) == 2 * len(STILL)
    everyone = Survey({id: Prediction(5, 50, "2026-11-01") for id in QUESTIONS}, CODE, None)
    assert len({row.guess.description for row in everyone.rows}) == len(QUESTIONS) == 7


def test_a_question_that_lesson_0_no_longer_asks_is_asked_again_of_who_has_a_guess_at_it(path: Path) -> None:
    kept = {"guess-prints": Prediction(20, 50, "2026-11-01")}
    assert [row.question.id for row in Survey({}, CODE, path).rows] == [id for id in QUESTIONS if id in STILL]
    survey = Survey(kept, CODE, path)
    assert {row.question.id for row in survey.rows} == {"guess-prints", *STILL}
    fill(survey, guess_prints=("3", "60"))
    assert [(now.answered.guess, now.is_near) for _, now in survey.compared.rows] == [(3, True)]
