"""Setting nbgrader up for the kit's lessons, in the kit's own folder or in another course.

`nbgrader_config.py` calls `set_up`. nbgrader has no setting for the classes that walk through the submissions and write
the release, so `set_up` puts the kit's in their place. For an assignment that is not one of the kit's lessons they
do what nbgrader's do.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbgrader.apps.api
import nbgrader.apps.autogradeapp
import nbgrader.apps.generateassignmentapp
import nbgrader.apps.generatefeedbackapp
from nbgrader.server_extensions.formgrader.handlers import template_path

from lessonkit.authoring.handing_out import GenerateLessons
from lessonkit.grading.batch.autograde import AutogradeLessons
from lessonkit.grading.exchange import CollectLessons
from lessonkit.grading.export import MarksExportPlugin
from lessonkit.grading.feedback import FeedbackOnLessons

TEMPLATES = [str(Path(__file__).with_name("grading") / "templates"), template_path]
"""For `HTMLExporter.extra_template_basedirs`: the kit's `formgrade/` is looked at before nbgrader's.

Formgrader calls the macro `mathjax` in its page's head. The one in the kit's folder loads no MathJax. It wraps what
learners wrote, and lets the page run formgrader's own scripts alone, which it knows by their hashes: so a learner's
script would not run even where it reached the page, as the name of a folder does.
"""


def set_up(config: Any, key_folder: str | Path = "solutions") -> None:
    """Let nbgrader hand out and grade the kit's lessons; other assignments of the course stay as they are.

    `key_folder` has one folder a lesson, each with the `exercises.py` and `lesson.md` that are its key.
    """
    config.ExecuteAndJudge.key_folder = str(key_folder)
    config.ExportApp.plugin_class = MarksExportPlugin
    config.ExchangeFactory.collect = CollectLessons
    config.HTMLExporter.extra_template_basedirs = TEMPLATES  # formgrader's page asks no server for anything
    for module in (nbgrader.apps.api, nbgrader.apps.autogradeapp):
        module.Autograde = AutogradeLessons  # type: ignore[attr-defined]
    for module in (nbgrader.apps.api, nbgrader.apps.generateassignmentapp):
        module.GenerateAssignment = GenerateLessons  # type: ignore[attr-defined]
    for module in (nbgrader.apps.api, nbgrader.apps.generatefeedbackapp):
        module.GenerateFeedback = FeedbackOnLessons  # type: ignore[attr-defined]
