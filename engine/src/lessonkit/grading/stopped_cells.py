"""Whether what a check found stands, or the cell that was to answer was stopped: for its time, its memory, or with its process.

A stop outranks what the answer's variable happens to hold, because nobody knows what the rest of the cell would have made of it.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from lessonkit.exercises.learner.setting import parsed, sets
from lessonkit.exercises.wire import Plain
from lessonkit.grading.checkcell import checked_id
from lessonkit.grading.sealed.job import Excess, Ran

LOOKS = frozenset((
    "boxplot", "corr", "count", "describe", "head", "hist", "info", "items", "keys", "max", "mean", "median",
    "memory_usage", "min", "nunique", "plot", "quantile", "sample", "show", "std", "sum", "tail", "to_dict",
    "to_string", "unique", "value_counts", "values",
))  # fmt: skip
"""Methods of tables, columns and charts that leave them as they are."""
Where = Literal["answer", "above", "check"]
"""What was stopped: a cell that works on the answer, another one above its check, or the check itself."""


@dataclass(frozen=True)
class Stop:
    """The place of a cell that was stopped, what it is to the exercise, and for what it was stopped."""

    place: int
    where: Where
    what: Excess | Literal["time"]


def stop_of(cells: Sequence[Any], check: int, variable: str, ran: Ran, given: Plain | None) -> Stop | None:
    """The stop for which an answer can't be judged; None where it can.

    `check` is the place of the check that asked, `given` what it was handed (None: it was not asked). The rule:

    1. A check that was stopped itself found nothing.
    2. The last cell above the check that works on the answer decides: the answer's own cell as the lesson handed it out, or any
       that sets or changes its variable. If it was stopped, nothing was answered, whatever the variable holds. If it ran to its
       end, its answer stands, whatever was stopped before it.
    3. Where no answer came, a cell that was stopped since then says why; where the answer's cell broke off in an error, or there
       is none, one that was stopped since the check before this one.
    """
    stops: dict[int, Excess | Literal["time"]] = {**dict.fromkeys(ran.late, "time"), **ran.excess}
    if check in stops:
        return Stop(check, "check", stops[check])
    working = [place for place in range(check) if _works(cells[place], _name(cells[check]), variable)]
    last = working[-1] if working else -1
    if last in stops:
        return Stop(last, "answer", stops[last])
    if given is None or (working and given.state == "answer"):
        return None
    if not working or given.rule == "cell-failed":
        last = max((place for place in range(check) if _ends_a_section(cells[place])), default=-1)
    elif given.state != "blank":
        return None
    since = [place for place in sorted(stops) if last < place < check]
    return Stop(since[-1], "above", stops[since[-1]]) if since else None


def _works(cell: Any, answer_cell: str, variable: str) -> bool:
    """True for the cell that a lesson handed out for an answer, if anything in it runs, and for each that sets or changes it."""
    if cell["cell_type"] != "code":
        return False
    source = str(cell["source"])
    own = _marks(cell).get("grade_id") == answer_cell and bool(_marks(cell).get("solution"))
    if own and _does_something(source):
        return True
    return variable in source and (sets(source, variable) or _changes(source, variable))


def _name(check: Any) -> str:
    """The name of the answer cell that belongs to a check cell."""
    return f"{checked_id(check)}-answer"


def _ends_a_section(cell: Any) -> bool:
    """True for a check, and for an answer that a person reads: what stands below it belongs to the next exercise."""
    return checked_id(cell) is not None or bool(_marks(cell).get("grade"))


def _marks(cell: Any) -> Mapping[str, Any]:
    found = cell["metadata"].get("nbgrader")
    return found if isinstance(found, Mapping) else {}


def _does_something(source: str) -> bool:
    tree = parsed(source)
    return bool(source.strip()) if tree is None else bool(tree.body)


def _changes(source: str, name: str) -> bool:
    """True if code may change what stands under a name, in place.

    >>> [_changes(code, "bars") for code in ("bars['x'] = 1", "if 1:\\n    bars.add_trace(2)", "print(bars)", "bars.head()")]
    [True, True, False, False]
    """
    tree = parsed(source)
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
            target: ast.expr = node
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            target = node.value.func
            if isinstance(target, ast.Attribute) and target.attr in LOOKS:
                continue
        else:
            continue
        if isinstance(target, ast.Attribute | ast.Subscript) and _root(target) == name:
            return True
    return False


def _root(node: ast.expr) -> str:
    """The name at the beginning of `name.a["b"].c`."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""
