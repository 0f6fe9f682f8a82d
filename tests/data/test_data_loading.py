"""`load` hands out verified, typed copies, and says in one line what is wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from lessonkit import course
from lessonkit.data import describe, load, names, root
from lessonkit.errors import KitError

ONE_LINE = r"\A[^\n]+\Z"


@pytest.mark.parametrize("name", names())
def test_every_dataset_loads_with_the_columns_it_describes(name: str) -> None:
    assert tuple(load(name).columns) == describe(name).columns
    assert len(load(name)) > 0


def test_counts_stay_whole_numbers_that_can_be_missing() -> None:
    table = load("dhs-monthly")
    assert str(table["people"].dtype) == "Int64"
    assert table["people"].isna().any()
    assert pd.api.types.is_datetime64_any_dtype(table["month_start"])
    assert pd.api.types.is_string_dtype(table["universe"])


def test_only_the_columns_asked_for_come_in_the_order_asked_for() -> None:
    assert list(load("dhs-annual", ["people", "fiscal_year"])) == ["people", "fiscal_year"]
    assert list(load("dhs-annual", "people")) == ["people"]


def test_changing_a_loaded_table_does_not_change_the_next_load() -> None:
    first = load("dhs-annual")
    untouched = first.copy(deep=True)
    first.loc[:, "people"] = 0
    first["people"].array[0] = 7
    del first["universe"]
    pd.testing.assert_frame_equal(load("dhs-annual"), untouched)


def test_loading_brings_in_no_builder_and_no_validator() -> None:
    code = (
        "import sys, lessonkit.data; lessonkit.data.load('dhs-annual'); "
        "print([m for m in ('frictionless', 'pandera', 'openpyxl', 'xlrd', 'nbgrader', 'sqlalchemy') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize("name", names())
def test_a_changed_byte_is_refused(name: str, copied: Path) -> None:
    load(name)
    path = describe(name).path
    content = bytearray(path.read_bytes())
    content[-2] ^= 1
    path.write_bytes(content)
    with pytest.raises(KitError, match=rf"{name!r} is not the one in the registry.*git checkout"):
        load(name)


def test_windows_line_endings_are_refused(copied: Path) -> None:
    path = describe("dhs-annual").path
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(KitError, match="not the one in the registry"):
        load("dhs-annual")


def test_a_restored_table_loads_again(copied: Path) -> None:
    path = describe("dhs-annual").path
    good = path.read_bytes()
    path.write_bytes(good + b"x\n")
    with pytest.raises(KitError):
        load("dhs-annual")
    path.write_bytes(good)
    assert len(load("dhs-annual")) > 0


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: load("dhs-montly"), r"no dataset 'dhs-montly'.*Allowed: .*dhs-annual.*mean 'dhs-monthly'"),
        (lambda: load(""), r"no dataset ''.*Allowed: .*dhs-annual"),
        (lambda: load("../../etc/passwd"), r"no dataset '\.\./\.\./etc/passwd'"),
        (lambda: load("dhs-annual", ["peple"]), r"no column 'peple'.*Allowed: universe,.*mean 'people'"),
        (lambda: load("dhs-annual", [3]), r"no column 3.*Allowed: universe"),
        (lambda: load("dhs-annual", 3), r"no column 3.*Allowed: universe"),
        (lambda: load(["dhs-annual"]), r"no dataset \['dhs-annual'\].*Allowed: "),
        (lambda: load(None), r"no dataset None.*Allowed: "),
        (lambda: describe("cats"), r"no dataset 'cats'.*Allowed: "),
    ],
)
def test_a_wrong_name_gets_one_line_that_lists_what_is_allowed(call, says: str) -> None:
    with pytest.raises(KitError, match=says) as caught:
        call()
    caught.match(ONE_LINE)


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ("dhs-enforcement/dhs-annual.csv", "table of 'dhs-annual' is missing"),
        ("dhs-enforcement/datapackage.json", "description of 'dhs-annual' is missing"),
        ("registry.json", "registry of datasets is missing"),
    ],
)
def test_a_missing_file_gets_one_line_that_says_how_to_restore_it(
    copied: Path, missing: str, says: str
) -> None:
    (copied / missing).unlink()
    with pytest.raises(KitError, match=rf"{says}.*git checkout") as caught:
        load("dhs-annual")
    caught.match(ONE_LINE)


@pytest.mark.parametrize("damaged", ["dhs-enforcement/datapackage.json", "registry.json"])
@pytest.mark.parametrize("content", ["", "{", "[1]", '{"dhs-annual": {"path": "a"}}', '{"resources": []}'])
def test_a_damaged_description_or_registry_gets_one_line(copied: Path, damaged: str, content: str) -> None:
    (copied / damaged).write_text(content)
    with pytest.raises(KitError) as caught:
        load("dhs-annual")
    caught.match(ONE_LINE)


def test_a_folder_that_is_not_there_gets_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SCOMM_DATASETS", str(tmp_path / "nowhere"))
    with pytest.raises(KitError, match=r"no folder of datasets at .*nowhere.*SCOMM_DATASETS"):
        load("dhs-annual")


def test_an_installed_package_reads_its_own_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "packages" / "scomm"
    (package / "datasets").mkdir(parents=True)
    (package / "__init__.py").touch()
    shutil.copy(Path(__file__).parents[2] / course.FILE, package)
    monkeypatch.delenv("SCOMM_DATASETS", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(course, "_package", {"scomm": package}.get)
    course._installed.cache_clear()
    try:
        assert root() == package / "datasets"
    finally:
        course._installed.cache_clear()


@pytest.mark.parametrize("name", names())
def test_every_dataset_says_what_a_row_is_who_published_it_and_what_its_units_are(name: str) -> None:
    dataset = describe(name)
    assert dataset.row.startswith("One row is ")
    assert dataset.licence
    assert dataset.sources
    for source in dataset.sources:
        assert source.publisher
        assert source.address.startswith("http")
        assert source.intermediary, f"Say in a source of {name} who passed its files on: intermediary."
    for field in dataset.fields:
        assert field.description.endswith(".")
        assert field.unit or field.type == "string"
    readme = (dataset.path.parent / "README.md").read_text("utf-8")
    for heading in ("What one row is", "Who recorded it, and why", "What is missing", "Traps", "Licence"):
        assert f"## {heading}" in readme, f"The README of {name} has no heading: {heading}."
    assert name in readme


def test_the_registry_lists_every_table_and_nothing_else() -> None:
    listed = {entry["path"] for entry in json.loads((root() / "registry.json").read_text()).values()}
    files = {path.relative_to(root()).as_posix() for path in root().glob("*/*.csv")}
    assert listed == {*files, "county-shapes/county-shapes.json"}
