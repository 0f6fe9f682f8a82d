"""What learners read of mistakes that the lesson does not list by name, such as a table of which a part is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from lessonkit.exercises.spec import Exercise
from lessonkit.grading.report.facts import Learner
from lessonkit.json_limits import NOTEBOOK, read_json

_TAGS = re.compile(r"<[^>]*>")
_FIRST = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)

Replies = dict[tuple[str, str], str]
"""A reply as plain text, by exercise and mistake."""


def replies_of(
    exercises: Sequence[Exercise], learners: Sequence[Learner], page: Callable[[str], Path]
) -> Replies:
    """The reply to each mistake that no exercise lists, from the graded notebook of one who made it; none where that is gone."""
    listed = {(one.id, mistake.name) for one in exercises for mistake in one.mistakes}
    found: Replies = {}
    for learner in learners:
        made = {(id, one.mistake) for id, one in learner.responses.items() if one.mistake}
        if left := made - listed - found.keys():
            read = _read(page(learner.name))
            found |= {pair: read[pair[0]] for pair in left if read.get(pair[0])}
    return found


def _read(path: Path) -> dict[str, str]:
    """The first paragraph of each reply in a graded notebook, by exercise."""
    try:
        cells = read_json(path.read_bytes(), NOTEBOOK)["cells"]
        return {_exercise(cell): _reply(cell) for cell in cells if _exercise(cell)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # it was deleted, or somebody changed it


def _exercise(cell: Mapping[str, Any]) -> str:
    return str(cell["metadata"].get("scomm", {}).get("exercise", ""))


def _reply(cell: Mapping[str, Any]) -> str:
    for output in cell.get("outputs", ()):
        html = output.get("data", {}).get("text/html", "")
        if first := _FIRST.search(html if isinstance(html, str) else "".join(html)):
            return " ".join(unescape(_TAGS.sub("", first[1])).split())
    return ""
