"""Marks: the ways of drawing that no chart library has, each written once in Python and in a script beside it."""

from scomm.charts.marks.land import Land, Region
from scomm.charts.marks.map import Changes, Dot, Dress, Legend, Look, Map, Remarks
from scomm.charts.marks.mark import Mark, kinds, scripts
from scomm.charts.marks.people import Group, People
from scomm.charts.marks.strip import Layer, Mention, Stretch, Strip

__all__ = ["Changes", "Dot", "Dress", "Group", "Land", "Layer", "Legend", "Look", "Map", "Mark", "Mention", "People", "Region", "Remarks", "Stretch", "Strip", "kinds", "scripts"]
