"""What a piece of a lesson's code calls by name."""

from __future__ import annotations

import ast


def explored(code: str) -> list[str]:
    """The ids that a piece of code passes to `explore`; none if it isn't Python.

    >>> explored('explore("policy-map")'), explored("explore(")
    (['policy-map'], [])
    """
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return []
    return [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "explore"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    ]
