"""Publishers: one id and one name each, every one of them heard."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lessonkit.claims import ledger
from lessonkit.data.published import figures
from lessonkit.errors import KitError
from lessonkit.sources import Publisher, publisher, publishers, sources

ROOT = Path(__file__).parents[2]


def test_no_two_publishers_share_a_name() -> None:
    names = [one.name.lower() for one in publishers().values()]
    assert len(set(names)) == len(names)


def test_every_publisher_says_something_or_published_a_document() -> None:
    heard = {one.publisher for one in ledger()} | {one.said_by for one in figures().values()}
    assert set(publishers()) == heard | {one.publisher for one in sources().values()}


def test_an_unknown_id_names_near_ones_and_the_file() -> None:
    with pytest.raises(KitError, match=r"no publisher 'trak'.*trac.*publishers\.toml"):
        publisher("trak")


@pytest.mark.parametrize(
    ("name", "label", "wrong"), [("A blog", "BLOG", "has the label 'BLOG'"), (" ", "GOV", "no name")]
)
def test_a_publisher_without_a_name_or_of_an_unknown_kind_is_refused(
    name: str, label: str, wrong: str
) -> None:
    with pytest.raises(KitError, match=wrong):
        Publisher("x", name, label)


def test_descriptions_of_datasets_name_a_publisher_as_the_list_does() -> None:
    """Three spellings of OHSS and two of ICE stood in claims, charts and descriptions."""
    abbreviations = {
        match[0]: one.name
        for one in publishers().values()
        if (match := re.search(r"\([A-Z]{2,}\)$", one.name))
    }
    written = {
        source["publisher"]
        for path in (ROOT / "datasets").glob("*/datapackage.json")
        for package in [json.loads(path.read_text("utf-8"))]
        for owner in (package, *package["resources"])
        for source in owner.get("sources", [])
    }
    wrong = [
        text
        for text in written
        for short, name in abbreviations.items()
        if short in text and not re.search(rf"(^|; |Mostly ){re.escape(name)}", text)
    ]
    assert wrong == []
