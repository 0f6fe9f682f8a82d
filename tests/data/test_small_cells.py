"""No shipped table shows a count under ten below the state, and the rule catches one that would."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import building, describe, load, names, root
from lessonkit.data.small_cells import small_cells

TABLES = [
    (folder.path.name, resource)
    for folder in building.folders()
    for resource in folder.package["resources"]
    if "schema" in resource
]
IDS = [resource["name"] for _, resource in TABLES]
LOCAL = {"fips", "city_fips", "facility", "office", "county", "place"}
"""A table with one of these columns has rows below the state."""
NOT_PEOPLE = ("year", "margin of error", "agreements", "facilities")
"""Units of whole numbers that count no people."""


def described(tmp_path: Path, text: str, rule: dict[str, object]) -> Path:
    """A folder with one table and its rule; the path of its description."""
    (tmp_path / "cats.csv").write_text(text)
    package = {"resources": [{"name": "cats", "path": "cats.csv", "smallCells": rule}]}
    path = tmp_path / "datapackage.json"
    path.write_text(json.dumps(package))
    return path


@pytest.mark.parametrize(("folder", "resource"), TABLES, ids=IDS)
def test_every_table_says_how_far_down_it_goes(folder: str, resource: dict) -> None:
    assert resource["smallCells"]["level"] in ("nation", "state", "below-state")


@pytest.mark.parametrize("folder", sorted({folder for folder, _ in TABLES}))
def test_no_table_has_a_count_under_ten_below_the_state(folder: str) -> None:
    assert small_cells(root() / folder / "datapackage.json") == ()


@pytest.mark.parametrize(("folder", "resource"), TABLES, ids=IDS)
def test_a_table_with_county_codes_or_facilities_is_below_the_state(folder: str, resource: dict) -> None:
    names = {field["name"] for field in resource["schema"]["fields"]}
    if names & {"fips", "facility", "office", "city", "fips_old"}:
        assert resource["smallCells"]["level"] == "below-state"


def local_counts() -> list[tuple[str, str]]:
    """Every column that counts people or what happened to them, in tables with rows below the state."""
    return [
        (name, field.name)
        for name in names()
        if LOCAL & set(describe(name).columns)
        for field in describe(name).fields
        if field.type == "integer" and not any(unit in field.unit for unit in NOT_PEOPLE)
    ]


def test_the_columns_that_count_people_are_found() -> None:
    found = local_counts()
    for column in (
        ("county-activation", "noncitizens"),
        ("removals-by-office", "removals"),
        ("ero-arrests-by-office", "arrests"),
        ("deal-counties", "detainers_fy2015"),
        ("detainers-declined", "declined"),
    ):
        assert column in found


def below_the_state(name: str) -> pd.DataFrame:
    """The rows of a table without those of whole states and of detainers without a place."""
    table = load(name)
    if "facility" not in table:
        return table
    levels = load("detainers-facilities").set_index("facility")["level"]
    return table[~table["facility"].map(levels).isin(["state", "not-given"])]


@pytest.mark.parametrize(("name", "column"), local_counts())
def test_no_count_below_the_state_is_under_ten(name: str, column: str) -> None:
    counts = below_the_state(name)[column].dropna()
    assert len(counts) > 0
    assert isinstance(counts.dtype, pd.Int64Dtype)
    assert not counts.between(0, 9).any()


def test_a_small_count_is_named_with_its_file_row_and_rule(tmp_path: Path) -> None:
    path = described(tmp_path, "town,cats\nUr,12\nUruk,3\n", {"level": "below-state", "counts": ["cats"]})
    assert small_cells(path) == (
        f'{tmp_path.name}/cats.csv: The cell "3" in row at position "3" and field "cats" is a count under 10 '
        "below the state",
    )


def test_a_zero_is_a_small_count_and_a_blank_is_none(tmp_path: Path) -> None:
    path = described(tmp_path, "town,cats\nUr,0\nUruk,\n", {"level": "below-state", "counts": ["cats"]})
    (problem,) = small_cells(path)
    assert 'The cell "0"' in problem


def test_a_place_with_few_records_is_named(tmp_path: Path) -> None:
    text = "town,day\n" + "Ur,1\n" * 10 + "Uruk,1\n" * 9
    (problem,) = small_cells(described(tmp_path, text, {"level": "below-state", "rows": "town"}))
    assert 'The place "Uruk" of field "town", first in row at position "12", has 9 rows' in problem


def test_a_rule_can_leave_out_rows_that_are_states(tmp_path: Path) -> None:
    rule = {"level": "below-state", "counts": ["cats"], "only": {"kind": "town"}}
    assert small_cells(described(tmp_path, "kind,cats\nstate,3\ntown,30\n", rule)) == ()
    assert len(small_cells(described(tmp_path, "kind,cats\nstate,3\ntown,3\n", rule))) == 1


def test_above_the_state_counts_may_be_small(tmp_path: Path) -> None:
    for level in ("nation", "state"):
        assert small_cells(described(tmp_path, "cats\n3\n", {"level": level, "counts": ["cats"]})) == ()


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({"level": "village"}, 'The level "village" of smallCells'),
        ({"level": "below-state", "counts": ["dogs"]}, 'The field "dogs" of smallCells is not in the table'),
    ],
)
def test_a_rule_that_fits_no_table_is_a_problem(tmp_path: Path, rule: dict, says: str) -> None:
    (problem,) = small_cells(described(tmp_path, "cats\n30\n", rule))
    assert says in problem


def test_a_shipped_table_with_a_small_count_does_not_pass_the_checks(copied: Path) -> None:
    path = copied / "program-counts" / "program-counts.csv"
    path.write_text(path.read_text("utf-8").replace(",86,", ",8,"), "utf-8")
    told = "\n".join(building.invalid(copied / "program-counts" / "datapackage.json"))
    assert 'program-counts/program-counts.csv: The cell "8" in row at position "28"' in told


def test_an_unknown_county_code_in_a_shipped_table_is_named(copied: Path) -> None:
    path = copied / "program-counts" / "program-counts.csv"
    path.write_text(path.read_text("utf-8").replace("48201", "48999"), "utf-8")
    (told,) = building.invalid(copied / "program-counts" / "datapackage.json")
    assert told.startswith('program-counts/program-counts.csv: The cell "48999" in row at position "19"')
    assert "unknown" in told
