"""nbgrader's generate_feedback for the kit's lessons: a page for every learner, also for those whose notebook did not run."""

from __future__ import annotations

from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback

from scomm.grading.feedback_export import FeedbackExporter
from scomm.grading.feedback_grades import ReadGrades
from scomm.grading.folders import folders_of
from scomm.grading.released import is_lesson, released_cells


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
        super().start()

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
        """Copy nothing beside the page of one of the kit's lessons.

        nbgrader copies what lies beside a graded notebook: a learner's files, which would be taken for
        feedback and opened with the reader's session.
        """
        if not self.is_lesson:
            super().init_assignment(assignment_id, student_id)
