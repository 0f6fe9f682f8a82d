"""The raw folder and throw-away copies of the datasets."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pandas as pd
import pytest

from scomm.data import building, root


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
