"""nbgrader's settings, as an instructor's `nbgrader_config.py` imports them."""

from lessonkit.nbgrader_setup import *  # noqa: F403
