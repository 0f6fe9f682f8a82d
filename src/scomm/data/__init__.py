"""The kit's datasets: `load` one by name, list their `names`, `describe` where they come from."""

from scomm.data.describing import Dataset, Field, Source, describe
from scomm.data.loading import load
from scomm.data.registry import names, root

__all__ = ["Dataset", "Field", "Source", "describe", "load", "names", "root"]
