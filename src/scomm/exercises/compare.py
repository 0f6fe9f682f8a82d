"""When two plain answers are the same, kind by kind, within a tolerance."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

Row = list[Any]

MOST_TO_PAIR = 60
"""Rows that are paired one by one where sorting does not settle it."""


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
        "chart": _same_chart,
    }[kind]
    return bool(compare(given, wanted, tolerance))


def _same_choice(given: Any, wanted: Any, tolerance: float) -> bool:
    return bool(given == wanted)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same_cell(given: Any, wanted: Any, tolerance: float) -> bool:
    if _is_number(given) and _is_number(wanted):
        # a hair of slack, so that 56.35 lies within 0.05 of 56.3 in binary too
        slack = 1e-12 * max(abs(given), abs(wanted), 1)
        return abs(given - wanted) <= tolerance * (1 + 1e-9) + slack
    return type(given) is type(wanted) and given == wanted


def _same_table(given: dict[str, Any], wanted: dict[str, Any], tolerance: float) -> bool:
    """Same columns in any order, same rows in any order; further columns are not forgiven."""
    if sorted(given["columns"]) != sorted(wanted["columns"]):
        return False
    order = [given["columns"].index(column) for column in wanted["columns"]]
    return _same_rows([[row[i] for i in order] for row in given["rows"]], wanted["rows"], tolerance)


def _same_rows(given: Sequence[Row], wanted: Sequence[Row], tolerance: float) -> bool:
    """The same rows in any order: labels must be equal, numbers within the tolerance."""
    if len(given) != len(wanted):
        return False
    mine, theirs = _by_labels(given), _by_labels(wanted)
    return mine.keys() == theirs.keys() and all(
        _same_numbers(mine[labels], theirs[labels], tolerance) for labels in theirs
    )


def _by_labels(rows: Sequence[Row]) -> dict[tuple[Any, ...], list[Row]]:
    """The numbers of each row, by all else that stands in the row and where it stands."""
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        labels = tuple((i, type(cell), cell) for i, cell in enumerate(row) if not _is_number(cell))
        groups[labels].append([cell for cell in row if _is_number(cell)])
    return groups


def _same_numbers(given: list[Row], wanted: list[Row], tolerance: float) -> bool:
    def fits(one: Row, other: Row) -> bool:
        return len(one) == len(other) and all(
            _same_cell(a, b, tolerance) for a, b in zip(one, other, strict=True)
        )

    if len(given) != len(wanted):
        return False
    if all(fits(one, other) for one, other in zip(sorted(given), sorted(wanted), strict=True)):
        return True
    # Within a tolerance two rows can change places when sorted; one column of numbers cannot.
    return len(wanted[0]) > 1 and len(wanted) <= MOST_TO_PAIR and _paired(given, wanted, fits)


def _paired(given: Sequence[Any], wanted: Sequence[Any], fits: Callable[[Any, Any], bool]) -> bool:
    """True if the items can be paired one to one so that every pair fits, in whatever order they come."""
    partner: dict[int, int] = {}

    def find(i: int, tried: set[int]) -> bool:
        for j in range(len(wanted)):
            if j not in tried and fits(given[i], wanted[j]):
                tried.add(j)
                if j not in partner or find(partner[j], tried):
                    partner[j] = i
                    return True
        return False

    return len(given) == len(wanted) and all(find(i, set()) for i in range(len(given)))


def _same_results(given: list[dict[str, Any]], wanted: list[dict[str, Any]], tolerance: float) -> bool:
    return len(given) == len(wanted) and all(
        _same_result(one, other, tolerance) for one, other in zip(given, wanted, strict=True)
    )


def _same_result(given: dict[str, Any], wanted: dict[str, Any], tolerance: float) -> bool:
    if given["type"] != wanted["type"]:
        return False
    if given["type"] == "table":
        return _same_table(given["value"], wanted["value"], tolerance)
    return given["type"] == "error" or _same_cell(given["value"], wanted["value"], tolerance)


def _same_chart(given: dict[str, Any], wanted: dict[str, Any], tolerance: float) -> bool:
    """The same series, in any order and under any name but that of another series: x equal, y within the tolerance.

    A chart that says in words what it shows, and which line is which, is never the same as one that does not.
    """
    names = [series["name"] for series in wanted["series"]]

    def fits(one: dict[str, Any], other: dict[str, Any]) -> bool:
        whole = all(len(series["x"]) == len(series["y"]) for series in (one, other))
        if not whole or _is_called_another(one["name"], other["name"], names):
            return False
        return _same_rows(_points(one), _points(other), tolerance)

    return _speaks(given) == _speaks(wanted) and _paired(given["series"], wanted["series"], fits)


def _speaks(chart: dict[str, Any]) -> tuple[bool, bool]:
    """Whether a chart has a title and a value axis that names its unit, and whether its series have names."""
    return says_something(chart["title"]) and says_something(chart["y_title"]), not nameless(chart)


def says_something(text: str) -> bool:
    """True if a text has a letter or a digit: the dots of a starter say nothing.

    >>> says_something("..."), says_something("Arrests, FY2013 = 100")
    (False, True)
    """
    return any(character.isalnum() for character in text)


def nameless(chart: dict[str, Any]) -> bool:
    """True if a chart has several series and not each has a name of its own, so that nobody can tell which is which.

    >>> nameless({"series": [{"name": ""}]}), nameless({"series": [{"name": "Ohio"}, {"name": " "}]})
    (False, True)
    """
    names = [series["name"].strip().casefold() for series in chart["series"]]
    return len(names) > 1 and (len(set(names)) < len(names) or not all(map(says_something, names)))


def _is_called_another(given: str, wanted: str, names: Sequence[str]) -> bool:
    """True if a series bears the name of another one, and not its own; a name nobody knows is nobody else's."""

    def alike(one: str, other: str) -> bool:
        # whole words: "US" is no part of the name Houston
        few, many = sorted((set(re.findall(r"\w+", text.casefold())) for text in (one, other)), key=len)
        return bool(few) and few <= many

    return not alike(given, wanted) and any(alike(given, name) for name in names if name != wanted)


def _points(series: dict[str, Any]) -> list[Row]:
    """x as a label, so that 2014, 2014.0 and "2014" are one year."""
    labels = [f"{x:.15g}" if _is_number(x) else str(x).strip() for x in series["x"]]
    return [[label, y] for label, y in zip(labels, series["y"], strict=True)]
