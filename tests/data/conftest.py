"""A throw-away folder of datasets with one small dataset."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

BUILD = """
import pandas as pd
from lessonkit.data.building import integer

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
