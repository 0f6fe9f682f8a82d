"""Two plain answers are the same whatever order they come in, and only within the tolerance."""

from __future__ import annotations

import math
import random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.kinds.table import coerce_table
from tests.exercises import tiny

FINITE = st.floats(-1e9, 1e9)
TOLERANCE = st.sampled_from([0, 0.001, 0.15, 5, 50])
TABLES = st.integers(1, 12).flatmap(
    lambda rows: st.fixed_dictionaries(
        {
            "people": st.lists(st.none() | st.integers(0, 50), min_size=rows, max_size=rows),
            "label": st.lists(st.sampled_from(["a", "b", None]), min_size=rows, max_size=rows),
            "year": st.lists(st.integers(2014, 2016), min_size=rows, max_size=rows),
        }
    )
)


def shuffled(table: pd.DataFrame, seed: int) -> pd.DataFrame:
    order = random.Random(seed)
    columns = order.sample(list(table.columns), len(table.columns))
    return table.sample(frac=1, random_state=seed)[columns].set_axis([object()] * len(table))


def plain(table: pd.DataFrame):
    return coerce_table(table).value


@given(FINITE, FINITE, TOLERANCE)
def test_closeness_is_symmetric(one, other, tolerance):
    assert kind_of("number").same(one, other, tolerance) == kind_of("number").same(other, one, tolerance)


@given(FINITE, TOLERANCE)
def test_a_number_is_as_close_as_the_tolerance_and_no_closer(number, tolerance):
    assert kind_of("number").same(number, number, tolerance)
    assert kind_of("number").same(number + tolerance, number, tolerance)
    assert not kind_of("number").same(number + tolerance * 1.01 + 1, number, tolerance)


def test_the_edge_of_a_tolerance_counts_although_it_has_no_exact_binary_form():
    assert 56.35 - 56.3 > 0.05
    assert kind_of("number").same(56.35, 56.3, 0.05)


@pytest.mark.parametrize(
    ("one", "other"), [(1, True), (0, False), (1, "1"), (0, None), (None, False), ("", None)]
)
def test_values_of_two_types_are_never_the_same(one, other):
    assert not kind_of("number").same(one, other, 5)
    rows = [{"columns": ["a"], "rows": [[cell]]} for cell in (one, other)]
    assert not kind_of("table").same(*rows, 5)


@given(TABLES, st.integers(0, 99), TOLERANCE)
def test_a_table_is_the_same_in_any_order_of_rows_and_columns_and_under_any_index(columns, seed, tolerance):
    table = pd.DataFrame(columns).astype({"people": "Int64"})
    assert kind_of("table").same(plain(shuffled(table, seed)), plain(table), tolerance)


@given(TABLES, st.integers(0, 99), st.data())
def test_noise_within_the_tolerance_never_tells_two_tables_apart(columns, seed, data):
    table = pd.DataFrame(columns)
    size = len(table)
    noise = data.draw(st.lists(st.floats(-0.5, 0.5), min_size=size, max_size=size))
    noisy = table.assign(
        people=[
            people if people is None else people + n for people, n in zip(table["people"], noise, strict=True)
        ]
    )
    assert kind_of("table").same(plain(shuffled(noisy, seed)), plain(table), 0.5)


@given(TABLES, st.data())
def test_one_number_beyond_the_tolerance_tells_two_tables_apart(columns, data):
    table = pd.DataFrame(columns)
    row = data.draw(st.integers(0, len(table) - 1))
    other = table.assign(year=[year + 100 * (i == row) for i, year in enumerate(table["year"])])
    assert not kind_of("table").same(plain(other), plain(table), 0.5)
    assert not kind_of("table").same(plain(table), plain(other), 0.5)


def test_rows_that_change_places_within_a_tolerance_are_paired_all_the_same():
    wanted = {"columns": ["share", "year"], "rows": [[5.0, 2014], [5.01, 2015]]}
    given_ = {"columns": ["share", "year"], "rows": [[5.01, 2014], [5.0, 2015]]}
    assert kind_of("table").same(given_, wanted, 0.1)
    assert not kind_of("table").same(given_, wanted, 0.001)


def test_two_equal_rows_are_not_one():
    once = {"columns": ["a"], "rows": [["x"], ["y"]]}
    assert not kind_of("table").same({"columns": ["a"], "rows": [["x"], ["x"]]}, once, 0)
    assert not kind_of("table").same({"columns": ["a"], "rows": [["x"], ["y"], ["y"]]}, once, 0)


def test_a_further_column_or_a_column_twice_is_another_table():
    wanted = plain(tiny.tidy())
    assert not kind_of("table").same(plain(tiny.tidy(extra=1)), wanted, 0)
    twice = pd.concat([tiny.tidy(), tiny.tidy()[["boxes"]]], axis=1)
    assert not kind_of("table").same(plain(twice), wanted, 0)


def test_a_whole_number_is_the_same_as_its_float():
    assert kind_of("table").same(plain(tiny.tidy().astype({"boxes": "float64"})), plain(tiny.tidy()), 0)


def test_a_blank_is_not_a_zero():
    assert not kind_of("table").same(plain(tiny.tidy(boxes=0)), plain(tiny.tidy(boxes=None)), 5)


def chart(**changes):
    return {**kind_of("chart").take(tiny.chart()).value, **changes}


def test_series_may_come_in_any_order_and_under_any_name():
    turned = [{**series, "name": f"line {i}"} for i, series in enumerate(reversed(chart()["series"]))]
    assert kind_of("chart").same(chart(series=turned), chart(), 0.1)


def test_a_series_may_not_bear_the_name_of_another():
    red, every = chart()["series"]
    swapped = chart(series=[{**red, "name": "All boxes"}, {**every, "name": "Red ones"}])
    assert not kind_of("chart").same(swapped, chart(), 0.1)
    assert kind_of("chart").same(
        swapped, chart(series=[{**red, "name": "all"}, {**every, "name": "red"}]), 0.1
    )
    assert kind_of("chart").same(
        chart(series=[{**red, "name": "Red"}, {**every, "name": "all boxes"}]), chart(), 0.1
    )


def test_a_name_inside_a_word_is_another_name():
    first, second = chart()["series"]
    wanted = chart(series=[{**first, "name": "Houston"}, {**second, "name": "whole country"}])
    given = chart(series=[{**first, "name": "Houston"}, {**second, "name": "US"}])
    assert kind_of("chart").same(given, wanted, 0.1)


@pytest.mark.parametrize("names", [("...", "all"), ("boxes", "Boxes "), ("", "all")])
def test_names_that_tell_nothing_apart_are_none(names):
    told = chart(series=[{**one, "name": name} for one, name in zip(chart()["series"], names, strict=True)])
    assert not kind_of("chart").same(told, chart(), 0.1)


def test_the_dots_of_a_starter_are_no_title():
    assert not kind_of("chart").same(chart(title="..."), chart(), 0.1)


def test_one_series_drawn_twice_is_not_two_series():
    twice = chart(series=[chart()["series"][0]] * 2)
    assert not kind_of("chart").same(twice, chart(), 0.1)
    assert not kind_of("chart").same(chart(), twice, 0.1)


@pytest.mark.parametrize("part", ["title", "y_title"])
def test_a_chart_that_lacks_one_of_its_words_is_not_like_one_that_lacks_both(part):
    half = chart(**{part: "  "})
    assert not kind_of("chart").same(half, chart(), 0.1)
    assert not kind_of("chart").same(half, chart(title="", y_title=""), 0.1)
    assert kind_of("chart").same(half, chart(**{part: ""}), 0.1)


def test_a_chart_of_several_series_must_say_which_is_which():
    first, *others = chart()["series"]
    unsaid = chart(series=[{**first, "name": " "}, *others])
    assert not kind_of("chart").same(unsaid, chart(), 0.1)
    assert kind_of("chart").same(
        unsaid, chart(series=[{**one, "name": ""} for one in chart()["series"]]), 0.1
    )
    assert kind_of("chart").same(chart(series=[{**first, "name": ""}]), chart(series=[first]), 0.1)


def test_points_that_lack_a_partner_make_another_chart_and_no_error():
    short = chart(series=[{**series, "y": series["y"][:-1]} for series in chart()["series"]])
    assert not kind_of("chart").same(short, chart(), 0.1)
    assert not kind_of("chart").same(chart(), short, 0.1)


def test_a_year_more_is_another_chart():
    longer = chart(
        series=[{**one, "x": [*one["x"], "attic"], "y": [*one["y"], 1]} for one in chart()["series"]]
    )
    assert not kind_of("chart").same(longer, chart(), 0.1)


def test_two_functions_are_the_same_if_every_result_is():
    def result(kind, value):
        return {"type": kind, "value": value}

    wanted = [result("number", 25.0), result("missing", None)]
    assert kind_of("function").same([result("number", 25.0004), result("missing", None)], wanted, 0.001)
    assert not kind_of("function").same([result("number", 25.0), result("number", 0.0)], wanted, 0.001)
    assert not kind_of("function").same(wanted[:1], wanted, 0.001)
    assert not kind_of("function").same([result("text", "25.0"), result("missing", None)], wanted, 0.001)


def test_the_order_of_letters_counts():
    assert kind_of("choice").same(["c", "a"], ["c", "a"], 0)
    assert not kind_of("choice").same(["a", "c"], ["c", "a"], 0)
    assert not kind_of("choice").same("c", ["c"], 0)


def test_a_table_of_many_equal_labels_is_compared_in_a_moment():
    rows = [[math.sin(i), math.cos(i)] for i in range(3000)]
    off = [[a + 0.5, b] for a, b in rows]
    wanted = {"columns": ["a", "b"], "rows": rows}
    assert not kind_of("table").same({"columns": ["a", "b"], "rows": off}, wanted, 0.1)
