"""A misspelt or missing field of a datapackage.json is one line, whoever reads the description."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.data import describe, load
from lessonkit.data.building import build, folders
from lessonkit.data.misspelt import misspelt
from lessonkit.errors import KitError

SLIPS = [
    ('"description": "A town."', '"descripton": "A town."', "the field 'town' of 'cats' has the unknown field 'descripton': write 'description'"),
    ('"description": "A town."', '"description": "A town.", "unt": "people"', "has the unknown field 'unt': write 'unit'"),
    ('"publisher"', '"publisher_of"', "a source of the package has the unknown field 'publisher_of': write 'publisher'"),
    ('"missingValues"', '"missing"', "the schema of 'cats' has no 'missingValues'"),
    ('"licenses"', '"licences"', "the package has the unknown field 'licences': write 'licenses'"),
    ('"description": "One row is one town."', '"description": "One row is one town.", "cover": "2012"', "write 'covers'"),
]  # fmt: skip


@pytest.fixture
def built(cats: Path) -> Path:
    """The description of a table that was built."""
    build()
    return cats / "datapackage.json"


@pytest.mark.parametrize(("old", "new", "says"), SLIPS)
def test_a_slip_is_told_by_its_file_and_place(built: Path, old: str, new: str, says: str) -> None:
    text = built.read_text("utf-8")
    assert old in text
    built.write_text(text.replace(old, new, 1), "utf-8")
    for read in (lambda: describe("cats"), lambda: load("cats"), folders, build):
        with pytest.raises(KitError) as caught:
            read()
        assert str(caught.value).startswith(f"{built}: ")
        assert says in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_field_of_an_authors_own_is_none(built: Path) -> None:
    text = built.read_text("utf-8").replace(
        '"description": "A town."', '"description": "A town.", "seenBy": "me"'
    )
    built.write_text(text, "utf-8")
    assert describe("cats").columns == ("town", "cats")


def test_no_description_of_the_kit_has_a_slip() -> None:
    assert [one.path.name for one in folders() if misspelt(one.package)] == []
