"""`lessonkit extend`: more time for one learner, by nbgrader's own extension, and what lateness costs worked out anew."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from nbgrader.api import Gradebook, Student
from nbgrader.preprocessors import AssignLatePenalties
from rich.console import Console

from lessonkit.errors import KitError
from lessonkit.grading.batch.alone import alone_in
from lessonkit.grading.batch.course import open_course
from lessonkit.grading.batch.gradebook_writing import LessonBook
from lessonkit.grading.batch.lessons_known import check_known, lessons_of
from lessonkit.grading.batch_words import without_noise
from lessonkit.grading.names import shown
from lessonkit.grading.standings import submissions
from lessonkit.language.sentences import sentences_beside
from lessonkit.language.words import nearest

say = sentences_beside(__file__)


def extend(learner: str, lesson: str, more: timedelta, folder: Path, console: Console) -> None:
    """Give a learner more time for a lesson, or none at all where `more` is zero; extensions don't add up.

    A `KitError` where the lesson, its due date or the learner is not known.
    """
    course = open_course(folder)
    with alone_in(course.root), course.gradebook() as gradebook, without_noise():
        check_known([lesson], lessons_of(gradebook))
        if gradebook.find_assignment(lesson).duedate is None:
            raise KitError(say("extend.no-due", lesson=lesson), do=say("extend.no-due-do", lesson=lesson))
        names = sorted({student.id for student in gradebook.students} | {*submissions(course.root, lesson)})
        if learner not in names:
            raise KitError(say("extend.nobody", learner=shown(learner)), do=nearest(learner, names))
        book = LessonBook(gradebook, lesson, AssignLatePenalties(config=course.config))
        due = _grant(gradebook, book, learner, more)
        changed = book.late_anew()
    said = say("extend.granted" if more else "extend.taken", learner=shown(learner), lesson=lesson, due=due)
    console.print(said, highlight=False, markup=False)
    if changed:
        console.print(say("extend.late", n=changed), highlight=False, markup=False)


def _grant(gradebook: Gradebook, book: LessonBook, learner: str, more: timedelta) -> str:
    """Set the extension; when the learner has to hand in now, as a text in UTC."""
    new = gradebook.db.get(Student, learner) is None or not any(
        one.assignment_id == book.assignment for one in gradebook.db.get(Student, learner).submissions
    )
    submission = book.submission(learner)
    if new:  # nothing was handed in yet, so nobody has anything to read
        for grade in book.grades(book.notebook(submission)).values():
            grade.needs_manual_grade = False
    submission.extension = more or None
    gradebook.db.commit()
    due = f"{submission.duedate:%Y-%m-%d %H:%M} UTC"
    gradebook.db.expunge_all()
    return due
