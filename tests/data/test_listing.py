"""The list in the README of the datasets is made from the descriptions, and says whom a table is for."""

import subprocess
from pathlib import Path

import pytest

from lessonkit.data import building, names, root
from lessonkit.data.listing import BEGIN, with_list
from lessonkit.errors import KitError

KIT = Path(__file__).parents[2]
BEHIND_OTHERS = {
    "county-office",  # deal-counties is built from it
    "detention-by-agency-and-record",  # lesson 4's last section
}


def test_the_list_is_up_to_date() -> None:
    text = (root() / "README.md").read_text("utf-8")
    assert with_list(text) == text, "run `scomm data docs`"


def test_what_stands_around_the_list_stays() -> None:
    text = (root() / "README.md").read_text("utf-8")
    emptied = text.split(BEGIN)[0] + BEGIN + "\nold\n" + text[text.index("<!-- End of the list. -->") :]
    assert with_list(emptied) == text


def test_a_readme_without_a_place_for_the_list_is_refused() -> None:
    with pytest.raises(KitError, match="no place for the list"):
        with_list("# Datasets")


def for_readers() -> set[str]:
    return {
        resource["name"]
        for folder in building.folders()
        for resource in folder.package["resources"]
        if resource.get("forReaders")
    }


def used(name: str) -> bool:
    """Whether a lesson, an exercise, a claim, a chart, a model or an explorer names the table."""
    found = subprocess.run(
        ["grep", "-rlE", f"[\"'`]{name}[\"'`]", "engine/src", "src", "solutions", "--include=*.py", "--include=lesson.md"],
        cwd=KIT, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    return any(not path.startswith("engine/src/lessonkit/data/") for path in found)


@pytest.mark.parametrize("name", names())
def test_a_table_is_used_or_said_to_be_for_readers(name: str) -> None:
    said = name in for_readers()
    assert used(name) != said or name in BEHIND_OTHERS, (
        f"{name} is used: take forReaders out of its datapackage.json."
        if said
        else f'No lesson uses {name}: write "forReaders": true into its datapackage.json.'
    )


def test_the_promise_to_people_stands_in_one_place() -> None:
    heading = "## How people are protected"
    texts = {path: path.read_text("utf-8") for path in [*root().glob("*.md"), *(KIT / "docs").glob("*.md")]}
    assert [path.name for path, text in texts.items() if heading in text] == ["README.md"]
    assert "../README.md#how-people-are-protected" in (root() / "detainers" / "README.md").read_text("utf-8")
