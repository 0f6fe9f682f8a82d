"""Marks: the ways of drawing that no chart library has, each written once in Python and in a script beside it."""

from scomm.charts.marks.mark import Mark, kinds, scripts
from scomm.charts.marks.people import Group, People

__all__ = ["Group", "Mark", "People", "kinds", "scripts"]
