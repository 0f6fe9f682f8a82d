"""A table that can be heard, and a number that can be read."""

import pandas as pd

from lessonkit.charts import data_table


def test_rows_and_columns_are_headed_and_captioned(table):
    html = data_table.table_html(table, "Removals")
    assert "<caption>Removals</caption>" in html
    assert html.count("scope='col'") == 3
    assert html.count("scope='row'") == 3


def test_years_have_no_comma_and_people_have_one(table):
    html = data_table.table_html(table, "Removals", {"fiscal_year": "year"})
    assert "<th scope='row'>2023</th>" in html
    assert "<td>85,560</td>" in html


def test_a_missing_number_says_so_and_is_never_a_zero():
    table = pd.DataFrame({"year": [2014], "people": pd.array([None], dtype="Int64")})
    assert "<td>not available</td>" in data_table.table_html(table, "Removals")
    assert "not available" in data_table.table_text(table)


def test_the_head_of_a_column_of_words_stands_where_its_words_do():
    html = data_table.table_html(pd.DataFrame({"year": [2014], "who": ["police"], "people": [3]}), "Steps")
    assert "<th scope='col' class=scomm-word>who</th><th scope='col'>people</th>" in html
    assert "<td class=scomm-word>police</td><td>3</td>" in html


def test_a_table_cannot_smuggle_markup_into_the_page():
    table = pd.DataFrame({"<i>group</i>": ["<script>alert(1)</script>"]})
    assert "<script>" not in data_table.table_html(table, "<img>")
    assert "<img>" not in data_table.table_html(table, "<img>")
