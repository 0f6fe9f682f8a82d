"""Loads for tests: the kit's own datasets, and the same with one change."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from lessonkit import data

Change = Callable[[pd.DataFrame], pd.DataFrame]


def load_with(dataset: str, change: Change) -> Callable[[str], pd.DataFrame]:
    """A load that gives `dataset` changed, and every other one as it is."""

    def load(name: str) -> pd.DataFrame:
        table = data.load(name)
        return change(table) if name == dataset else table

    return load


def cell(column: str, value: object, **where: object) -> Change:
    """Sets the one cell in `column` of the row that meets every condition."""

    def change(table: pd.DataFrame) -> pd.DataFrame:
        rows = pd.Series(True, index=table.index)
        for name, wanted in where.items():
            rows &= table[name] == wanted
        assert rows.sum() == 1, f"{rows.sum()} rows meet {where}"
        table.loc[rows, column] = value
        return table

    return change
