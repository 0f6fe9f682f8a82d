"""The folders of learners in a course, whatever they are called."""

from __future__ import annotations

import glob
from pathlib import Path

from nbgrader.converters import BaseConverter


def folders_of(converter: BaseConverter, learner: str) -> list[Path]:
    """The folders that one of nbgrader's converters reads, of one learner or of all (`*`).

    nbgrader alone passes over names with brackets or a leading dot without a word.
    """
    lesson = glob.escape(converter.coursedir.assignment_id)
    asked = learner if "*" in learner else glob.escape(learner)
    found = glob.glob(converter._format_source(lesson, asked), include_hidden=True)
    return [Path(path) for path in found if Path(path).is_dir() and ".ipynb_checkpoints" not in path]
