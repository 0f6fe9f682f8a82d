"""Charts as lessons import them."""

from lessonkit.charts import *  # noqa: F403
from lessonkit.charts import __all__ as __all__
