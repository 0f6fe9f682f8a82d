"""How grading takes an answer out of a learner's kernel: as plain data, in a message of its own."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from msgspec import Struct

from lessonkit.exercises.deal import read_code
from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.learner.session import as_the_cells_ended
from lessonkit.exercises.spec import Question
from lessonkit.exercises.wire import Plain

MIME = "application/vnd.scomm.answer+json"


class Request(Struct):
    """What the grader asks of the kernel: which variable, what kind, which inputs."""

    id: str
    variable: str
    kind: str
    probes: list[list[Any]]


def request_for(question: Question, probes: list[list[Any]]) -> str:
    """The request for the answer to one exercise, as JSON."""
    asked = Request(question.id, question.variable, question.kind, probes)
    return json.dumps(msgspec.structs.asdict(asked))  # NaN may be an input, which msgspec does not write


def hand_over(namespace: dict[str, Any], request: str) -> None:
    """Display the answer that `request` asks for, with the learner code, as plain data."""
    from IPython.display import display

    display({MIME: collect(namespace, request), "text/plain": "answer handed over"}, raw=True)


def collect(namespace: dict[str, Any], request: str) -> dict[str, Any]:
    """The answer and the learner code in a namespace, as JSON types.

    How the answer cell ended counts here as it does in `check`.
    """
    asked = Request(**json.loads(request))

    def take() -> Plain:
        return kind_of(asked.kind).take(namespace.get(asked.variable, ...), asked.probes)

    try:
        given = as_the_cells_ended(asked.id, take)
    except Exception:  # whatever a notebook did to the kit, its answer is handed over
        given = take()
    return {"exercise": asked.id, "answer": given.to_json(), "learner": _learner(namespace)}


def _learner(namespace: dict[str, Any]) -> str:
    try:
        return read_code(namespace.get("learner_code", ""))
    except Exception:
        return ""
