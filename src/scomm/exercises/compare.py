"""When two plain answers are the same, kind by kind, within a tolerance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def same(kind: str, given: Any, wanted: Any, tolerance: float) -> bool:
    """True if two plain values of one kind agree.

    >>> same("number", 56.31, 56.3, 0.05), same("number", 56.4, 56.3, 0.05)
    (True, False)
    """
    compare: Callable[[Any, Any, float], bool] = {
        "number": _same_cell,
        "choice": _same_choice,
        "table": _same_table,
        "function": _same_results,
        "chart": _same_series,
    }[kind]
    return bool(compare(given, wanted, tolerance))


def _same_choice(given: Any, wanted: Any, tolerance: float) -> bool:
    return bool(given == wanted)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same_cell(given: Any, wanted: Any, tolerance: float) -> bool:
    if _is_number(given) and _is_number(wanted):
        # a hair of slack, so that 56.35 lies within 0.05 of 56.3 in binary too
        return abs(given - wanted) <= tolerance * (1 + 1e-9) + 1e-12 * max(abs(wanted), 1)
    return type(given) is type(wanted) and given == wanted


def _same_rows(given: list[list[Any]], wanted: list[list[Any]], tolerance: float) -> bool:
    return len(given) == len(wanted) and all(
        len(one) == len(other) and all(_same_cell(a, b, tolerance) for a, b in zip(one, other, strict=True))
        for one, other in zip(given, wanted, strict=True)
    )


def _same_table(given: dict[str, Any], wanted: dict[str, Any], tolerance: float) -> bool:
    """Same columns in any order, same rows in any order; further columns are not forgiven."""
    if sorted(given["columns"]) != sorted(wanted["columns"]):
        return False
    order = [given["columns"].index(column) for column in wanted["columns"]]
    mine = sorted(([row[i] for i in order] for row in given["rows"]), key=_sort_key)
    return _same_rows(mine, sorted(wanted["rows"], key=_sort_key), tolerance)


def _sort_key(row: list[Any]) -> list[tuple[str, Any]]:
    """Texts first, then numbers rounded, so that a tolerance cannot reorder rows that have labels."""
    texts = [("t", cell) for cell in row if isinstance(cell, str)]
    numbers = [
        ("n", round(cell, 6)) if _is_number(cell) else ("m", 0) for cell in row if not isinstance(cell, str)
    ]
    return texts + numbers


def _same_results(given: list[dict[str, Any]], wanted: list[dict[str, Any]], tolerance: float) -> bool:
    return len(given) == len(wanted) and all(
        one["type"] == other["type"]
        and (
            _same_table(one["value"], other["value"], tolerance)
            if one["type"] == "table"
            else one["type"] == "error" or _same_cell(one["value"], other["value"], tolerance)
        )
        for one, other in zip(given, wanted, strict=True)
    )


def _same_series(given: dict[str, Any], wanted: dict[str, Any], tolerance: float) -> bool:
    """The same series, in any order and under any name: x equal, y within the tolerance.

    A chart also needs a title and a value axis that names its unit, where the wanted one has them.
    """
    for part in ("title", "y_title"):
        if bool(given[part].strip()) != bool(wanted[part].strip()):
            return False
    if len(given["series"]) != len(wanted["series"]):
        return False
    left = list(given["series"])
    for series in wanted["series"]:
        match = next((one for one in left if _same_points(one, series, tolerance)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _same_points(given: dict[str, Any], wanted: dict[str, Any], tolerance: float) -> bool:
    if len(given["x"]) != len(given["y"]):
        return False
    return _same_rows(_points(given), _points(wanted), tolerance)


def _points(series: dict[str, Any]) -> list[list[Any]]:
    """x as a label, so that 2014, 2014.0 and "2014" are one year."""
    labels = [f"{x:g}" if _is_number(x) else str(x) for x in series["x"]]
    return [
        [label, y] for label, y in sorted(zip(labels, series["y"], strict=True), key=lambda point: point[0])
    ]
