"""The committed tables are what build.py makes of the raw files, byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.data import building, describe, load, names, root
from lessonkit.data.licences import licences
from lessonkit.errors import KitError


def test_the_committed_tables_are_byte_for_byte_what_build_makes(raw: Path) -> None:
    found = building.examine()
    assert found.problems == ()
    # The outlines come from an npm package that not everyone has; their own test says so where they are skipped.
    # What takes minutes is built anew in `make prove`.
    others = {"county-shapes", *(one.path.name for one in building.folders() if one.takes_minutes)}
    assert [line for line in found.uncompared if line.split(":")[0] not in others] == []


@pytest.mark.parametrize("folder", [folder.path.name for folder in building.folders()])
def test_every_package_is_valid_under_frictionless(folder: str) -> None:
    assert building.invalid(root() / folder / "datapackage.json") == ()


def test_no_committed_table_is_a_copy_of_a_raw_file(raw: Path) -> None:
    committed = {hashlib.sha256(path.read_bytes()).hexdigest() for path in root().rglob("*.csv")}
    originals = {hashlib.sha256(path.read_bytes()).hexdigest() for path in raw.rglob("*") if path.is_file()}
    assert not committed & originals


def test_the_page_of_licences_is_that_of_the_descriptions() -> None:
    page = (root() / "LICENSES.md").read_text("utf-8")
    assert page == licences(root()), "run `scomm data build`"
    for folder in building.folders():
        assert f"\n## [{folder.path.name}](" in page


def test_the_tables_are_small() -> None:
    assert sum(path.stat().st_size for path in root().rglob("*") if path.is_file()) < 8_200_000


def test_every_table_has_unix_line_endings_and_ends_with_one() -> None:
    for path in root().glob("*/*.csv"):
        content = path.read_bytes()
        assert b"\r" not in content
        assert content.endswith(b"\n")


def test_building_writes_the_table_and_registers_its_hash(cats: Path) -> None:
    assert building.build() == (cats / "cats.csv",)
    assert (cats / "cats.csv").read_text() == "town,cats\nUr,3\nUruk,\n"
    assert load("cats")["cats"].tolist() == [3, pd.NA]
    assert names() == ("cats",)
    assert building.verify() == ()


def test_verifying_names_a_table_that_was_edited_by_hand(cats: Path) -> None:
    building.build()
    (cats / "cats.csv").write_text("town,cats\nUr,4\nUruk,\n")
    assert building.verify() == (
        "cats: cats.csv differs from what build.py makes in row 2: 'Ur,4' instead of 'Ur,3'; "
        "run `scomm data build cats`.",
    )


def test_verifying_names_a_hash_that_was_edited_by_hand(cats: Path) -> None:
    building.build()
    registry = cats.parent / "registry.json"
    registry.write_text(registry.read_text().replace('"sha256": "', '"sha256": "0'))
    assert "registry holds another hash" in building.verify()[0]


def test_verifying_without_the_raw_files_checks_the_hash_and_says_what_it_left_out(cats: Path) -> None:
    building.build()
    nowhere = cats.parent / "nowhere"
    found = building.examine(raw=nowhere)
    assert found.problems == ()
    assert found.uncompared[0].startswith(
        "cats: not compared with a fresh build. The raw file made-up/cats.csv"
    )
    (cats / "cats.csv").write_text("town,cats\nUr,4\n")
    assert "registry holds another hash than cats.csv has" in building.verify(raw=nowhere)[0]


def test_changing_a_byte_of_a_table_names_file_row_and_both_texts(cats: Path) -> None:
    building.build()
    content = bytearray((cats / "cats.csv").read_bytes())
    content[-2] ^= 1
    (cats / "cats.csv").write_bytes(content)
    assert (
        "cats.csv differs from what build.py makes in row 3: 'Uruk-' instead of 'Uruk,'"
        in building.verify()[0]
    )


def test_a_failed_build_leaves_every_file_as_it_was(cats: Path) -> None:
    building.build()
    before = {path: path.read_bytes() for path in cats.parent.rglob("*") if path.is_file()}
    (cats.parents[1] / "raw" / "made-up" / "cats.csv").write_text("town,cats\nUr,three\n")
    with pytest.raises(KitError, match="'three' is no whole number"):
        building.build()
    assert {path: path.read_bytes() for path in cats.parent.rglob("*") if path.is_file()} == before


def test_building_everything_leaves_and_names_a_table_whose_raw_file_is_missing(cats: Path) -> None:
    building.build()
    before = (cats / "cats.csv").read_bytes()
    said: list[str] = []
    assert building.build(raw=cats.parent / "nowhere", say=said.append) == ()
    assert said[0].startswith("cats: left as it is. The raw file made-up/cats.csv is missing")
    assert (cats / "cats.csv").read_bytes() == before
    assert names() == ("cats",)
    with pytest.raises(KitError, match=r"Get it from https://cats\.example"):
        building.build(["cats"], raw=cats.parent / "nowhere", say=said.append)


def needs_raw_files(name: str) -> bool:
    """Whether a table is built from raw files, not from other tables."""
    (folder,) = building.folders([name])
    owners = (folder.package, *folder.package["resources"])
    return any("files" in source for owner in owners for source in owner.get("sources", []))


@pytest.mark.parametrize("name", tuple(filter(needs_raw_files, names())))
def test_without_the_raw_files_one_line_names_the_publishers_page(name: str, tmp_path: Path) -> None:
    (folder,) = building.folders([name])
    addresses = [source.address for table in folder.files for source in describe(table).sources]
    with pytest.raises(KitError, match=r"is missing from .*Get it from http.*SCOMM_RAW") as caught:
        building.build([name], raw=tmp_path)
    assert "\n" not in str(caught.value)
    assert any(address in str(caught.value) for address in addresses)


def test_a_raw_file_that_no_source_lists_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="is no source of this dataset"):
        building.RawFolder(tmp_path, (("a.csv", "https://a.example"),)).file("b.csv")


def test_building_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(
        KitError, match=r"no dataset 'yearbok' to build.*Allowed: .*yearbook.*mean 'yearbook'"
    ):
        building.build(["yearbok"])


def test_a_folders_name_stands_for_all_of_its_tables() -> None:
    (folder,) = building.folders(["yearbook"])
    assert set(folder.files) == {"yearbook-removals", "yearbook-convictions"}
    assert building.folders(["yearbook-removals"]) == (folder,)


@given(st.integers(min_value=0, max_value=10**9))
def test_a_printed_number_is_read_with_or_without_commas_and_decimals(number: int) -> None:
    assert {building.integer(form) for form in (number, float(number), f"{number:,}", f"{number}.0")} == {
        number
    }


@pytest.mark.parametrize("cell", ["1.5", "12a", "", "NA", "X", "-", float("inf")])
def test_a_cell_that_is_neither_a_count_nor_a_mark_for_missing_is_refused(cell: object) -> None:
    with pytest.raises(KitError, match="is no whole number"):
        building.integer(cell)
