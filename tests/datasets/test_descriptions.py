"""Descriptions keep to the standards: keys within a folder, ids of licences, events called events."""

from __future__ import annotations

import pandas as pd
import pytest

from lessonkit.data import building, load

RESOURCES = [
    (folder.path.name, resource)
    for folder in building.folders()
    for resource in folder.package["resources"]
    if "schema" in resource
]
IDS = [resource["name"] for _, resource in RESOURCES]
LICENCE_IDS = {"CC-BY-4.0", "ISC", "MIT", "CC0-1.0", "other-pd"}
"""Ids of SPDX, and of the Open Definition for works in the public domain."""


@pytest.mark.parametrize(("folder", "resource"), RESOURCES, ids=IDS)
def test_a_code_of_another_table_of_the_folder_is_a_foreign_key(folder: str, resource: dict) -> None:
    siblings = {other["name"] for name, other in RESOURCES if name == folder} - {resource["name"]}
    wanted = {
        (field["name"], *field["reference"].split("."))
        for field in resource["schema"]["fields"]
        if field.get("reference", "").split(".")[0] in siblings
    }
    keys = resource["schema"].get("foreignKeys", [])
    found = {(key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0]) for key in keys}
    assert found == wanted


def test_every_column_of_county_codes_says_where_its_codes_stand() -> None:
    free = [
        (resource["name"], field["name"])
        for _, resource in RESOURCES
        for field in resource["schema"]["fields"]
        if field["name"] in ("fips", "city_county", "facility", "office") and "reference" not in field
    ]
    assert free == [
        ("county-activation", "fips"),
        ("detainers-facilities", "facility"),
        ("field-offices", "office"),
    ], "the tables that hold the codes themselves"


@pytest.mark.parametrize("folder", building.folders(), ids=lambda folder: folder.path.name)
def test_a_licence_has_an_id_of_a_register_or_says_its_terms_in_words(folder: building.Folder) -> None:
    for licence in folder.package["licenses"]:
        assert licence.get("name", "CC0-1.0") in LICENCE_IDS
        assert licence["title"]
        assert licence["path"]


@pytest.mark.parametrize(("folder", "resource"), RESOURCES, ids=IDS)
def test_a_column_of_people_says_whether_it_counts_people_or_events(folder: str, resource: dict) -> None:
    for field in resource["schema"]["fields"]:
        if field["name"] == "people":
            assert field["unit"].split(",")[0] in ("people", "events", "removals", "people in detention")


@pytest.mark.parametrize("name", ["dhs-annual", "dhs-monthly"])
def test_not_available_and_not_applicable_are_kept_apart(name: str) -> None:
    table = load(name)
    assert (table["people"].isna() == table["why_missing"].notna()).all()
    assert set(table["why_missing"].dropna()) == {"not-available", "not-applicable", "left-out"}


def test_expulsions_after_may_2023_are_not_applicable_and_earlier_charges_not_available() -> None:
    table = load("dhs-monthly").set_index("month_start")
    expelled = table[table["category"] == "title-42-expulsions"]
    assert set(expelled.loc["2023-06-01":, "why_missing"]) == {"not-applicable"}
    charged = table[(table["universe"] == "ero-arrests") & (table["category"] == "pending-charges")]
    assert set(charged.loc[:"2017-09-01", "why_missing"]) == {"not-available"}
    assert pd.isna(charged.loc["2018-10-01", "why_missing"])
