"""Things that were looked up and are not there: a column, a row, a place in a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from lessonkit.exercises.learner.coach.labels import (
    column_that_holds,
    no_group,
    no_label,
    no_row,
    of_another_type,
)
from lessonkit.exercises.learner.coach.names import misspelt
from lessonkit.exercises.learner.coach.scene import Scene, shown

Found = tuple[str, dict[str, Any]]

MOST_COLUMNS = 14
_QUOTED = re.compile(r"'([^']*)'")
_TOLD = re.compile(
    r"not in index|(?:are|not found) in |not found:|do not exist|not present in|are not columns"
)
"""What pandas says of names that it did not find, in a sentence with them."""


def on_key(error: KeyError, scene: Scene) -> Found | None:
    """A column, a label or a key that is not there."""
    key = error.args[0] if error.args else ""
    if isinstance(key, bool) or type(key).__name__ in ("bool_", "bool"):
        return "compared-too-early", {}
    if key is ... or (isinstance(key, str) and key and not key.strip("_.")):
        return "blank-in-quotes", {
            "line": max(scene.line, 1),
            "blank": key if isinstance(key, str) else "...",
        }
    if group := no_group(key, scene):
        return group
    wanted = _missing(key)
    for held in scene.held("self", "obj", "left", "right", "frame"):
        looked_in = getattr(held, "obj", held)
        if isinstance(looked_in, pd.DataFrame) and (row := no_row(key, looked_in, scene)):
            return row
        if isinstance(looked_in, pd.DataFrame) and not _has_all(looked_in, wanted):
            return _no_column(wanted, looked_in, scene)
        if isinstance(looked_in, pd.Series):
            return no_label(key, looked_in, scene)
    return _no_key(key, scene)


def _missing(key: object) -> list[str]:
    """The names that are missing; pandas tells several in a list, or in one of many sentences."""
    if isinstance(key, list | pd.Index):
        return [str(name) for name in key]
    if isinstance(key, str) and _TOLD.search(key):
        names = key[max(key.find("["), 0) :].partition("dtype=")[0]
        return _QUOTED.findall(names) or [key.split(":")[-1].strip()]
    return [str(key)]


def _has_all(table: pd.DataFrame, wanted: list[str]) -> bool:
    return all(name in table.columns for name in wanted)


def _no_column(wanted: list[str], table: pd.DataFrame, scene: Scene) -> Found:
    columns = [str(column) for column in table.columns]
    name = next((one for one in wanted if one not in columns), wanted[0])
    if not name.strip("_."):
        return "blank-in-quotes", {"line": max(scene.line, 1), "blank": name or "____"}
    if name == "_merge":
        return "merge-without-indicator", {}
    if name not in table.columns and name in columns:
        return "label-is-number", {"key": shown(name), "number": name}
    called = scene.called(table)
    where = {"name": name[:60], "columns": _listed(columns)}
    if near := misspelt(name, columns):
        return "near-column", {**where, "near": near}
    if name in table.index:
        return "row-as-column", where
    if holder := column_that_holds(name, table):
        return "value-not-column", {**where, "column": holder}
    other = _other_table(name, table, scene)
    if other:
        return "column-elsewhere", {**where, "other": other}
    return ("no-column-in" if called else "no-column"), {**where, **({"table": called} if called else {})}


def _listed(columns: list[str]) -> str:
    more = " …" if len(columns) > MOST_COLUMNS else ""
    return ", ".join(columns[:MOST_COLUMNS]) + more


def _other_table(column: str, table: pd.DataFrame, scene: Scene) -> str:
    """Another table of the notebook that has the column."""
    for name in scene.own_names():
        value = scene.names[name]
        if type(value) is pd.DataFrame and value is not table and column in value.columns:
            return name
    return ""


def _no_key(key: object, scene: Scene) -> Found:
    for name in scene.own_names():
        value = scene.names[name]
        if isinstance(value, Mapping) and value and re.search(rf"\b{re.escape(name)}\[", scene.failing):
            if str(key) in map(str, value):
                return of_another_type(key)
            return "no-key-in", {
                "key": shown(key),
                "name": name,
                "keys": _listed([str(one) for one in value]),
            }
    return "no-key", {"key": shown(key)}


def on_index(error: IndexError, scene: Scene) -> Found | None:
    """A place behind the end of a list or a table, or a place in a single number."""
    if "scalar variable" in str(error):
        return "one-value-indexed", {}
    for held in scene.held("self"):
        looked_in = getattr(held, "obj", held)
        if isinstance(looked_in, pd.DataFrame | pd.Series):
            if not len(looked_in):
                return "no-row-left", {}
            if re.search(r"\.iloc\[[^\]]*,", scene.failing):  # the place may be that of a column
                break
            return "rows-too-few", {"n": len(looked_in)}
    return "place-behind-end", {}


def on_filter(error: Exception, scene: Scene) -> Found | None:
    """A filter whose rows are not those of the table: pandas has an error of its own for it."""
    other = type(error).__name__ == "IndexingError" and "Unalignable" in str(error)
    return ("filter-of-another-table", {}) if other else None
