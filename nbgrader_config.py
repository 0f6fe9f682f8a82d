"""nbgrader, set up for this kit: `solutions/` is the source, `lessons/` the release.

Copy this file into a course folder (see docs/instructors.md) or run nbgrader from the kit.
"""

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

from scomm.authoring.starters import RELEASE_STEPS
from scomm.exercises.locate import AUTHOR_FILES
from scomm.grading.execute import ExecuteAndJudge
from scomm.grading.feedback_export import FeedbackExporter
from scomm.grading.feedback_grades import ReadGrades
from scomm.grading.formgrader import TEMPLATES
from scomm.grading.restore import RestoreAnswerCells

c = get_config()  # noqa: F821  (nbgrader gives it)

c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"
# generate_assignment and autograde copy every file of the source folder but these
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "*.tmp-nbgrader", *AUTHOR_FILES]
# the starter stands above the solution, so nothing is written in the solution's place
c.ClearSolutions.code_stub = {"python": ""}
c.GenerateAssignment.preprocessors = RELEASE_STEPS
# a learner who deletes a check cell, or an answer cell with it, loses no other points
c.OverwriteCells.add_missing_cells = True
c.Autograde.sanitize_preprocessors = [
    ClearOutput,
    DeduplicateIds,
    OverwriteKernelspec,
    RestoreAnswerCells,
    OverwriteCells,
    CheckCellMetadata,
]
c.Autograde.autograde_preprocessors = [
    ExecuteAndJudge,
    IgnorePattern,
    ClearMetadataPreprocessor,
    LimitOutput,
    SaveAutoGrades,
    AssignLatePenalties,
    CheckCellMetadata,
]
c.ExecuteAndJudge.timeout = 60
# a page for each learner that says what is read, what waits and why; without scripts
c.GenerateFeedback.preprocessors = [ReadGrades]
c.GenerateFeedback.exporter_class = FeedbackExporter
# formgrader's page of a submission asks no server for MathJax, and wraps written answers
c.HTMLExporter.extra_template_basedirs = TEMPLATES
