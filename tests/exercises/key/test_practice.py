"""The practice file of a graded course helps with the form and keeps the answers at home."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.exercises import Exercise
from lessonkit.exercises.deal import deal_for, every_deal
from lessonkit.exercises.guesses.near import said_before
from lessonkit.exercises.key.judge import key_for
from lessonkit.exercises.key.practice import FEEDBACK, read_practice, say, to_practice
from lessonkit.exercises.kinds.number import say as say_of_kinds
from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.wire import BLANK, Plain, answer, refused
from tests.exercises import tiny
from tests.exercises.kinds.test_fitting import RIGHT as RIGHT_SHAPE
from tests.exercises.kinds.test_fitting import damaged
from tests.exercises.test_wire import JSON
from tests.lessons.test_exercises import LESSONS

CODE = "otter-maple-river"
SHELF = deal_for(CODE, tiny.LESSON.pools).shelf
RIGHT = 100 * tiny.RED[SHELF] / tiny.ALL[SHELF]
FILES = {feedback: to_practice(tiny.LESSON, tiny.load, feedback) for feedback in FEEDBACK}

STRUCTURE = {
    "points",
    "minutes",
    "tolerance",
    "checks",
    "range",
    "length",
    "sums_to",
    "words",
    "series",
    "near",
    "practice",
}
"""Parts whose numbers say nothing of an answer."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "practice.json"


def reading(path: Path, feedback: str = "practice"):
    path.write_text(json.dumps(FILES[feedback]), encoding="utf-8")
    return read_practice(path)


def reply(practice, exercise_id: str, given_: Plain, code: str = CODE):
    return practice.reply(practice.exercise(exercise_id), given_, deal_for(code, practice.pools))


def parts(data: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf and every list of a piece of JSON, under the nearest name."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from parts(value, key)
        return
    yield name, data
    for item in data if isinstance(data, list) else ():
        yield from parts(item, name)


# --- what the file holds


@pytest.mark.parametrize("name", LESSONS)
def test_no_right_answer_no_alternative_and_no_solution_is_in_it(name):
    lesson = LESSONS[name]
    data = to_practice(lesson, load)
    text = json.dumps(data, ensure_ascii=False)
    entries = {entry["id"]: entry for entry in data["exercises"]}
    for exercise in lesson.exercises:
        if exercise.answer is None:
            continue
        told = [
            part for key, part in parts(entries[exercise.id]) if key not in STRUCTURE and key != "choices"
        ]
        for deal in every_deal(lesson.pools, exercise.uses):
            for right in key_for(exercise, deal, load).right:
                if exercise.kind == "number":
                    numbers = [
                        part for part in told if isinstance(part, int | float) and not isinstance(part, bool)
                    ]
                    assert not any(
                        kind_of("number").same(number, right, exercise.tolerance) for number in numbers
                    )
                elif exercise.kind == "choice":
                    assert right not in told
                else:
                    assert json.dumps(right, ensure_ascii=False) not in text
        for line in exercise.reference.splitlines():
            if len(line.strip()) > 25:
                assert line.strip() not in text, f"{exercise.id}: {line.strip()}"
        assert not any(words in text for words in (exercise.explain, *exercise.explains.values()) if words)


@pytest.mark.parametrize("name", LESSONS)
def test_no_mistake_and_no_rubric_is_in_it_either(name):
    data = to_practice(LESSONS[name], load)
    text = json.dumps(data, ensure_ascii=False)
    assert all(entry["mistakes"] == [] for entry in data["exercises"])
    for exercise in LESSONS[name].exercises:
        texts = [mistake.reply for mistake in exercise.mistakes] + [
            sample for level in exercise.rubric for sample in level.samples
        ]
        assert not any(text_ in text for text_ in texts)


def test_the_file_is_the_same_on_every_run():
    assert json.dumps(FILES["practice"]) == json.dumps(to_practice(tiny.LESSON, tiny.load))


def test_of_a_function_one_example_is_public_and_its_result_is_not():
    entry = next(entry for entry in FILES["full"]["exercises"] if entry["id"] == "percent")
    assert entry["probes"] == [[1, 4]]
    results = [result["value"] for mistake in entry["mistakes"] for result in mistake["value"]]
    assert 25.0 not in results
    assert 0.25 in results


def test_full_feedback_adds_each_mistake_for_each_deal_with_its_reply():
    entry = next(entry for entry in FILES["full"]["exercises"] if entry["id"] == "share-red")
    assert len(entry["mistakes"]) == len(tiny.SHELVES) * len(tiny.SHARE.mistakes)
    assert {mistake["deal"]["shelf"] for mistake in entry["mistakes"]} == set(tiny.SHELVES)


def test_a_third_kind_of_feedback_is_refused():
    with pytest.raises(KitError, match=r"No feedback 'some'\. Allowed: practice, full\."):
        to_practice(tiny.LESSON, tiny.load, "some")


# --- what a check replies


def reply_to(exercise: Exercise, mistake: str) -> str:
    """What the lesson says of a mistake, by its name."""
    return {one.name: one.reply for one in exercise.mistakes}[mistake]


def test_a_right_and_a_wrong_answer_of_good_form_look_alike(path):
    practice = reading(path)
    verdicts = [reply(practice, "share-red", answer(number)) for number in (RIGHT, RIGHT + 10)]
    assert len({verdict.as_text() for verdict in verdicts}) == 1
    assert verdicts[0].state == "practice"
    assert verdicts[0].reply == say("practice.good-form", type="a percentage", checks=3)
    assert repr(verdicts[0]) == "0"


@pytest.mark.parametrize(
    ("id", "given_", "state", "said"),
    [
        ("share-red", BLANK, "not-attempted", say("not-attempted")),
        ("share-red", refused("number-text"), "unreadable", say_of_kinds("number.refused.text")),
        (
            "share-red",
            answer(130),
            "not-yet",
            f"{say_of_kinds('number.outside', value='130', type='a percentage', low='0', high='100')} {say_of_kinds('number.divide')}",
        ),
        ("share-red", answer("30"), "unreadable", say("no-answer")),
        ("which-base", answer("d"), "not-yet", say_of_kinds("choice.strange.alone", options="a, b, c")),
        (
            "guess-red",
            answer([50, 60]),
            "recorded",
            say_of_kinds("prediction.kept", guess="50", confidence="60", near=said_before((0, 100), None)),
        ),
        (
            "guess-red",
            answer([50, 0.6]),
            "not-yet",
            say_of_kinds("prediction.confidence-as-fraction"),
        ),
        ("guess-red", answer([50]), "unreadable", say("no-answer")),
        (
            "what-is-hidden",
            answer("Much."),
            "recorded",
            say_of_kinds("written.read-but", n=1, fewest=3, most=30),
        ),
        (
            "draw-boxes",
            kind_of("chart").take(tiny.chart(words=False)),
            "not-yet",
            say_of_kinds("chart.no-title"),
        ),
        (
            "tidy-boxes",
            kind_of("table").take(tiny.tidy().head(2)),
            "not-yet",
            say_of_kinds("table.count.several", n=2, wanted=6),
        ),
    ],
)
def test_a_check_says_what_can_be_said_and_gives_no_mark(path, id, given_, state, said):
    verdict = reply(reading(path), id, given_)
    assert (verdict.state, verdict.score) == (state, 0)
    assert verdict.reply == said


def test_a_function_is_tried_on_the_public_example(path):
    practice = reading(path)
    exercise = practice.exercise("percent")
    assert practice.take(exercise, lambda part, whole: part / whole).value == [
        {"type": "number", "value": 0.25}
    ]
    broken = practice.take(exercise, lambda part: part)
    told = say_of_kinds("function.refused.parameters", count=1, wanted=2)
    assert reply(practice, "percent", broken).reply == told
    broken = practice.take(exercise, lambda part, whole: part + "")
    error = say_of_kinds("function.refused.error", error="TypeError")
    assert reply(practice, "percent", broken).reply == say_of_kinds("function.stopped", said=error)
    assert reply(practice, "percent", broken).example is None


def test_full_feedback_names_the_mistake_of_the_learners_own_deal(path):
    practice = reading(path, "full")
    for shelf in tiny.SHELVES:
        wrong = 100 * tiny.RED[shelf] / (tiny.ALL[shelf] - tiny.RED[shelf])
        named = reply_to(tiny.SHARE, "of-the-rest") in reply(practice, "share-red", answer(wrong)).reply
        assert named == (shelf == SHELF)
    assert reply(practice, "which-base", answer("a")).reply == reply_to(tiny.BASE, "the-part")
    example = answer([{"type": "number", "value": 0.25}])
    assert reply(practice, "percent", example).reply == reply_to(tiny.PERCENT, "as-fraction")


def test_full_feedback_names_no_mistake_in_a_right_answer(path):
    practice = reading(path, "full")
    for exercise in tiny.LESSON.exercises:
        if exercise.answer:
            deal = deal_for(CODE, tiny.LESSON.pools)
            right = key_for(exercise, deal, tiny.load).right[0]
            right = right[:1] if exercise.kind == "function" else right
            assert reply(practice, exercise.id, answer(right)).state == "practice", exercise.id


@pytest.mark.parametrize("exercise", tiny.LESSON.exercises, ids=lambda exercise: exercise.id)
@given(data=JSON)
def test_garbage_from_an_old_passport_gets_a_reply(tmp_path_factory, exercise, data):
    practice = reading(tmp_path_factory.getbasetemp() / "practice.json", "full")
    verdict = reply(practice, exercise.id, answer(data))
    assert (verdict.score, bool(verdict.reply)) == (0, True)


def test_a_lesson_without_grades_stays_one(path):
    path.write_text(json.dumps(to_practice(replace(tiny.LESSON, graded=False), tiny.load)))
    assert not read_practice(path).graded
    assert reading(path).graded


# --- damaged files


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '"x"', "[" * 100_000, '{"exercises": [1]}', "\ud800"])
def test_a_damaged_practice_file_is_answered_in_one_line(path, text):
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    with pytest.raises(KitError) as caught:
        read_practice(path)
    why = re.search(
        re.escape(say("practice.damaged", file="practice.json", why="?")).replace(r"\?", r"(\w+)"),
        str(caught.value),
    )
    damaged_file = say("practice.damaged", file="practice.json", why=why[1])
    help = f"Allowed: {say('practice.damaged-allowed')}. {say('practice.damaged-do')}"
    assert str(caught.value) == f"{damaged_file} {help}"


@settings(max_examples=150)
@given(data=st.data())
def test_a_file_with_one_part_damaged_is_refused_or_still_gives_replies(tmp_path_factory, data):
    whole = FILES["full"]
    number = data.draw(st.integers(-1, len(whole["exercises"]) - 1))
    if number < 0:
        broken = data.draw(damaged(whole))
    else:
        entry = whole["exercises"][number]
        name = data.draw(st.sampled_from(sorted(entry)))
        changed = {**entry, name: data.draw(damaged(entry[name]))}
        broken = {
            **whole,
            "exercises": [*whole["exercises"][:number], changed, *whole["exercises"][number + 1 :]],
        }
    path = tmp_path_factory.getbasetemp() / "practice-damaged.json"
    path.write_text(json.dumps(broken), encoding="utf-8")
    try:
        practice = read_practice(path)
    except KitError:
        return
    for exercise in practice.exercises:
        for given_ in (
            practice.take(exercise, tiny.right_percent),
            answer(RIGHT_SHAPE[exercise.kind]),
        ):
            assert reply(practice, exercise.id, given_).score == 0


def test_an_unknown_exercise_is_answered_with_those_there_are(path):
    with pytest.raises(KitError, match="Allowed: guess-red, share-red"):
        reading(path).exercise("share-blue")
