"""nbgrader, set up for this kit: `solutions/` is the source, `lessons/` the release.

In a course of your own, call `set_up` in its own nbgrader_config.py instead (see docs/grading-a-class.md).
"""

from lessonkit.nbgrader_setup import set_up

c = get_config()  # noqa: F821  (nbgrader gives it)

c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"
set_up(c, key_folder="solutions")
c.ExecuteAndJudge.timeout = 60
c.ExecuteAndJudge.total_timeout = 300
