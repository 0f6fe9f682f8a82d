"""When two charts show the same: series in any order, years in their equal forms, and words that say something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lessonkit.exercises.kinds.number import is_number
from lessonkit.exercises.kinds.pairing import Row, can_be_paired, same_rows
from lessonkit.exercises.kinds.years import as_years


def same_chart(given: Any, wanted: Any, tolerance: float) -> bool:
    """The same points under names that are not swapped, with words of which none is missing that the other has."""
    one_picture = {**given, "series": gathered(given["series"], len(wanted["series"]))}
    return _speaks(one_picture) == _speaks(wanted) and same_points(given, wanted, tolerance, named=True)


def same_points(given: Any, wanted: Any, tolerance: float, *, named: bool = False) -> bool:
    """The same series in any order: x equal, y within the tolerance; if `named`, none under the name of another."""
    names = [series["name"] for series in wanted["series"]]

    def fits(one: dict[str, Any], other: dict[str, Any]) -> bool:
        whole = len({len(series[axis]) for series in (one, other) for axis in "xy"}) == 1
        if not whole or (named and _is_called_another(one["name"], other["name"], names)):
            return False
        return same_rows(points(one, other), points(other, other), tolerance)

    return can_be_paired(gathered(given["series"], len(names)), wanted["series"], fits)


def gathered(series: Sequence[Any], wanted: int) -> list[Any]:
    """Series of bars that are one picture as one series: those of one name, and all of them where one is wanted.

    A series keeps its own place and name where its bars stand at the same places as another's.
    """
    found = [dict(one) for one in series]
    if len(found) <= wanted or any(one.get("drawn") != "bars" for one in found):
        return found
    by_name: dict[str, list[Any]] = {}
    for one in found:
        by_name.setdefault(one["name"], []).append(one)
    groups = [_joined(of_a_name) for of_a_name in by_name.values()]
    if wanted == 1 and len(groups) > 1:
        groups = [{**_joined(groups), "name": ""}]
    places = [place for one in groups for place in one["x"]]
    apart = all(len(set(map(str, one["x"]))) == len(one["x"]) for one in groups)
    return groups if apart and len(places) == sum(len(one["x"]) for one in found) else found


def _joined(several: Sequence[Any]) -> dict[str, Any]:
    along = {axis: [value for one in several for value in one[axis]] for axis in "xy"}
    return {**several[0], **along}


def points(series: Any, wanted: Any) -> list[Row]:
    """The points of a series, with x as a label, so that 2014, 2014.0, "2014" and "FY2014" are one year."""
    return [[place, y] for place, y in zip(places(series, wanted), series["y"], strict=True)]


def places(series: Any, wanted: Any) -> list[str]:
    """What stands on the level axis, read as the wanted series has it."""
    return [label(x) for x in as_years(series["x"], wanted["x"])]


def label(x: Any) -> str:
    """An x value as a label.

    >>> label(2014.0), label(" Ohio")
    ('2014', 'Ohio')
    """
    return f"{x:.15g}" if is_number(x) else str(x).strip()


def _speaks(chart: Any) -> tuple[bool, bool, bool]:
    """Whether a chart has a title, a value axis that says something, and series that have names."""
    return (
        says_something(chart["title"]),
        says_something(chart["y_title"]) or bool(chart.get("y_marks", "").strip()),
        not nameless(chart),
    )


def says_something(text: str) -> bool:
    """True if a text has a letter or a digit: the dots of a starter say nothing.

    >>> says_something("..."), says_something("Arrests, FY2013 = 100"), says_something("%")
    (False, True, True)
    """
    return any(character.isalnum() or character in "%‰" for character in text)


def nameless(chart: Any) -> bool:
    """True if a chart has several series and not each has a name of its own, so that nobody can tell which is which.

    >>> nameless({"series": [{"name": ""}]}), nameless({"series": [{"name": "Ohio"}, {"name": " "}]})
    (False, True)
    """
    names = [series["name"].strip().casefold() for series in chart["series"]]
    return len(names) > 1 and (len(set(names)) < len(names) or not all(map(says_something, names)))


def alike(one: str, other: str) -> bool:
    """True if all words of one name stand in the other: "US" is no part of the name Houston."""
    few, many = sorted((set(re.findall(r"\w+", text.casefold())) for text in (one, other)), key=len)
    return bool(few) and few <= many


def _is_called_another(given: str, wanted: str, names: Sequence[str]) -> bool:
    """True if a series bears the name of another one, and not its own; a name nobody knows is nobody else's."""
    return not alike(given, wanted) and any(alike(given, name) for name in names if name != wanted)
