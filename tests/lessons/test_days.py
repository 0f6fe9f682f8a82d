"""A lesson that speaks of its own present says of which day."""

import re
from pathlib import Path

import pytest

from lessonkit.claims.markdown import without_code_blocks

LESSONS = sorted((Path(__file__).parents[2] / "solutions").glob("*/lesson.md"))
PRESENT = re.compile(
    r"\b(?:today|nowadays|currently|at present|to this day|these years|recently|as of now)\b", re.IGNORECASE
)
DATED = re.compile(r"\b(?:20\d\d|FY20\d\d)\b")


def undated(text):
    """The sentences that speak of the present and name no year."""
    plain = re.sub(r"\]\([^)]*\)", "]", without_code_blocks(text)).replace("\n", " ")
    sentences = re.split(r"(?<=[.!?])\s+", plain)
    return [one for one in sentences if PRESENT.search(one) and not DATED.search(one)]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.parent.name)
def test_a_lesson_dates_its_present(path):
    assert undated(path.read_text("utf-8")) == []


def test_an_undated_present_is_found():
    assert undated("It was so. Today it is not. On 13 December 2025, today's last count, it was.") == [
        "Today it is not."
    ]
