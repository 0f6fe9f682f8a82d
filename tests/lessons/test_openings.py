"""Of the two lessons that open with a person, one tells of somebody who was held, the other of somebody whom a search missed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessonkit.authoring.source import read_text
from lessonkit.sources import sources

SOLUTIONS = Path(__file__).parents[2] / "solutions"
HELD, MISSED = "01-booking-to-deportation", "02-what-a-match-means"
CASES = {HELD: "GALARZA-14", MISSED: "DOJ-OIG-00"}
"""The document of each case."""


def head(lesson: str) -> dict[str, str]:
    """The words above the first cell of a lesson, each on one line."""
    text = read_text(SOLUTIONS / lesson / "lesson.md")
    return {key: " ".join(getattr(text.front, key).split()) for key in ("opening", "content_note")}


def test_each_side_has_an_opening() -> None:
    held, missed = head(HELD)["opening"], head(MISSED)["opening"]
    assert "the jail kept him" in held
    assert "He was a citizen" in held
    assert "Did the search miss" in missed
    assert "citizen" not in missed


def test_both_openings_are_about_as_long() -> None:
    lengths = [len(head(lesson)["opening"].split()) for lesson in CASES]
    assert max(lengths) <= 1.3 * min(lengths)


@pytest.mark.parametrize("lesson", CASES)
def test_the_note_on_content_says_of_whom_the_opening_tells(lesson: str) -> None:
    assert re.search(r"opens with a man (who was held|whom a search missed)", head(lesson)["content_note"])


@pytest.mark.parametrize("lesson", CASES)
def test_the_lesson_links_to_the_document_of_its_case(lesson: str) -> None:
    folder = sources()[CASES[lesson]].url.removesuffix(
        "index.htm"
    )  # a report of many pages: one of them does
    assert f"]({folder}" in (SOLUTIONS / lesson / "lesson.md").read_text(encoding="utf-8")


def test_nobody_of_the_case_is_named_in_words() -> None:
    for lesson in CASES:
        words = re.sub(
            r"\([^)]*https?:[^)]*\)", "", (SOLUTIONS / lesson / "lesson.md").read_text(encoding="utf-8")
        )
        assert not re.search(r"Galarza|Gonzalez|Res[eé]nd", words)
