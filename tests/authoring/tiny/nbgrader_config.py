"""What the tests of the authoring room need of a course: the kit's own file may say more."""

from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions

from scomm.authoring.starters import LeaveStarter

c = get_config()  # noqa: F821
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"
c.CourseDirectory.ignore = [
    "__pycache__",
    "*.pyc",
    ".ipynb_checkpoints",
    "lesson.md",
    "*.py",
    "*.toml",
    "passport-*",
]
c.ClearSolutions.code_stub = {"python": ""}
steps = list(GenerateAssignment.preprocessors.default_args[0])
steps.insert(steps.index(ClearSolutions) + 1, LeaveStarter)
c.GenerateAssignment.preprocessors = steps
