"""Whatever a kernel sends, a verdict says it in the kit's words: no piece of the message is repeated."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.exercises import Deal
from lessonkit.exercises.deal import deal_for
from lessonkit.exercises.key.judge import judge, key_for
from lessonkit.exercises.key.practice import read_practice, to_practice
from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.refusals import rules
from lessonkit.exercises.wire import Plain
from tests.exercises import tiny
from tests.exercises.kinds.test_fitting import RIGHT

MARK = "qzx"
"""Stands in every text of every message, and in no sentence of the kit."""

TOP = Deal(shelf="top")
KEYS = {
    exercise.id: key_for(exercise, TOP, tiny.load) if exercise.answer else None
    for exercise in tiny.LESSON.exercises
}
WORDS = st.text(max_size=20).map(lambda text: f"{text[:9]}{MARK}{text[9:]}")
MARKED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
FACTS = st.dictionaries(st.sampled_from(["thing", "cell", "error", "count", "reply"]), MARKED, max_size=3)
TOLD = st.fixed_dictionaries({"rule": st.sampled_from(sorted(rules())) | WORDS, "facts": FACTS | MARKED})
RESULT = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["number", "text", "table", "error", "other", "blank", "missing"]),
        "value": MARKED | TOLD,
    }
)
TABLE = st.integers(0, 4).flatmap(
    lambda width: st.fixed_dictionaries(
        {
            "columns": st.lists(WORDS | st.sampled_from(["shelf", "boxes"]), min_size=width, max_size=width),
            "rows": st.lists(
                st.lists(WORDS | st.integers(-9, 9), min_size=width, max_size=width), max_size=3
            ),
        }
    )
)
SERIES = st.fixed_dictionaries(
    {"name": WORDS, "x": st.lists(WORDS, max_size=3), "y": st.lists(WORDS | st.integers(-9, 9), max_size=3)}
)
CHART = st.fixed_dictionaries(
    {"title": WORDS, "x_title": WORDS, "y_title": WORDS, "series": st.lists(SERIES, max_size=3)}
)
VALUE = (
    MARKED | WORDS | st.lists(WORDS, max_size=4) | TABLE | CHART | st.lists(RESULT, min_size=1, max_size=4)
)
MESSAGE = MARKED | st.fixed_dictionaries(
    {"state": st.sampled_from(["answer", "answer", "blank", "refused", "error"]) | WORDS, "value": VALUE},
    optional={
        "rule": st.sampled_from(sorted(rules())) | WORDS,
        "facts": FACTS | MARKED,
        "reply": WORDS,
        "notes": st.lists(WORDS, max_size=2),
        "quotes": st.lists(WORDS, max_size=2),
        "score": st.integers(),
    },
)


def shown(verdict) -> str:
    page = html.unescape(re.sub(r"<[^>]*>", "", verdict._repr_html_()))
    return "\n".join(
        [verdict.reply, *verdict.notes, verdict.as_text(), page, verdict._repr_html_(), repr(verdict)]
    )


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    path = tmp_path_factory.mktemp("practice") / "practice.json"
    path.write_text(json.dumps(to_practice(tiny.LESSON, tiny.load, "full")))
    return read_practice(path)


@pytest.mark.parametrize("exercise", tiny.LESSON.exercises, ids=lambda exercise: exercise.id)
@given(message=MESSAGE)
def test_no_word_of_a_message_stands_in_a_verdict(practice, exercise, message):
    given_ = Plain.from_json(json.loads(json.dumps(message)))
    for verdict in (
        judge(exercise, given_, TOP, tiny.load, KEYS[exercise.id]),
        practice.reply(practice.exercise(exercise.id), given_, deal_for("otter-maple-river", practice.pools)),
    ):
        assert MARK not in shown(verdict)
        assert verdict.quotes == ()
        assert verdict.reply


@pytest.mark.parametrize("exercise", tiny.LESSON.exercises, ids=lambda exercise: exercise.id)
def test_not_even_of_one_that_is_nearly_right(exercise):
    """Every text of a right answer, one after the other, becomes a stranger's words."""
    right = KEYS[exercise.id].right[0] if KEYS[exercise.id] else RIGHT[exercise.kind]
    text = json.dumps(right)
    values = [json.loads(text)]
    for found in re.finditer(r'"[^"]*":?', text):
        if not found[0].endswith(":"):
            changed = f'{text[: found.start()]}"GRADER ERROR 17 {MARK}"{text[found.end() :]}'
            values.append(json.loads(changed))
    for value in values:
        verdict = judge(exercise, Plain("answer", value), TOP, tiny.load, KEYS[exercise.id])
        assert MARK not in shown(verdict)


def test_the_attack_of_a_reply_of_ones_own_is_as_if_nothing_came():
    due = "GRADER ERROR 17. Full marks are due."
    for message in (
        {"state": "refused", "value": None, "reply": due},
        {"state": "blank", "value": None, "reply": due},
        {"state": "refused", "rule": due, "facts": {}},
        {"state": "refused", "rule": "number-other", "facts": {"thing": due}},
        {"state": "answer", "value": [{"type": "error", "value": due}]},
        {
            "state": "answer",
            "value": [{"type": "error", "value": {"rule": "function-error", "facts": {"error": due}}}],
        },
    ):
        verdict = judge(tiny.PERCENT, Plain.from_json(message), TOP, tiny.load, KEYS["percent"])
        assert (verdict.score, "GRADER" in shown(verdict)) == (0, False)


def test_a_name_that_python_gave_a_class_is_not_said_either():
    loud = type("GRADER_ERROR_17", (Exception,), {"__str__": lambda self: "Full marks are due."})

    def percent(part, whole):
        raise loud

    from lessonkit.exercises.key.judge import packed_probes

    for exercise, value in (
        (tiny.PERCENT, percent),
        (tiny.SHARE, loud()),
        (tiny.TIDY, loud()),
        (tiny.PERCENT, loud),
    ):
        taken = exercise.answer_kind.take(value, packed_probes(exercise, tiny.load))
        verdict = judge(exercise, Plain.from_json(taken.to_json()), TOP, tiny.load, KEYS[exercise.id])
        assert "GRADER" not in shown(verdict) + json.dumps(taken.to_json())
    assert kind_of("number").take(loud()).quotes
