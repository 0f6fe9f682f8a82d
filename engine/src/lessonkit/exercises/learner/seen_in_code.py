"""What the code of a cell itself shows of an answer that is not right: steps that do something else than they seem to."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import log10
from typing import Any

from lessonkit.exercises.learner.coach.names import quoted_name
from lessonkit.exercises.learner.coach.scene import Scene
from lessonkit.exercises.learner.setting import parsed
from lessonkit.language.sentences import sentences_beside

_MIDDLES = frozenset({"mean", "median"})

say = sentences_beside(__file__)


def told_of_code(source: str, names: Mapping[str, object]) -> str:
    """What to say of a cell with a step that never does what it seems to; empty where it has none.

    >>> bool(told_of_code("margin = 1.96 * (0.5 * 0.5 / 72)^0.5", {})), told_of_code("both = (a > 1) ^ (b > 1)", {})
    (True, '')
    """
    tree = parsed(source)
    for rule in _RULES if tree is not None else ():
        if told := next((told for node in ast.walk(tree) if (told := rule(node, source))), ""):  # type: ignore[arg-type]
            return told
    name = quoted_name(Scene(source, names))
    return say("told.name-in-quotes", name=name) if name else ""


def told_of_inputs(source: str, variable: str, starter: str) -> str:
    """That a function has the inputs of the exercise in another order; empty if it has not, or no starter says their order.

    >>> bool(told_of_inputs("def f(b, a): ...", "f", "def f(a, b): ...")), told_of_inputs("def f(c, a): ...", "f", "def f(a, b): ...")
    (True, '')
    """
    given, wanted = _inputs(source, variable), _inputs(starter, variable)
    moved = given != wanted and sorted(given) == sorted(wanted)
    return say("told.inputs", names=", ".join(wanted)) if moved else ""


def told_of_rounding(source: str) -> str:
    """That a cell multiplies what it has rounded, so that only whole steps can come out; empty where nothing is lost by it.

    >>> bool(told_of_rounding("rate = round(197 / 7225, 1) * 1000")), told_of_rounding("rate = round(197 / 7225 * 1000, 1)")
    (True, '')
    """
    tree = parsed(source)
    for node in ast.walk(tree) if tree is not None else ():
        if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)):
            continue
        for one, other in ((node.left, node.right), (node.right, node.left)):
            factor = _number(other)
            if (places := _rounded_to(one)) is not None and factor and log10(factor) > places:
                return say("told.rounded-early", step=round(factor / 10**places))
    return ""


def told_of_filling(source: str) -> str:
    """That a cell fills blanks with numbers of its own making; empty if it does not.

    >>> bool(told_of_filling("p = rows.fillna(rows.mean())")), told_of_filling("p = rows.fillna(0)")
    (True, '')
    """
    nodes = list(ast.walk(tree)) if (tree := parsed(source)) is not None else []
    made = any(
        _tool(node) == "fillna" and any(_tool(inner) in _MIDDLES for inner in ast.walk(node))
        for node in nodes
    )
    return say("told.filled") if made or any(_tool(node) == "interpolate" for node in nodes) else ""


def told_of_division(source: str) -> str:
    """That a cell divides something by itself, or twice in a row; empty if it does not.

    >>> bool(told_of_division("x = 100 * a / a + b")), bool(told_of_division("x = a / b / c")), told_of_division("x = a / (a + b)")
    (True, True, '')
    """
    tree = parsed(source)
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            above, below = _factors(node)
            if ast.dump(node.right) in map(ast.dump, above) and not _is_plain(node.right):
                return say("told.divided-by-itself")
            if below:
                return say("told.divided-twice")
    return ""


def _factors(division: ast.BinOp) -> tuple[list[ast.expr], list[ast.expr]]:
    """What stands before a division sign, up to a bracket: multiplied, and divided by."""
    above: list[ast.expr] = []
    below: list[ast.expr] = []
    node, begins = division.left, (division.lineno, division.col_offset)
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div):
        if (node.lineno, node.col_offset) != begins:
            return above, below
        (above if isinstance(node.op, ast.Mult) else below).append(node.right)
        node = node.left
    return [*above, node], below


def _power(node: ast.AST, source: str) -> str:
    """A sign that is no power in Python."""
    is_power = isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitXor)
    return say("told.power") if is_power and not isinstance(node.right, ast.Compare) else ""  # type: ignore[attr-defined]


def _values_joined(node: ast.AST, source: str) -> str:
    """`and` or `or` between plain values, of which Python keeps one, or before one, which it takes for True."""
    if not isinstance(node, ast.BoolOp):
        return ""
    plain = [_is_plain(value) for value in node.values]
    if all(plain):
        return say("told.values-joined")
    follows = any(
        isinstance(before, ast.Compare) and _is_plain(after) and after.value  # type: ignore[attr-defined]
        for before, after in pairwise(node.values)
    )
    return say("told.value-for-condition") if follows and isinstance(node.op, ast.Or) else ""


def _glued(node: ast.AST, source: str) -> str:
    """Two texts of a list in one line with no comma between them."""
    for item in node.elts if isinstance(node, ast.List | ast.Tuple | ast.Set) else ():
        piece = ast.get_source_segment(source, item) or ""
        if isinstance(item, ast.Constant) and isinstance(item.value, str) and "\n" not in piece:
            signs = tokenize.generate_tokens(io.StringIO(piece).readline)
            if sum(sign.type == tokenize.STRING for sign in signs) > 1:
                return say("told.glued", text=item.value[:40])
    return ""


def _range(node: ast.AST, source: str) -> str:
    """A range such as 30-40 where two numbers are listed: Python computes the difference."""
    first = node.elts[0] if isinstance(node, ast.Tuple | ast.List) and node.elts else None
    if isinstance(first, ast.BinOp) and isinstance(first.op, ast.Sub):
        low, high = _number(first.left), _number(first.right)
        if 0 < low < high:
            return say("told.range", first=low, last=high, left=low - high)
    return ""


_RULES: Sequence[Callable[[ast.AST, str], str]] = (_power, _values_joined, _glued, _range)


def _tool(node: ast.AST) -> str:
    """The name behind the point of what is called here; empty if nothing is."""
    return node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""


def _is_plain(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str | int | float)
        and not isinstance(node.value, bool)
    )


def _number(node: ast.AST) -> float:
    value: Any = node.value if isinstance(node, ast.Constant) and _is_plain(node) else 0
    return float(value) if isinstance(value, int | float) else 0.0


def _rounded_to(node: ast.AST) -> int | None:
    """The decimals to which a step rounds what it has divided; None for any other step."""
    if not isinstance(node, ast.Call) or not any(isinstance(inner, ast.Div) for inner in ast.walk(node)):
        return None
    by_name = isinstance(node.func, ast.Name) and node.func.id in ("round", "int")
    if not by_name and _tool(node) != "round":
        return None
    given = node.args[1:] if by_name else node.args
    return int(_number(given[0])) if given else 0


def _inputs(source: str, variable: str) -> list[str]:
    """The inputs of a function in their order, by its name, also where its line stands behind a #; none where it is not there."""
    found = re.search(rf"\bdef {re.escape(variable)}\(([^)]*)\)", source)
    return [re.split("[:=]", one)[0].strip() for one in found[1].split(",")] if found else []
