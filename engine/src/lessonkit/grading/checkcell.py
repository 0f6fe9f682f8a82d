"""What a check cell looks like, and the source that stands in for it while a submission runs."""

from __future__ import annotations

import ast
import re
from typing import Any

from lessonkit.exercises.learner.handover import request_for
from lessonkit.exercises.spec import Exercise

_CHECK = re.compile(r"""\s*check\(\s*(["'])(?P<id>[a-z][a-z0-9-]*)\1\s*\)\s*;?\s*""")


def id_in(source: str) -> str | None:
    """The exercise that a cell with this source checks, and does nothing else; None otherwise.

    >>> id_in('check("share-convicted")'), id_in('check("share-convicted"); print(2)')
    ('share-convicted', None)
    """
    if "check(" not in source:  # nearly every cell, and each is asked about for every exercise
        return None
    # comments do nothing: nbgrader puts one above a check cell that it added back
    code = [line for line in source.splitlines() if not line.lstrip().startswith("#")]
    found = _CHECK.fullmatch("\n".join(code))
    return found["id"] if found else None


def only_checks(source: str) -> bool:
    """True if nothing of a learner's is lost where a check is put in place of this source.

    >>> only_checks('check("share")  # done;'), only_checks('share = 5\\ncheck("share")')
    (True, False)
    """
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    calls = [one.value for one in statements if isinstance(one, ast.Expr) and isinstance(one.value, ast.Call)]
    return len(calls) == len(statements) and all(getattr(call.func, "id", "") == "check" for call in calls)


def checked_id(cell: Any) -> str | None:
    """The exercise that a code cell checks, whatever its metadata say; None for any other cell.

    >>> checked_id({"cell_type": "code", "source": 'check("share-convicted")'})
    'share-convicted'
    """
    return id_in(cell["source"]) if cell["cell_type"] == "code" else None


def hand_over_source(exercise: Exercise, probes: list[list[Any]]) -> str:
    """Code that asks the learner's kernel for one answer, and does not call its `check`."""
    request = request_for(exercise, probes)
    return (
        "__import__('importlib').import_module('lessonkit.exercises.learner.handover')"
        f".hand_over(__import__('IPython').get_ipython().user_ns, {request!r})"
    )
