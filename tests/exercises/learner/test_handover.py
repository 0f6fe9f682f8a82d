"""Grading is handed plain data, whatever a kernel holds."""

from __future__ import annotations

import json

import pytest

from lessonkit.exercises.key.judge import packed_probes
from lessonkit.exercises.learner import failed_cells, session
from lessonkit.exercises.learner.handover import collect, request_for
from lessonkit.exercises.wire import Plain
from tests.exercises import tiny
from tests.exercises.impostors import STRANGERS

CODE = "otter-maple-river"


def asked(exercise) -> str:
    return request_for(exercise, packed_probes(exercise, tiny.load))


@pytest.mark.parametrize("exercise", tiny.LESSON.exercises, ids=lambda exercise: exercise.id)
def test_whatever_stands_under_the_name_comes_out_as_json(exercise):
    for stranger, make in STRANGERS.items():
        value = make()
        out = collect({exercise.variable: value, "learner_code": value}, asked(exercise))
        assert json.loads(json.dumps(out, allow_nan=False, ensure_ascii=False).encode()) == out, stranger
        assert (out["exercise"], out["learner"]) == (exercise.id, ""), stranger
        assert Plain.from_json(out["answer"]).state in ("answer", "blank", "refused"), stranger


def test_an_answer_and_the_learner_code_come_out_together():
    out = collect({"share_red": 30.0, "learner_code": " Otter-Maple-River "}, asked(tiny.SHARE))
    assert out == {
        "exercise": "share-red",
        "answer": {"state": "answer", "value": 30.0},
        "learner": CODE,
    }


def test_a_namespace_without_the_answer_hands_over_a_blank():
    out = collect({"answer": 30, "share": 30}, asked(tiny.SHARE))
    assert out["answer"]["state"] == "blank"


def test_a_function_is_tried_on_the_inputs_that_grading_sends():
    out = collect({"percent": tiny.right_percent}, asked(tiny.PERCENT))
    assert [result["type"] for result in out["answer"]["value"]] == ["number", "number", "number", "missing"]


def test_the_request_holds_no_answer():
    request = json.loads(asked(tiny.SHARE))
    assert set(request) == {"id", "variable", "kind", "probes"}
    assert asked(tiny.BASE).count('"b"') == 0


def test_a_name_in_the_builtins_or_in_the_kit_is_no_answer():
    out = collect({"__builtins__": {"share_red": 30}}, asked(tiny.SHARE))
    assert out["answer"]["state"] == "blank"


def test_how_the_answer_cell_ended_is_handed_over_where_a_lesson_is_open(notebook):
    notebook.begin()
    space = {"share_red": 30.0}
    cells = session.open_notebook().failed
    cells.saw("share_red = 1 / 0", success=False, failing_at=(1, 12))
    refused = collect(space, asked(tiny.SHARE))["answer"]
    assert (refused["state"], refused["rule"]) == ("refused", "cell-failed")
    assert Plain.from_json(refused) == failed_cells.REFUSAL
    cells.saw("share_red = 30.0\n1 / 0", success=False, failing_at=(2, 0))
    assert collect(space, asked(tiny.SHARE))["answer"]["rule"] == "set-then-failed"
    assert collect({"which_base": "b"}, asked(tiny.BASE))["answer"] == {"state": "answer", "value": "b"}


@pytest.mark.parametrize("broken", [None, 3, object()])
def test_a_notebook_that_spoilt_the_kits_memory_still_hands_its_answer_over(notebook, monkeypatch, broken):
    notebook.begin()
    monkeypatch.setattr(session.open_notebook(), "failed", broken)
    assert collect({"share_red": 30.0}, asked(tiny.SHARE))["answer"] == {"state": "answer", "value": 30.0}
