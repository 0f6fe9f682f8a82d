"""What a workshop's own files say to people is in the list of words, and nothing else of them is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from typer.testing import CliRunner

from lessonkit.teaching.workshop.spoken import SPOKEN, workshop_words
from scomm.cli import kit
from tests.packages import COURSE

FOLDER = COURSE / "workshop"
NAMES = re.compile(r"[0-9a-z-]+(/[0-9a-z-]+)?|\S+ / .+ / .+")
"""An id of the kit, with its lesson or without; or a side, with its lesson and dispute."""


def texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)


@pytest.mark.parametrize("file", SPOKEN)
def test_every_text_of_a_file_is_listed_or_names_something_of_the_kit(file: str) -> None:
    listed = {words for id, words in workshop_words() if id.startswith(f"teaching/workshop/{file}/")}
    given = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
    unlisted = {(key, text) for key, text in texts(given) if text not in listed}
    headings = {
        text for key, text in unlisted if key in ("part", "spare")
    }  # of a lesson, which lists its own
    assert listed
    assert not [text for _, text in unlisted if text not in headings and not NAMES.fullmatch(text)]


def test_every_file_of_the_workshop_is_listed() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(SPOKEN)


def test_the_command_lists_them() -> None:
    said = CliRunner().invoke(kit, ["words", "teaching/workshop/board/sheriff"]).stdout.splitlines()
    fields = [line.split("\t")[0].rsplit("/", 1)[1] for line in said if "\t" in line]
    assert fields == ["name", "who", "want", "facts 1", "facts 2", "facts 3", "against", "ask"]
