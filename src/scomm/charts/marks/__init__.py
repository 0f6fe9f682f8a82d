"""Marks: the ways of drawing that no chart library has, each written once in Python and in a script beside it."""

from scomm.charts.marks.drawn import Drawn, Handle
from scomm.charts.marks.journey import Journey, Leg, Station, Step
from scomm.charts.marks.lines import Band, Bracket, Dash, Event, Line, Lines, Rule
from scomm.charts.marks.mark import Mark, kinds, scripts
from scomm.charts.marks.multiples import Multiples, Panel
from scomm.charts.marks.people import Group, People
from scomm.charts.marks.spans import Row, Spans, Stretch

__all__ = [
    "Band",
    "Bracket",
    "Dash",
    "Drawn",
    "Event",
    "Group",
    "Handle",
    "Journey",
    "Leg",
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
