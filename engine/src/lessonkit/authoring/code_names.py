"""What a piece of a lesson's code calls by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any


def explored(code: str) -> list[str]:
    """The ids that a piece of code passes to `explore`; none if it isn't Python.

    >>> explored('explore("policy-map")'), explored("explore(")
    (['policy-map'], [])
    """
    return [id for id, _ in openings(code)]


def openings(code: str) -> list[tuple[str, dict[str, Any]]]:
    """The same, each with the controls that the code sets to a value that stands there.

    >>> openings('explore("policy-map", after="guess", date="2012-01-01", place=deal.state)')
    [('policy-map', {'date': '2012-01-01'})]
    """
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return []
    return [
        (node.args[0].value, {name: value for name, value in _set(node) if name != "after"})
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "explore"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    ]


def _set(call: ast.Call) -> Iterator[tuple[str, Any]]:
    for keyword in call.keywords:
        if keyword.arg and isinstance(keyword.value, ast.Constant):
            yield keyword.arg, keyword.value.value
