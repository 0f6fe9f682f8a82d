"""Make the notebook that learners open, with nbgrader's own generate_assignment."""

from __future__ import annotations

import logging
import shutil
import tempfile
from pathlib import Path

from lessonkit.authoring.folder_files import LEARNERS_FILES
from lessonkit.authoring.keeping import place_lesson
from lessonkit.errors import KitError

LEFT_BEHIND = ("__pycache__", *LEARNERS_FILES)


def generate(lesson_id: str, course_root: Path) -> Path:
    """Make `lessons/<lesson>` from the committed source notebook, and put it in place in one step."""
    with tempfile.TemporaryDirectory(prefix="scomm-generate-", ignore_cleanup_errors=True) as name:
        shutil.copytree(
            course_root / "solutions" / lesson_id,
            Path(name, "solutions", lesson_id),
            ignore=shutil.ignore_patterns(*LEFT_BEHIND),
        )
        finished = run_nbgrader(lesson_id, course_root, Path(name))
        target = course_root / "lessons" / lesson_id
        place_lesson(finished, target)
        return target


def run_nbgrader(lesson_id: str, course_root: Path, temporary: Path) -> Path:
    """Run generate_assignment on `temporary/solutions` with the course's own nbgrader_config.py, if it has one.

    No gradebook is made (nbgrader's `--no-db`): the instructor's own run makes it. Returns the
    finished folder; a `KitError` if nbgrader fails.
    """
    from nbgrader.converters.base import NbGraderException
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import PyFileConfigLoader

    from lessonkit.authoring.handing_out import GenerateLessons
    from lessonkit.grading.batch.course import folders_of_a_course

    config = folders_of_a_course()
    if (course_root / "nbgrader_config.py").is_file():
        config.merge(PyFileConfigLoader("nbgrader_config.py", path=str(course_root)).load_config())
    config.CourseDirectory.root = str(temporary.resolve())
    config.GenerateAssignment.no_database = True
    config.SaveCells.enabled = False  # and so its kind
    log, said = _listener()
    course = CourseDirectory(config=config, log=log, assignment_id=lesson_id)
    try:
        GenerateLessons(coursedir=course, config=config, log=log).start()
    except NbGraderException as error:
        raise KitError(f"nbgrader could not generate {lesson_id}: {_cause(said) or error}") from None
    return temporary / course.release_directory / lesson_id


def _listener() -> tuple[logging.Logger, list[str]]:
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    log = logging.Logger("lessonkit.authoring.generate", level=logging.ERROR)
    log.addHandler(Listener())
    return log, said


def _cause(said: list[str]) -> str:
    """The last line of the first traceback that nbgrader logged."""
    for message in said:
        if "Traceback" in message:
            return message.strip().splitlines()[-1]
    return ""
