"""Marks: the ways of drawing that no chart library has, each written once in Python and in a script beside it."""

from scomm.charts.marks.area import Area, Square
from scomm.charts.marks.front_pages import FrontPage, FrontPages
from scomm.charts.marks.hundred import of_hundred
from scomm.charts.marks.mark import Mark, kinds, scripts
from scomm.charts.marks.people import Group, Line, People
from scomm.charts.marks.stages import Rate, Stage, Stages
from scomm.charts.marks.strip import Point, Strip
from scomm.charts.marks.tornado import Gain, Tornado

__all__ = [
    "Area",
    "FrontPage",
    "FrontPages",
    "Gain",
    "Group",
    "Line",
    "Mark",
    "People",
    "Point",
    "Rate",
    "Square",
    "Stage",
    "Stages",
    "Strip",
    "Tornado",
    "kinds",
    "of_hundred",
    "scripts",
]
