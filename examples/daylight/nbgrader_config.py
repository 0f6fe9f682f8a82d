"""nbgrader, set up for this course: its own commands hand out and grade behind the same fence as `lessonkit grade`."""

from lessonkit.nbgrader_setup import set_up

c = get_config()  # noqa: F821  (nbgrader gives it)

c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"
set_up(c)
