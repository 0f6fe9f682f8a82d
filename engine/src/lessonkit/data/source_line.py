"""The line of sources at the foot of a chart, made from what the datasets and the documents say of themselves."""

from __future__ import annotations

from collections.abc import Iterable

from lessonkit.data.describing import describe
from lessonkit.data.in_words import title_in_words
from lessonkit.data.registry import names
from lessonkit.sources import source


def source_line(keys: Iterable[str]) -> str:
    """Sources and datasets in one line: a dataset by its title, a document by its line for charts or its publisher and year.

    >>> source_line(["GAO-12", "TRAC-511"])
    'US Government Accountability Office (GAO), 2012; TRAC, Syracuse University, 2018'
    """
    datasets = set(names())
    said = [title_in_words(describe(key)) if key in datasets else source(key).at_foot for key in keys]
    return "; ".join(dict.fromkeys(said))
