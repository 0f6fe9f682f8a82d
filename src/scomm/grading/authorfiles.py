"""The files of a lesson's source folder that only authors and graders may see."""

AUTHOR_FILES = ("lesson.md", "exercises.py", "rubric.toml")
"""Patterns for nbgrader's `CourseDirectory.ignore`: never copied to learners or submissions."""
