"""How grading takes an answer out of a learner's kernel: as plain data, in a message of its own."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from scomm.exercises.calls import call_all
from scomm.exercises.deal import read_code
from scomm.exercises.session import as_the_cells_ended
from scomm.exercises.spec import Exercise
from scomm.exercises.take import take

MIME = "application/vnd.scomm.answer+json"


def request_for(exercise: Exercise, probes: list[list[Any]]) -> str:
    """What the grader asks of the kernel, as JSON: which variable, what kind, which inputs."""
    return json.dumps(
        {"id": exercise.id, "variable": exercise.variable, "kind": exercise.kind, "probes": probes}
    )


def hand_over(namespace: dict[str, Any], request: str) -> None:
    """Display the answer that `request` asks for, with the learner code, as plain data."""
    from IPython.display import display

    display({MIME: collect(namespace, request), "text/plain": "answer handed over"}, raw=True)


def collect(namespace: dict[str, Any], request: str) -> dict[str, Any]:
    """The answer and the learner code in a namespace, as JSON types.

    How the answer cell ended counts here as it does in `check`.
    """
    asked = json.loads(request)
    value = namespace.get(asked["variable"], ...)
    given = call_all(value, asked["probes"]) if asked["kind"] == "function" else take(asked["kind"], value)
    with contextlib.suppress(Exception):  # whatever a notebook did to the kit, its answer is handed over
        given = as_the_cells_ended(asked["id"], given)
    return {"exercise": asked["id"], "answer": given.to_json(), "learner": _learner(namespace)}


def _learner(namespace: dict[str, Any]) -> str:
    try:
        return read_code(namespace.get("learner_code", ""))
    except Exception:
        return ""
