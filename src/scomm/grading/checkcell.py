"""What a check cell looks like, and the source that stands in for it while a submission runs."""

from __future__ import annotations

import re
from typing import Any

from scomm.exercises.handover import request_for
from scomm.exercises.spec import Exercise

_CHECK = re.compile(r"""\s*check\(\s*(["'])(?P<id>[a-z][a-z0-9-]*)\1\s*\)\s*""")


def checked_id(cell: Any) -> str | None:
    """The exercise that a graded check cell checks; None for any other cell.

    >>> meta = {"nbgrader": {"grade": True, "solution": False, "points": 2}}
    >>> checked_id({"cell_type": "code", "source": 'check("share-convicted")', "metadata": meta})
    'share-convicted'
    """
    marks = cell["metadata"].get("nbgrader", {})
    if cell["cell_type"] != "code" or not marks.get("grade") or marks.get("solution"):
        return None
    # nbgrader puts a comment above a check cell that a learner deleted and it added back
    code = [line for line in cell["source"].splitlines() if not line.startswith("#")]
    found = _CHECK.fullmatch("\n".join(code))
    return found["id"] if found else None


def hand_over_source(exercise: Exercise, probes: list[list[Any]]) -> str:
    """Code that asks the learner's kernel for one answer, and does not call its `check`."""
    request = request_for(exercise, probes)
    return (
        "__import__('importlib').import_module('scomm.exercises.handover')"
        f".hand_over(__import__('IPython').get_ipython().user_ns, {request!r})"
    )
