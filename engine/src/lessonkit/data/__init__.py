"""The kit's datasets: `load` one by name, list their `names`, `describe` where they come from, draw their `shapes`."""

from lessonkit.data.describing import Dataset, Field, Source, describe
from lessonkit.data.loading import load
from lessonkit.data.registry import names, root

__all__ = ["Dataset", "Field", "Source", "describe", "load", "names", "root"]
