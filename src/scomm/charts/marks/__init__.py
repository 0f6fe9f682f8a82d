"""Marks: the ways of drawing that no chart library has, each written once in Python and in a script beside it."""

<<<<<<< HEAD
from scomm.charts.marks.land import Land, Region
from scomm.charts.marks.map import Changes, Dot, Dress, Legend, Look, Map, Remarks
=======
from scomm.charts.marks.drawn import Drawn, Handle
from scomm.charts.marks.hidden import Hidden
from scomm.charts.marks.intervals import Across, Interval, Intervals
from scomm.charts.marks.journey import Journey, Leg, Station, Step
from scomm.charts.marks.lid import Lid
from scomm.charts.marks.lines import Band, Bracket, Event, Line, Lines, Rule
>>>>>>> pictures
from scomm.charts.marks.mark import Mark, kinds, scripts
from scomm.charts.marks.multiples import Multiples, Panel
from scomm.charts.marks.people import Group, People
<<<<<<< HEAD
from scomm.charts.marks.strip import Layer, Mention, Stretch, Strip

__all__ = ["Changes", "Dot", "Dress", "Group", "Land", "Layer", "Legend", "Look", "Map", "Mark", "Mention", "People", "Region", "Remarks", "Stretch", "Strip", "kinds", "scripts"]
=======
from scomm.charts.marks.spans import Row, Spans, Stretch

__all__ = [
    "Across",
    "Band",
    "Bracket",
    "Drawn",
    "Event",
    "Group",
    "Handle",
    "Hidden",
    "Interval",
    "Intervals",
    "Journey",
    "Leg",
    "Lid",
    "Line",
    "Lines",
    "Mark",
    "Multiples",
    "Panel",
    "People",
    "Row",
    "Rule",
    "Spans",
    "Station",
    "Step",
    "Stretch",
    "kinds",
    "scripts",
]
>>>>>>> pictures
