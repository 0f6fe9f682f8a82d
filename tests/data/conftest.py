"""The raw folder and throw-away copies of the datasets."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest

from scomm.data import building, root

BUILD = """
import pandas as pd
from scomm.data.building import integer

def tables(raw):
    table = pd.read_csv(raw.file("made-up/cats.csv"), dtype=str, keep_default_na=False)
    return {"cats": table.assign(cats=table["cats"].map(lambda c: integer(c, ("NA",))).astype("Int64"))}
"""
PACKAGE = {
    "name": "cats",
    "licenses": [{"name": "other-pd", "title": "Public domain"}],
    "sources": [
        {"title": "Cats", "publisher": "P", "path": "https://cats.example", "files": ["made-up/cats.csv"]}
    ],
    "resources": [
        {
            "name": "cats",
            "path": "cats.csv",
            "title": "Cats",
            "description": "One row is one town.",
            "schema": {
                "missingValues": [""],
                "primaryKey": "town",
                "fields": [
                    {"name": "town", "type": "string", "description": "A town."},
                    {
                        "name": "cats",
                        "type": "integer",
                        "description": "Cats.",
                        "constraints": {"minimum": 0},
                    },
                ],
            },
        }
    ],
}


@pytest.fixture
def cats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A datasets folder with one small dataset, and the raw file it is built from."""
    folder = tmp_path / "datasets" / "cats"
    folder.mkdir(parents=True)
    (folder / "build.py").write_text(BUILD)
    (folder / "datapackage.json").write_text(json.dumps(PACKAGE))
    raw = tmp_path / "raw" / "made-up"
    raw.mkdir(parents=True)
    (raw / "cats.csv").write_text("town,cats\nUr,3\nUruk,NA\n")
    monkeypatch.setenv("SCOMM_DATASETS", str(tmp_path / "datasets"))
    monkeypatch.setenv("SCOMM_RAW", str(tmp_path / "raw"))
    return folder


@pytest.fixture(scope="session")
def raw() -> Path:
    """The folder of raw files: in CI a missing one fails, for readers it is a visible skip."""
    folder = building.raw_folder()
    if not folder.is_dir():
        said = f"no raw files at {folder}: set SCOMM_RAW to compare the tables with what they were built from"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    return folder


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the datasets that `load` reads and a test may damage."""
    copy = tmp_path / "datasets"
    shutil.copytree(root(), copy)
    monkeypatch.setenv("SCOMM_DATASETS", str(copy))
    return copy


def wide(table: pd.DataFrame, universe: str, split: str) -> pd.DataFrame:
    """One split of one universe as years down and categories across."""
    rows = table[(table["universe"] == universe) & (table["split"] == split)]
    return rows.pivot(index="fiscal_year", columns="category", values="people")
