"""Putting a lesson in place without taking anybody's work: what a learner made there stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nbformat import from_dict
from nbgrader.utils import compute_checksum

from lessonkit.authoring.cells import digest
from lessonkit.authoring.folder_files import files_in
from lessonkit.wholefile import place_file

KEPT = "{stem}.kept-{number}{suffix}"
"""The name of a notebook that somebody worked in, once a new one stands in its place."""


def place_lesson(finished: Path, target: Path) -> list[Path]:
    """Put the files of a finished lesson into the folder `target`; every other file there stays.

    A notebook that somebody worked in is kept beside the new one, under a name of its own. Returns
    the kept ones.
    """
    kept = []
    for inside, path in files_in(finished).items():
        old = target / inside
        content = path.read_bytes()
        if old.is_file() and old.read_bytes() != content and worked_in(old):
            kept.append(old.rename(_free_name(old)))
        place_file(old, content)
    return kept


def worked_in(path: Path) -> bool:
    """True for a notebook that is more than what was handed out: answers, outputs, cells of one's own.

    A file that is no notebook is taken for somebody's work if it can't be read as one.
    """
    if path.suffix != ".ipynb":
        return False
    try:
        cells = json.loads(path.read_text(encoding="utf-8-sig"))["cells"]
        return any(_touched(cell) for cell in cells)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return True


def _touched(cell: dict[str, Any]) -> bool:
    if cell.get("outputs") or cell.get("execution_count") is not None:
        return True
    source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
    marks = cell["metadata"].get("nbgrader")
    if marks and marks.get("checksum"):
        return compute_checksum(from_dict({**cell, "source": source})) != marks["checksum"]
    # the id of a plain code cell ends in a digest of what was handed out in it
    role, _, key = str(cell.get("id", "")).rpartition("-code-")
    if cell["cell_type"] == "code" and role:
        return digest(source) != key.split("-")[0]
    return not role and "-" not in str(cell.get("id", ""))


def _free_name(path: Path) -> Path:
    number = 1
    while (name := path.with_name(KEPT.format(stem=path.stem, number=number, suffix=path.suffix))).exists():
        number += 1
    return name
