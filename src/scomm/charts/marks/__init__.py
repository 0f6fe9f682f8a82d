"""Marks: the ways of drawing that no chart library has, each written once in Python and in a script beside it."""

from scomm.charts.marks.drawn import Drawn, Handle
from scomm.charts.marks.hidden import Hidden
from scomm.charts.marks.intervals import Across, Interval, Intervals
from scomm.charts.marks.journey import Journey, Leg, Station, Step
from scomm.charts.marks.land import Land, Region
from scomm.charts.marks.lid import Lid
from scomm.charts.marks.lines import Band, Bracket, Dash, Event, Line, Lines, Rule
from scomm.charts.marks.map import Changes, Dot, Dress, Legend, Look, Map, Remarks
from scomm.charts.marks.mark import Mark, kinds, scripts
from scomm.charts.marks.multiples import Multiples, Panel
from scomm.charts.marks.people import Group, People
from scomm.charts.marks.spans import Row, Spans, Spell
from scomm.charts.marks.strip import Layer, Mention, Stretch, Strip

__all__ = [
    "Across",
    "Band",
    "Bracket",
    "Changes",
    "Dash",
    "Dot",
    "Drawn",
    "Dress",
    "Event",
    "Group",
    "Handle",
    "Hidden",
    "Interval",
    "Intervals",
    "Journey",
    "Land",
    "Layer",
    "Leg",
    "Legend",
    "Lid",
    "Line",
    "Lines",
    "Look",
    "Map",
    "Mark",
    "Mention",
    "Multiples",
    "Panel",
    "People",
    "Region",
    "Remarks",
    "Row",
    "Rule",
    "Spans",
    "Spell",
    "Station",
    "Step",
    "Stretch",
    "Strip",
    "kinds",
    "scripts",
]
