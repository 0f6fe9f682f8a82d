"""Setting nbgrader up for the kit's lessons, in the kit's own folder or in another course.

`nbgrader_config.py` calls `set_up`. nbgrader has settings for its steps, and none for the classes that walk through
the submissions and write the release, so `set_up` puts the kit's in their place. For an assignment that is not
one of the kit's lessons they do what nbgrader's do.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbgrader.apps.api
import nbgrader.apps.autogradeapp
import nbgrader.apps.generateassignmentapp
from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)

from scomm.authoring.handing_out import GenerateLessons
from scomm.authoring.starters import RELEASE_STEPS
from scomm.exercises.locate import AUTHOR_FILES
from scomm.grading.autograde import AutogradeLessons
from scomm.grading.execute import ExecuteAndJudge
from scomm.grading.export import MarksExportPlugin
from scomm.grading.restore_step import RestoreCells


def set_up(config: Any, key_folder: str | Path = "solutions") -> None:
    """Let nbgrader grade the kit's lessons; `key_folder` has one folder a lesson, with its `exercises.py`."""
    # generate_assignment and autograde copy every file of the source folder but these
    config.CourseDirectory.ignore = [
        ".ipynb_checkpoints", "*.pyc", "__pycache__", "*.tmp-nbgrader", "passport-*.json", *AUTHOR_FILES
    ]  # fmt: skip
    config.GenerateAssignment.preprocessors = RELEASE_STEPS
    config.Autograde.sanitize_preprocessors = [
        RestoreCells,  # first: nothing that a cell says of itself is believed
        ClearOutput,
        DeduplicateIds,
        OverwriteKernelspec,
        OverwriteCells,
        CheckCellMetadata,
    ]
    config.Autograde.autograde_preprocessors = [
        ExecuteAndJudge,
        IgnorePattern,
        ClearMetadataPreprocessor,
        LimitOutput,
        SaveAutoGrades,
        AssignLatePenalties,
        CheckCellMetadata,
    ]
    config.ExecuteAndJudge.key_folder = str(key_folder)
    config.ExportApp.plugin_class = MarksExportPlugin
    for module in (nbgrader.apps.api, nbgrader.apps.autogradeapp):
        module.Autograde = AutogradeLessons  # type: ignore[attr-defined]
    for module in (nbgrader.apps.api, nbgrader.apps.generateassignmentapp):
        module.GenerateAssignment = GenerateLessons  # type: ignore[attr-defined]
