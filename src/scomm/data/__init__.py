"""The kit's datasets: `load` one by name, list their `names`, `describe` where they come from, draw their `shapes`."""

from scomm.data.describing import Dataset, Field, Source, describe
from scomm.data.loading import load
from scomm.data.registry import names, root
from scomm.data.shapes import Shapes, shapes

__all__ = ["Dataset", "Field", "Shapes", "Source", "describe", "load", "names", "root", "shapes"]
