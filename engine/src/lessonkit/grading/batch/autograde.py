"""nbgrader's autograde, and formgrader's button, as a door to the kit's own way of grading.

nbgrader has no setting for this, so `nbgrader_setup` puts this class in its place (see docs/decisions).
An assignment that is not one of the kit's lessons goes through nbgrader's own class unchanged.
"""

from __future__ import annotations

import sys
from fnmatch import fnmatchcase
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import Autograde

from lessonkit.errors import KitError
from lessonkit.grading.gradebook_release import released_cells
from lessonkit.grading.released import is_lesson
from lessonkit.grading.standings import submissions
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


class AutogradeLessons(Autograde):
    """Grades the submissions of one of the kit's lessons as `lessonkit grade` does, without collecting any."""

    def start(self) -> None:
        """Grade the submissions of one assignment."""
        lesson = self.coursedir.assignment_id
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            released = released_cells(gradebook, lesson, lesson)
        if not is_lesson(released):
            super().start()
            return
        try:
            self._grade(lesson)
        except KitError as error:
            self.log.error("%s", error)
            sys.exit(1)

    def _grade(self, lesson: str) -> None:
        # nbgrader's other commands load this file too, and need not wait for these
        from lessonkit.grading.batch.asked import Asked
        from lessonkit.grading.batch.command import ending, odd
        from lessonkit.grading.batch.course import Course
        from lessonkit.grading.batch.grade import grade_lesson

        course = Course.of(self.config, self.coursedir)
        for line in odd(course, lesson):
            self.log.warning("%s", line)
        learners = self._learners(lesson)
        if not learners:
            raise KitError(say("command.nobody"))
        told = grade_lesson(course, lesson, Asked(force=self.force, learners=learners))
        for learner, why in told.not_graded.items():
            self.log.error("%s was not graded: %s", learner, why)
        self.log.warning("%s", "\n".join(ending(told)))

    def _learners(self, lesson: str) -> tuple[str, ...]:
        """Whose submissions are asked for: one learner by name, or all who fit a pattern."""
        asked = self.coursedir.student_id
        found = submissions(Path(self.coursedir.root), lesson)
        return tuple(name for name in found if name == asked or ("*" in asked and fnmatchcase(name, asked)))
