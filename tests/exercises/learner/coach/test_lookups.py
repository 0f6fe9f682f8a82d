"""A column that is not there is known by its name, in whichever sentence pandas says it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from lessonkit.exercises.learner.coach.lookups import _missing
from tests.exercises.learner.coach.stopped import advice

TABLE = pd.DataFrame({"year": [2011], "people": [2]})
WAYS: dict[str, Callable[[], object]] = {
    "columns of groups": lambda: TABLE.groupby("year")[["violent_crime", "people"]].sum(),
    "a column of groups": lambda: TABLE.groupby("year")["violent_crime"].sum(),
    "columns": lambda: TABLE[["violent_crime", "people"]],
    "columns, none there": lambda: TABLE[["violent_crime"]],
    "columns by label": lambda: TABLE.loc[:, ["violent_crime", "people"]],
    "columns to drop": lambda: TABLE.drop(columns="violent_crime"),
    "a new index": lambda: TABLE.set_index("violent_crime"),
    "a long table": lambda: TABLE.melt(id_vars="violent_crime"),
    "columns to add up": lambda: TABLE.groupby("year").agg({"violent_crime": "sum"}),
    "a named sum": lambda: TABLE.groupby("year").agg(n=("violent_crime", "sum")),
    "blanks to drop": lambda: TABLE.dropna(subset=["violent_crime"]),
    "doubled rows": lambda: TABLE.drop_duplicates("violent_crime"),
    "types": lambda: TABLE.astype({"violent_crime": int}),
    "columns to explode": lambda: TABLE.explode(["violent_crime"]),
    "an order": lambda: TABLE.sort_values(["violent_crime"]),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_the_name_of_a_missing_column_is_found_in_what_pandas_says(way: Callable[[], object]) -> None:
    with pytest.raises(KeyError) as told:
        way()
    assert _missing(told.value.args[0]) == ["violent_crime"]


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("rows.iloc[7]", "rows-too-few"),
        ("rows.iloc[0, 7]", "place-behind-end"),
        ("rows.iloc[:, 7]", "place-behind-end"),
        ("rows.columns[7]", "place-behind-end"),
    ],
)
def test_a_place_among_the_columns_is_never_called_a_row(cell: str, rule: str) -> None:
    assert advice(cell).rule == rule
