"""`scomm data` and `scomm claims` as somebody types them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from lessonkit.data import describe, names
from lessonkit.errors import KitError
from scomm.cli import kit

REPOSITORY = Path(__file__).resolve().parents[1]


def said(*command: str) -> str:
    """What a command prints; a `KitError` is raised as it is."""
    result = CliRunner().invoke(kit, list(command))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def test_list_names_every_dataset_with_what_a_row_is() -> None:
    lines = said("data", "list").splitlines()
    assert [line.split()[0] for line in lines] == list(names())
    assert describe("timeline").row in lines[list(names()).index("timeline")]


def test_show_prints_one_dataset() -> None:
    text = said("data", "show", "detention-by-agency-and-record")
    assert "One row is the people in ICE detention on one day" in text
    assert "published" in text
    assert "missing: 36 (75.0 %)" in text


def test_show_of_an_unknown_dataset_lists_the_known_ones() -> None:
    with pytest.raises(KitError, match=r"no dataset 'timelin'.*mean 'timeline'"):
        said("data", "show", "timelin")


def test_docs_outside_the_repository_says_where_to_run_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KitError, match="Run this at the root of the repository"):
        said("data", "docs")


def test_docs_writes_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    assert said("data", "docs") == "Wrote docs/data.md\n"
    assert (tmp_path / "docs" / "data.md").read_bytes() == (REPOSITORY / "docs" / "data.md").read_bytes()


def test_building_without_raw_files_names_each_of_them_with_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCOMM_RAW", str(tmp_path))
    with pytest.raises(KitError) as caught:
        said("data", "build", "yearbook")
    told = str(caught.value)
    for file in ("table39_3.xls", "Table43D.xls", "table37d_1.xls", "immigration.csv"):
        assert file in told
    assert told.count("https://ohss.dhs.gov/topics/immigration/yearbook") >= 3
    assert "https://corgis-edu.github.io/corgis/csv/immigration/" in told
    assert "\n" not in told


def test_claims_prints_the_bibliography_and_the_open_questions() -> None:
    text = said("claims")
    assert "All print what their authors saw." in text
    assert "BIBLIOGRAPHY: " in text
    assert "OPEN QUESTIONS: " in text
