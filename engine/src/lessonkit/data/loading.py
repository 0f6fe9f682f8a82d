"""Load a table: verified against its hash, typed by its description, handed out as a copy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from lessonkit.course import course
from lessonkit.data.describing import Dataset, describe
from lessonkit.data.registry import BUILD_ANEW, RESTORE, Entry, entry
from lessonkit.errors import KitError
from lessonkit.language import nearest

_DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean", "date": "str"}

# Path → (what the file and its registered hash were, the table read then).
_read_before: dict[Path, tuple[tuple[object, ...], pd.DataFrame]] = {}


def load(name: str, columns: Iterable[str] | None = None) -> pd.DataFrame:
    """A copy of the dataset `name`, all of it or only `columns`, in that order.

    Counts are `Int64`, so that a missing one stays missing (`<NA>`) and is never a zero; dates are
    `datetime64`. The file's hash is checked whenever the file is new or has changed.

    >>> table = load("dhs-annual", ["fiscal_year", "people"])
    >>> [str(dtype) for dtype in table.dtypes]
    ['Int64', 'Int64']
    """
    dataset = describe(name)
    table = _table(dataset, entry(name))
    if columns is None:
        return table.copy()
    one = isinstance(columns, str) or not isinstance(columns, Iterable)
    asked: list[Any] = [columns] if one else list(columns)
    for column in asked:
        if column not in dataset.columns:
            raise KitError(
                f"The dataset {name!r} has no column {column!r}.",
                allowed=dataset.columns,
                do=nearest(column, dataset.columns),
            )
    return table[asked].copy()


def _table(dataset: Dataset, registered: Entry) -> pd.DataFrame:
    try:
        stat = dataset.path.stat()
        state = (stat.st_mtime_ns, stat.st_size, stat.st_ino, registered.sha256, dataset.fields)
        before = _read_before.get(dataset.path)
        if before and before[0] == state:
            return before[1]
        content = dataset.path.read_bytes()
    except FileNotFoundError:
        raise KitError(
            f"The table of {dataset.name!r} is missing: {dataset.path}.",
            do=RESTORE if course().package else BUILD_ANEW,
        ) from None
    found = hashlib.sha256(content).hexdigest()
    if found != registered.sha256:
        raise KitError(
            f"The table of {dataset.name!r} is not the one in the registry: {dataset.path} has the sha256 "
            f"{found[:12]}…, not {registered.sha256[:12]}….",
            do=RESTORE if course().package else BUILD_ANEW,
        )
    table = typed(content, dataset)
    _read_before[dataset.path] = (state, table)
    return table


def typed(content: bytes, dataset: Dataset) -> pd.DataFrame:
    """The CSV text as a table with the types of its description; only its own marks mean missing."""
    table = pd.read_csv(
        BytesIO(content),
        dtype={field.name: _DTYPES[field.type] for field in dataset.fields},
        na_values=list(dataset.missing),
        keep_default_na=False,
        encoding="utf-8",
    )
    for field in dataset.fields:
        if field.type == "date":
            table[field.name] = pd.to_datetime(table[field.name], format="%Y-%m-%d")
    return table
