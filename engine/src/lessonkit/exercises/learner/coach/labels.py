"""Rows that were looked up by a label and are not there: a row's label is no column, and no value in one either."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
from pandas.api.types import is_datetime64_any_dtype, is_integer_dtype, is_numeric_dtype

from lessonkit.exercises.kinds.years import is_year
from lessonkit.exercises.learner.coach.names import misspelt
from lessonkit.exercises.learner.coach.scene import Scene, shown

Found = tuple[str, dict[str, Any]]

MOST_LABELS = 4
MOST_ROWS = 300_000
_LISTED = re.compile(r"'([^']*)'|(?<![\w.'-])(-?\d+)(?![\w.'-])")
"""Texts and whole numbers in a list that pandas prints."""


def no_row(key: object, table: pd.DataFrame, scene: Scene) -> Found | None:
    """A label that no row of a table has; None where it was looked for among the columns."""
    asked = [one for one in scene.held("self") if isinstance(one, pd.Index)]
    of_table = [one for one in asked if one.is_(table.columns) or one.is_(table.index)]
    if isinstance(table.index, pd.MultiIndex) and ".loc[" in scene.failing:
        where = {"labels": _first_of(table.index), "columns": _first_of(table.columns)}
        return "no-row-or-column", {"key": shown(_plain(key)), **where}  # pandas has tried both
    if not of_table or of_table[-1].is_(table.columns):
        return None
    label = _first_missing(key, table.index)
    return _among(label, table.index, table) or (
        "no-row",
        {"key": shown(label), "labels": _first_of(table.index)},
    )


def no_label(key: object, series: pd.Series, scene: Scene) -> Found:
    """A label that a single column does not have; its rows may be those of a table, whose columns then say more."""
    tables = (scene.names[name] for name in scene.own_names())
    table = next((one for one in tables if type(one) is pd.DataFrame and series.index.is_(one.index)), None)
    label = _first_missing(key, series.index)
    return _among(label, series.index, table) or (
        "no-label",
        {"key": shown(label), "labels": _first_of(series.index)},
    )


def no_group(key: object, scene: Scene) -> Found | None:
    """A group that is not there, of a table that was parted into groups."""
    if not scene.ran("get_group"):
        return None
    groups: Any = next((held.groups for held in scene.held("self") if hasattr(held, "groups")), {})
    labels = pd.Index(list(groups), tupleize_cols=False)
    return "no-group", {"key": shown(_plain(key)), "labels": _first_of(labels)}


def _among(label: object, labels: pd.Index, table: pd.DataFrame | None) -> Found | None:
    """What is known of a label that is not among those of the rows: another type, a column, a value in one, a misspelt one."""
    if not len(labels):
        return "no-row-left", {}
    if str(label) in set(map(str, labels)):
        return of_another_type(label)
    if table is not None and str(label) in map(str, table.columns):
        return "column-as-row", {"name": str(label)}
    if table is not None and (holder := column_that_holds(label, table)):
        return "value-not-row", {"key": shown(label), "column": holder, "labels": _first_of(labels)}
    if isinstance(label, int):
        return "no-row-label", {"key": shown(label), "labels": _first_of(labels)}
    if isinstance(label, str) and (near := misspelt(label, [str(one) for one in labels])):
        return "near-label", {"key": shown(label), "near": near}
    return None


def of_another_type(key: object) -> Found:
    """A label that is there as a number and was asked for as a text, or the other way round."""
    if isinstance(key, str):
        return "label-is-number", {"key": shown(key), "number": key}
    return "label-is-text", {"key": shown(key)}


def column_that_holds(value: object, table: pd.DataFrame) -> str:
    """The column in which a text, or a year, stands that was looked for elsewhere; a year only in a column of years."""
    if len(table) > MOST_ROWS or not (isinstance(value, str) or is_year(value)):
        return ""
    for column in table.columns:
        cells = table[column]
        if not isinstance(cells, pd.Series):  # two columns have this name
            continue
        if isinstance(value, str):
            fits = not (is_numeric_dtype(cells) or is_datetime64_any_dtype(cells))
        else:
            fits = is_integer_dtype(cells) and all(map(is_year, cells.tolist()))
        if fits and (cells == value).any():
            return str(column)
    return ""


def _first_missing(key: object, labels: pd.Index) -> object:
    """The label that is missing: pandas tells one as it is, and several in a sentence with a list."""
    key = _plain(key)
    if not isinstance(key, str) or not re.search(r"\[.*\].*\b(?:in|axis)\b", key, re.DOTALL):
        return key
    told = key.partition("dtype=")[0]
    found = [int(number) if number else text for text, number in _LISTED.findall(told)]
    return next((one for one in found if one not in labels), key)


def _plain(key: object) -> object:
    """A number of numpy's as Python's own."""
    return key.item() if type(key).__module__ == "numpy" and hasattr(key, "item") else key


def _first_of(labels: pd.Index) -> str:
    return ", ".join(str(label) for label in labels[:MOST_LABELS])
