"""The folders of learners in a course, whatever they are called."""

from __future__ import annotations

import glob
from pathlib import Path

from nbgrader.converters import BaseConverter

from lessonkit.grading.choosing import copy_number
from lessonkit.grading.names import is_text, shown

RENAME = "The name of the folder {folder} is no plain text, so nothing in it is graded: rename the folder."


def folders_of(converter: BaseConverter, learner: str) -> list[Path]:
    """The folders that one of nbgrader's converters reads, of one learner or of all (`*`).

    nbgrader alone passes over names with brackets or a leading dot without a word. A name that no gradebook
    can hold is told, and the others go on.
    """
    lesson = glob.escape(converter.coursedir.assignment_id)
    asked = learner if "*" in learner else glob.escape(learner)
    found = glob.glob(converter._format_source(lesson, asked), include_hidden=True)
    paths = [Path(path) for path in found if Path(path).is_dir() and ".ipynb_checkpoints" not in path]
    for path in paths:
        if not is_text(str(path)):
            converter.log.error(RENAME.format(folder=shown(str(path))))
    return [path for path in paths if is_text(str(path))]


def misplaced(submitted: Path, lesson: str) -> list[str]:
    """One line for each notebook of a lesson that lies beside the folder in which it is looked for."""
    loose = [path for path in sorted(submitted.glob("*/*")) if copy_number(path.name, lesson) is not None]
    return [
        f"{shown(path.name)} of {shown(path.parent.name)} is not looked at: move it into "
        f"{submitted.name}/{shown(path.parent.name)}/{lesson}."
        for path in loose
        if path.is_file()
    ]
