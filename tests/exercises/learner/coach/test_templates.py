"""The coach on a template that was opened: its instruction, and the names of a learner's own tables."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pandas as pd

from lessonkit.exercises.learner.coach import coach
from lessonkit.exercises.learner.coach.coach import WITH_A_TABLE, advice_on
from lessonkit.exercises.learner.coaching import instructions_in
from lessonkit.exercises.locate import load_lesson

STARTER = "# Fill in the blanks (____), take the # and the space behind it away from the lines, then run this cell.\nshares = ...\n# shares = removals[____]"


LESSONS = sorted((Path(__file__).parents[4] / "solutions").glob("0*"))


def failed(source, names, **more):
    try:
        exec(compile(source, "cell", "exec"), names)
    except Exception as error:
        return advice_on(error, source, names, **more)
    raise AssertionError("the cell ran")


def test_an_instruction_without_its_hash_is_told_and_no_blank_in_it():
    opened = STARTER.replace("# Fill", "Fill").replace("# shares", "shares")
    for known in (instructions_in(STARTER), frozenset()):
        assert failed(opened, {}, instructions=known).rule == "instruction-opened"


def test_a_line_of_code_names_the_learners_own_table_or_is_left_out():
    removals = pd.DataFrame({"category": ["convicted", "pending-charges"], "people": [1, 2]})
    told = failed('removals["pending-charges"]', {"removals": removals})
    assert 'removals[removals["category"] == "pending-charges"]' in told.do
    both = failed('removals[(removals["people"] > 1) and (removals["people"] < 3)]', {"removals": removals})
    assert '(removals["column"] == value)' in both.do
    nameless = failed('frames[0]["pending-charges"]', {"frames": [removals]})
    assert nameless.rule == "value-not-column"
    assert "table[" not in nameless.do


def test_every_rule_that_shows_a_line_with_a_table_has_words_without_one_too():
    rules = tomllib.loads((Path(coach.__file__).parent / "words.toml").read_text("utf-8"))["rule"]
    assert {id for id, words in rules.items() if "do-without" in words} == WITH_A_TABLE
    assert not [id for id, words in rules.items() if "`table[" in words["do"] or "(table[" in words["do"]]


def test_a_table_that_is_called_is_named():
    people = pd.DataFrame({"n": [1]})
    assert 'people["column"]' in failed("people(1)", {"people": people}).do


def test_each_template_of_the_lessons_begins_with_one_line_of_instruction():
    starters = [one.starter for lesson in LESSONS for one in load_lesson(lesson).exercises]
    own_words = [starter for starter in starters if "put your own numbers and words in." in starter]
    templates = [starter for starter in starters if "____" in starter and starter not in own_words]
    assert len(templates) == 10
    for starter in templates:
        (told,) = [line for line in instructions_in(starter) if "____" in line]
        assert re.fullmatch(
            r"Fill in the blanks \(____\), take the # and the space behind it away from the (last )?(\w+ )?lines?, then run this cell\.",
            told,
        )
        opened = starter.replace(f"# {told}", told)
        assert failed(opened, {}, instructions=instructions_in(starter)).rule == "instruction-opened"
