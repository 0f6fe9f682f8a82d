"""A table is taken cell by cell, whatever types its columns have."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from lessonkit.exercises.kinds.table import MOST_CELLS, MOST_COLUMNS, coerce_table
from tests.exercises.impostors import EqualsEverything, RaisesAtEveryTouch, frame_of


@pytest.mark.parametrize(
    "column",
    [
        pd.Series([1, None], dtype="Int64"),
        pd.Series([1, None], dtype="Float64"),
        pd.Series([1, np.nan], dtype="float32"),
        pd.Series([1, None], dtype="int64[pyarrow]"),
        pd.Series([1, pd.NA], dtype=object),
        pd.Series([1, None], dtype="category"),
    ],
)
def test_a_number_and_a_blank_are_the_same_in_every_dtype(column):
    assert coerce_table(pd.DataFrame({"people": column})).value["rows"] == [[1], [None]]


@pytest.mark.parametrize("dtype", ["str", "string", "object", "category", "string[pyarrow]"])
def test_text_is_the_same_in_every_dtype(dtype):
    assert coerce_table(pd.DataFrame({"month": pd.Series(["Oct"], dtype=dtype)})).value["rows"] == [["Oct"]]


@pytest.mark.parametrize("number", [Decimal("56.5"), Fraction(113, 2)])
def test_an_exact_number_is_the_number_that_it_is(number):
    assert coerce_table(frame_of(number)).value["rows"] == [[56.5]]


def test_true_stays_true_and_is_not_one():
    assert coerce_table(pd.DataFrame({"a": [True], "b": [1]})).value["rows"] == [[True, 1]]


def test_the_index_is_left_out():
    table = pd.DataFrame({"people": [1]}, index=pd.MultiIndex.from_tuples([("x", 2014)]))
    assert coerce_table(table).value == {"columns": ["people"], "rows": [[1]]}


def test_a_year_may_be_a_column_name():
    wide = pd.DataFrame({"year": [2014], "people": [5]}).pivot_table(columns="year", values="people")
    assert coerce_table(wide).value["columns"] == ["2014"]


@pytest.mark.parametrize(
    "written",
    [
        [{"stage": "arrests", "people": 3}, {"people": 1, "stage": "removals"}],
        {"stage": ["arrests", "removals"], "people": (3, 1)},
    ],
)
def test_rows_or_columns_that_are_written_out_are_a_table(written):
    assert coerce_table(written).value == coerce_table(pd.DataFrame(written)).value


@pytest.mark.parametrize(
    "other",
    [
        [],
        {},
        {"days": 3, "people": 4},
        {"days": [3, 4], "people": [4]},
        {"days": "34", "people": "45"},
        {1: [3]},
        [{"days": 3}, {"people": 4}],
        [{"days": 3}, 4],
        [3, 4],
        {"days": [0] * (MOST_CELLS + 1)},
        {str(number): [1] for number in range(MOST_COLUMNS + 1)},
    ],
)
def test_what_has_no_rows_of_the_same_names_is_no_table(other):
    assert coerce_table(other).rule == "table-other"


def test_two_header_rows_are_refused():
    table = pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("people", "sum")]))
    assert "Several header rows?" in coerce_table(table).reply


STRANGE_CELLS = {
    "an object of another kind": EqualsEverything(),
    "a list": [1],
    "an infinite number": float("inf"),
    "an infinite number, or one far too large": 10**400,
    "a very long text": "x" * 20_001,
    "a length of time": pd.Timedelta("1D"),
}


@pytest.mark.parametrize("said", STRANGE_CELLS)
def test_a_cell_that_is_no_plain_value_is_named_with_its_column(said):
    taken = coerce_table(frame_of(STRANGE_CELLS[said]))
    assert taken.reply.startswith(f"Column 1 of the table holds {said}")
    assert taken.quotes[0].as_text() == "From your notebook, the column's name: people"


def test_a_cell_of_no_known_kind_is_quoted_with_its_class():
    quotes = coerce_table(frame_of(RaisesAtEveryTouch())).quotes
    assert [quote.words for quote in quotes] == ["people", "RaisesAtEveryTouch"]


def test_of_two_columns_with_one_name_the_one_with_the_strange_cell_is_described():
    table = pd.concat([pd.DataFrame({"people": [1]}), frame_of([1])], axis=1)
    assert "holds a list" in coerce_table(table).reply


@pytest.mark.parametrize("columns", [0, 1, 5])
def test_a_table_without_end_is_refused_before_it_is_read(columns):
    table = pd.DataFrame(0, index=range(MOST_CELLS + 1), columns=range(columns))
    assert "far more than" in coerce_table(table).reply


@pytest.mark.parametrize("rows", [0, 2])
def test_a_table_of_names_is_refused_before_it_is_read(rows, monkeypatch):
    table = pd.DataFrame(0, index=range(rows), columns=range(MOST_COLUMNS + 1))
    monkeypatch.setattr(pd.DataFrame, "itertuples", None)
    assert "1,001 columns, far more than" in coerce_table(table).reply


def test_a_series_is_told_how_to_become_a_table():
    assert ".reset_index()" in coerce_table(pd.Series([1])).reply
