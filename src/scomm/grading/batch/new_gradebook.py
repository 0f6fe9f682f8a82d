"""A course of one's own begins its gradebook itself: each lesson is written into it as it was handed out."""

from __future__ import annotations

import os
import sysconfig
import tempfile
from pathlib import Path
from unittest.mock import patch

import nbformat
from nbgrader.api import Gradebook
from traitlets.config import Config

from scomm.grading.lesson_cells import SaveLessonCells


def begin_gradebook(file: Path) -> None:
    """Make an empty gradebook where none is; it stands there whole or not at all."""
    if file.exists():
        return
    programs = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".gradebook-") as folder:
        new = Path(folder, file.name)
        with patch.dict(os.environ, PATH=programs):  # nbgrader calls alembic by its name
            Gradebook(f"sqlite:///{new}").close()
        new.rename(file)


def record_lessons(gradebook: Gradebook, released: Path, address: str, config: Config) -> None:
    """Record every released lesson, `released/ID/ID.ipynb`, that the gradebook does not know, as nbgrader's generate_assignment does."""
    known = {one.name for one in gradebook.assignments}
    for notebook in sorted(released.glob("*/*.ipynb")):
        lesson = notebook.stem
        if lesson == notebook.parent.name and lesson not in known:
            gradebook.add_assignment(lesson)
            named = {"nbgrader": {"assignment": lesson, "notebook": lesson, "db_url": address}}
            SaveLessonCells(config=config).preprocess(nbformat.read(notebook, as_version=4), named)
