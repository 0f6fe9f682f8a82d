"""Marks: the ways of drawing that no chart library has, each written once in Python and in a script beside it."""

from scomm.charts.marks.answers import Answer, Answers
from scomm.charts.marks.area import Area, Portion, Square
from scomm.charts.marks.curves import Curve, Curves, Here, Measured
from scomm.charts.marks.cut import Cut, Heap
from scomm.charts.marks.dots import Dots, Swarm
from scomm.charts.marks.drawn import Drawn, Gap, Handle
from scomm.charts.marks.effects import Alike, Effect, Effects
from scomm.charts.marks.film import Film, Frame
from scomm.charts.marks.front_pages import FrontPage, FrontPages
from scomm.charts.marks.hidden import Hidden
from scomm.charts.marks.hundred import of_hundred
from scomm.charts.marks.hundreds import Field, Hundreds
from scomm.charts.marks.intervals import Across, Interval, Intervals
from scomm.charts.marks.journey import Ground, Journey, Leg, Station, Step
from scomm.charts.marks.land import Land, Region
from scomm.charts.marks.lid import Lid
from scomm.charts.marks.lines import (
    Band,
    Between,
    Bracket,
    Dash,
    Event,
    Guessed,
    Line,
    Lines,
    Mean,
    Move,
    Rule,
    Since,
)
from scomm.charts.marks.map import Changes, Dot, Dress, Legend, Look, Map, Remarks, Share
from scomm.charts.marks.mark import Mark, kinds, scripts
from scomm.charts.marks.multiples import Multiples, Panel, Together
from scomm.charts.marks.outcomes import Outcomes, Place, Shown, Study
from scomm.charts.marks.people import Around, Group, People
from scomm.charts.marks.prints import Pair, Print, Prints, Spot
from scomm.charts.marks.quantiles import Estimated, Quantiles
from scomm.charts.marks.ranges import Ranges, Reach
from scomm.charts.marks.spans import Row, Spans, Spell
from scomm.charts.marks.stages import Rate, Stage, Stages
from scomm.charts.marks.strip import Layer, Mention, Point, Strip
from scomm.charts.marks.tally import Side, Tally
from scomm.charts.marks.tornado import Gain, Tornado

__all__ = [
    "Across",
    "Alike",
    "Answer",
    "Answers",
    "Area",
    "Around",
    "Band",
    "Between",
    "Bracket",
    "Changes",
    "Curve",
    "Curves",
    "Cut",
    "Dash",
    "Dot",
    "Dots",
    "Drawn",
    "Dress",
    "Effect",
    "Effects",
    "Estimated",
    "Event",
    "Field",
    "Film",
    "Frame",
    "FrontPage",
    "FrontPages",
    "Gain",
    "Gap",
    "Ground",
    "Group",
    "Guessed",
    "Handle",
    "Heap",
    "Here",
    "Hidden",
    "Hundreds",
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
    "Mean",
    "Measured",
    "Mention",
    "Move",
    "Multiples",
    "Outcomes",
    "Pair",
    "Panel",
    "People",
    "Place",
    "Point",
    "Portion",
    "Print",
    "Prints",
    "Quantiles",
    "Ranges",
    "Rate",
    "Reach",
    "Region",
    "Remarks",
    "Row",
    "Rule",
    "Share",
    "Shown",
    "Side",
    "Since",
    "Spans",
    "Spell",
    "Spot",
    "Square",
    "Stage",
    "Stages",
    "Station",
    "Step",
    "Strip",
    "Study",
    "Swarm",
    "Tally",
    "Together",
    "Tornado",
    "kinds",
    "of_hundred",
    "scripts",
]
