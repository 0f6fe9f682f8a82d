"""Marks: the ways of drawing that no chart library has, each written once in Python and in a script beside it."""

from scomm.charts.marks.drawn import Drawn, Handle
from scomm.charts.marks.hidden import Hidden
from scomm.charts.marks.intervals import Across, Interval, Intervals
from scomm.charts.marks.journey import Journey, Leg, Station, Step
from scomm.charts.marks.lid import Lid
from scomm.charts.marks.lines import Band, Bracket, Dash, Event, Line, Lines, Rule
from scomm.charts.marks.mark import Mark, kinds, scripts
from scomm.charts.marks.multiples import Multiples, Panel
from scomm.charts.marks.people import Group, People
from scomm.charts.marks.spans import Row, Spans, Stretch

__all__ = [
    "Across",
    "Band",
    "Bracket",
    "Dash",
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
