"""What the tests of the authoring room need of a course: the kit's own file says more."""

from lessonkit.authoring.handing_out import RELEASE_STEPS

c = get_config()  # noqa: F821
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"
c.CourseDirectory.ignore = [
    "__pycache__",
    "*.pyc",
    ".ipynb_checkpoints",
    "lesson.md",
    "exercises.py",
]
c.ClearSolutions.code_stub = {"python": ""}
c.GenerateAssignment.preprocessors = RELEASE_STEPS
