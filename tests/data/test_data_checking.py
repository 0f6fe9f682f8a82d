"""A broken table is named with its file, its row and the rule that it breaks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lessonkit.data import building

from .conftest import PACKAGE


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("town,cats\nUr,-3\n", ["cats/cats.csv", 'position "2"', '"minimum" is "0"']),
        ("town,cats\nUr,3\nUruk,many\n", ["cats/cats.csv", 'row "3"', '"cats"', "type is"]),
        ("town,cats\nUr,3\nUr,4\n", ["cats/cats.csv", 'position "3"', "primary key"]),
        ("town\nUr\n", ["cats/cats.csv", "header", '"cats"']),
        (
            "town,cats\nUr,3\nOr,4\n",
            ["cats/cats.csv", 'position "3"', '"town"', "unknown", '"name" of towns'],
        ),
    ],
    ids=["out of range", "wrong type", "duplicate key", "missing column", "unknown code"],
)
def test_a_broken_table_is_named_with_its_file_row_and_rule(
    cats: Path, content: str, says: list[str]
) -> None:
    towns = cats.parent / "towns"
    towns.mkdir()
    (towns / "towns.csv").write_text("name\nUr\nUruk\n")
    described = {
        "name": "towns",
        "path": "towns.csv",
        "schema": {"fields": [{"name": "name", "type": "string"}]},
    }
    (towns / "datapackage.json").write_text(json.dumps({"name": "towns", "resources": [described]}))
    refers = json.loads(json.dumps(PACKAGE))
    refers["resources"][0]["schema"]["fields"][0]["reference"] = "towns.name"
    (cats / "datapackage.json").write_text(json.dumps(refers))
    (cats / "cats.csv").write_text(content)
    told = "\n".join(building.invalid(cats / "datapackage.json"))
    for part in says:
        assert part in told
