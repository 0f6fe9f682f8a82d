"""nbgrader's generate_feedback for the kit's lessons: a page for every learner, also for those whose notebook did not run."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any, cast

from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback

from lessonkit.grading import judged
from lessonkit.grading.attempts import Rule, attempts_of
from lessonkit.grading.feedback_export import ATTEMPTS, FeedbackExporter
from lessonkit.grading.feedback_grades import ReadGrades
from lessonkit.grading.folders import folders_of
from lessonkit.grading.gradebook_release import released_cells
from lessonkit.grading.judge.judge import Judge
from lessonkit.grading.judge.set_up import SetUp
from lessonkit.grading.released import is_lesson
from lessonkit.grading.settings import ExecuteAndJudge
from lessonkit.grading.stamp import TIMESTAMP
from lessonkit.wholefile import write_whole

SECRET = "submission_secret.txt"
"""The file by which the exchange finds the learner whom a page is for."""
LONGEST = 1000
"""Bytes of such a file."""


class FeedbackOnLessons(GenerateFeedback):
    """Writes the kit's own page for one of its lessons, and nbgrader's for any other assignment."""

    def start(self) -> None:
        """Write the pages of one assignment."""
        name = self.coursedir.assignment_id
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            self.is_lesson = is_lesson(released_cells(gradebook, name, name))
        if self.is_lesson:
            self.preprocessors = [ReadGrades]
            self.exporter_class = FeedbackExporter
            self.journal = judged.read(Path(self.coursedir.root), name)
            self.rule = cast(Rule, ExecuteAndJudge(parent=self).attempts)
        with closing(Judge(SetUp(), ExecuteAndJudge(parent=self).judge_limits)) as self.judge:
            super().start()

    def init_single_notebook_resources(self, notebook_filename: str) -> dict[str, Any]:
        """What is known of a notebook; of one of the kit's lessons also the attempts of its learner."""
        resources: dict[str, Any] = super().init_single_notebook_resources(notebook_filename)
        if self.is_lesson:
            entries = self.journal.get(resources["nbgrader"]["student"], [])
            resources[ATTEMPTS] = attempts_of(entries, self.rule)
        return resources

    def init_notebooks(self) -> None:
        """Find the graded notebooks, whatever their learners are called."""
        if not self.is_lesson:
            super().init_notebooks()
            return
        name = f"{self.coursedir.assignment_id}.ipynb"
        folders = folders_of(self, self.coursedir.student_id)
        self.assignments = {
            str(folder): [str(folder / name)] for folder in folders if (folder / name).is_file()
        }
        if not self.assignments:
            super().init_notebooks()  # which says what nbgrader says where there is nothing

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """Copy nothing beside the page of one of the kit's lessons but what the exchange needs to send it back.

        nbgrader copies all that lies beside a graded notebook: a learner's files, which would be taken for
        feedback and opened with the reader's session.
        """
        if not self.is_lesson:
            super().init_assignment(assignment_id, student_id)
            return
        course = self.coursedir
        handed_in = Path(course.format_path(course.submitted_directory, student_id, assignment_id))
        target = Path(self._format_dest(assignment_id, student_id))
        target.mkdir(parents=True, exist_ok=True)
        for name in (TIMESTAMP, SECRET):
            path = handed_in / name
            if path.is_file() and not path.is_symlink() and path.stat().st_size < LONGEST:
                write_whole(target / name, path.read_bytes())
