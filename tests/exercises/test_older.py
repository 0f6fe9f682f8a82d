"""A passport and a practice file of an earlier version open, without the sentences that stood in them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lessonkit.exercises.key.practice import FEEDBACK, read_practice, to_practice
from lessonkit.exercises.learner import passport_file
from lessonkit.exercises.older import upgraded
from tests.exercises import tiny

KEPT = Path(__file__).parents[1] / "kept" / "format-1-with-replies.passport.json"
"""As the kit wrote it when a refusal was still a sentence."""


def test_a_passport_with_sentences_opens_with_all_that_was_answered():
    found = passport_file.read(KEPT)
    assert set(found.entries) == {exercise.id for exercise in tiny.LESSON.exercises}
    assert (found.learner, found.hints) == ("otter-maple-river", {"share-red": 1})
    states = {id: entry.answer.state for id, entry in found.entries.items()}
    assert {id for id, state in states.items() if state == "refused"} == {"share-red", "rank-shelves"}
    assert found.entries["which-base"].answer.value == "b"
    assert found.predictions["guess-red"].guess == 50


def test_what_stood_in_it_as_a_sentence_is_said_by_a_rule_now():
    assert "This is text." in KEPT.read_text()
    found = passport_file.read(KEPT)
    assert found.entries["share-red"].answer.rule == "kept-unread"
    assert found.entries["percent"].answer.value[-1]["value"] == {"rule": "result-kept", "facts": {}}
    assert "This is text." not in passport_file.to_json(found)
    assert passport_file.from_json(passport_file.to_json(found)) == found


def test_a_learner_goes_on_with_it(notebook, here):
    shutil.copy(KEPT, here / "passport-90-tiny.json")
    notebook.begin()
    for exercise in tiny.LESSON.exercises:
        verdict = notebook.run(f"check({exercise.id!r})")
        assert verdict.state == {
            "share-red": "unreadable",
            "rank-shelves": "unreadable",
            "percent": "not-yet",
        }.get(exercise.id, passport_file.read(KEPT).entries[exercise.id].state)


def test_free_text_of_a_result_becomes_a_rule_and_other_values_stay():
    error = {"type": "error", "value": "ZeroDivisionError: full marks are due"}
    assert upgraded([error])[0]["value"]["rule"] == "function-error"
    for value in (30, "text", None, {"type": "error", "value": "x"}, [1, {"type": "text", "value": "a"}]):
        assert upgraded(value) == value


def test_a_practice_file_of_an_earlier_version_opens(tmp_path):
    data = to_practice(tiny.LESSON, tiny.load, "full")
    entry = next(entry for entry in data["exercises"] if entry["kind"] == "function")
    entry["mistakes"][0]["value"] = [{"type": "error", "value": "ZeroDivisionError: division by zero"}]
    (tmp_path / "practice.json").write_text(json.dumps(data))
    assert read_practice(tmp_path / "practice.json").id == "90-tiny"


EVERY_KIND = KEPT.with_name("format-1-every-kind.passport.json")
"""As the kit wrote it for an answer of each kind before answers had msgspec forms."""


def test_a_passport_with_an_answer_of_each_kind_comes_back_byte_for_byte():
    text = EVERY_KIND.read_text(encoding="utf-8")
    found = passport_file.from_json(text)
    assert set(found.entries) == {exercise.id for exercise in tiny.LESSON.exercises}
    assert (found.hints, bool(found.predictions["guess-red"].seen)) == ({"share-red": 2}, True)
    assert passport_file.to_json(found) == text


def stands_in(kept: object, written: object) -> bool:
    """True if all that was kept is written too, value by value."""
    if isinstance(kept, dict) and isinstance(written, dict):
        return kept.keys() <= written.keys() and all(stands_in(kept[name], written[name]) for name in kept)
    if isinstance(kept, list) and isinstance(written, list):
        return len(kept) == len(written) and all(map(stands_in, kept, written))
    return kept == written


@pytest.mark.parametrize("feedback", FEEDBACK)
def test_a_bundle_of_the_earlier_version_is_what_this_one_writes(feedback):
    """But for what this version adds beside it."""
    path = KEPT.with_name(f"format-1-{feedback}.practice.json")
    kept = json.loads(path.read_text(encoding="utf-8"))
    written = json.loads(json.dumps(to_practice(tiny.LESSON, tiny.load, feedback)))
    assert written == {**written, **kept, "exercises": written["exercises"]}
    assert stands_in(kept, written)
    assert [question.id for question in read_practice(path).exercises] == [
        one.id for one in tiny.LESSON.exercises
    ]
