"""A row that is not there is never called a column: the coach says what the rows are called."""

from __future__ import annotations

import pytest

from tests.exercises.learner.coach.stopped import advice


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ('towns.loc["birch"]', "near-label"),
        ('towns.loc["birch", "others"]', "near-label"),
        ('towns.at["birch", "others"]', "near-label"),
        ('towns.loc[["birch", "Cedar"]]', "near-label"),
        ('towns.loc[["birch"]]', "near-label"),
        ('towns.drop("birch")', "near-label"),
        ('towns["others"]["birch"]', "near-label"),
        ('towns.loc["Oak"]', "no-row"),
        ('towns.drop(["Oak", "Cedar"])', "no-row"),
        ('rows.loc[2012, "detainers"]', "value-not-row"),
        ("rows.loc[[2012, 2013]]", "value-not-row"),
        ('rows[rows["fiscal_year"] > 2011].loc[2012, "detainers"]', "value-not-row"),
        ('rows["detainers"]["Kane"]', "value-not-row"),
        ('rows["detainers"][2013]', "value-not-row"),
        ('rows["detainers"][7]', "no-row-label"),
        ("rows.loc[7]", "no-row-label"),
        ('rows.drop("detainers")', "column-as-row"),
        ('towns.loc["others"]', "column-as-row"),
        ('towns[towns["others"] > 50].loc["Birch"]', "no-row-left"),
        ('rows.set_index("fiscal_year").loc["2012"]', "label-is-number"),
        ('rows.set_index(["place", "fiscal_year"]).loc[("Kane", 2012)]', "no-row-or-column"),
        ('rows.groupby("place").get_group("Kaine")', "no-group"),
        ('towns["Birch"]', "row-as-column"),
        ('towns.loc["Birch", "other"]', "near-column"),
        ('towns.loc["Birch", "people"]', "no-column-in"),
        ('towns.loc[:, ["others", "people"]]', "no-column-in"),
        ('rows.set_index("people")', "no-column-in"),
    ],
)
def test_a_label_of_a_row_and_a_name_of_a_column_are_told_apart(cell: str, rule: str) -> None:
    assert advice(cell).rule == rule


def test_the_rows_are_named_and_so_is_the_column_that_holds_the_value() -> None:
    assert "Birch, Cedar" in advice('towns.loc["Oak"]').what
    told = advice('rows.loc[2012, "detainers"]')
    assert "`fiscal_year`" in told.what
    assert told.do.endswith('`rows[rows["fiscal_year"] == 2012]`.')


def test_a_number_that_stands_among_counts_is_not_called_a_value_of_that_column() -> None:
    assert advice("rows.loc[4]").rule == "no-row-label"
