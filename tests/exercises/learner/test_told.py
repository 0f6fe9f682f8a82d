"""What a check says of the last run of an answer cell is true: each way to leave no answer, or an older one."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell

from lessonkit.exercises.key.practice import to_practice
from lessonkit.exercises.learner import passport_file, session
from lessonkit.exercises.learner.failed_cells import REFUSAL
from lessonkit.exercises.learner.last_runs import LastRun, answered_by
from lessonkit.exercises.learner.session import changed_and_not_run, say
from lessonkit.exercises.learner.told import told_of_a_column, told_of_dots, told_of_function, told_of_unset
from tests.exercises import tiny
from tests.exercises.learner.a_lab import RIGHT, Lab

STARTER = "# Fill the blank, and take the # away.\nshare_red = ...\n# share_red = boxes[____].sum()"


@pytest.fixture
def lab(kit):
    yield Lab()
    session.close()
    InteractiveShell.clear_instance()


def why(rule: str, line: int = 0) -> str:
    return say(f"told.why.{rule}", name="share_red", line=line)


@pytest.mark.parametrize(
    ("cell", "reply"),
    [
        ("Share_red = 30", why("near-name")),
        ("share_rde = 30", why("near-name")),
        ("which_base = 'b'", why("another-answer")),
        ("answer = 30", why("other-names")),
        ("share_red: 30", why("notes")),
        ("print(30)", why("prints")),
        ("30", why("shows")),
        ("# 30", why("comments")),
        ("x = 30\nshare_red = ...", why("work-but-dots", 2)),
        ("share_red = 30\nshare_red = ...", why("undone", 2)),
        ("share_red = ...    # 30", why("behind-dots", 1)),
        ("share_red = ...\n# share_red = 30", why("behind-hash", 2)),
        ("share_red = ...\n30", why("shown-below-dots", 1)),
        ("share_red = ...\nx = 30\n# share_red = x", why("last-step-behind-hash", 3)),
    ],
)
def test_a_filled_in_cell_is_never_called_not_attempted(lab, cell, reply):
    lab.answer(cell)
    verdict = lab.check()
    assert (verdict.state, verdict.score, verdict.reply) == ("unreadable", 0, reply)


@pytest.mark.parametrize("cell", ["share_red = 10^2", "x = 3 ^ 2\nshare_red = 5 + x"])
def test_a_number_that_was_reckoned_with_a_sign_that_is_no_power_is_told_so_first(lab, cell):
    lab.answer(cell)
    verdict = lab.check()
    assert (verdict.state, verdict.reply) == ("not-yet", say("told.power"))


def test_a_number_that_summarizes_a_whole_column_of_the_lesson_is_told_so():
    table = pd.DataFrame({"shelf": ["top", "low"], "boxes": [315, 402]})
    assert told_of_a_column(717.0, {"boxes": table}) == say(
        "told.whole-column", summary=say("told.summary.sum"), column="boxes", table="boxes"
    )
    assert told_of_a_column(358.5, {"boxes": table, "other": 3})
    assert told_of_a_column(359.5, {"boxes": table}) == ""
    assert told_of_a_column(2.0, {"boxes": pd.DataFrame({"n": [1, 1]})}) == "", (
        "so few digits may be anything"
    )


def test_a_right_answer_is_never_told_of_a_power(lab):
    lab.answer(f"x = 3 ^ 2\nshare_red = {RIGHT}")
    assert lab.check().state == "right"


@pytest.mark.parametrize("cell", ["share_red = ...", "\nshare_red = ...  \n\n"])
def test_an_untouched_cell_is_not_attempted(lab, cell):
    assert lab.check().state == "not-attempted"
    lab.answer(cell)
    assert lab.check().state == "not-attempted"


def test_the_name_that_was_set_instead_is_quoted(lab):
    lab.answer("Share_red = 30")
    verdict = lab.check()
    assert verdict.quotes[0].words == "Share_red"
    assert "Share_red" not in verdict.reply


@pytest.mark.parametrize("mended", ["Share_red = 30", "share_red: 30", "share_rde = 30", "30", "print(30)"])
def test_after_an_error_a_run_without_one_is_not_said_to_have_ended_in_one(lab, mended):
    lab.answer("share_red = 30%")
    assert lab.check().reply == REFUSAL.reply
    lab.answer(mended)
    verdict = lab.check()
    assert verdict.state == "unreadable"
    assert verdict.reply != REFUSAL.reply


def test_after_an_error_the_check_repeats_what_it_means(lab):
    lab.answer("share_red = 30%")
    verdict = lab.check()
    assert verdict.reply == REFUSAL.reply
    assert say("told.coach") in verdict.as_text()
    assert "percent sign" in verdict.quotes[0].words


@pytest.mark.parametrize("cell", ["print(30)", "Share_red = 30"])
def test_an_older_answer_that_is_judged_is_said_to_be_older(lab, cell):
    lab.answer("share_red = 77")
    assert lab.check().notes[0] != say("told.older", name="share_red")
    lab.answer(cell)
    verdict = lab.check()
    assert verdict.state == "not-yet"
    assert verdict.notes[0] == say("told.older", name="share_red")


def test_a_misspelt_function_is_not_judged_by_the_old_one_silently(lab):
    lab.answer("def percent(part, whole):\n    return part", "percent")
    lab.answer("def precent(part, whole):\n    return 100 * part / whole", "percent")
    verdict = lab.check("percent")
    assert verdict.notes[0] == say("told.older", name="percent")
    assert verdict.quotes[0].words == "precent"


def test_after_the_dots_a_right_answer_is_said_to_be_the_passports(lab):
    lab.answer(f"share_red = {RIGHT}")
    assert lab.check().state == "right"
    lab.answer("share_red = ...")
    assert lab.check().notes[0] == say("passport.restored-dots")
    lab.answer(f"share_red = {RIGHT}\nshare_red = ...")
    verdict = lab.check()
    assert (verdict.state, verdict.reply) == ("unreadable", why("undone", 2))
    assert verdict.notes == (say("passport.keeps", state="Right"),)


@pytest.mark.parametrize("earlier", ["share_red = 77", f"share_red = {RIGHT}", ""])
def test_dots_before_an_error_are_no_empty_answer_and_no_older_one(lab, earlier):
    if earlier:
        lab.answer(earlier)
        lab.check()
    lab.answer("share_red = ...\nshare_red = boxes[red].sum()")
    verdict = lab.check()
    assert verdict.state == "unreadable"
    assert verdict.reply == REFUSAL.reply
    lab.answer(f"share_red = ...\nshare_red = {RIGHT}")
    assert lab.check().state == "right"


@pytest.mark.parametrize(
    ("half", "said"),
    [("(40, ...)", "Your confidence is still open"), ("(..., 60)", "Your guess is still open")],
)
def test_half_an_answer_is_not_answered_from_the_passport(lab, here, half, said):
    lab.answer("guess_red = (40, 60)", "guess-red")
    assert lab.check("guess-red").state == "recorded"
    lab.answer(f"guess_red = {half}", "guess-red")
    verdict = lab.check("guess-red")
    assert verdict.state == "unreadable"
    assert said in verdict.reply
    assert passport_file.read(here / "passport-90-tiny.json").entries["guess-red"].answer.value == [40, 60]


def test_after_a_restart_it_is_enough_to_run_the_answer_cell(lab):
    lab.answer(f"share_red = {RIGHT}")
    lab.check()
    again = Lab()
    assert again.check().notes[0] == say("passport.restored")
    changed_and_not_run(["share-red"])
    assert again.check().notes[0] == say("passport.restored-run")
    again.answer(f"share_red = {RIGHT}")
    assert again.check().notes == ()


def test_a_cell_that_was_changed_and_not_run_is_said_to_be(lab):
    lab.answer("share_red = 77")
    changed_and_not_run(["share-red", "no-exercise"])
    assert lab.check().notes[0] == say("told.changed")
    lab.answer("share_red = 78")
    assert lab.check().notes[0] != say("told.changed")
    lab.answer("share_red = 1 / 0")
    changed_and_not_run(["share-red"])
    assert lab.check().notes == (say("told.changed"),)


def test_a_cell_that_was_filled_in_and_never_ran_is_said_to_be(lab):
    changed_and_not_run(["share-red"])
    assert lab.check().reply == why("not-run")


def test_without_a_lesson_open_no_cell_is_said_to_have_changed():
    session.close()
    changed_and_not_run(["share-red"])


def test_a_wrong_try_after_a_right_one_costs_nothing(lab, here):
    lab.answer(f"share_red = {RIGHT}")
    lab.check()
    lab.answer("share_red = 77")
    verdict = lab.check()
    assert verdict.state == "not-yet"
    assert say("passport.best-stands") in verdict.notes
    entry = passport_file.read(here / "passport-90-tiny.json").entries["share-red"]
    assert (entry.state, entry.score, entry.answer.value, entry.last.value) == ("right", 2, RIGHT, 77)


def test_a_graded_course_without_starters_claims_only_what_it_sees(kit, here):
    (here / "practice.json").write_text(json.dumps(to_practice(tiny.LESSON, tiny.load)))
    lab = Lab()
    lab.answer("share_red = ...    # a share")
    assert lab.check().state == "not-attempted"
    lab.answer("share_red = 30\nshare_red = ...")
    assert lab.check().reply == why("undone", 2)
    session.close()
    InteractiveShell.clear_instance()


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        (STARTER, None),
        (STARTER.replace("____", "'red'"), "behind-hash"),
        (STARTER.replace("# share_red", "share_red").replace("____", "'red'"), None),
        (STARTER + "\nshare_red = 30\nshare_red = ...", "undone"),
    ],
)
def test_a_starter_with_blanks_is_told_by_what_was_filled(cell, rule):
    told = told_of_dots("share_red", LastRun(cell, True, True), STARTER)
    if cell.count("\nshare_red = boxes"):
        return  # it sets the answer, so nobody asks
    assert (told.rule if told else None) == rule


@pytest.mark.parametrize(
    ("body", "rule"),
    [("...", None), ("pass", None), ("x = part", "function-nothing")],
)
def test_a_function_that_gives_nothing_back_is_told_by_its_body(body, rule):
    starter = "def percent(part, whole):\n    ..."
    told = told_of_function("percent", LastRun(f"def percent(part, whole):\n    {body}", True, True), starter)
    assert (told.rule if told else None) == rule


@pytest.mark.parametrize(
    ("id", "cell", "found"),
    [
        ("00-x-answer-one-year", "print(3)", {"one-year"}),
        ("00-x-answer-one-year-2", "one_more = 3", set()),
        ("00-x-check-one-year", "One_year = 3", set()),
        (None, "One_year = 3", {"one-year"}),
        (None, "one_year == 3", {"one-year"}),
        (None, "one-year = 3", {"one-year"}),
        (None, "by_years = 3", {"by-year"}),
        (None, "print(one_year)", set()),
        (None, "rows = 3", set()),
    ],
)
def test_which_answer_a_cell_is_for(id, cell, found):
    assert answered_by(id, cell, {"one-year": "one_year", "by-year": "by_year"}) == found


@given(st.text(max_size=80))
def test_no_cell_stops_the_words_about_it(cell):
    run = LastRun(cell, True, False)
    assert told_of_unset("share_red", run, frozenset()).reply
    told_of_dots("share_red", run, STARTER)
    told_of_function("share_red", run, STARTER)
    answered_by(None, cell, {"one-year": "one_year"})
