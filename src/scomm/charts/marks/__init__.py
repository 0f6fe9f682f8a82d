"""Marks: the ways of drawing that no chart library has, each written once in Python and in a script beside it."""

from scomm.charts.marks.journey import Journey, Line, Station, Step
from scomm.charts.marks.mark import Mark, kinds, scripts
from scomm.charts.marks.people import Group, People
from scomm.charts.marks.spans import Row, Spans, Stretch

__all__ = [
    "Group",
    "Journey",
    "Line",
    "Mark",
    "People",
    "Row",
    "Spans",
    "Station",
    "Step",
    "Stretch",
    "kinds",
    "scripts",
]
