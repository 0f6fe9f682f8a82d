"""The course and its exchange, for the instructor and the learners of a class server. See docs/hub.md."""

c = get_config()  # noqa: F821 - nbgrader gives this name to its config files

c.CourseDirectory.course_id = "seccom101"
c.Exchange.root = "/srv/seccom/exchange"
